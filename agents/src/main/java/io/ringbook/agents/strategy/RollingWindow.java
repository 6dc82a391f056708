package io.ringbook.agents.strategy;

import java.util.Arrays;

/** The last so many values, and where a value stands among them. */
public final class RollingWindow {
    private final double[] values;
    private int added;

    public RollingWindow(final int size) {
        values = new double[size];
    }

    public void add(final double value) {
        values[added % values.length] = value;
        // Stays in range for ever, and goes on pointing at the oldest.
        added = added + 1 < 2 * values.length ? added + 1 : values.length;
    }

    public boolean isFull() {
        return added >= values.length;
    }

    /** Mean of a full window. */
    public double mean() {
        return Arrays.stream(values).sum() / values.length;
    }

    /** Standard deviation of a full window. */
    public double deviation() {
        final double mean = mean();
        return StrictMath.sqrt(
                Arrays.stream(values).map(v -> (v - mean) * (v - mean)).sum() / values.length);
    }

    /** How many standard deviations a value is above the mean of a full window; 0 if the window's values are all equal. */
    public double score(final double value) {
        final double deviation = deviation();
        return deviation == 0 ? 0 : (value - mean()) / deviation;
    }
}
