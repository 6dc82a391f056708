package io.ringbook.agents.bars;

/**
 * The way of the price within a bar: from open over low and high to close in straight lines, so that a stop inside the bar is
 * passed. Which of low and high comes first is not in the data.
 */
final class BarWalk {
    private BarWalk() {}

    /**
     * The prices of a bar.
     *
     * @param steps how many, at least {@value BarTerms#LEAST_STEPS}
     * @param lowFirst whether the low is passed before the high
     * @return in ticks; the first is the open, the last the close, and low and high are among them
     */
    static long[] prices(final PriceBar bar, final int steps, final boolean lowFirst) {
        final long first = lowFirst ? bar.lowTicks() : bar.highTicks();
        final long second = lowFirst ? bar.highTicks() : bar.lowTicks();
        final long[] corners = {bar.openTicks(), first, second, bar.closeTicks()};
        final long[] prices = new long[steps];
        prices[0] = corners[0];
        int done = 0;
        for (int leg = 0; leg < 3; leg++) {
            final int end = leg == 2 ? steps - 1 : end(corners, leg, steps, done);
            for (int step = done + 1; step <= end; step++) {
                prices[step] = corners[leg] + (corners[leg + 1] - corners[leg]) * (step - done) / (end - done);
            }
            done = end;
        }
        return prices;
    }

    /** The nearer of the two to the open. */
    static boolean isLowNearest(final PriceBar bar) {
        return bar.openTicks() - bar.lowTicks() <= bar.highTicks() - bar.openTicks();
    }

    /** Each leg has steps by its length, and at least one. */
    private static int end(final long[] corners, final int leg, final int steps, final int done) {
        long left = 0;
        for (int each = leg; each < 3; each++) {
            left += Math.abs(corners[each + 1] - corners[each]);
        }
        final int free = steps - 1 - done;
        final long here = left == 0 ? free / 3 : Math.abs(corners[leg + 1] - corners[leg]) * free / left;
        return done + (int) Math.max(1, Math.min(here, free - (2 - leg)));
    }
}
