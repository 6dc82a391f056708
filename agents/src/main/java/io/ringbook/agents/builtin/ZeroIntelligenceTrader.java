package io.ringbook.agents.builtin;

import io.ringbook.agents.Desk;
import io.ringbook.agents.Fill;
import io.ringbook.agents.OwnOrder;
import io.ringbook.agents.Parameters;
import io.ringbook.agents.RandomStream;
import io.ringbook.agents.TradingAgent;
import io.ringbook.core.CancelReason;
import io.ringbook.core.Limits;
import io.ringbook.core.Side;
import io.ringbook.core.TimeInForce;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Orders without a mind, as Farmer, Patelli and Zovko, "The predictive power of zero intelligence in financial markets",
 * PNAS 102(6), 2005, have them: limit orders, market orders and cancels come as Poisson processes that know nothing of
 * each other, with as many to buy as to sell. A limit price is any that does not trade at once, each as likely, within
 * {@code range} of the other side's best; of a resting order each moment is as likely to be its last. It needs funds for
 * what it does and leaves out what it cannot cover. As in the model nothing has an owner, so it may meet itself.
 *
 * <p>Parameters, of each instrument: {@code limit} (mean time between limit orders, 2s), {@code market} (mean time between
 * market orders, 8s), {@code life} (mean time to an order's cancel, 1m), {@code range} (ticks, 20), {@code lots} of each
 * order (1), {@code price} where there is none (ticks, 10000). So in the paper's terms alpha is
 * {@code lots / (2 limit range)} for each side and tick, mu is {@code lots / market}, and delta is {@code 1 / life}.
 */
public final class ZeroIntelligenceTrader implements TradingAgent {
    private final double limitNs;
    private final double marketNs;
    private final double lifeNs;
    private final int rangeTicks;
    private final long lots;
    private final long startTicks;
    private final Map<String, Long> nextNs = new HashMap<>();

    public ZeroIntelligenceTrader(final Parameters parameters) {
        limitNs = parameters.durationNs("limit", "2s");
        marketNs = parameters.durationNs("market", "8s");
        lifeNs = parameters.durationNs("life", "1m");
        rangeTicks = (int) parameters.whole("range", 20, 1, 1_000_000);
        lots = parameters.whole("lots", 1, 1, Limits.MAX_LOTS);
        startTicks = parameters.whole("price", 10_000, 1, Limits.MAX_PRICE_TICKS);
    }

    @Override
    public void onStart(final Desk desk) {
        drawNext(desk);
    }

    @Override
    public void onTimer(final Desk desk) {
        if (desk.nowNs() < nextNs.get(desk.instrument().symbol())) {
            // Asked for before it was told what it has just been told; another one is on its way.
            return;
        }
        final List<OwnOrder> orders = List.copyOf(desk.orders());
        final double cancels = orders.size() / lifeNs;
        final double which = desk.random().nextDouble() * (1 / limitNs + 1 / marketNs + cancels);
        if (which < cancels) {
            desk.cancel(orders.get(desk.random().nextInt(orders.size())).orderId());
        } else if (which < cancels + 1 / marketNs) {
            placeMarket(desk);
        } else {
            placeLimit(desk);
        }
        drawNext(desk);
    }

    // What has more or fewer orders to cancel has another rate. A Poisson process may be drawn anew at any time.

    @Override
    public void onAccepted(final Desk desk, final OwnOrder order) {
        drawNext(desk);
    }

    @Override
    public void onFill(final Desk desk, final Fill fill) {
        drawNext(desk);
    }

    @Override
    public void onCanceled(final Desk desk, final OwnOrder order, final CancelReason reason) {
        drawNext(desk);
    }

    private void drawNext(final Desk desk) {
        final double rate = 1 / limitNs + 1 / marketNs + desk.orders().size() / lifeNs;
        final long delayNs = desk.random().nextExponentialNs((long) Math.ceil(1 / rate));
        nextNs.put(desk.instrument().symbol(), desk.nowNs() + delayNs);
        desk.wakeAfter(delayNs);
    }

    private void placeMarket(final Desk desk) {
        final Side side = drawnSide(desk.random());
        final long ticks = side == Side.BUY ? desk.askTicks() : desk.bidTicks();
        if (ticks > 0 && lots <= Means.free(desk, side, ticks)) {
            desk.market(side, lots);
        }
    }

    private void placeLimit(final Desk desk) {
        final Side side = drawnSide(desk.random());
        final long away = 1L + desk.random().nextInt(rangeTicks);
        final long middle = desk.lastTicks() > 0 ? desk.lastTicks() : startTicks;
        final long ticks = side == Side.BUY
                ? (desk.askTicks() > 0 ? desk.askTicks() : Math.max(middle, desk.bidTicks() + 1)) - away
                : (desk.bidTicks() > 0 ? desk.bidTicks() : middle) + away;
        if (ticks > 0 && lots <= Means.free(desk, side, ticks)) {
            if (side == Side.BUY) {
                desk.buy(lots, ticks, TimeInForce.GTC);
            } else {
                desk.sell(lots, ticks, TimeInForce.GTC);
            }
        }
    }

    private static Side drawnSide(final RandomStream random) {
        return random.nextBoolean() ? Side.BUY : Side.SELL;
    }
}
