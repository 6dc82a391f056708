package io.ringbook.core;

/** Exact arithmetic on amounts of money and assets, in minor units. Nothing here rounds without saying which way. */
public final class Amounts {
    /** What a product or sum of amounts gives that does not fit 63 bits; amounts themselves are never negative. */
    public static final long OVERFLOW = -1;

    private static final long MILLION = 1_000_000;

    /** Times a million it fits, with a million to spare for rounding up. */
    private static final long LARGEST_IN_ONE = Long.MAX_VALUE / MILLION - 1;

    private Amounts() {}

    /**
     * @param a not negative
     * @param b not negative
     * @return a x b, or {@link #OVERFLOW}
     */
    public static long product(final long a, final long b) {
        final long low = a * b;
        return Math.multiplyHigh(a, b) == 0 && low >= 0 ? low : OVERFLOW;
    }

    /**
     * A fee, rounded against its payer and against its receiver alike, so that the venue never gives away a unit: up
     * when it is paid, down (towards zero) when it is a rebate.
     *
     * @param value of a trade, not negative
     * @param ppm parts per million; negative for a rebate; at most a million either way
     * @return the fee, negative when it is received
     */
    public static long fee(final long value, final int ppm) {
        if (value <= LARGEST_IN_ONE) {
            return rounded(value * ppm);
        }
        // Two parts, since value x ppm may not fit; exact because the first is a multiple of a million.
        return value / MILLION * ppm + rounded(value % MILLION * ppm);
    }

    private static long rounded(final long millionths) {
        return millionths > 0 ? (millionths + MILLION - 1) / MILLION : millionths / MILLION;
    }
}
