package io.ringbook.agents.builtin;

import io.ringbook.agents.Desk;
import io.ringbook.agents.OwnOrder;
import io.ringbook.agents.Parameters;
import io.ringbook.agents.TradingAgent;
import io.ringbook.core.Side;
import io.ringbook.core.TimeInForce;
import java.util.Map;

/**
 * Trades for no reason: at random times it takes the touch, rests an order near it, or cancels its oldest.
 *
 * <p>Parameters: {@code every} (mean time between decisions, 2s), {@code lots} (most per order, 5), {@code orders} (most
 * that rest in an instrument, 5).
 */
public final class NoiseTrader implements TradingAgent {
    private static final double TAKES = 0.35;
    private static final double RESTS = 0.8;
    private static final int FARTHEST_TICKS = 8;

    private final long everyNs;
    private final int mostLots;
    private final long mostOrders;

    public NoiseTrader() {
        this(new Parameters(Map.of()));
    }

    public NoiseTrader(final Parameters parameters) {
        everyNs = parameters.durationNs("every", "2s");
        mostLots = (int) Math.max(1, Math.min(1_000_000, parameters.whole("lots", 5)));
        mostOrders = parameters.whole("orders", 5);
    }

    @Override
    public void onStart(final Desk desk) {
        desk.wakeAfter(desk.random().nextExponentialNs(everyNs));
    }

    @Override
    public void onTimer(final Desk desk) {
        act(desk);
        desk.wakeAfter(desk.random().nextExponentialNs(everyNs));
    }

    private void act(final Desk desk) {
        // All are drawn each time, so that what one decision needs does not change the next.
        final double what = desk.random().nextDouble();
        final Side side = desk.random().nextBoolean() ? Side.BUY : Side.SELL;
        final int lots = 1 + desk.random().nextInt(mostLots);
        final int awayTicks = desk.random().nextInt(FARTHEST_TICKS);
        if (desk.bidTicks() == 0 || desk.askTicks() == 0) {
            return;
        }
        if (desk.orders().size() > mostOrders || what >= RESTS) {
            desk.orders().stream().findFirst().map(OwnOrder::orderId).ifPresent(desk::cancel);
        } else if (what < TAKES) {
            place(desk, side, lots, side == Side.BUY ? desk.askTicks() : desk.bidTicks(), TimeInForce.IOC);
        } else {
            final long ticks = side == Side.BUY ? desk.bidTicks() - awayTicks : desk.askTicks() + awayTicks;
            place(desk, side, lots, Math.max(1, ticks), TimeInForce.GTC);
        }
    }

    private static void place(
            final Desk desk, final Side side, final int lots, final long ticks, final TimeInForce timeInForce) {
        if (lots > Means.free(desk, side, ticks)) {
            return;
        }
        if (side == Side.BUY) {
            desk.buy(lots, ticks, timeInForce);
        } else {
            desk.sell(lots, ticks, timeInForce);
        }
    }
}
