package io.ringbook.agents.risk;

/**
 * Ratios of daily returns. A year has {@value #DAYS_IN_A_YEAR} days; the rate without risk is one a year, and a day earns
 * the 252nd part of it. NaN where a ratio has no answer: too few days, or nothing varies.
 */
public final class Performance {
    /** Trading days. */
    public static final int DAYS_IN_A_YEAR = 252;

    /** A deviation that is a smaller part of the mean than this is rounding. */
    private static final double ROUNDING = 1e-12;

    private Performance() {}

    /**
     * Simple returns: each value over the one before, less 1.
     *
     * @param values above 0
     * @throws IllegalArgumentException if one is not
     */
    public static double[] returns(final double[] values) {
        final double[] returns = new double[Math.max(0, values.length - 1)];
        for (int i = 0; i < values.length; i++) {
            if (!(values[i] > 0 && values[i] < Double.POSITIVE_INFINITY)) {
                throw new IllegalArgumentException("not above 0: day=" + i + ", value=" + values[i]);
            }
            if (i > 0) {
                returns[i - 1] = values[i] / values[i - 1] - 1;
            }
        }
        return returns;
    }

    /**
     * Sharpe's: the mean return above the rate, over the sample deviation of the returns (n - 1), times the root of 252. W. F.
     * Sharpe, The Sharpe Ratio, Journal of Portfolio Management 21 (1994) 49.
     *
     * @param annualRate without risk, 0.02 for 2 %
     */
    public static double sharpe(final double[] returns, final double annualRate) {
        final double deviation = StrictMath.sqrt(covariance(returns, returns));
        return annual(mean(returns) - annualRate / DAYS_IN_A_YEAR, deviation);
    }

    /**
     * Sortino's: the mean return above the rate, over the downside deviation, times the root of 252. The downside deviation is the root of the
     * mean, over all days (n), of the squares of what a day stayed below the rate. F. Sortino and L. Price, Performance Measurement in
     * a Downside Risk Framework, Journal of Investing 3 (1994) 59.
     *
     * @param annualRate without risk, which is also the least return that is wanted
     */
    public static double sortino(final double[] returns, final double annualRate) {
        final double rate = annualRate / DAYS_IN_A_YEAR;
        double squares = 0;
        for (final double one : returns) {
            final double below = Math.min(0, one - rate);
            squares += below * below;
        }
        return annual(mean(returns) - rate, StrictMath.sqrt(squares / returns.length));
    }

    /**
     * The covariance with the market over the market's variance; both of the sample, so n or n - 1 is the same.
     *
     * @param market its returns on the same days
     */
    public static double beta(final double[] returns, final double[] market) {
        if (returns.length != market.length) {
            throw new IllegalArgumentException(
                    "not aligned by day: returns=" + returns.length + ", market=" + market.length);
        }
        final double variance = covariance(market, market);
        final boolean varies = StrictMath.sqrt(variance) > ROUNDING * Math.abs(mean(market));
        return varies ? covariance(returns, market) / variance : Double.NaN;
    }

    private static double annual(final double mean, final double deviation) {
        return deviation > ROUNDING * Math.abs(mean) ? mean / deviation * StrictMath.sqrt(DAYS_IN_A_YEAR) : Double.NaN;
    }

    static double mean(final double[] values) {
        double sum = 0;
        for (final double value : values) {
            sum += value;
        }
        return sum / values.length;
    }

    /** Of the sample: over n - 1. */
    static double covariance(final double[] first, final double[] second) {
        final double meanOfFirst = mean(first);
        final double meanOfSecond = mean(second);
        double products = 0;
        for (int i = 0; i < first.length; i++) {
            products += (first[i] - meanOfFirst) * (second[i] - meanOfSecond);
        }
        return products / (first.length - 1);
    }
}
