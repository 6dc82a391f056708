package io.ringbook.agents.pairs;

import java.util.List;

/**
 * What it makes of one metric that something is there.
 *
 * @param metric what was measured
 * @param pairs in which both runs had a value
 * @param with mean of the runs with it
 * @param without mean of the runs without it
 * @param mean of the differences, with less without
 * @param halfWidth of the 95 % confidence interval around the mean; NaN if there are fewer than two pairs
 * @param sameSign pairs whose difference has the sign of the mean
 */
public record Difference(
        String metric, int pairs, double with, double without, double mean, double halfWidth, int sameSign) {
    /** @param values with and without it, of each pair; those with a NaN are left out */
    static Difference of(final String metric, final List<double[]> values) {
        final List<double[]> both = values.stream()
                .filter(pair -> !Double.isNaN(pair[0]) && !Double.isNaN(pair[1]))
                .toList();
        final int pairs = both.size();
        double with = 0;
        double without = 0;
        for (final double[] pair : both) {
            with += pair[0];
            without += pair[1];
        }
        final double mean = (with - without) / pairs;
        double squares = 0;
        int sameSign = 0;
        for (final double[] pair : both) {
            final double difference = pair[0] - pair[1];
            squares += (difference - mean) * (difference - mean);
            sameSign += Math.signum(difference) == Math.signum(mean) ? 1 : 0;
        }
        final double halfWidth = pairs < 2
                ? Double.NaN
                : StudentT.within95Percent(pairs - 1) * StrictMath.sqrt(squares / (pairs - 1) / pairs);
        return new Difference(metric, pairs, with / pairs, without / pairs, mean, halfWidth, sameSign);
    }

    /** @return whether the interval leaves out 0: chance alone would hardly do that */
    public boolean isClear() {
        return Math.abs(mean) > halfWidth;
    }
}
