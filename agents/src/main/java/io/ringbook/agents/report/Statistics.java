package io.ringbook.agents.report;

import java.util.Arrays;

/**
 * The formulas of the stylised facts. All arithmetic is IEEE 754 and StrictMath in a fixed order, so every JDK gives the
 * same bits. NaN where a formula has no answer.
 *
 * <p>Where they come from; "abstract" says that no more than that was read for this class:
 *
 * <ul>
 *   <li>R. Cont, Empirical properties of asset returns: stylized facts and statistical issues, Quantitative Finance 1
 *       (2001) 223 (abstract): heavy tails, aggregational Gaussianity, absence of autocorrelations, volatility
 *       clustering, correlation of volume and volatility.
 *   <li>B. M. Hill, A simple general approach to inference about the tail of a distribution, Annals of Statistics 3
 *       (1975) 1163 (not read): the estimator.
 *   <li>P. Gopikrishnan, M. Meyer, L. A. N. Amaral, H. E. Stanley, Inverse cubic law for the distribution of stock price
 *       variations, European Physical Journal B 3 (1998) 139 (abstract): tails with an exponent of about 3.
 *   <li>F. Lillo, J. D. Farmer, The long memory of the efficient market, Studies in Nonlinear Dynamics and Econometrics 8
 *       (2004) no. 3 (abstract): autocorrelation of order signs decays as a power of the lag, with an exponent of about
 *       0.6.
 * </ul>
 */
final class Statistics {
    private static final double PART_OF_TAIL = 0.05;

    private Statistics() {}

    static double mean(final double[] values) {
        double sum = 0;
        for (final double value : values) {
            sum += value;
        }
        return sum / values.length;
    }

    /** @return fourth moment over the squared second, less the 3 of a normal distribution */
    static double excessKurtosis(final double[] values) {
        final double mean = mean(values);
        double second = 0;
        double fourth = 0;
        for (final double value : values) {
            final double square = (value - mean) * (value - mean);
            second += square;
            fourth += square * square;
        }
        return fourth * values.length / (second * second) - 3;
    }

    /** @return correlation of a series with itself so many places later */
    static double autocorrelation(final double[] values, final int lag) {
        final double mean = mean(values);
        double products = 0;
        double squares = 0;
        for (int i = 0; i < values.length; i++) {
            squares += (values[i] - mean) * (values[i] - mean);
            if (i >= lag) {
                products += (values[i] - mean) * (values[i - lag] - mean);
            }
        }
        return products / squares;
    }

    /** @return Pearson's */
    static double correlation(final double[] first, final double[] second) {
        final double meanOfFirst = mean(first);
        final double meanOfSecond = mean(second);
        double products = 0;
        double squaresOfFirst = 0;
        double squaresOfSecond = 0;
        for (int i = 0; i < first.length; i++) {
            products += (first[i] - meanOfFirst) * (second[i] - meanOfSecond);
            squaresOfFirst += (first[i] - meanOfFirst) * (first[i] - meanOfFirst);
            squaresOfSecond += (second[i] - meanOfSecond) * (second[i] - meanOfSecond);
        }
        return products / StrictMath.sqrt(squaresOfFirst * squaresOfSecond);
    }

    /**
     * Hill's estimator of the exponent with which the largest twentieth falls off.
     *
     * @param sizes not negative
     */
    static double tailIndex(final double[] sizes) {
        final double[] sorted = sizes.clone();
        Arrays.sort(sorted);
        final int tail = (int) (sorted.length * PART_OF_TAIL);
        final double least = sorted[sorted.length - 1 - tail];
        double logs = 0;
        for (int i = sorted.length - tail; i < sorted.length; i++) {
            logs += StrictMath.log(sorted[i] / least);
        }
        return tail / logs;
    }

    /**
     * The exponent of a decay, by least squares of the logarithms.
     *
     * @param values from lag 1 on; only positive ones count
     */
    static double decayExponent(final double[] values) {
        double n = 0;
        double sumX = 0;
        double sumY = 0;
        double sumXx = 0;
        double sumXy = 0;
        for (int i = 0; i < values.length; i++) {
            if (values[i] > 0) {
                final double x = StrictMath.log(i + 1.0);
                final double y = StrictMath.log(values[i]);
                n++;
                sumX += x;
                sumY += y;
                sumXx += x * x;
                sumXy += x * y;
            }
        }
        return -(n * sumXy - sumX * sumY) / (n * sumXx - sumX * sumX);
    }
}
