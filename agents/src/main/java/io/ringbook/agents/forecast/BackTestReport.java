package io.ringbook.agents.forecast;

import java.util.List;

/**
 * How well forecasts did.
 *
 * @param coverages of the intervals of 50, 80 and 95 %
 * @param crps mean continuous ranked probability score, as a fraction of the value at the time of the forecast; less is better
 */
public record BackTestReport(List<Coverage> coverages, double crps) {
    /** How many there were. */
    public int forecasts() {
        return coverages.get(0).forecasts();
    }

    /** @throws IllegalArgumentException if that interval was not looked at */
    public Coverage coverage(final double stated) {
        return coverages.stream()
                .filter(coverage -> coverage.stated() == stated)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("not looked at: stated=" + stated));
    }

    /** All as one. Of symbols that move together the forecasts are not independent, so tests of it say too much. */
    public static BackTestReport pooled(final List<BackTestReport> reports) {
        BackTestReport sum = reports.get(0);
        for (final BackTestReport report : reports.subList(1, reports.size())) {
            sum = sum.plus(report);
        }
        return sum;
    }

    private BackTestReport plus(final BackTestReport other) {
        final Coverage[] both = new Coverage[coverages.size()];
        for (int i = 0; i < both.length; i++) {
            both[i] = coverages.get(i).plus(other.coverages.get(i));
        }
        final int all = forecasts() + other.forecasts();
        return new BackTestReport(List.of(both), (crps * forecasts() + other.crps * other.forecasts()) / all);
    }
}
