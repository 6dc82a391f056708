package io.ringbook.agents.report;

import static io.ringbook.agents.Decimals.grouped;

import io.ringbook.agents.Decimals;
import io.ringbook.core.Side;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** One move and what led to it, in sentences that name sequences and times. */
final class MoveText {
    private static final int MOST_MAKERS = 5;
    private static final int MOST_REASONS = 5;
    private static final int MOST_TAKERS = 3;

    private final MoveTrail trail;
    private final Move move;
    private final RunFigures figures;
    private final InstrumentFigures instrument;
    private final String toPush;
    private final String toRest;

    MoveText(final MoveTrail trail, final RunFigures figures) {
        this.trail = trail;
        this.figures = figures;
        move = trail.move;
        instrument = figures.instruments().get(move.instrument());
        toPush = trail.pushing == Side.BUY ? " to buy" : " to sell";
        toRest = trail.pushing == Side.BUY ? " to sell" : " to buy";
    }

    Cause cause() {
        final List<Cause> causes = new ArrayList<>();
        causes.add(cause(Cause.Kind.TRADES, trades(), signals()));
        trail.makers.values().stream()
                .filter(maker -> maker.ranOutSequence != 0)
                .sorted(Comparator.comparing((MoveTrail.Maker maker) -> maker.before.subtract(maker.left))
                        .reversed())
                .limit(MOST_MAKERS)
                .forEach(maker ->
                        causes.add(Cause.at(Cause.Kind.MAKER, ranOut(maker), maker.ranOutSequence, maker.ranOutNs)));
        if (trail.haltSequence != 0) {
            causes.add(Cause.at(Cause.Kind.REFUSAL, halt(), trail.haltSequence, trail.haltNs));
        }
        trail.refused.entrySet().stream()
                .sorted(Comparator.comparingLong(entry -> -entry.getValue().count))
                .limit(MOST_REASONS)
                .forEach(entry -> causes.add(refused(OrderEnds.words(entry.getKey()), entry.getValue())));
        return cause(Cause.Kind.MOVE, words(), causes);
    }

    private Cause cause(final Cause.Kind kind, final String text, final List<Cause> causes) {
        return new Cause(kind, text, move.fromSequence(), move.toSequence(), move.fromNs(), move.toNs(), causes);
    }

    private String words() {
        final String from = Causes.middle(instrument, move.fromMiddle());
        if (move.emptiesABook()) {
            return "Nobody " + (move.rises() ? "sold " : "bought ") + instrument.symbol() + " any more from "
                    + at(move.toSequence(), move.toNs()) + " on" + forHowLong()
                    + ". Within a minute before, the price was " + from + ".";
        }
        if (move.size() == 0) {
            return "Trading in " + instrument.symbol() + " was halted at a price of " + from + ".";
        }
        final BigDecimal percent = BigDecimal.valueOf(100 * move.size())
                .divide(BigDecimal.valueOf(move.fromMiddle()), 2, RoundingMode.HALF_EVEN);
        final long lengthNs = move.toNs() - move.fromNs();
        return instrument.symbol() + (move.rises() ? " rose by " : " fell by ")
                + Causes.middle(instrument, move.size()) + ", from " + from + " to "
                + Causes.middle(instrument, move.toMiddle())
                + (lengthNs == 0 ? " at once" : " in " + UtcTime.span(lengthNs)) + ": "
                + grouped(percent.toPlainString()) + " %, or " + Causes.spreads(instrument, move)
                + " times its ordinary spread of "
                + grouped(instrument.scale().price(instrument.moves().ordinarySpread())) + ". "
                + between(move.fromSequence(), move.fromNs(), move.toSequence(), move.toNs());
    }

    private String trades() {
        final StringBuilder text = new StringBuilder();
        final boolean isTraded = trail.trades > 0;
        if (isTraded) {
            text.append(count(trail.trades, "trade"))
                    .append(" of orders")
                    .append(toPush)
                    .append(" took ")
                    .append(quantity(trail.lots));
            text.append(" and left ")
                    .append(count(trail.emptiedByTrades, "price level"))
                    .append(" empty");
        } else {
            text.append("No order").append(toPush).append(" traded");
        }
        if (trail.emptiedByCancels > 0) {
            text.append("; orders").append(toRest).append(" that were canceled or moved left ");
            text.append(
                    isTraded ? count(trail.emptiedByCancels) + " more" : count(trail.emptiedByCancels, "price level"));
            text.append(isTraded ? "" : " empty");
        }
        text.append(takers()).append('.');
        if (trail.emptySequence != 0 && !move.emptiesABook()) {
            text.append(" At ")
                    .append(at(trail.emptySequence, trail.emptyNs))
                    .append(" nobody was left to trade with")
                    .append(forHowLong())
                    .append('.');
        }
        return text.toString();
    }

    /** Who took most. */
    private String takers() {
        final Map<Integer, Long> lots = new LinkedHashMap<>();
        trail.orders.stream()
                .filter(order -> order.takenLots > 0 && trail.isDuring(order.sequence))
                .forEach(order -> lots.merge(order.account, order.takenLots, Long::sum));
        if (lots.isEmpty()) {
            return "";
        }
        return "; most of it went to "
                + lots.entrySet().stream()
                        .sorted(Map.Entry.<Integer, Long>comparingByValue().reversed())
                        .limit(MOST_TAKERS)
                        .map(entry -> name(entry.getKey()) + " (" + quantity(entry.getValue()) + ")")
                        .collect(Collectors.joining(", "));
    }

    /** The signals whose followers took most, if they took enough. */
    private List<Cause> signals() {
        final Map<String, List<MoveTrail.Said>> bySender = new LinkedHashMap<>();
        trail.signals.forEach(
                said -> bySender.computeIfAbsent(said.account() + " " + said.topic(), key -> new ArrayList<>())
                        .add(said));
        return bySender.values().stream()
                .map(said -> new Following(said, trail))
                .filter(Following::isTelling)
                .max(Comparator.comparingLong(following -> following.lots))
                .map(following -> List.of(signal(following)))
                .orElse(List.of());
    }

    private Cause signal(final Following following) {
        final List<MoveTrail.Said> signals = following.signals;
        final MoveTrail.Said said = signals.get(0);
        final MoveTrail.Sent last = following.orders.get(following.orders.size() - 1);
        final String soonest = UtcTime.span(following.soonestNs);
        final String latest = UtcTime.span(following.latestNs);
        final long refused = following.refused();
        final String text = said.sender() + " signaled \"" + said.text() + "\" on the topic " + said.topic() + " at "
                + at(said.sequence(), said.timeNs())
                + (signals.size() == 1 ? "" : ", the first of " + count(signals.size(), "signal")) + ". "
                + count(following.orders.size(), "order") + toPush + " of " + count(following.senders, "sender")
                + " followed " + (signals.size() == 1 ? "it, " : "them, ") + soonest
                + (latest.equals(soonest) ? "" : " to " + latest) + " later; they took " + quantity(following.lots)
                + ", and " + count(refused) + (refused == 1 ? " was" : " were")
                + " refused. In as long before " + (signals.size() == 1 ? "it" : "them")
                + " the same senders had taken " + quantity(following.lotsBefore) + ".";
        return new Cause(
                Cause.Kind.SIGNAL, text, said.sequence(), last.sequence, said.timeNs(), last.timeNs, List.of());
    }

    private String ranOut(final MoveTrail.Maker maker) {
        final Asset asset = move.rises() ? instrument.base() : instrument.quote();
        final StringBuilder text = new StringBuilder(maker.name);
        text.append(" ran out: it had ")
                .append(grouped(Decimals.text(maker.before, asset.decimals())))
                .append(' ')
                .append(asset.symbol());
        text.append(" and ")
                .append(grouped(Decimals.text(maker.left, asset.decimals())))
                .append(" after ")
                .append(at(maker.ranOutSequence, maker.ranOutNs));
        text.append(", and ")
                .append(maker.liveOrders == 0 ? "no order" : count(maker.liveOrders, "order"))
                .append(toRest)
                .append(maker.liveOrders == 0 ? " left" : " a minute after the move began");
        if (maker.withdrawn > 0) {
            text.append("; ").append(count(maker.withdrawn, "order")).append(" it withdrew");
        }
        if (maker.refused > 0) {
            text.append("; ").append(count(maker.refused, "order")).append(" of it ");
            text.append(maker.refused == 1 ? "was refused, sequence " : "were refused, sequences ");
            text.append(maker.firstRefused).append(maker.refused == 1 ? "" : " to " + maker.lastRefused);
        }
        return text.append('.').toString();
    }

    private String halt() {
        final String end = trail.resumedSequence == 0
                ? " It was not opened again."
                : " It opened again at " + at(trail.resumedSequence, trail.resumedNs) + ", "
                        + UtcTime.span(trail.resumedNs - trail.haltNs) + " later.";
        return "The circuit breaker halted " + instrument.symbol() + " at " + at(trail.haltSequence, trail.haltNs)
                + ", when an order of " + trail.haltedBy + " met its price band." + end;
    }

    private Cause refused(final String reason, final MoveTrail.Refused those) {
        final String text = count(those.count, "order") + " in " + instrument.symbol()
                + (those.count == 1 ? " was" : " were") + " refused, " + reason + ", the first of " + those.first + ". "
                + between(those.firstSequence, those.firstNs, those.lastSequence, those.lastNs);
        return new Cause(
                Cause.Kind.REFUSAL,
                text,
                those.firstSequence,
                those.lastSequence,
                those.firstNs,
                those.lastNs,
                List.of());
    }

    private String forHowLong() {
        return trail.filledSequence == 0
                ? ", to the end of the run"
                : ", for " + UtcTime.span(trail.filledNs - trail.emptyNs);
    }

    private String quantity(final long lots) {
        return grouped(instrument.scale().quantity(lots)) + " "
                + instrument.base().symbol();
    }

    private String name(final int account) {
        return account == RunFigures.NO_ACCOUNT
                ? figures.nobody().name()
                : figures.accounts().get(account).name();
    }

    private static String at(final long sequence, final long timeNs) {
        return "sequence " + sequence + " (" + UtcTime.ofDay(timeNs) + ")";
    }

    private static String between(final long from, final long fromNs, final long to, final long toNs) {
        return from == to
                ? "Sequence " + from + " (" + UtcTime.ofDay(fromNs) + ")."
                : "Sequences " + from + " (" + UtcTime.ofDay(fromNs) + ") to " + to + " (" + UtcTime.ofDay(toNs) + ").";
    }

    private static String count(final long count, final String what) {
        return count(count) + " " + what + (count == 1 ? "" : "s");
    }

    private static String count(final long count) {
        return grouped(Long.toString(count));
    }
}
