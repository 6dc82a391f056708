package io.ringbook.agents.builtin;

import java.util.Arrays;

/** The last so many values, and where a value stands among them. */
final class RollingWindow {
    private final double[] values;
    private int added;

    RollingWindow(final int size) {
        values = new double[size];
    }

    void add(final double value) {
        values[added % values.length] = value;
        // Stays in range for ever, and goes on pointing at the oldest.
        added = added + 1 < 2 * values.length ? added + 1 : values.length;
    }

    boolean isFull() {
        return added >= values.length;
    }

    /** Mean of a full window. */
    double mean() {
        return Arrays.stream(values).sum() / values.length;
    }

    /** Standard deviation of a full window. */
    double deviation() {
        final double mean = mean();
        return StrictMath.sqrt(
                Arrays.stream(values).map(v -> (v - mean) * (v - mean)).sum() / values.length);
    }

    /** How many standard deviations a value is above the mean of a full window; 0 if the window's values are all equal. */
    double score(final double value) {
        final double deviation = deviation();
        return deviation == 0 ? 0 : (value - mean()) / deviation;
    }
}
