package io.ringbook.agents.builtin;

/**
 * What someone believes a value to be who sees it with an error now and then: the estimate of Bayes for a value that is drawn
 * back to a mean and moves at random. Wang and Wellman, "Spoofing the Limit Order Book: An Agent-Based Model", AAMAS 2017.
 */
final class Estimate {
    private final double mean;
    private final double errorVariance;
    private final double varianceOfSecond;
    private final double reversionOfSecond;
    private double believed;
    private double variance;

    /**
     * Begins with the mean, and sure of it.
     *
     * @param reversionSeconds time in which a value comes back to 1/e of its distance from the mean
     * @param errorDeviation of what is seen
     * @param volatility deviation of the value after one second
     */
    Estimate(final double mean, final double reversionSeconds, final double errorDeviation, final double volatility) {
        this.mean = mean;
        reversionOfSecond = 1 / reversionSeconds;
        errorVariance = errorDeviation * errorDeviation;
        varianceOfSecond = volatility * volatility;
        believed = mean;
    }

    /** @param seconds since it saw something last */
    void see(final double seen, final double seconds) {
        final double kept = StrictMath.exp(-reversionOfSecond * seconds);
        believed = mean + kept * (believed - mean);
        variance = kept * kept * variance
                + varianceOfSecond * -StrictMath.expm1(-2 * reversionOfSecond * seconds) / (2 * reversionOfSecond);
        if (variance + errorVariance > 0) {
            final double weight = variance / (variance + errorVariance);
            believed += weight * (seen - believed);
            variance *= 1 - weight;
        }
    }

    /** @return what the value is expected to be */
    double in(final double seconds) {
        return mean + StrictMath.exp(-reversionOfSecond * seconds) * (believed - mean);
    }
}
