package io.ringbook.bench.agents;

import io.ringbook.agents.Desk;
import io.ringbook.agents.TradingAgent;
import io.ringbook.core.TimeInForce;
import java.util.concurrent.TimeUnit;

/** Looks at the spread at times that are drawn; places an order now and then, and cancels it later. */
final class Looker implements TradingAgent {
    private static final long MEAN_NS = TimeUnit.MINUTES.toNanos(1);
    private static final long PRICE_TICKS = 10_000;
    private static final int RANGE_TICKS = 20;
    private static final int CROSSING_TICKS = 5;

    private long orderId;

    @Override
    public void onStart(final Desk desk) {
        desk.wakeAfter(desk.random().nextExponentialNs(MEAN_NS));
    }

    @Override
    public void onTimer(final Desk desk) {
        desk.wakeAfter(desk.random().nextExponentialNs(MEAN_NS));
        final int what = desk.random().nextInt(10);
        if (orderId != 0) {
            if (what < 5) {
                desk.cancel(orderId);
                orderId = 0;
            }
        } else if (what < 6) {
            place(desk);
        }
    }

    private void place(final Desk desk) {
        final long bid = desk.bidTicks() == 0 ? PRICE_TICKS : desk.bidTicks();
        final long ask = desk.askTicks() == 0 ? PRICE_TICKS + 1 : desk.askTicks();
        final int away = desk.random().nextInt(RANGE_TICKS) - CROSSING_TICKS;
        final long lots = 1L + desk.random().nextInt(9);
        orderId = (desk.random().nextBoolean()
                        ? desk.buy(lots, Math.max(1, bid - away), TimeInForce.GTC)
                        : desk.sell(lots, Math.max(1, ask + away), TimeInForce.GTC))
                .orderId();
    }
}
