package io.ringbook.agents.builtin;

import io.ringbook.agents.Desk;
import io.ringbook.agents.Fill;
import io.ringbook.agents.Message.TradeSignal;
import io.ringbook.agents.Message.TradeSignal.Action;
import io.ringbook.agents.OwnOrder;
import io.ringbook.agents.Parameters;
import io.ringbook.agents.Rejection;
import io.ringbook.agents.TradingAgent;
import io.ringbook.agents.WrongValueException;
import io.ringbook.agents.strategy.Decision;
import io.ringbook.agents.strategy.Strategy;
import io.ringbook.agents.strategy.StrategyType;
import io.ringbook.core.CancelReason;
import io.ringbook.core.Limits;
import io.ringbook.core.Side;
import io.ringbook.core.marketdata.Bar;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Does what a strategy decides with each bar, and says so first: a {@link TradeSignal} on its topic, with the lots that it orders now.
 * It takes what rests at the best price of the other side, and adds with each bar that says so again, up to a most; away from what it
 * started with it has bought, or sold, never both. A decision against that, an exit of the strategy, its stop or its target ends it,
 * with every quote until it is back at its start; the other way it goes with the next bar that says so. Of several bars that it is told
 * at once it acts on the last.
 *
 * <p>Parameters: {@code strategy} (momentum), {@code bars} (their span, 1m), {@code lots} of an order (10), {@code share} (of its cash
 * that an order is worth, in place of lots, at most 0.5; 0), {@code most} (lots away from its start, 100), {@code stops} (whether it
 * minds stop and target; yes), {@code topic} (signals), and those of the strategy.
 */
public final class StrategyTrader implements TradingAgent {
    private static final String TOPIC = "[\\x21-\\x7e]{1,20}";

    private final StrategyType type;
    private final Strategy strategy;
    private final String span;
    private final long lots;
    private final double share;
    private final long mostLots;
    private final boolean mindsStops;
    private final String topic;
    private final Map<String, Bet> bets = new HashMap<>();

    public StrategyTrader(final Parameters parameters) {
        type = StrategyType.of(parameters, "strategy");
        strategy = type.make(parameters);
        span = parameters.span("bars", "1m");
        lots = parameters.whole("lots", 10, 1, Limits.MAX_LOTS);
        share = parameters.number("share", 0, 0, 0.5);
        mostLots = parameters.whole("most", 100, 1, Limits.MAX_LOTS);
        mindsStops = parameters.word("stops", "yes", "no").equals("yes");
        topic = parameters.text("topic", "signals");
        if (!topic.matches(TOPIC)) {
            throw new WrongValueException("topic", topic, "1 to 20 ASCII characters without space");
        }
    }

    /** What it has to do with one instrument. */
    private static final class Bet {
        final Takes takes = new Takes();
        final long startLots;
        long stopTicks;
        long targetTicks;
        boolean isEnding;

        Bet(final long startLots) {
            this.startLots = startLots;
        }

        long away(final Desk desk) {
            return desk.position() - startLots;
        }

        /** @return null if it has neither bought nor sold */
        Side held(final Desk desk) {
            final long away = away(desk);
            return away == 0 ? null : away > 0 ? Side.BUY : Side.SELL;
        }
    }

    @Override
    public void onStart(final Desk desk) {
        final String symbol = desk.instrument().symbol();
        // Made anew it goes on with what it has.
        final Bet bet = new Bet(desk.state().get("start/" + symbol, desk.position()));
        desk.state().set("start/" + symbol, bet.startLots);
        bet.stopTicks = desk.state().get("stop/" + symbol, 0L);
        bet.targetTicks = desk.state().get("target/" + symbol, 0L);
        bets.put(symbol, bet);
        desk.bars(span, 0);
    }

    @Override
    public void onBar(final Desk desk, final Bar bar) {
        final List<Bar> bars = desk.bars(span, strategy.bars());
        if (bars.get(bars.size() - 1).fromNs() > bar.fromNs()) {
            return;
        }
        final Bet bet = bet(desk);
        final Decision decision = strategy.decide(bars);
        final Side held = bet.held(desk);
        goOn(desk, bet);
        if (bet.isEnding || bet.takes.areUnderWay()) {
            say(desk, decision, 0);
        } else if (held != null && decision.ends(held)) {
            end(
                    desk,
                    bet,
                    decision.action() == Action.HOLD
                            ? Decision.leave(held, decision.priceTicks(), decision.reason())
                            : decision);
        } else if (decision.action() == Action.HOLD) {
            say(desk, decision, 0);
        } else {
            enter(desk, bet, decision, decision.action() == Action.BUY ? Side.BUY : Side.SELL);
        }
    }

    @Override
    public void onQuote(final Desk desk) {
        final Bet bet = bet(desk);
        goOn(desk, bet);
        final Side held = bet.held(desk);
        if (!mindsStops || held == null || bet.isEnding || bet.takes.areUnderWay()) {
            return;
        }
        final boolean bought = held == Side.BUY;
        final long priceTicks = bought ? desk.bidTicks() : desk.askTicks();
        if (priceTicks == 0) {
            return;
        }
        if (isAtOrBeyond(priceTicks, bet.stopTicks, !bought)) {
            end(desk, bet, Decision.leave(held, priceTicks, "stop at " + bet.stopTicks));
        } else if (isAtOrBeyond(priceTicks, bet.targetTicks, bought)) {
            end(desk, bet, Decision.leave(held, priceTicks, "target at " + bet.targetTicks));
        }
    }

    /** @param levelTicks 0 for nowhere */
    private static boolean isAtOrBeyond(final long priceTicks, final long levelTicks, final boolean above) {
        return levelTicks > 0 && (above ? priceTicks >= levelTicks : priceTicks <= levelTicks);
    }

    private void enter(final Desk desk, final Bet bet, final Decision decision, final Side side) {
        final long most = Math.min(size(desk, side), mostLots - Math.abs(bet.away(desk)));
        final long ordered = Takes.most(desk, side, most);
        say(desk, decision, ordered);
        if (ordered > 0) {
            bet.takes.touch(desk, side, ordered);
            keep(desk, bet, decision);
        }
    }

    private static void keep(final Desk desk, final Bet bet, final Decision decision) {
        bet.stopTicks = decision.stopTicks();
        bet.targetTicks = decision.targetTicks();
        final String symbol = desk.instrument().symbol();
        desk.state().set("stop/" + symbol, bet.stopTicks);
        desk.state().set("target/" + symbol, bet.targetTicks);
    }

    private long size(final Desk desk, final Side side) {
        final long ticks = side == Side.BUY ? desk.askTicks() : desk.bidTicks();
        return share == 0 || ticks == 0
                ? lots
                : (long) (share * desk.cash() / desk.instrument().value(ticks, 1));
    }

    private void end(final Desk desk, final Bet bet, final Decision decision) {
        bet.isEnding = true;
        say(desk, decision, Math.abs(bet.away(desk)));
        goOn(desk, bet);
    }

    /** What the best price did not have, the next one may. */
    private static void goOn(final Desk desk, final Bet bet) {
        final Side held = bet.held(desk);
        bet.isEnding &= held != null;
        // Until it is known what became of the last order, the position is not known either.
        if (bet.isEnding && !bet.takes.areUnderWay()) {
            bet.takes.touch(desk, held.opposite(), Math.abs(bet.away(desk)));
        }
    }

    private void say(final Desk desk, final Decision decision, final long ordered) {
        desk.send(topic, decision.signal(desk.instrument().symbol(), type.key(), ordered, desk.nowNs()));
    }

    @Override
    public void onFill(final Desk desk, final Fill fill) {
        bet(desk).takes.filled(fill);
    }

    @Override
    public void onCanceled(final Desk desk, final OwnOrder order, final CancelReason reason) {
        bet(desk).takes.gone(order.orderId());
    }

    @Override
    public void onRejected(final Desk desk, final Rejection rejection) {
        bets.values().forEach(bet -> bet.takes.gone(rejection.orderId()));
    }

    private Bet bet(final Desk desk) {
        return bets.get(desk.instrument().symbol());
    }
}
