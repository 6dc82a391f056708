package io.ringbook.agents.forecast;

import io.ringbook.agents.RandomStream;
import java.util.Arrays;

/**
 * A Pareto tail of the worst losses: a loss above {@code threshold} is above {@code x} with the probability {@code (threshold
 * / x)^alpha}.
 *
 * <p>Alpha is Hill's, over the worst twentieth: B. M. Hill, A Simple General Approach to Inference About the Tail of a
 * Distribution, Annals of Statistics 3 (1975) 1163. The threshold is moved out along that tail to where a loss is as rare as a
 * swan is to be: I. Weissman, Estimation of Parameters and Large Quantiles Based on the k Largest Observations, Journal of the American
 * Statistical Association 73 (1978) 812. Both as in A. J. McNeil, R. Frey, P. Embrechts, Quantitative Risk Management,
 * Princeton 2005, section 7.2.4.
 *
 * @param alpha exponent; less is fatter
 * @param threshold exceeded with the probability of a swan
 */
record WorstLosses(double alpha, double threshold) {
    private static final double PART_OF_TAIL = 0.05;
    private static final int LEAST = 5;

    /**
     * @param returns of which the negative ones are losses
     * @param probability that a day brings a loss above the threshold
     * @return null if there are too few losses for a tail
     */
    static WorstLosses of(final double[] returns, final double probability) {
        final double[] losses = Arrays.stream(returns).map(one -> -one).sorted().toArray();
        final int tail = Math.max(LEAST, (int) (PART_OF_TAIL * losses.length));
        if (losses.length <= tail || !(losses[losses.length - tail - 1] > 0)) {
            return null;
        }
        final double least = losses[losses.length - tail - 1];
        double logs = 0;
        for (int i = losses.length - tail; i < losses.length; i++) {
            logs += StrictMath.log(losses[i] / least);
        }
        if (!(logs > 0)) {
            return null;
        }
        final double alpha = tail / logs;
        final double partOfTail = (double) tail / losses.length;
        return new WorstLosses(alpha, least * StrictMath.pow(partOfTail / probability, 1 / alpha));
    }

    double draw(final RandomStream random) {
        return random.nextPareto(alpha, threshold);
    }
}
