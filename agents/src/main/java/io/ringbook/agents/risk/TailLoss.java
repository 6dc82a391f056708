package io.ringbook.agents.risk;

import io.ringbook.agents.RandomStream;
import java.util.Arrays;
import org.hipparchus.distribution.continuous.NormalDistribution;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.random.CorrelatedRandomVectorGenerator;

/**
 * What a portfolio as it is may lose on one day, in its currency. Losses are positive; a negative one is a profit that is
 * had even then.
 *
 * <p>Of a sample of losses, the value at risk is its quantile without interpolation: the smallest loss that at least the
 * confidence's share of the sample does not exceed (type 1 of R. J. Hyndman and Y. Fan, Sample Quantiles in Statistical
 * Packages, American Statistician 50 (1996) 361). The expected shortfall is the mean of the worst 1 - confidence of the
 * sample, of which the quantile itself counts with the part that is missing: {@code VaR + sum of (loss - VaR)+ / (n (1 -
 * confidence))} (R. T. Rockafellar and S. Uryasev, Conditional value-at-risk for general loss distributions, Journal of
 * Banking and Finance 26 (2002) 1443).
 *
 * @param valueAtRisk not exceeded with the probability of the confidence
 * @param expectedShortfall the mean loss of the worst days beyond it, also called CVaR
 */
public record TailLoss(double valueAtRisk, double expectedShortfall) {
    private static final NormalDistribution NORMAL = new NormalDistribution();

    /** Below a share of this, a variance is rounding. */
    private static final double NOTHING = 1e-12;

    /** By history: the losses that today's positions would have had on its days, each as likely. */
    public static TailLoss historical(final Portfolio portfolio, final ReturnHistory history, final double confidence) {
        return ofSample(negated(portfolio.profits(history)), confidence);
    }

    /**
     * By parameters: profits are normal, with the mean and the sample deviation (n - 1) that today's positions would have had:
     * {@code z deviation - mean}, and {@code density(z) / (1 - confidence) deviation - mean} beyond it.
     */
    public static TailLoss normal(final Portfolio portfolio, final ReturnHistory history, final double confidence) {
        checkConfidence(confidence);
        final double[] profits = portfolio.profits(history);
        final double mean = Performance.mean(profits);
        final double deviation = StrictMath.sqrt(Performance.covariance(profits, profits));
        final double z = NORMAL.inverseCumulativeProbability(confidence);
        return new TailLoss(z * deviation - mean, NORMAL.density(z) / (1 - confidence) * deviation - mean);
    }

    /**
     * By Monte Carlo: returns are normals with the means and the sample covariance (n - 1) of the history. The same seed draws
     * the same.
     *
     * @param draws at least 1
     */
    public static TailLoss monteCarlo(
            final Portfolio portfolio,
            final ReturnHistory history,
            final double confidence,
            final int draws,
            final long seed) {
        checkConfidence(confidence);
        final double[] exposures = portfolio.exposures(history);
        final double[] losses = new double[draws];
        final double[][] covariance = history.covariance();
        double largest = 0;
        for (int i = 0; i < covariance.length; i++) {
            largest = Math.max(largest, covariance[i][i]);
        }
        if (largest == 0) {
            Arrays.fill(losses, -product(exposures, history.means()));
            return ofSample(losses, confidence);
        }
        final RandomStream random = RandomStream.of(seed, "value-at-risk");
        // Fewer days than symbols are no obstacle: the root that this makes need not be square.
        final CorrelatedRandomVectorGenerator returns = new CorrelatedRandomVectorGenerator(
                history.means(), new Array2DRowRealMatrix(covariance, false), NOTHING * largest, random::nextGaussian);
        for (int draw = 0; draw < draws; draw++) {
            losses[draw] = -product(exposures, returns.nextVector());
        }
        return ofSample(losses, confidence);
    }

    /**
     * Both as fractions of the equity. Without any left, a possible loss is an infinite part of it.
     *
     * @param equity may be 0 or less
     */
    TailLoss over(final double equity) {
        return new TailLoss(fraction(valueAtRisk, equity), fraction(expectedShortfall, equity));
    }

    static TailLoss ofSample(final double[] losses, final double confidence) {
        checkConfidence(confidence);
        final double[] sorted = losses.clone();
        Arrays.sort(sorted);
        // 0.07 * 100 is a little more than 7.
        final int rank = (int) Math.ceil(confidence * sorted.length - 1e-9);
        final double valueAtRisk = sorted[Math.max(1, rank) - 1];
        double beyond = 0;
        for (int i = rank; i < sorted.length; i++) {
            beyond += sorted[i] - valueAtRisk;
        }
        return new TailLoss(valueAtRisk, valueAtRisk + beyond / (sorted.length * (1 - confidence)));
    }

    private static void checkConfidence(final double confidence) {
        if (!(confidence > 0 && confidence < 1)) {
            throw new IllegalArgumentException("not between 0 and 1: confidence=" + confidence);
        }
    }

    private static double fraction(final double loss, final double equity) {
        if (equity > 0) {
            return loss / equity;
        }
        return loss > 0 ? Double.POSITIVE_INFINITY : 0;
    }

    private static double product(final double[] one, final double[] other) {
        double sum = 0;
        for (int i = 0; i < one.length; i++) {
            sum += one[i] * other[i];
        }
        return sum;
    }

    private static double[] negated(final double[] values) {
        return Arrays.stream(values).map(value -> -value).toArray();
    }
}
