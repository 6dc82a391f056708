package io.ringbook.agents.forecast;

import java.util.Arrays;

/**
 * Ways to say what tomorrow's return is like, and how much each is trusted after the days that came.
 *
 * <p>An expert is an exponentially weighted variance of one memory, with or without a drift. After each day the trust in it becomes {@code trust^forgetting density(return)}, over their sum.
 */
final class Experts {
    /** Shares of yesterday's estimate that are kept: half of what counts is of the last 3, 7, 11, 23 and 69 days. */
    private static final double[] MEMORIES = {0.80, 0.90, 0.94, 0.97, 0.99};

    private static final double DRIFT_MEMORY = 0.98;
    private static final double FORGETTING = 0.99;

    /** How often the interval is missed that the scale is tuned by. */
    private static final double MISSES = 0.2;

    /** The normal quantile of 0.9. */
    private static final double WITHIN = 1.2815515655446004;

    private static final double LEARNING_RATE = 0.05;

    /** So much of the first variance as a floor: prices that stand still make no certainty. */
    private static final double LEAST_VARIANCE = 1e-6;

    private final double[] variances = new double[2 * MEMORIES.length];
    private final double[] trusts = new double[variances.length];
    private final double floor;
    private double drift;
    private double logScale;

    private Experts(final Moments start) {
        final double variance = start.deviation() * start.deviation();
        floor = Math.max(LEAST_VARIANCE * variance, Double.MIN_NORMAL);
        for (int i = 0; i < variances.length; i++) {
            variances[i] = Math.max(variance, floor);
            trusts[i] = 1.0 / trusts.length;
        }
    }

    /** @param start how many of the returns they begin with before they are judged */
    static Experts after(final double[] returns, final int start) {
        final double[] first = Arrays.copyOf(returns, start);
        final Experts experts = new Experts(Moments.of(first));
        for (int i = start; i < returns.length; i++) {
            experts.see(returns[i]);
        }
        return experts;
    }

    /** @return an expert, as often as it is trusted */
    int pick(final double uniform) {
        double sum = 0;
        for (int i = 0; i < trusts.length - 1; i++) {
            sum += trusts[i];
            if (uniform < sum) {
                return i;
            }
        }
        return trusts.length - 1;
    }

    double mean(final int expert) {
        return expert < MEMORIES.length ? 0 : drift;
    }

    /** With the scale by which all were too narrow or too wide. */
    double deviation(final int expert) {
        return scale() * StrictMath.sqrt(variances[expert]);
    }

    double scale() {
        return StrictMath.exp(logScale);
    }

    private void see(final double seen) {
        tuneScale(seen);
        judge(seen);
        for (int i = 0; i < variances.length; i++) {
            final double memory = MEMORIES[i % MEMORIES.length];
            final double off = seen - mean(i);
            variances[i] = Math.max(floor, memory * variances[i] + (1 - memory) * off * off);
        }
        drift = DRIFT_MEMORY * drift + (1 - DRIFT_MEMORY) * seen;
    }

    private void tuneScale(final double seen) {
        double mean = 0;
        double square = 0;
        for (int i = 0; i < trusts.length; i++) {
            mean += trusts[i] * mean(i);
            square += trusts[i] * (variances[i] + mean(i) * mean(i));
        }
        final double deviation = scale() * StrictMath.sqrt(square - mean * mean);
        final boolean isMissed = Math.abs(seen - mean) > WITHIN * deviation;
        logScale += LEARNING_RATE * ((isMissed ? 1 : 0) - MISSES);
    }

    private void judge(final double seen) {
        final double[] logs = new double[trusts.length];
        double best = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < logs.length; i++) {
            final double off = seen - mean(i);
            logs[i] = FORGETTING * StrictMath.log(trusts[i])
                    - StrictMath.log(variances[i]) / 2
                    - off * off / (2 * variances[i]);
            best = Math.max(best, logs[i]);
        }
        double sum = 0;
        for (int i = 0; i < trusts.length; i++) {
            // Nobody is lost for ever.
            trusts[i] = Math.max(StrictMath.exp(logs[i] - best), Double.MIN_NORMAL);
            sum += trusts[i];
        }
        for (int i = 0; i < trusts.length; i++) {
            trusts[i] /= sum;
        }
    }
}
