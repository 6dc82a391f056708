package io.ringbook.agents.builtin;

import io.ringbook.agents.Answer;
import io.ringbook.agents.Desk;
import io.ringbook.agents.Fill;
import io.ringbook.agents.OwnOrder;
import io.ringbook.agents.Parameters;
import io.ringbook.agents.Rejection;
import io.ringbook.agents.TradingAgent;
import io.ringbook.core.CancelReason;
import io.ringbook.core.Limits;
import io.ringbook.core.Side;
import java.util.HashMap;
import java.util.Map;

/**
 * Trades a parent order in slices, never more than the parent. A slice takes what rests at the best price of the other
 * side; what it does not get there the next one tries to get, too. When the time is over it leaves what is left or takes it
 * from whatever rests, and signals the topic {@code parent}: kind 1 if all was traded, 2 if not, and {@link Parent#report}.
 *
 * <p>It trades one parent from the start on, or one after the other: their sizes are drawn from Pareto(1.5), at least
 * {@code lots} and at most a thousand times as much, sides too, and they take the longer the larger they are. So a side is
 * as likely to follow itself after n orders as n^-0.5 says, as in Lillo, Mike and Farmer, "Theory for long memory in supply
 * and demand", Physical Review E 71, 2005, and in markets.
 *
 * <p>Parameters of all executors: {@code side} (buy, sell or any, which is drawn; buy), {@code lots} (100), {@code over}
 * that long (10m), {@code every} (time of a slice, 10s), {@code rest} at the end (leave or take; leave), {@code parents}
 * (one or drawn; one), {@code pause} between drawn parents (mean, 1m).
 */
abstract sealed class ParentExecutor implements TradingAgent permits TwapExecutor, VwapExecutor, PovExecutor {
    private static final String TOPIC = "parent";
    private static final int DONE = 1;
    private static final int LEFT = 2;
    private static final double ALPHA = 1.5;
    private static final int MOST_TIMES = 1_000;
    private static final String ANY = "any";
    /** At the start of a market nothing is shown yet. */
    private static final long FIRST_LOOK_NS = 1_000_000_000;

    private final String side;
    private final long lots;
    private final long overNs;
    private final long everyNs;
    private final boolean takesRest;
    private final boolean drawn;
    private final long pauseNs;
    private final Map<String, Parent> parents = new HashMap<>();

    ParentExecutor(final Parameters parameters) {
        side = parameters.word("side", "buy", "sell", ANY);
        lots = parameters.whole("lots", 100, 1, Limits.MAX_LOTS / MOST_TIMES);
        overNs = parameters.durationNs("over", "10m");
        everyNs = parameters.durationNs("every", "10s");
        takesRest = parameters.word("rest", "leave", "take").equals("take");
        drawn = parameters.word("parents", "one", "drawn").equals("drawn");
        pauseNs = parameters.durationNs("pause", "1m");
    }

    /**
     * How much of a parent is to be done by the end of the slice that begins now.
     *
     * @param share of its time that is over then, at most 1
     */
    abstract double dueLots(Desk desk, Parent parent, double share);

    @Override
    public final void onStart(final Desk desk) {
        desk.wakeAfter(drawn ? desk.random().nextExponentialNs(pauseNs) : FIRST_LOOK_NS);
    }

    @Override
    public final void onTimer(final Desk desk) {
        final Parent parent = parents.computeIfAbsent(desk.instrument().symbol(), symbol -> next(desk));
        final long leftNs = parent.overNs - parent.elapsedNs(desk);
        if (parent.takes.areUnderWay()) {
            // Until it is known what became of the last order, one more could be one too many.
            desk.wakeAfter(everyNs);
        } else if (parent.doneLots() == parent.lots || (leftNs <= 0 && (!takesRest || parent.isSwept()))) {
            end(desk, parent);
        } else if (leftNs <= 0) {
            parent.sweep(desk);
            desk.wakeAfter(everyNs);
        } else {
            final double share = Math.min(1, (parent.elapsedNs(desk) + everyNs) / (double) parent.overNs);
            final long due = Math.min(parent.lots, (long) dueLots(desk, parent, share));
            parent.takes.touch(desk, parent.side, due - parent.doneLots());
            desk.wakeAfter(Math.min(everyNs, leftNs));
        }
    }

    private Parent next(final Desk desk) {
        final boolean buys = side.equals(ANY) ? desk.random().nextBoolean() : side.equals("buy");
        final long size =
                drawn ? Math.min((long) desk.random().nextPareto(ALPHA, (double) lots), MOST_TIMES * lots) : lots;
        return new Parent(desk, buys ? Side.BUY : Side.SELL, size, (long) ((double) overNs * size / lots));
    }

    private void end(final Desk desk, final Parent parent) {
        final Answer answer = desk.signal(TOPIC, parent.doneLots() == parent.lots ? DONE : LEFT, parent.report(desk));
        if (answer == Answer.RING_FULL) {
            desk.wakeAfter(everyNs);
        } else if (drawn) {
            parents.remove(desk.instrument().symbol());
            desk.wakeAfter(desk.random().nextExponentialNs(pauseNs));
        }
    }

    @Override
    public final void onFill(final Desk desk, final Fill fill) {
        final Parent parent = parents.get(desk.instrument().symbol());
        // An order of another life of this account has none.
        if (parent != null) {
            parent.filled(desk, fill);
        }
    }

    @Override
    public final void onCanceled(final Desk desk, final OwnOrder order, final CancelReason reason) {
        parents.values().forEach(parent -> parent.takes.gone(order.orderId()));
    }

    @Override
    public final void onRejected(final Desk desk, final Rejection rejection) {
        parents.values().forEach(parent -> parent.takes.gone(rejection.orderId()));
    }
}
