package io.ringbook.agents.builtin;

import io.ringbook.agents.Desk;
import io.ringbook.agents.Parameters;
import io.ringbook.agents.TradingAgent;
import io.ringbook.core.Side;
import io.ringbook.core.TimeInForce;
import java.util.concurrent.TimeUnit;

/**
 * Comes once, buys or sells at the other side's best, and lets what is left rest: the noise agents of the reference
 * configuration rmsc04. When it comes is drawn, most likely at the begin or at the end of the day (U-quadratic). Where
 * nothing rests it leaves without an order.
 *
 * <p>Parameters: {@code day} (in which it comes, 420m) and {@code before} (how long before the market opens that begins, 30m): who
 * comes before the open acts at once.
 */
public final class Visitor implements TradingAgent {
    private final long dayNs;
    private final long beforeNs;

    public Visitor(final Parameters parameters) {
        dayNs = parameters.durationNs("day", "420m");
        beforeNs = parameters.durationNs("before", "30m");
    }

    @Override
    public void onStart(final Desk desk) {
        // The inverse of the distribution whose density is a parabola that is 0 in the middle of the day.
        final double when = 0.5 + StrictMath.cbrt(desk.random().nextDouble() / 4 - 0.125);
        // Who acts at once lets the others place their orders first.
        desk.wakeAfter(Math.max(TimeUnit.SECONDS.toNanos(1), (long) (when * dayNs) - beforeNs));
    }

    @Override
    public void onTimer(final Desk desk) {
        final Side side = desk.random().nextBoolean() ? Side.BUY : Side.SELL;
        final long lots = OrderSizes.next(desk.random());
        if (side == Side.BUY && desk.askTicks() > 0) {
            desk.buy(lots, desk.askTicks(), TimeInForce.GTC);
        } else if (side == Side.SELL && desk.bidTicks() > 0) {
            desk.sell(lots, desk.bidTicks(), TimeInForce.GTC);
        }
    }
}
