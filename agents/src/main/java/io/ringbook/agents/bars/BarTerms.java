package io.ringbook.agents.bars;

/**
 * How a bar is walked, and what is quoted on the way.
 *
 * @param steps of the price in a bar, at least four
 * @param spread half of it, as a part of the bar's range; at least a tick
 * @param depth at each level, as a part of what trades in a step
 * @param levels on each side, half a spread apart
 * @param drawn whether it is drawn which of high and low comes first; else the nearer to the open does
 */
public record BarTerms(int steps, double spread, double depth, int levels, boolean drawn) {
    /** 26 steps, which are a quarter of an hour each in a trading day of daily bars. */
    public static final BarTerms STANDARD = new BarTerms(26, 0.004, 0.002, 3, false);

    /** Open, low, high and close. */
    public static final int LEAST_STEPS = 4;

    public BarTerms {
        if (steps < LEAST_STEPS || !(spread >= 0) || !(depth > 0) || levels < 1) {
            throw new IllegalArgumentException(
                    "steps=" + steps + ", spread=" + spread + ", depth=" + depth + ", levels=" + levels);
        }
    }
}
