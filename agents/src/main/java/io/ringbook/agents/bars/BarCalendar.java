package io.ringbook.agents.bars;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * When the market is open that bars become, and when the price makes its steps. Times of the day are those of the exchange, taken
 * as UTC: a daily bar is from 09:30 to 16:00 of its day, another from its time until the next could begin.
 */
public final class BarCalendar {
    private static final long DAY_OPENS_NS = TimeUnit.MINUTES.toNanos(9 * 60 + 30);
    private static final long DAY_LASTS_NS = TimeUnit.MINUTES.toNanos(6 * 60 + 30);

    private final BarHistory history;
    private final int steps;
    private final long beginNs;
    private final long lastsNs;

    /** @param steps that the price makes in a bar */
    public BarCalendar(final BarHistory history, final int steps) {
        this.history = history;
        this.steps = steps;
        beginNs = history.isDaily() ? DAY_OPENS_NS : 0;
        lastsNs = history.isDaily() ? DAY_LASTS_NS : history.spacing().toNanos();
    }

    /**
     * A time in which the market is open without a break.
     *
     * @param openNs nanoseconds since the epoch, as the other
     */
    public record Session(long openNs, long closeNs) {}

    /** In the order of their times. */
    public List<Session> sessions() {
        final List<Session> sessions = new ArrayList<>();
        long openNs = openNs(0);
        for (int bar = 0; bar < history.length(); bar++) {
            final boolean isLast = bar == history.length() - 1;
            if (isLast || openNs(bar + 1) > openNs(bar) + lastsNs) {
                sessions.add(new Session(openNs, openNs(bar) + lastsNs));
                openNs = isLast ? openNs : openNs(bar + 1);
            }
        }
        return sessions;
    }

    /** When the price makes a step of a bar. */
    long stepNs(final int bar, final int step) {
        return openNs(bar) + lastsNs / steps * step;
    }

    int steps() {
        return steps;
    }

    private long openNs(final int bar) {
        return history.fromNs(bar) + beginNs;
    }
}
