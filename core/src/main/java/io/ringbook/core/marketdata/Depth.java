package io.ringbook.core.marketdata;

import io.ringbook.core.Phase;
import io.ringbook.core.Side;

/**
 * What is shown of the orders that rest in one instrument, price by price and order by order, and its last trade. Prices
 * in ticks, quantities in lots. In an auction, and in a halt after one, the sides may cross.
 */
public final class Depth {
    private final LiveOrders live;
    private final DepthSide bids;
    private final DepthSide asks;
    private Phase phase = Phase.OPEN;
    private long lastTicks;
    private long lastLots;
    private Side lastTakerSide = Side.BUY;

    Depth(final LiveOrders live) {
        this.live = live;
        bids = new DepthSide(live, true);
        asks = new DepthSide(live, false);
    }

    /** @return levels of a side */
    public int levels(final Side side) {
        return of(side).size();
    }

    /**
     * @param level from the best, which is 0
     * @return its price, or 0 if there is no such level
     */
    public long priceTicks(final Side side, final int level) {
        return of(side).priceTicks(level);
    }

    /**
     * @param level from the best, which is 0
     * @return lots that are shown there, or 0 if there is no such level
     */
    public long openLots(final Side side, final int level) {
        return of(side).openLots(level);
    }

    /**
     * @param level from the best, which is 0
     * @return orders that rest there, or 0 if there is no such level
     */
    public int orders(final Side side, final int level) {
        return of(side).orders(level);
    }

    /** Calls once for each order of a side, the best price first and the longest in its queue first. */
    public void forEachOrder(final Side side, final OrderConsumer consumer) {
        for (int level = 0; level < levels(side); level++) {
            for (int order = of(side).front(level); order != LiveOrders.NONE; order = live.behind(order)) {
                consumer.accept(live.number(order), live.priceTicks(order), live.shownLots(order));
            }
        }
    }

    /** Receives an order that rests. */
    @FunctionalInterface
    public interface OrderConsumer {
        /** @param shownLots without what is held in reserve */
        void accept(long orderNumber, long priceTicks, long shownLots);
    }

    /** @return the best price to buy at, or 0 if nobody buys */
    public long bidTicks() {
        return bids.priceTicks(0);
    }

    /** @return lots at the best bid, or 0 */
    public long bidLots() {
        return bids.openLots(0);
    }

    /** @return the best price to sell at, or 0 if nobody sells */
    public long askTicks() {
        return asks.priceTicks(0);
    }

    /** @return lots at the best ask, or 0 */
    public long askLots() {
        return asks.openLots(0);
    }

    /** @return price of the last trade, or 0 before the first */
    public long lastTicks() {
        return lastTicks;
    }

    /** @return lots of the last trade, or 0 before the first */
    public long lastLots() {
        return lastLots;
    }

    /** @return which side the taker of the last trade was on; only meaningful after the first */
    public Side lastTakerSide() {
        return lastTakerSide;
    }

    public Phase phase() {
        return phase;
    }

    void phase(final Phase next) {
        phase = next;
    }

    void traded(final long priceTicks, final long lots, final Side takerSide) {
        lastTicks = priceTicks;
        lastLots = lots;
        lastTakerSide = takerSide;
    }

    DepthSide of(final Side side) {
        return side == Side.BUY ? bids : asks;
    }
}
