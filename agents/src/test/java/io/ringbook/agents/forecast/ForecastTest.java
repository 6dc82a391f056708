package io.ringbook.agents.forecast;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ForkJoinPool;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** What all forecasters have in common. */
final class ForecastTest {
    private static final PriceHistory FOUR_SYMBOLS =
            Synthetic.regimes().history().until(300);
    private static final long SAME = 3_044_400_033L;
    private static final PriceHistory WITH_EVENTS = Synthetic.events().history().until(300);

    @Test
    void asManyPathsAndStepsAsAskedFor() {
        final Forecast forecast = new GeometricBrownian(ForecastTerms.DEFAULT).forecast(FOUR_SYMBOLS);
        assertEquals(1_000, forecast.paths());
        assertEquals(50, forecast.steps());
        final Outcomes outcomes = forecast.at(Basket.one("ABC"), 50);
        assertEquals(FOUR_SYMBOLS.price("ABC", 299), outcomes.start(), 1e-9);
        assertMessage("no such step: step=51, steps=50", () -> forecast.at(Basket.one("ABC"), 51));
        assertMessage("no prices: symbol=NONE", () -> forecast.at(Basket.one("NONE"), 1));
    }

    /** A log-normal: quantiles e^(n m + z s sqrt(n)), mean e^(n m + n s^2 / 2). */
    @Test
    void geometricBrownianMotionHasItsFormulas() {
        // 1 % up and down in turn, in logarithms: mean 0, squares 98 over 97.
        final double[] prices = new double[99];
        for (int day = 0; day < prices.length; day++) {
            prices[day] = day % 2 == 0 ? 100 : 100 * Math.exp(0.01);
        }
        final PriceHistory history = PriceHistory.of(List.of("ABC"), new double[][] {prices});
        final Outcomes outcomes = new GeometricBrownian(new ForecastTerms(100_000, 9, 1))
                .forecast(history)
                .at(Basket.one("ABC"), 9);
        final double deviation = 0.01 * Math.sqrt(98 / 97.0) * 3;
        assertEquals(100 * Math.exp(1.959964 * deviation), outcomes.quantile(0.975), 0.06);
        assertEquals(100 * Math.exp(-1.644854 * deviation), outcomes.quantile(0.05), 0.06);
        assertEquals(100 * Math.exp(deviation * deviation / 2), outcomes.mean(), 0.03);
        // The worst twentieth of a normal is 2.0627 deviations below.
        assertEquals(1 - Math.exp(-2.0627 * deviation), outcomes.expectedShortfall(0.95), 0.001);
    }

    /** The number is what JDK 17 and 25 both give. */
    @Test
    void theSameForAnyNumberOfThreadsAndOnEveryJdk() throws ExecutionException, InterruptedException {
        final List<Long> found = new ArrayList<>();
        for (final int threads : new int[] {1, 2, 7}) {
            final ForkJoinPool pool = new ForkJoinPool(threads);
            try {
                found.add(pool.submit(ForecastTest::checksum).get());
            } finally {
                pool.shutdown();
            }
        }
        assertEquals(List.of(SAME, SAME, SAME), found);
    }

    @Test
    void anotherSeedOrDayDrawsOthers() {
        final Outcomes first = tomorrow(new ForecastTerms(100, 1, 1), FOUR_SYMBOLS);
        assertEquals(
                first.mean(),
                tomorrow(new ForecastTerms(100, 1, 1), FOUR_SYMBOLS).mean());
        assertNotEquals(
                first.mean(),
                tomorrow(new ForecastTerms(100, 1, 2), FOUR_SYMBOLS).mean());
    }

    @Test
    void pricesThatStandStillGoNowhere() {
        final double[] prices = new double[100];
        Arrays.fill(prices, 50);
        final PriceHistory still = PriceHistory.of(List.of("ABC", "XYZ"), new double[][] {prices, prices});
        for (final Forecaster forecaster : all(new ForecastTerms(100, 7, 1))) {
            final Outcomes outcomes = forecaster.forecast(still).at(Basket.one("XYZ"), 7);
            assertEquals(50, outcomes.quantile(0), 1e-5, forecaster::toString);
            assertEquals(50, outcomes.quantile(1), 1e-5, forecaster::toString);
        }
    }

    @Test
    void whatCannotBeForecastIsNamed() {
        final double[] few = {1, 2, 3};
        final PriceHistory history = PriceHistory.of(List.of("ABC"), new double[][] {few});
        assertMessage(
                "history too short: forecaster=RegimeSwitching, days=3, needed=60",
                () -> new RegimeSwitching(ForecastTerms.DEFAULT, 2).forecast(history));
        for (final Forecaster forecaster : all(ForecastTerms.DEFAULT)) {
            assertThrows(IllegalArgumentException.class, () -> forecaster.forecast(history));
        }
        assertMessage(
                "not a price: symbol=ABC, day=1, price=-2.0",
                () -> PriceHistory.of(List.of("ABC"), new double[][] {{1, -2}}));
        assertMessage(
                "not aligned by day, or too short: symbol=XYZ, days=3, days of ABC=2",
                () -> PriceHistory.of(List.of("ABC", "XYZ"), new double[][] {{1, 2}, few}));
        assertMessage("no such part: days=4, of=3", () -> history.until(4));
        assertMessage("no such basket: name=short", () -> new Basket("short", Map.of("ABC", -1.0)));
        assertMessage("neither two nor three: states=4", () -> new RegimeSwitching(ForecastTerms.DEFAULT, 4));
        assertMessage("not between 0 and 1: swanProbability=0.0", () -> new PatternMatching(ForecastTerms.DEFAULT, 0));
        assertMessage("nothing to draw: paths=0, steps=50", () -> new ForecastTerms(0, 50, 1));
    }

    private static long checksum() {
        final CRC32C checksum = new CRC32C();
        for (final Forecaster forecaster : all(new ForecastTerms(200, 12, 1))) {
            for (final PriceHistory history : List.of(FOUR_SYMBOLS, WITH_EVENTS)) {
                final Forecast forecast = forecaster.forecast(history);
                for (int step = 1; step <= forecast.steps(); step++) {
                    final Outcomes outcomes = forecast.at(Basket.one("ABC"), step);
                    for (int permille = 0; permille <= 1_000; permille += 5) {
                        final long bits = Double.doubleToLongBits(outcomes.quantile(permille / 1_000.0));
                        for (int shift = 0; shift < Long.SIZE; shift += Byte.SIZE) {
                            checksum.update((int) (bits >>> shift) & 0xFF);
                        }
                    }
                }
            }
        }
        return checksum.getValue();
    }

    private static List<Forecaster> all(final ForecastTerms terms) {
        return List.of(
                new GeometricBrownian(terms),
                new EventConditioned(terms, Map.of()),
                new Adaptive(terms),
                new RegimeSwitching(terms, 2),
                new RegimeSwitching(terms, 3),
                new PatternMatching(terms, PatternMatching.A_SWAN_A_YEAR));
    }

    private static Outcomes tomorrow(final ForecastTerms terms, final PriceHistory history) {
        return new GeometricBrownian(terms).forecast(history).at(Basket.one("ABC"), 1);
    }

    private static void assertMessage(final String message, final Executable bad) {
        assertEquals(message, assertThrows(IllegalArgumentException.class, bad).getMessage());
    }
}
