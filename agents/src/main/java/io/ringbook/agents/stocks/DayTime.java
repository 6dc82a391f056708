package io.ringbook.agents.stocks;

import java.util.concurrent.TimeUnit;

/**
 * A time of each day, UTC.
 *
 * @param ofDayNs since midnight
 */
record DayTime(long ofDayNs) {
    /** The first prices are there. */
    static final DayTime AFTER_THE_OPENING = of(9, 30, 5);

    /** The last step of a daily bar in 26 steps, its close, is there, and the market is still open. */
    static final DayTime BEFORE_THE_CLOSE = of(15, 45, 1);

    static final DayTime AFTER_THE_CLOSE = of(16, 0, 1);

    /** What follows from the close has been said. */
    static final DayTime EVENING = of(16, 1, 0);

    private static final long DAY_NS = TimeUnit.DAYS.toNanos(1);

    /** @return number of a day, since the epoch */
    static long day(final long timeNs) {
        return Math.floorDiv(timeNs, DAY_NS);
    }

    /** @return the first such time after another */
    long after(final long timeNs) {
        final long todayNs = day(timeNs) * DAY_NS + ofDayNs;
        return todayNs > timeNs ? todayNs : todayNs + DAY_NS;
    }

    private static DayTime of(final int hour, final int minute, final int second) {
        return new DayTime(TimeUnit.SECONDS.toNanos((hour * 60L + minute) * 60 + second));
    }
}
