package io.ringbook.agents.pairs;

/** Student's distribution. */
final class StudentT {
    private static final double NORMAL = 1.959964;

    /** For 1 degree of freedom and more; from W. S. Gosset's distribution as every table has it. */
    private static final double[] QUANTILES = {
        12.706, 4.303, 3.182, 2.776, 2.571, 2.447, 2.365, 2.306, 2.262, 2.228, 2.201, 2.179, 2.160, 2.145, 2.131, 2.120,
        2.110, 2.101, 2.093, 2.086, 2.080, 2.074, 2.069, 2.064, 2.060, 2.056, 2.052, 2.048, 2.045, 2.042
    };

    private StudentT() {}

    /**
     * @param freedom degrees of it, at least 1
     * @return within how many standard errors to both sides 95 % are; right to three decimals
     */
    static double within95Percent(final int freedom) {
        if (freedom <= QUANTILES.length) {
            return QUANTILES[freedom - 1];
        }
        // The first terms of the expansion around the normal distribution (Abramowitz and Stegun 26.7.5).
        final double z = NORMAL;
        final double cube = z * z * z;
        return z + (cube + z) / (4.0 * freedom) + (5 * cube * z * z + 16 * cube + 3 * z) / (96.0 * freedom * freedom);
    }
}
