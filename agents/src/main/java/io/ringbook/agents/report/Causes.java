package io.ringbook.agents.report;

import static io.ringbook.agents.report.Decimals.grouped;

import io.ringbook.core.Side;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The moves of a run that are worth telling, walked back cause by cause. All of it follows from the journal, which says what a
 * sender had been told when it sent an order, not why it did.
 */
final class Causes {
    private static final int MOST_MOVES = 6;
    private static final int MOST_MAKERS = 5;
    private static final int MOST_REASONS = 5;
    private static final int MOST_TAKERS = 3;

    /** Of what was taken, orders that followed a signal took at least one in so many. */
    private static final long LEAST_SHARE = 4;

    /** Those who followed took so many times as much as in as long before the signal. */
    private static final long LEAST_RISE = 3;

    private final RunResults results;
    private final List<Cause> trees;

    private Causes(final RunResults results, final List<Cause> trees) {
        this.results = results;
        this.trees = trees;
    }

    /** Of a run without moves. */
    static Causes none(final RunResults results) {
        return new Causes(results, List.of());
    }

    /** @param trails of {@link #moves}, in their order */
    static Causes of(final RunResults results, final List<MoveTrail> trails) {
        final Causes causes = new Causes(results, new ArrayList<>());
        trails.forEach(trail -> causes.trees.add(causes.move(trail)));
        return causes;
    }

    /** @return what is worth telling, in the order of time; of very many the farthest */
    static List<Move> moves(final RunResults results) {
        final long endNs = results.recorder().lastTimestampNs();
        return results.instruments().stream()
                .flatMap(instrument -> instrument.moves().telling(endNs).stream())
                .sorted(Comparator.comparing(
                                (Move move) -> spreads(results.instruments().get(move.instrument()), move))
                        .reversed())
                .limit(MOST_MOVES)
                .sorted(Comparator.comparingLong(Move::fromSequence))
                .toList();
    }

    RunResults results() {
        return results;
    }

    /** @return a tree for each move, in the order of time */
    List<Cause> trees() {
        return trees;
    }

    /** @return for each instrument that had a price how far it went */
    TextTable table() {
        final TextTable table = new TextTable().words("Instrument").numbers("Ordinary spread");
        for (final String way : List.of("rise", "fall")) {
            table.numbers("Largest " + way).numbers("In spreads").words("Sequences");
        }
        for (final InstrumentFigures instrument : results.instruments()) {
            final MoveFinder moves = instrument.moves();
            if (moves.ordinarySpread() > 0) {
                final List<String> cells = new ArrayList<>();
                cells.add(instrument.symbol());
                cells.add(grouped(instrument.scale().price(moves.ordinarySpread())));
                add(cells, instrument, moves.rise());
                add(cells, instrument, moves.fall());
                table.row(cells);
            }
        }
        return table;
    }

    private static void add(final List<String> cells, final InstrumentFigures instrument, final Move move) {
        if (move == null) {
            cells.addAll(List.of("-", "-", "-"));
        } else {
            cells.add(middle(instrument, move.size()));
            cells.add(spreads(instrument, move).toPlainString());
            cells.add(move.fromSequence() + " to " + move.toSequence());
        }
    }

    /** @return to one decimal; 0 if a book was emptied */
    static BigDecimal spreads(final InstrumentFigures instrument, final Move move) {
        final long spread = instrument.moves().ordinarySpread();
        return spread == 0
                ? BigDecimal.ZERO
                : BigDecimal.valueOf(move.size()).divide(BigDecimal.valueOf(2 * spread), 1, RoundingMode.HALF_EVEN);
    }

    /** @param twiceTicks two prices added up, or the way of a middle price */
    static String middle(final InstrumentFigures instrument, final long twiceTicks) {
        final InstrumentScale scale = instrument.scale();
        if (twiceTicks % 2 == 0) {
            return grouped(scale.price(twiceTicks / 2));
        }
        final int decimals = new BigDecimal(scale.price(1)).scale() + 1;
        return grouped(scale.tick()
                .multiply(BigDecimal.valueOf(twiceTicks))
                .divide(BigDecimal.valueOf(2))
                .setScale(decimals, RoundingMode.HALF_EVEN)
                .toPlainString());
    }

    private Cause move(final MoveTrail trail) {
        final Move move = trail.move;
        final List<Cause> causes = new ArrayList<>();
        causes.add(trades(trail));
        trail.makers.values().stream()
                .filter(maker -> maker.ranOutSequence != 0)
                .sorted(Comparator.comparing((MoveTrail.Maker maker) -> maker.before.subtract(maker.left))
                        .reversed())
                .limit(MOST_MAKERS)
                .forEach(maker -> causes.add(ranOut(trail, maker)));
        if (trail.haltSequence != 0) {
            causes.add(halt(trail));
        }
        trail.refused.entrySet().stream()
                .sorted(Comparator.comparingLong(entry -> -entry.getValue().count))
                .limit(MOST_REASONS)
                .forEach(entry -> causes.add(refused(trail, OrderEnds.words(entry.getKey()), entry.getValue())));
        return new Cause(
                Cause.Kind.MOVE,
                words(trail),
                move.fromSequence(),
                move.toSequence(),
                move.fromNs(),
                move.toNs(),
                causes);
    }

    private String words(final MoveTrail trail) {
        final Move move = trail.move;
        final InstrumentFigures instrument = instrument(trail);
        final String from = middle(instrument, move.fromMiddle());
        if (move.emptiesABook()) {
            return "Nobody " + (move.rises() ? "sold " : "bought ") + instrument.symbol() + " any more from "
                    + at(move.toSequence(), move.toNs()) + " on" + forHowLong(trail)
                    + ". Within a minute before, the price was "
                    + from + ".";
        }
        if (move.size() == 0) {
            return "Trading in " + instrument.symbol() + " was halted at a price of " + from + ".";
        }
        final BigDecimal percent = BigDecimal.valueOf(100 * move.size())
                .divide(BigDecimal.valueOf(move.fromMiddle()), 2, RoundingMode.HALF_EVEN);
        return instrument.symbol() + (move.rises() ? " rose by " : " fell by ") + middle(instrument, move.size())
                + ", from "
                + from + " to " + middle(instrument, move.toMiddle())
                + (move.toNs() == move.fromNs() ? " at once" : " in " + UtcTime.span(move.toNs() - move.fromNs()))
                + ": "
                + grouped(percent.toPlainString()) + " %, or " + spreads(instrument, move)
                + " times its ordinary spread of "
                + grouped(instrument.scale().price(instrument.moves().ordinarySpread())) + ". "
                + between(move.fromSequence(), move.fromNs(), move.toSequence(), move.toNs());
    }

    private Cause trades(final MoveTrail trail) {
        final Move move = trail.move;
        final String toTrade = trail.pushing == Side.BUY ? "to buy" : "to sell";
        final StringBuilder text = new StringBuilder();
        if (trail.trades == 0) {
            text.append("No order ").append(toTrade).append(" traded");
        } else {
            text.append(count(trail.trades, "trade"))
                    .append(" of orders ")
                    .append(toTrade)
                    .append(" took ")
                    .append(quantity(trail, trail.lots));
            text.append(" and left ")
                    .append(count(trail.emptiedByTrades, "price level"))
                    .append(" empty");
        }
        if (trail.emptiedByCancels > 0) {
            text.append("; orders that were canceled or moved left ")
                    .append(count(trail.emptiedByCancels, trail.trades == 0 ? "price level" : "more"))
                    .append(trail.trades == 0 ? " empty" : "");
        }
        text.append(takers(trail)).append('.');
        if (trail.emptySequence != 0 && !move.emptiesABook()) {
            text.append(" At ")
                    .append(at(trail.emptySequence, trail.emptyNs))
                    .append(" nobody was left to trade with")
                    .append(forHowLong(trail))
                    .append('.');
        }
        return new Cause(
                Cause.Kind.TRADES,
                text.toString(),
                move.fromSequence(),
                move.toSequence(),
                move.fromNs(),
                move.toNs(),
                signals(trail));
    }

    /** Who took most. */
    private String takers(final MoveTrail trail) {
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
                        .map(entry -> name(entry.getKey()) + " (" + quantity(trail, entry.getValue()) + ")")
                        .collect(Collectors.joining(", "));
    }

    /** The signal that led to most of what was taken, if one led to enough. */
    private List<Cause> signals(final MoveTrail trail) {
        return trail.signals.stream()
                .map(said -> new Following(said, trail))
                .filter(Following::isTelling)
                .max(Comparator.comparingLong((Following following) -> following.lots)
                        .thenComparingLong(following -> following.said.sequence()))
                .map(following -> List.of(following.cause(this)))
                .orElse(List.of());
    }

    /** Orders that followed one signal: the first ones that their senders sent after they had been told of it. */
    private static final class Following {
        private final MoveTrail.Said said;
        private final MoveTrail trail;
        private final List<MoveTrail.Sent> orders;
        private final long senders;
        private final long lots;
        private final long lotsBefore;

        Following(final MoveTrail.Said said, final MoveTrail trail) {
            this.said = said;
            this.trail = trail;
            orders = trail.orders.stream()
                    .filter(order -> order.sequence <= trail.move.toSequence() || order.isRefused)
                    .filter(order -> order.account != said.account()
                            && order.toldAfter < said.sequence()
                            && said.sequence() <= order.toldUpTo
                            && order.timeNs - said.timeNs() <= MoveTrail.REACTION_NS)
                    .toList();
            final var accounts = orders.stream().map(order -> order.account).collect(Collectors.toSet());
            senders = accounts.size();
            lots = orders.stream().mapToLong(order -> order.takenLots).sum();
            final long reactionNs = orders.stream()
                    .mapToLong(order -> order.timeNs - said.timeNs())
                    .reduce(0, Math::max);
            lotsBefore = trail.orders.stream()
                    .filter(order -> accounts.contains(order.account)
                            && order.sequence < said.sequence()
                            && said.timeNs() - order.timeNs <= reactionNs)
                    .mapToLong(order -> order.takenLots)
                    .sum();
        }

        /** Of many who trade all the time, some always come soon after some signal: they would have come without it. */
        boolean isTelling() {
            return senders > 1 && lots * LEAST_SHARE >= trail.lots && lots > 0 && lots >= LEAST_RISE * lotsBefore;
        }

        Cause cause(final Causes causes) {
            final MoveTrail.Sent first = orders.get(0);
            final MoveTrail.Sent last = orders.get(orders.size() - 1);
            final long refused =
                    orders.stream().filter(order -> order.isRefused).count();
            final String text = said.sender() + " signaled \"" + said.text() + "\" on the topic " + said.topic()
                    + " at "
                    + at(said.sequence(), said.timeNs()) + ". " + count(orders.size(), "order")
                    + (trail.move.rises() ? " to buy" : " to sell") + " of " + count(senders, "sender")
                    + " followed it, " + UtcTime.span(first.timeNs - said.timeNs())
                    + (last == first ? "" : " to " + UtcTime.span(last.timeNs - said.timeNs())) + " later; they took "
                    + causes.quantity(trail, lots) + ", and " + refused + (refused == 1 ? " was" : " were")
                    + " refused. In as long before it the same senders had taken " + causes.quantity(trail, lotsBefore)
                    + ".";
            return new Cause(
                    Cause.Kind.SIGNAL, text, said.sequence(), last.sequence, said.timeNs(), last.timeNs, List.of());
        }
    }

    private Cause ranOut(final MoveTrail trail, final MoveTrail.Maker maker) {
        final InstrumentFigures instrument = instrument(trail);
        final Asset asset = trail.move.rises() ? instrument.base() : instrument.quote();
        final StringBuilder text = new StringBuilder();
        text.append(maker.name)
                .append(" ran out: it had ")
                .append(grouped(Decimals.text(maker.before, asset.decimals())))
                .append(' ')
                .append(asset.symbol());
        text.append(" and ")
                .append(grouped(Decimals.text(maker.left, asset.decimals())))
                .append(" after ")
                .append(at(maker.ranOutSequence, maker.ranOutNs));
        text.append(", and ")
                .append(maker.liveOrders == 0 ? "no order" : count(maker.liveOrders, "order"))
                .append(trail.move.rises() ? " to sell" : " to buy")
                .append(" a minute after the move began");
        if (maker.withdrawn > 0) {
            text.append("; ").append(count(maker.withdrawn, "order")).append(" it withdrew");
        }
        if (maker.refused > 0) {
            text.append("; ").append(count(maker.refused, "order")).append(" of it ");
            text.append(maker.refused == 1 ? "was" : "were")
                    .append(" refused, ")
                    .append(sequences(maker.firstRefused, maker.lastRefused));
        }
        return Cause.at(Cause.Kind.MAKER, text.append('.').toString(), maker.ranOutSequence, maker.ranOutNs);
    }

    private Cause halt(final MoveTrail trail) {
        final String end = trail.resumedSequence == 0
                ? " It was not opened again."
                : " It opened again at " + at(trail.resumedSequence, trail.resumedNs) + ", "
                        + UtcTime.span(trail.resumedNs - trail.haltNs) + " later.";
        return Cause.at(
                Cause.Kind.REFUSAL,
                "The circuit breaker halted " + instrument(trail).symbol() + " at "
                        + at(trail.haltSequence, trail.haltNs) + ", when an order of " + trail.haltedBy
                        + " met its price band." + end,
                trail.haltSequence,
                trail.haltNs);
    }

    private Cause refused(final MoveTrail trail, final String reason, final MoveTrail.Refused those) {
        final String text = count(those.count, "order") + " in "
                + instrument(trail).symbol()
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

    private String forHowLong(final MoveTrail trail) {
        if (trail.filledSequence == 0) {
            return ", to the end of the run";
        }
        return ", for " + UtcTime.span(trail.filledNs - trail.emptyNs);
    }

    private InstrumentFigures instrument(final MoveTrail trail) {
        return results.instruments().get(trail.move.instrument());
    }

    private String quantity(final MoveTrail trail, final long lots) {
        final InstrumentFigures instrument = instrument(trail);
        return grouped(instrument.scale().quantity(lots)) + " "
                + instrument.base().symbol();
    }

    private String name(final int account) {
        final RunFigures figures = results.recorder().figures();
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

    private static String sequences(final long from, final long to) {
        return from == to ? "sequence " + from : "sequences " + from + " to " + to;
    }

    private static String count(final long count, final String what) {
        return grouped(Long.toString(count)) + " " + what + (count == 1 || what.equals("more") ? "" : "s");
    }
}
