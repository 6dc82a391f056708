package io.ringbook.bench.latency;

import java.util.List;

/** An axis of nanoseconds on which each power of ten takes as much room as the one before. Places are in tenths of a pixel, from the top. */
final class LatencyAxis {
    private final int first;
    private final int last;
    private final int height;

    LatencyAxis(final List<LatencyResult> results, final int height) {
        first = (int) StrictMath.floor(StrictMath.log10((double) results.stream()
                .mapToLong(each -> Math.max(1, each.latencyHistogram().getMinNonZeroValue()))
                .min()
                .orElse(1)));
        last = (int) StrictMath.ceil(StrictMath.log10((double) results.stream()
                .mapToLong(each -> Math.max(10, each.all().most()))
                .max()
                .orElse(10)));
        this.height = height;
    }

    /** @return the lowest power of ten */
    int first() {
        return first;
    }

    /** @return the highest power of ten */
    int last() {
        return last;
    }

    /** @return where a power of ten stands */
    int atPower(final int power) {
        return height - (power - first) * height / (last - first);
    }

    int at(final long nanos) {
        final double powers = StrictMath.log10((double) nanos) - first;
        return height - (int) StrictMath.round(powers * height / (last - first));
    }

    static String label(final int power) {
        final String digits = "1" + "0".repeat(power % 3);
        return digits
                + switch (power / 3) {
                    case 0 -> " ns";
                    case 1 -> " µs";
                    case 2 -> " ms";
                    default -> "0".repeat(power - 9 - power % 3) + " s";
                };
    }
}
