package io.ringbook.bench.latency;

/** An axis on which each next nine takes as much room as the one before: 90, 99, 99.9 % and so on. Places are in tenths of a pixel. */
final class PercentileAxis {
    private static final int STEPS = 20;
    private static final int MOST_NINES = 6;

    private final int nines;
    private final int width;

    /** @param count of the values; the axis ends where it is one of them, or at 99.9999 % */
    PercentileAxis(final long count, final int width) {
        nines = Math.min(MOST_NINES, Math.max(2, (int) StrictMath.ceil(StrictMath.log10((double) count))));
        this.width = width;
    }

    int nines() {
        return nines;
    }

    /** @return where 50 % stands */
    int atHalf() {
        return (int) StrictMath.round(StrictMath.log10(2) * width / nines);
    }

    /** @return where 90, 99, 99.9 % and so on stand, for 1, 2, 3 nines */
    int at(final int nine) {
        return nine * width / nines;
    }

    /** @return points at which a line is drawn */
    int points() {
        return nines * STEPS + 1;
    }

    int atPoint(final int point) {
        return point * width / (nines * STEPS);
    }

    /** @return percent at a point */
    double percentile(final int point) {
        return 100 - 100 * StrictMath.pow(10, -(double) point / STEPS);
    }

    static String label(final int nine) {
        return switch (nine) {
            case 1 -> "90 %";
            case 2 -> "99 %";
            default -> "99." + "9".repeat(nine - 2) + " %";
        };
    }
}
