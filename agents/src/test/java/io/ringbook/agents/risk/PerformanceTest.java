package io.ringbook.agents.risk;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ringbook.agents.RandomStream;
import org.apache.commons.math3.stat.descriptive.DescriptiveStatistics;
import org.apache.commons.math3.stat.descriptive.moment.SemiVariance;
import org.apache.commons.math3.stat.regression.SimpleRegression;
import org.junit.jupiter.api.Test;

/** Ratios and drawdowns, by hand and beside a library that the product does not use. */
final class PerformanceTest {
    private static final double NEAR = 1e-12;
    private static final double[] RETURNS = {0.02, -0.01, 0.03, 0.0};
    private static final double ROOT = Math.sqrt(252);

    @Test
    void ratiosByHand() {
        // Mean 0.01; squares around it 1 + 4 + 4 + 1 = 10 (e-4), over 3.
        assertEquals(0.01 / Math.sqrt(10e-4 / 3) * ROOT, Performance.sharpe(RETURNS, 0), NEAR);
        // 2.52 % a year are 0.01 % a day.
        assertEquals(0.0099 / Math.sqrt(10e-4 / 3) * ROOT, Performance.sharpe(RETURNS, 0.0252), NEAR);
        // Only -0.01 is below: 1e-4 over 4 days.
        assertEquals(0.01 / 0.005 * ROOT, Performance.sortino(RETURNS, 0), NEAR);
        // Below 0.5 % are -0.01 by 1.5 % and 0 by 0.5 %: 2.5e-4 over 4.
        assertEquals(0.005 / Math.sqrt(2.5e-4 / 4) * ROOT, Performance.sortino(RETURNS, 0.005 * 252), NEAR);
        // Market 1, -1, 1, -1: products with what is around 0.01: 1 + 2 + 2 + 1 = 6 (e-4), squares 4 (e-4).
        assertEquals(1.5, Performance.beta(RETURNS, new double[] {0.01, -0.01, 0.01, -0.01}), NEAR);
    }

    @Test
    void aLibraryFindsTheSame() {
        final RandomStream random = RandomStream.of(1, "ratios");
        final double[] returns = new double[250];
        final double[] market = new double[250];
        final DescriptiveStatistics excess = new DescriptiveStatistics();
        final SimpleRegression line = new SimpleRegression();
        for (int day = 0; day < returns.length; day++) {
            market[day] = 0.01 * random.nextGaussian();
            returns[day] = 0.0005 + 1.2 * market[day] + 0.01 * random.nextGaussian();
            excess.addValue(returns[day] - 0.03 / 252);
            line.addData(market[day], returns[day]);
        }
        assertEquals(excess.getMean() / excess.getStandardDeviation() * ROOT, Performance.sharpe(returns, 0.03), 1e-10);
        assertEquals(line.getSlope(), Performance.beta(returns, market), 1e-10);
        final SemiVariance below = new SemiVariance(false, SemiVariance.Direction.DOWNSIDE);
        assertEquals(
                excess.getMean() / Math.sqrt(below.evaluate(excess.getValues(), 0)) * ROOT,
                Performance.sortino(returns, 0.03),
                1e-10);
    }

    @Test
    void whatHasNoAnswerIsNoNumber() {
        assertTrue(Double.isNaN(Performance.sharpe(new double[] {0.01, 0.01}, 0)));
        // Their mean is a rounding away from them.
        assertTrue(Double.isNaN(Performance.sharpe(new double[] {0.1, 0.1, 0.1}, 0)));
        assertTrue(Double.isNaN(Performance.beta(new double[] {0.1, 0.2, 0.1}, new double[] {0.1, 0.1, 0.1})));
        assertTrue(Double.isNaN(Performance.sharpe(new double[] {0.01}, 0)));
        assertTrue(Double.isNaN(Performance.sortino(new double[] {0.01, 0.02}, 0)));
        assertTrue(Double.isNaN(Performance.beta(new double[] {0.01, 0.02}, new double[] {0.01, 0.01})));
        assertTrue(Double.isNaN(Performance.sharpe(new double[0], 0)));
    }

    @Test
    void returnsOfValues() {
        assertArrayEquals(new double[] {0.1, -0.5}, Performance.returns(new double[] {100, 110, 55}), NEAR);
        assertEquals(0, Performance.returns(new double[0]).length);
    }

    @Test
    void drawdownByHand() {
        // From 120 to 90 a quarter; from 130 to 117 a tenth.
        assertEquals(new Drawdown(0.25, 1, 3, 0.1), Drawdown.of(new double[] {100, 120, 110, 90, 130, 117}));
        assertEquals(new Drawdown(0, 0, 0, 0), Drawdown.of(new double[] {100, 100, 101}));
        // All is lost, and as much again.
        assertEquals(new Drawdown(2, 0, 1, 2), Drawdown.of(new double[] {100, -100}));
        assertThrows(IllegalArgumentException.class, () -> Drawdown.of(new double[] {0, 1}));
        assertThrows(IllegalArgumentException.class, () -> Drawdown.of(new double[0]));
        assertThrows(IllegalArgumentException.class, () -> Drawdown.of(new double[] {1, Double.NaN}));
    }
}
