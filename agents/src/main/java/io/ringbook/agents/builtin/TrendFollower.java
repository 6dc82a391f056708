package io.ringbook.agents.builtin;

import io.ringbook.agents.Desk;
import io.ringbook.agents.Parameters;
import io.ringbook.agents.TradingAgent;
import io.ringbook.core.TimeInForce;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;

/**
 * Buys at the other side's best while the mean of the last few middle prices is not below that of more of them, and sells
 * while it is: the momentum agents of the reference configuration rmsc04. It acts at drawn times, does not mind what it
 * has, and never takes an order back.
 *
 * <p>Parameters: {@code every} (mean time between looks, 37s), {@code few} (looks, 20), {@code more} (looks, 50).
 */
public final class TrendFollower implements TradingAgent {
    private final long everyNs;
    private final int few;
    private final int more;
    private final Map<String, Deque<Long>> seen = new HashMap<>();

    public TrendFollower(final Parameters parameters) {
        everyNs = parameters.durationNs("every", "37s");
        few = (int) parameters.whole("few", 20, 1, 10_000);
        more = (int) parameters.whole("more", 50, few, 100_000);
    }

    @Override
    public void onStart(final Desk desk) {
        seen.put(desk.instrument().symbol(), new ArrayDeque<>());
        desk.wakeAfter(desk.random().nextExponentialNs(everyNs));
    }

    @Override
    public void onTimer(final Desk desk) {
        desk.wakeAfter(desk.random().nextExponentialNs(everyNs));
        if (desk.bidTicks() == 0 || desk.askTicks() == 0) {
            return;
        }
        // Twice the middle, the newest first.
        final Deque<Long> last = seen.get(desk.instrument().symbol());
        last.addFirst(desk.bidTicks() + desk.askTicks());
        if (last.size() > more) {
            last.removeLast();
        }
        if (last.size() < more) {
            return;
        }
        final long lots = OrderSizes.next(desk.random());
        // Means compared without a division.
        if (sum(last, few) * more >= sum(last, more) * few) {
            desk.buy(lots, desk.askTicks(), TimeInForce.GTC);
        } else {
            desk.sell(lots, desk.bidTicks(), TimeInForce.GTC);
        }
    }

    private static long sum(final Deque<Long> last, final int count) {
        final Iterator<Long> values = last.iterator();
        long sum = 0;
        for (int i = 0; i < count; i++) {
            sum += values.next();
        }
        return sum;
    }
}
