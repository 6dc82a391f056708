package io.ringbook.agents.forecast;

import io.ringbook.agents.RandomStream;
import java.util.Arrays;

/** Days of one symbol in units of their volatility, and what came after those that are like given ones. */
final class Patterns {
    /** Days that are compared, and days that are taken from what came after them. */
    static final int WINDOW = 5;

    /** Share of yesterday's variance that is kept. */
    private static final double MEMORY = 0.94;

    private static final int START = 20;

    private final double[] units;
    private final double variance;

    /** @param returns at least 20 */
    Patterns(final double[] returns) {
        units = new double[returns.length];
        final double deviation = Moments.of(Arrays.copyOf(returns, START)).deviation();
        double before = Math.max(deviation * deviation, Double.MIN_NORMAL);
        for (int day = 0; day < returns.length; day++) {
            units[day] = returns[day] / StrictMath.sqrt(before);
            before = nextVariance(before, returns[day]);
        }
        variance = before;
    }

    static double nextVariance(final double variance, final double seen) {
        return Math.max(MEMORY * variance + (1 - MEMORY) * seen * seen, Double.MIN_NORMAL);
    }

    /** In units of the volatility that was expected the day before. */
    double[] units() {
        return units;
    }

    /** Expected of the day after the last. */
    double variance() {
        return variance;
    }

    double[] lastWindow() {
        return Arrays.copyOfRange(units, units.length - WINDOW, units.length);
    }

    /** Those whose days are nearest: as many as the root of how many there are. */
    Neighbours nearest(final double[] window) {
        final int candidates = units.length - 2 * WINDOW + 1;
        final long[] byDistance = new long[candidates];
        for (int from = 0; from < candidates; from++) {
            double squares = 0;
            for (int i = 0; i < WINDOW; i++) {
                final double off = units[from + i] - window[i];
                squares += off * off;
            }
            // A float that is not negative sorts as its bits do; the place behind it settles what is equal.
            byDistance[from] = (long) Float.floatToIntBits((float) squares) << Integer.SIZE | from;
        }
        Arrays.sort(byDistance);
        final int[] places = new int[(int) Math.ceil(StrictMath.sqrt(candidates))];
        for (int i = 0; i < places.length; i++) {
            places[i] = (int) byDistance[i];
        }
        return new Neighbours(places);
    }

    /** Where like days began. */
    final class Neighbours {
        private final int[] places;
        private final Moments[] after = new Moments[WINDOW];
        private final double bandwidth;
        private final double factor;

        private Neighbours(final int[] places) {
            this.places = places;
            final double count = places.length;
            // Silverman's rule, for a deviation of 1.
            bandwidth = 1.06 * StrictMath.pow(count, -0.2);
            // Mean and deviation are those of a few: Student's variance of the next one.
            final double student = (count + 1) / count * (count - 1) / (count - 3);
            factor = StrictMath.sqrt(student / (1 + bandwidth * bandwidth));
            for (int i = 0; i < WINDOW; i++) {
                final int ahead = i;
                after[i] = Moments.of(Arrays.stream(places)
                        .mapToDouble(place -> units[place + WINDOW + ahead])
                        .toArray());
            }
        }

        /**
         * What came after one of them, with some noise: B. W. Silverman, Density Estimation for Statistics and Data Analysis, Chapman and Hall 1986,
         * section 6.4.1, the smoothed bootstrap that keeps mean and variance; the variance then is that of the next one, not of those that were.
         */
        void draw(final RandomStream random, final double[] unitsAfter) {
            final int place = places[random.nextInt(places.length)] + WINDOW;
            for (int i = 0; i < WINDOW; i++) {
                final double off =
                        units[place + i] - after[i].mean() + bandwidth * after[i].deviation() * random.nextGaussian();
                unitsAfter[i] = after[i].mean() + off * factor;
            }
        }
    }
}
