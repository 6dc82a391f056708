package io.ringbook.agents.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ringbook.agents.RandomStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Each formula on numbers whose answer is known. */
class StatisticsTest {
    private static final double NEAR = 1e-12;

    @Test
    void kurtosis() {
        // Two values: fourth moment 1, squared second 1.
        assertEquals(-2, Statistics.excessKurtosis(new double[] {1, -1, 1, -1}), NEAR);
        // Second moment 2/10, fourth 2/10: 5 less 3.
        assertEquals(2, Statistics.excessKurtosis(new double[] {1, -1, 0, 0, 0, 0, 0, 0, 0, 0}), NEAR);
        assertTrue(Double.isNaN(Statistics.excessKurtosis(new double[] {3, 3, 3})));
    }

    @Test
    void autocorrelation() {
        assertEquals(-0.75, Statistics.autocorrelation(new double[] {1, -1, 1, -1}, 1), NEAR);
        assertEquals(0.5, Statistics.autocorrelation(new double[] {1, -1, 1, -1}, 2), NEAR);
    }

    @Test
    void correlation() {
        assertEquals(1, Statistics.correlation(new double[] {1, 2, 3}, new double[] {10, 20, 30}), NEAR);
        assertEquals(-1, Statistics.correlation(new double[] {1, 2, 3}, new double[] {5, 4, 3}), NEAR);
    }

    @Test
    void tailIndexOfAParetoDistribution() {
        // The quantiles of P(X > x) = x^-3.
        final double[] values = IntStream.rangeClosed(1, 100_000)
                .mapToDouble(i -> StrictMath.pow((i - 0.5) / 100_000, -1 / 3.0))
                .toArray();
        assertEquals(3, Statistics.tailIndex(values), 0.01);
    }

    @Test
    void exponentOfAPowerLaw() {
        final double[] values = IntStream.rangeClosed(1, 50)
                .mapToDouble(lag -> 0.4 * StrictMath.pow(lag, -0.6))
                .toArray();
        assertEquals(0.6, Statistics.decayExponent(values), NEAR);
        // What is not positive has no logarithm and does not count.
        values[7] = -0.01;
        assertEquals(0.6, Statistics.decayExponent(values), NEAR);
    }

    /** Sums in a fixed order and StrictMath: the same bits on every JDK that runs this. */
    @Test
    void sameBitsEverywhere() {
        final RandomStream random = RandomStream.of(7, "statistics");
        final double[] values = new double[1_000];
        for (int i = 0; i < values.length; i++) {
            values[i] = StrictMath.log(1 + random.nextDouble());
        }
        assertEquals(
                "404c49632bc66b16 bff299c4447e4641",
                Long.toHexString(Double.doubleToLongBits(Statistics.tailIndex(values))) + " "
                        + Long.toHexString(Double.doubleToLongBits(Statistics.excessKurtosis(values))));
    }
}
