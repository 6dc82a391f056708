package io.ringbook.agents.forecast;

/**
 * How returns are distributed, if one were as good as another.
 *
 * @param mean of a day
 * @param deviation of the sample: over n - 1
 */
record Moments(double mean, double deviation) {
    static Moments of(final double[] values) {
        double sum = 0;
        for (final double value : values) {
            sum += value;
        }
        final double mean = sum / values.length;
        double squares = 0;
        for (final double value : values) {
            squares += (value - mean) * (value - mean);
        }
        return new Moments(mean, StrictMath.sqrt(squares / (values.length - 1)));
    }
}
