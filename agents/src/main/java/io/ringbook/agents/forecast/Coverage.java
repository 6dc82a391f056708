package io.ringbook.agents.forecast;

import org.hipparchus.distribution.continuous.BetaDistribution;
import org.hipparchus.distribution.continuous.ChiSquaredDistribution;

/**
 * How often what came lay in an interval that should hold it so often.
 *
 * @param stated how often it should, such as 0.95
 * @param hits how often it did
 * @param forecasts how often it was tried
 */
public record Coverage(double stated, int hits, int forecasts) {
    private static final double OUTSIDE = 0.025;

    /** The share of hits. */
    public double share() {
        return (double) hits / forecasts;
    }

    /**
     * Within what the true share is with a confidence of 95 %, if forecasts are independent. C. J. Clopper, E. S. Pearson, The Use of
     * Confidence or Fiducial Limits Illustrated in the Case of the Binomial, Biometrika 26 (1934) 404.
     */
    public Interval confidence() {
        final double low = hits == 0
                ? 0
                : new BetaDistribution(hits, forecasts - hits + 1.0).inverseCumulativeProbability(OUTSIDE);
        final double high = hits == forecasts
                ? 1
                : new BetaDistribution(hits + 1.0, forecasts - hits).inverseCumulativeProbability(1 - OUTSIDE);
        return new Interval(low, high);
    }

    /**
     * The p-value of Kupiec's test of the proportion of failures: how likely a share at least so far off is, if the stated one is true and
     * forecasts are independent. {@code -2 ln} of the likelihood of the stated share over that of the found one is chi-squared with one degree of
     * freedom. P. H. Kupiec, Techniques for Verifying the Accuracy of Risk Measurement Models, Journal of Derivatives 3(2)
     * (1995) 73.
     */
    public double kupiec() {
        final double ratio = -2 * (logLikelihood(stated) - logLikelihood(share()));
        return 1 - new ChiSquaredDistribution(1).cumulativeProbability(Math.max(0, ratio));
    }

    /** Both together. */
    Coverage plus(final Coverage other) {
        return new Coverage(stated, hits + other.hits, forecasts + other.forecasts);
    }

    private double logLikelihood(final double share) {
        final int misses = forecasts - hits;
        return (hits == 0 ? 0 : hits * StrictMath.log(share)) + (misses == 0 ? 0 : misses * StrictMath.log(1 - share));
    }
}
