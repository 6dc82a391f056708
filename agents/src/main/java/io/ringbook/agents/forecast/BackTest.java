package io.ringbook.agents.forecast;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Forecasts from many days of a history, each with no more than was known then, and compares them with what came.
 *
 * @param horizon how many days ahead
 */
public record BackTest(PriceHistory history, int horizon) {
    private static final double[] STATED = {0.5, 0.8, 0.95};

    public BackTest {
        if (horizon < 1) {
            throw new IllegalArgumentException("nothing ahead: horizon=" + horizon);
        }
    }

    /**
     * From a day on, as often as forecasts do not overlap: only then are they independent.
     *
     * @param firstDays how many days are known to the first one
     */
    public List<BackTestReport> run(final Forecaster forecaster, final List<Basket> baskets, final int firstDays) {
        final List<Integer> known = IntStream.iterate(
                        firstDays, days -> days + horizon <= history.days(), days -> days + horizon)
                .boxed()
                .toList();
        return run(forecaster, baskets, known);
    }

    /**
     * From chosen days.
     *
     * @param baskets that are forecast
     * @param known how many days are known to each forecast
     * @return one for each basket
     */
    public List<BackTestReport> run(
            final Forecaster forecaster, final List<Basket> baskets, final List<Integer> known) {
        if (known.isEmpty()) {
            throw new IllegalArgumentException(
                    "no day to forecast from: days=" + history.days() + ", horizon=" + horizon);
        }
        final int[][] hits = new int[baskets.size()][STATED.length];
        final double[] crps = new double[baskets.size()];
        for (final int days : known) {
            final Forecast forecast = forecaster.forecast(history.until(days));
            for (int i = 0; i < crps.length; i++) {
                final Outcomes outcomes = forecast.at(baskets.get(i), horizon);
                final double came = baskets.get(i).value(history, days + horizon - 1);
                crps[i] += outcomes.crps(came) / known.size();
                for (int j = 0; j < STATED.length; j++) {
                    hits[i][j] += outcomes.interval(STATED[j]).contains(came) ? 1 : 0;
                }
            }
        }
        final List<BackTestReport> reports = new ArrayList<>();
        for (int i = 0; i < crps.length; i++) {
            final int[] of = hits[i];
            reports.add(new BackTestReport(
                    IntStream.range(0, STATED.length)
                            .mapToObj(j -> new Coverage(STATED[j], of[j], known.size()))
                            .toList(),
                    crps[i]));
        }
        return reports;
    }
}
