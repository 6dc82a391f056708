package io.ringbook.agents.forecast;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.apache.commons.math3.distribution.ChiSquaredDistribution;
import org.apache.commons.math3.stat.interval.ClopperPearsonInterval;
import org.apache.commons.math3.stat.interval.ConfidenceInterval;
import org.junit.jupiter.api.Test;

/** How forecasts are judged. */
final class CoverageTest {
    @Test
    void kupiecByHandAndByALibrary() {
        // Ten misses where five are expected: 2 (90 ln(0.90 / 0.95) + 10 ln(0.10 / 0.05)) = 4.1308.
        final double ratio = 2 * (90 * Math.log(0.90 / 0.95) + 10 * Math.log(0.10 / 0.05));
        assertEquals(4.1308, ratio, 1e-4);
        final double expected = 1 - new ChiSquaredDistribution(1).cumulativeProbability(ratio);
        assertEquals(expected, new Coverage(0.95, 90, 100).kupiec(), 1e-9);
        assertEquals(1, new Coverage(0.95, 95, 100).kupiec(), 1e-6);
        // No miss in 100: 2 * 100 ln(1 / 0.95) = 10.26.
        assertEquals(0.00136, new Coverage(0.95, 100, 100).kupiec(), 1e-5);
    }

    @Test
    void confidenceAsALibraryHasIt() {
        for (final int hits : new int[] {1, 90, 95, 99}) {
            final ConfidenceInterval expected = new ClopperPearsonInterval().createInterval(100, hits, 0.95);
            final Interval found = new Coverage(0.95, hits, 100).confidence();
            assertEquals(expected.getLowerBound(), found.low(), 1e-6);
            assertEquals(expected.getUpperBound(), found.high(), 1e-6);
        }
        // 1 - 0.025^(1 / 100).
        assertEquals(
                new Interval(0, 1 - Math.pow(0.025, 0.01)).high(),
                new Coverage(0.5, 0, 100).confidence().high(),
                1e-9);
        assertEquals(1, new Coverage(0.5, 100, 100).confidence().high());
    }

    @Test
    void eachForecastKnowsOnlyWhatWasAndIsComparedWithWhatCame() {
        final double[] prices = {100, 101, 102, 103, 104, 105, 106, 107};
        final PriceHistory history = PriceHistory.of(List.of("ABC"), new double[][] {prices});
        final List<Integer> known = new ArrayList<>();
        // Says that the price rises by a day's step too few, and is sure of it.
        final Forecaster sure = past -> {
            known.add(past.days());
            final double last = past.price("ABC", past.days() - 1);
            return new Forecast(past, new double[][][] {{{0}, {StrictMath.log((last + 1) / last)}}});
        };
        final BackTestReport report = new BackTest(history, 2)
                .run(sure, List.of(Basket.one("ABC")), 3)
                .get(0);
        assertEquals(List.of(3, 5), known);
        assertEquals(2, report.forecasts());
        assertEquals(0, report.coverage(0.95).hits());
        // After 102 comes 104, after 104 comes 106; each is missed by 1.
        assertEquals((1 / 102.0 + 1 / 104.0) / 2, report.crps(), 1e-12);
        final BackTestReport twice = BackTestReport.pooled(List.of(report, report));
        assertEquals(4, twice.forecasts());
        assertEquals(report.crps(), twice.crps(), 1e-12);
        assertThrows(
                IllegalArgumentException.class,
                () -> new BackTest(history, 9).run(sure, List.of(Basket.one("ABC")), 3));
        assertThrows(IllegalArgumentException.class, () -> report.coverage(0.99));
    }

    /** Drawn from the truth, intervals hold as often as they say. */
    @Test
    void theTruthIsCovered() {
        final Synthetic steady = Synthetic.steady();
        final ForecastTerms terms = new ForecastTerms(99, 1, 1);
        final Forecaster truth = past -> Walks.make(terms, past, (random, returns) -> {
            returns[0][0] = 0.0005 + Synthetic.CALM * random.nextGaussian();
        });
        for (final Coverage coverage : steady.backTest(truth).coverages()) {
            assertTrue(coverage.kupiec() > 0.05, coverage::toString);
        }
    }
}
