package io.ringbook.agents;

import io.ringbook.core.Side;
import io.ringbook.core.marketdata.Depth;
import java.util.Arrays;

/** The best levels of an instrument at one moment. Prices in ticks, quantities in lots. Never changes. */
public final class DepthSnapshot {
    /** Levels of a side, at most. */
    public static final int LEVELS = 10;

    /** Of an instrument in which nothing rests. */
    public static final DepthSnapshot EMPTY = new DepthSnapshot(new long[0], new long[0], new long[0], new long[0]);

    private final long[] bidTicks;
    private final long[] bidLots;
    private final long[] askTicks;
    private final long[] askLots;

    private DepthSnapshot(final long[] bidTicks, final long[] bidLots, final long[] askTicks, final long[] askLots) {
        this.bidTicks = bidTicks;
        this.bidLots = bidLots;
        this.askTicks = askTicks;
        this.askLots = askLots;
    }

    /** As the depth is now. */
    public static DepthSnapshot of(final Depth depth) {
        final int bids = Math.min(LEVELS, depth.levels(Side.BUY));
        final int asks = Math.min(LEVELS, depth.levels(Side.SELL));
        final DepthSnapshot snapshot =
                new DepthSnapshot(new long[bids], new long[bids], new long[asks], new long[asks]);
        for (int level = 0; level < bids; level++) {
            snapshot.bidTicks[level] = depth.priceTicks(Side.BUY, level);
            snapshot.bidLots[level] = depth.openLots(Side.BUY, level);
        }
        for (int level = 0; level < asks; level++) {
            snapshot.askTicks[level] = depth.priceTicks(Side.SELL, level);
            snapshot.askLots[level] = depth.openLots(Side.SELL, level);
        }
        return snapshot;
    }

    /** @return levels of a side, at most {@link #LEVELS} */
    public int levels(final Side side) {
        return ticks(side).length;
    }

    /**
     * @param level from the best, which is 0
     * @return its price, or 0 if there is no such level
     */
    public long priceTicks(final Side side, final int level) {
        return level < levels(side) ? ticks(side)[level] : 0;
    }

    /**
     * @param level from the best, which is 0
     * @return lots that are shown there, or 0 if there is no such level
     */
    public long openLots(final Side side, final int level) {
        return level < levels(side) ? (side == Side.BUY ? bidLots : askLots)[level] : 0;
    }

    @Override
    public boolean equals(final Object other) {
        return this == other
                || (other instanceof DepthSnapshot depth
                        && Arrays.equals(bidTicks, depth.bidTicks)
                        && Arrays.equals(bidLots, depth.bidLots)
                        && Arrays.equals(askTicks, depth.askTicks)
                        && Arrays.equals(askLots, depth.askLots));
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(bidTicks) + Arrays.hashCode(askTicks);
    }

    @Override
    public String toString() {
        return "bids=" + Arrays.toString(bidTicks) + " x " + Arrays.toString(bidLots) + ", asks="
                + Arrays.toString(askTicks) + " x " + Arrays.toString(askLots);
    }

    private long[] ticks(final Side side) {
        return side == Side.BUY ? bidTicks : askTicks;
    }
}
