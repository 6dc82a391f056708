package io.ringbook.agents.forecast;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ringbook.agents.RandomStream;
import java.util.Arrays;
import org.apache.commons.math3.distribution.TDistribution;
import org.junit.jupiter.api.Test;

/** What came after like days comes again, and what never came may come. */
final class PatternMatchingTest {
    private static final Basket ABC = Basket.one("ABC");

    @Test
    void thePatternIsFoundAndTheRestIsNot() {
        final Synthetic made = Synthetic.patterns();
        final PatternMatching forecaster =
                new PatternMatching(new ForecastTerms(2_000, 5, 1), PatternMatching.A_SWAN_A_YEAR);
        // After the pattern come five days of 1.5 %; ten days later nothing is to be seen.
        assertEquals(0.075, median(forecaster.forecast(made.history().until(1_505)), 5), 0.01);
        assertEquals(0, median(forecaster.forecast(made.history().until(1_500)), 5), 0.02);
    }

    /** The same shape at a tenth of the volatility. */
    @Test
    void aPatternIsFoundInQuietDaysToo() {
        final RandomStream random = RandomStream.of(1, "quiet");
        final double[] returns = new double[1_004];
        for (int day = 0; day < returns.length; day++) {
            final double scale = day < 600 ? 0.02 : 0.002;
            final int place = day % 20;
            final double noise = random.nextGaussian();
            returns[day] = scale * (place < 5 ? (place % 2 == 0 ? 2 : -2) : place < 10 ? 1.5 + 0.3 * noise : noise);
        }
        final Patterns patterns = new Patterns(Arrays.copyOf(returns, 1_000));
        final double[] window = new double[Patterns.WINDOW];
        System.arraycopy(patterns.units(), 780, window, 0, window.length);
        final double[] after = new double[Patterns.WINDOW];
        double sum = 0;
        for (int i = 0; i < 1_000; i++) {
            patterns.nearest(window).draw(random, after);
            sum += (after[0] + after[1] + after[2]) / 3 / 1_000;
        }
        assertTrue(sum > 0.8, "mean after it " + sum);
    }

    @Test
    void theTailOfAParetoDistributionIsFound() {
        final RandomStream random = RandomStream.of(2, "losses");
        final double[] returns = new double[50_000];
        for (int day = 0; day < returns.length; day++) {
            returns[day] = (random.nextBoolean() ? 1 : -1) * random.nextPareto(3, 0.01);
        }
        final WorstLosses tail = WorstLosses.of(returns, 0.001);
        assertEquals(3, tail.alpha(), 0.2);
        // Half of the days are losses: 0.5 (0.01 / x)^3 = 0.001.
        assertEquals(0.01 * Math.cbrt(500), tail.threshold(), 0.004);
        assertNull(WorstLosses.of(new double[100], 0.001));
    }

    /**
     * Twice what is lost once in a thousand days, of Student's t, as twenty days of a history saw it ahead: two regimes of
     * normals think that it cannot be.
     */
    @Test
    void whatIsHardlyEverSeenHasNearlyTheProbabilityThatItHas() {
        final PriceHistory history = Synthetic.tails(2_000).history();
        final TDistribution student = new TDistribution(3);
        final double far = -2 * student.inverseCumulativeProbability(0.001);
        final double truth = student.cumulativeProbability(-far);
        // The returns are 1 % of t over the root of 3.
        final double loss = far * Synthetic.CALM / Math.sqrt(3);
        final ForecastTerms terms = new ForecastTerms(20_000, 1, 1);
        double level4 = 0;
        double level5 = 0;
        for (int days = 1_050; days <= 2_000; days += 50) {
            final PriceHistory past = history.until(days);
            level4 += probability(new RegimeSwitching(terms, 2), past, loss) / 20;
            level5 += probability(new PatternMatching(terms, PatternMatching.A_SWAN_A_YEAR), past, loss) / 20;
        }
        final String found = "truth " + truth + ", level 4 " + level4 + ", level 5 " + level5;
        assertTrue(level4 < truth / 10, found);
        // Today's volatility, which is uncertain, makes it more than it is.
        assertTrue(level5 > truth && level5 < 10 * truth, found);
    }

    @Test
    void swansComeAsOftenAsStated() {
        final PriceHistory history = Synthetic.steady().history();
        final ForecastTerms terms = new ForecastTerms(200_000, 1, 1);
        final WorstLosses swans = WorstLosses.of(new Patterns(history.returns(0)).units(), 0.1);
        final double far = 2 * swans.threshold() * Math.sqrt(new Patterns(history.returns(0)).variance());
        final double rare = probability(new PatternMatching(terms, 0.0001), history, far);
        final double often = probability(new PatternMatching(terms, 0.1), history, far);
        // Of a tenth, those beyond twice the threshold; the others are as they were.
        final double swansBeyond = 0.1 * Math.pow(2, -swans.alpha());
        assertTrue(swansBeyond > 0.002, "beyond " + swansBeyond);
        assertEquals(swansBeyond, often - 0.9 * rare, 0.0005);
    }

    /** Of a loss of so much of the logarithm on the next day. */
    private static double probability(final Forecaster forecaster, final PriceHistory history, final double loss) {
        return forecaster.forecast(history).at(ABC, 1).probabilityOfLoss(1 - Math.exp(-loss));
    }

    private static double median(final Forecast forecast, final int step) {
        final Outcomes outcomes = forecast.at(ABC, step);
        return Math.log(outcomes.quantile(0.5) / outcomes.start());
    }
}
