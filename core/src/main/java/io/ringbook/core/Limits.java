package io.ringbook.core;

/**
 * Domains of the fields of commands. A value outside is a rejection with its reason.
 *
 * <p>They are chosen so that no sum over resting orders can overflow: {@link #MAX_ORDERS} orders of {@link #MAX_LOTS}
 * are less than 2^62 lots.
 */
public final class Limits {
    /** Largest price, in ticks; the smallest is 1. */
    public static final long MAX_PRICE_TICKS = Integer.MAX_VALUE - 1;

    /** Largest quantity of one order, in lots; the smallest is 1. */
    public static final long MAX_LOTS = (1L << 40) - 1;

    /** Most resting orders of an engine. */
    public static final int MAX_ORDERS = 1 << 22;

    /** Largest fee and largest rebate, in parts per million of value. */
    public static final int MAX_FEE_PPM = 100_000;

    /** Most decimals that an asset may be shown with. */
    public static final int MAX_DECIMALS = 18;

    /** Longest payload of a signal, in bytes. */
    public static final int MAX_PAYLOAD = 448;

    /** Groups of accounts, from 0, each with its fees in each instrument. */
    public static final int FEE_GROUPS = 16;

    private Limits() {}

    /**
     * @param widthTicks of a static price band to each side, 0 for none
     * @return the lowest price in it
     */
    public static long lowestTicks(final long referenceTicks, final long widthTicks) {
        return widthTicks == 0 ? 1 : Math.max(1, referenceTicks - widthTicks);
    }

    /** As {@link #lowestTicks}. */
    public static long highestTicks(final long referenceTicks, final long widthTicks) {
        return widthTicks == 0 ? MAX_PRICE_TICKS : Math.min(MAX_PRICE_TICKS, referenceTicks + widthTicks);
    }
}
