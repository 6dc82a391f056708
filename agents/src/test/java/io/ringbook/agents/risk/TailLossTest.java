package io.ringbook.agents.risk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.ringbook.agents.RandomStream;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.math3.distribution.MultivariateNormalDistribution;
import org.apache.commons.math3.distribution.NormalDistribution;
import org.apache.commons.math3.random.Well19937c;
import org.apache.commons.math3.stat.correlation.Covariance;
import org.apache.commons.math3.stat.descriptive.rank.Percentile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** Values at risk and shortfalls, by hand and beside a library that the product does not use. */
final class TailLossTest {
    private static final double NEAR = 1e-12;
    private static final List<String> TWO = List.of("ABC", "XYZ");

    /** Ten shares at 100: a return of 1 % is 10. */
    private static final Portfolio TEN_SHARES = new Portfolio(0, List.of(new Position("ABC", 10, 100)));

    /** Losses of 80, 50, 20 and 10, and profits of 5, 10, 15, 20, 30 and 40. */
    private static final ReturnHistory TEN_DAYS = ReturnHistory.ofReturns(
            List.of("ABC"), new double[][] {{0.01, -0.05, 0.005, 0.02, -0.08, 0.03, -0.02, 0.015, -0.01, 0.04}});

    @Test
    void historicalByHand() {
        // Sorted losses: -40 -30 -20 -15 -10 -5 10 20 50 80. Eight of ten do not exceed 20; the two others are 50 and
        // 80.
        equal(20, 65, TailLoss.historical(TEN_SHARES, TEN_DAYS, 0.8));
        // 7.5 of ten is not a day: the eighth. Worst quarter: 80, 50 and half of 20, over 2.5.
        equal(20, (80 + 50 + 10) / 2.5, TailLoss.historical(TEN_SHARES, TEN_DAYS, 0.75));
        // More than nine of ten: the worst day is all that is beyond.
        equal(80, 80, TailLoss.historical(TEN_SHARES, TEN_DAYS, 0.95));
        // A profit even then.
        equal(-20, (80 + 50 + 20 + 10 - 5 - 10 - 15) / 7.0, TailLoss.historical(TEN_SHARES, TEN_DAYS, 0.3));
    }

    @Test
    void parametricByHand() {
        // Profits 20, 0, 40, -20: mean 10, squares around it 2,000 over 3.
        // The quantile of 95 % is 1.6448536, the density there 0.1031356.
        final ReturnHistory history = ReturnHistory.ofReturns(List.of("ABC"), new double[][] {{0.02, 0, 0.04, -0.02}});
        final TailLoss loss = TailLoss.normal(TEN_SHARES, history, 0.95);
        final double deviation = Math.sqrt(2_000 / 3.0);
        assertEquals(1.6448536 * deviation - 10, loss.valueAtRisk(), 1e-5);
        assertEquals(0.1031356 / 0.05 * deviation - 10, loss.expectedShortfall(), 1e-4);
    }

    @Test
    void whatIsSoldShortLosesWhenItRises() {
        final Portfolio hedged =
                new Portfolio(500, List.of(new Position("ABC", 10, 100), new Position("XYZ", -5, 200)));
        final ReturnHistory together =
                ReturnHistory.ofReturns(TWO, new double[][] {{0.01, -0.05, 0.02}, {0.01, -0.05, 0.03}});
        // Worth 1,000 either way; only on the third day do they differ, by 1 %.
        equal(10, 10, TailLoss.historical(hedged, together, 0.95));
        assertEquals(500, hedged.equity(), NEAR);
    }

    @Test
    void aLibraryFindsTheSame() {
        final ReturnHistory history = correlated(500);
        final Portfolio portfolio =
                new Portfolio(100, List.of(new Position("ABC", 10, 100), new Position("XYZ", 4, 50)));
        final double[] losses = losses(history);
        final double expected = new Percentile()
                .withEstimationType(Percentile.EstimationType.R_1)
                .evaluate(losses, 97.5);
        assertEquals(expected, TailLoss.historical(portfolio, history, 0.975).valueAtRisk(), NEAR);

        final double[][] covariance =
                new Covariance(transposed(history)).getCovarianceMatrix().getData();
        final double variance =
                1_000 * 1_000 * covariance[0][0] + 2 * 1_000 * 200 * covariance[0][1] + 200 * 200 * covariance[1][1];
        final double mean = Arrays.stream(losses).average().orElseThrow();
        assertEquals(
                new NormalDistribution(mean, Math.sqrt(variance)).inverseCumulativeProbability(0.99),
                TailLoss.normal(portfolio, history, 0.99).valueAtRisk(),
                1e-9);

        final MultivariateNormalDistribution normals =
                new MultivariateNormalDistribution(new Well19937c(1), history.means(), covariance);
        final double[] drawn = Arrays.stream(normals.sample(200_000))
                .mapToDouble(returns -> -1_000 * returns[0] - 200 * returns[1])
                .toArray();
        final TailLoss ofLibrary = TailLoss.ofSample(drawn, 0.95);
        final TailLoss ours = TailLoss.monteCarlo(portfolio, history, 0.95, 200_000, 1);
        // A quantile of so many draws has an error of about half a percent.
        assertEquals(1, ours.valueAtRisk() / ofLibrary.valueAtRisk(), 0.02);
        assertEquals(1, ours.expectedShortfall() / ofLibrary.expectedShortfall(), 0.02);
    }

    @Test
    void drawsRepeatBySeedAndComeNearTheFormula() {
        final ReturnHistory history = correlated(250);
        final TailLoss formula = TailLoss.normal(TEN_SHARES, history, 0.95);
        final TailLoss drawn = TailLoss.monteCarlo(TEN_SHARES, history, 0.95, 50_000, 7);
        assertEquals(drawn, TailLoss.monteCarlo(TEN_SHARES, history, 0.95, 50_000, 7));
        assertNotEquals(drawn, TailLoss.monteCarlo(TEN_SHARES, history, 0.95, 50_000, 8));
        assertEquals(1, drawn.valueAtRisk() / formula.valueAtRisk(), 0.03);
        assertEquals(1, drawn.expectedShortfall() / formula.expectedShortfall(), 0.03);
    }

    /** The covariance of three symbols over two days has no inverse. */
    @Test
    void fewDaysAndNothingThatVariesCanBeDrawnFrom() {
        final List<String> three = List.of("ABC", "XYZ", "UVW");
        final ReturnHistory few =
                ReturnHistory.ofReturns(three, new double[][] {{0.01, -0.01}, {0.02, -0.02}, {-0.03, 0.03}});
        // Deviation of 10 and -10 with one degree of freedom: 14.14.
        assertEquals(
                1.645 * 14.14,
                TailLoss.monteCarlo(TEN_SHARES, few, 0.95, 50_000, 1).valueAtRisk(),
                0.5);
        final ReturnHistory still = ReturnHistory.ofReturns(List.of("ABC"), new double[][] {{0.01, 0.01, 0.01}});
        equal(-10, -10, TailLoss.monteCarlo(TEN_SHARES, still, 0.95, 100, 1));
    }

    @Test
    void whatCannotBeMeasuredIsNamed() {
        final Portfolio other = new Portfolio(0, List.of(new Position("UVW", 1, 1)));
        assertMessage("no returns: symbol=UVW", () -> TailLoss.historical(other, TEN_DAYS, 0.95));
        assertMessage("not between 0 and 1: confidence=95.0", () -> TailLoss.historical(TEN_SHARES, TEN_DAYS, 95));
        assertMessage(
                "not aligned by day, or too short: symbol=XYZ, days=2, days of ABC=3",
                () -> ReturnHistory.ofReturns(TWO, new double[][] {{0, 0, 0}, {0, 0}}));
        assertMessage(
                "not a return: symbol=ABC, day=1, return=NaN",
                () -> ReturnHistory.ofReturns(List.of("ABC"), new double[][] {{0, Double.NaN}}));
        assertMessage(
                "not above 0: day=1, value=0.0",
                () -> ReturnHistory.ofPrices(List.of("ABC"), new double[][] {{1, 0, 1}}));
    }

    private static void equal(final double valueAtRisk, final double expectedShortfall, final TailLoss loss) {
        assertEquals(valueAtRisk, loss.valueAtRisk(), 1e-9);
        assertEquals(expectedShortfall, loss.expectedShortfall(), 1e-9);
    }

    private static ReturnHistory correlated(final int days) {
        final RandomStream random = RandomStream.of(3, "returns");
        final double[][] returns = new double[2][days];
        for (int day = 0; day < days; day++) {
            final double common = random.nextGaussian();
            returns[0][day] = 0.001 + 0.01 * common;
            returns[1][day] = 0.02 * (0.6 * common + 0.8 * random.nextGaussian());
        }
        return ReturnHistory.ofReturns(TWO, returns);
    }

    private static double[] losses(final ReturnHistory history) {
        return Arrays.stream(transposed(history))
                .mapToDouble(returns -> -1_000 * returns[0] - 200 * returns[1])
                .toArray();
    }

    private static double[][] transposed(final ReturnHistory history) {
        final double[][] byDay = new double[history.days()][];
        for (int day = 0; day < byDay.length; day++) {
            byDay[day] = new double[] {history.of("ABC")[day], history.of("XYZ")[day]};
        }
        return byDay;
    }

    private static void assertMessage(final String message, final Executable bad) {
        assertEquals(message, assertThrows(IllegalArgumentException.class, bad).getMessage());
    }
}
