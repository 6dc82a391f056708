package io.ringbook.agents.forecast;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** All five, and how their back-tests are written down. */
final class Levels {
    private Levels() {}

    static List<Forecaster> of(final ForecastTerms terms) {
        return List.of(
                new GeometricBrownian(terms),
                new EventConditioned(terms, Map.of()),
                new Adaptive(terms),
                new RegimeSwitching(terms, 2),
                new PatternMatching(terms, PatternMatching.A_SWAN_A_YEAR));
    }

    /** A line of a table: coverage of the 80 and the 95 % interval in percent, and the score in percent, of each level. */
    static String line(final String name, final int horizon, final List<BackTestReport> reports) {
        final List<String> cells =
                new ArrayList<>(List.of(name, "" + horizon, "" + reports.get(0).forecasts()));
        for (final BackTestReport report : reports) {
            cells.add(String.format(
                    Locale.ROOT,
                    "%.0f %.0f %.2f",
                    100 * report.coverage(0.8).share(),
                    100 * report.coverage(0.95).share(),
                    100 * report.crps()));
        }
        return "| " + String.join(" | ", cells) + " |";
    }
}
