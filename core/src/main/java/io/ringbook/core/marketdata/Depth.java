package io.ringbook.core.marketdata;

import io.ringbook.core.Side;

/** What rests in one instrument, price by price, and its last trade. Prices in ticks, quantities in lots. */
public final class Depth {
    private final DepthSide bids = new DepthSide(true);
    private final DepthSide asks = new DepthSide(false);
    private long lastTicks;
    private long lastLots;
    private Side lastTakerSide = Side.BUY;

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
     * @return lots that rest there, or 0 if there is no such level
     */
    public long openLots(final Side side, final int level) {
        return of(side).openLots(level);
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

    void add(final Side side, final long priceTicks, final long lots) {
        of(side).add(priceTicks, lots);
    }

    void traded(final long priceTicks, final long lots, final Side takerSide) {
        lastTicks = priceTicks;
        lastLots = lots;
        lastTakerSide = takerSide;
    }

    private DepthSide of(final Side side) {
        return side == Side.BUY ? bids : asks;
    }
}
