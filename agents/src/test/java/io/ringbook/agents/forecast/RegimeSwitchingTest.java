package io.ringbook.agents.forecast;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ringbook.agents.RandomStream;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Regimes that nobody sees are found, and symbols move together as they do in each. */
final class RegimeSwitchingTest {
    private static final int DAYS = 3_000;

    /** Deviations of 1, 2 and 6 %, correlations of 0, 0.5 and 0.9. */
    private static final double[] DEVIATIONS = {0.01, 0.02, 0.06};

    private static final double[] CORRELATIONS = {0, 0.5, 0.9};

    @Test
    void twoRegimesAreFound() {
        final int[] regimes = new int[DAYS];
        final HiddenMarkovModel model = HiddenMarkovModel.fit(days(regimes, 0, 2), 2);
        holds(model, 0, 0);
        holds(model, 1, 2);
        assertEquals(0.02, model.change(0, 1), 0.006);
        assertEquals(0.05, model.change(1, 0), 0.015);
        assertTrue(model.now()[regimes[DAYS - 1] == 0 ? 0 : 1] > 0.9);
    }

    @Test
    void threeRegimesAreFound() {
        final HiddenMarkovModel model = HiddenMarkovModel.fit(days(new int[DAYS], 0, 1, 2), 3);
        for (int regime = 0; regime < 3; regime++) {
            holds(model, regime, regime);
        }
    }

    /** A model that is worth its parameters: 3 nats for each of the nine more than one normal has. */
    @Test
    void itExplainsMoreThanOneRegimeWhereThereAreTwoAndHardlyMoreWhereThereIsOne() {
        final double two = gain(days(new int[DAYS], 0, 2));
        assertTrue(two > 500, () -> "gain " + two);
        final double one = gain(days(new int[DAYS], 1));
        assertTrue(one < 9 * 3, () -> "gain " + one);
    }

    /** After a calm day as after a wild one, the forecast goes to what is usual. */
    @Test
    void aCalmMarketIsNotBelievedToStayCalm() {
        final int[] regimes = new int[DAYS];
        final double[][] byDay = days(regimes, 0, 2);
        int calm = DAYS;
        while (!(regimes[calm - 1] == 0 && regimes[calm - 10] == 0)) {
            calm--;
        }
        int wild = DAYS;
        while (!(regimes[wild - 1] == 2 && regimes[wild - 5] == 2)) {
            wild--;
        }
        final ForecastTerms terms = new ForecastTerms(10_000, 50, 1);
        final Forecaster forecaster = new RegimeSwitching(terms, 2);
        final Forecast fromCalm = forecaster.forecast(history(byDay).until(calm + 1));
        final Forecast fromWild = forecaster.forecast(history(byDay).until(wild + 1));
        assertTrue(spread(fromWild, 1) > 4 * spread(fromCalm, 1));
        assertTrue(spread(fromWild, 50) < 2.5 * spread(fromCalm, 50));
        // One volatility for ever grows with the root of time; this one grows faster.
        assertTrue(spread(fromCalm, 50) > 1.5 * Math.sqrt(50) * spread(fromCalm, 1));
    }

    @Test
    void twoSymbolsThatAreOneAreNoObstacle() {
        final double[] one = history(days(new int[DAYS], 0, 2)).until(200).returns(0);
        final double[] prices = new double[one.length];
        double sum = 0;
        for (int day = 0; day < prices.length; day++) {
            sum += one[day];
            prices[day] = Math.exp(sum);
        }
        final PriceHistory same = PriceHistory.of(List.of("ABC", "XYZ"), new double[][] {prices, prices});
        final Forecast forecast = new RegimeSwitching(new ForecastTerms(2_000, 1, 1), 2).forecast(same);
        final Basket both = new Basket("both", Map.of("ABC", 1.0, "XYZ", 1.0));
        assertEquals(
                forecast.at(Basket.one("ABC"), 1).expectedShortfall(0.95),
                forecast.at(both, 1).expectedShortfall(0.95),
                1e-4);
    }

    private static void holds(final HiddenMarkovModel model, final int regime, final int made) {
        final double variance = DEVIATIONS[made] * DEVIATIONS[made];
        final Normals found = model.regime(regime);
        assertEquals(1, found.covariance(0, 0) / variance, 0.2);
        assertEquals(1, found.covariance(1, 1) / variance, 0.2);
        assertEquals(CORRELATIONS[made], found.covariance(0, 1) / variance, 0.2);
    }

    private static double gain(final double[][] days) {
        double[] means = new double[2];
        double[][] covariance = new double[2][2];
        for (final double[] day : days) {
            means = new double[] {means[0] + day[0] / DAYS, means[1] + day[1] / DAYS};
        }
        for (final double[] day : days) {
            for (int i = 0; i < 4; i++) {
                covariance[i / 2][i % 2] += (day[i / 2] - means[i / 2]) * (day[i % 2] - means[i % 2]) / DAYS;
            }
        }
        final Normals single = new Normals(means, covariance);
        double logLikelihood = 0;
        for (final double[] day : days) {
            logLikelihood += single.logDensity(day);
        }
        return HiddenMarkovModel.fit(days, 2).logLikelihood() - logLikelihood;
    }

    /** @param regimes filled with the regime of each day */
    private static double[][] days(final int[] regimes, final int... kinds) {
        final RandomStream random = RandomStream.of(5, "hidden");
        final double[][] days = new double[DAYS][2];
        int at = 0;
        for (int day = 0; day < DAYS; day++) {
            // The first is left with 2 %, the others with 5 %, for the next in turn.
            if (random.nextDouble() < (at == 0 ? 0.02 : 0.05)) {
                at = (at + 1) % kinds.length;
            }
            regimes[day] = kinds[at];
            final double correlation = CORRELATIONS[kinds[at]];
            final double one = random.nextGaussian();
            days[day][0] = DEVIATIONS[kinds[at]] * one;
            days[day][1] = DEVIATIONS[kinds[at]]
                    * (correlation * one + Math.sqrt(1 - correlation * correlation) * random.nextGaussian());
        }
        return days;
    }

    private static PriceHistory history(final double[][] byDay) {
        final double[][] prices = new double[2][byDay.length + 1];
        for (int symbol = 0; symbol < 2; symbol++) {
            prices[symbol][0] = 100;
            for (int day = 0; day < byDay.length; day++) {
                prices[symbol][day + 1] = prices[symbol][day] * Math.exp(byDay[day][symbol]);
            }
        }
        return PriceHistory.of(List.of("ABC", "XYZ"), prices);
    }

    /** Of the middle half, as a logarithm. */
    private static double spread(final Forecast forecast, final int step) {
        final Interval interval = forecast.at(Basket.one("ABC"), step).interval(0.5);
        return Math.log(interval.high() / interval.low());
    }
}
