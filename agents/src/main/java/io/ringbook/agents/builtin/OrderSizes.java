package io.ringbook.agents.builtin;

import io.ringbook.agents.RandomStream;

/** How large orders are in the field's reference configuration, rmsc04: most are round hundreds, some are anything. */
final class OrderSizes {
    private static final double ANY = 0.2;
    private static final double LOG_MEAN = 2.9;
    private static final double LOG_DEVIATION = 1.2;
    private static final long ROUND = 100;

    /** Of 100, 200 and so on. */
    private static final double[] HUNDREDS = {0.7, 0.06, 0.004, 0.0329, 0.001, 0.0006, 0.0004, 0.0005, 0.0003, 0.0003};

    private OrderSizes() {}

    /** @return lots, at least 1 */
    static long next(final RandomStream random) {
        double left = random.nextDouble() - ANY;
        if (left < 0) {
            return Math.max(1, Math.round(StrictMath.exp(LOG_MEAN + LOG_DEVIATION * random.nextGaussian())));
        }
        int hundreds = 0;
        while (hundreds < HUNDREDS.length - 1 && left >= HUNDREDS[hundreds]) {
            left -= HUNDREDS[hundreds];
            hundreds++;
        }
        return ROUND * (hundreds + 1);
    }
}
