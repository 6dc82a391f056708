package io.ringbook.agents.bars;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Bars of several symbols on one calendar: the i-th bars of all are of the same time.
 *
 * @param series one of each symbol
 */
public record BarHistory(List<Series> series) {
    private static final long DAY_NS = TimeUnit.DAYS.toNanos(1);

    public BarHistory {
        series = List.copyOf(series);
        final List<PriceBar> first = series.get(0).bars();
        for (final Series each : series) {
            if (each.bars().size() != first.size() || first.isEmpty()) {
                throw new IllegalArgumentException("not on one calendar: symbol=" + each.symbol() + ", bars="
                        + each.bars().size());
            }
        }
    }

    /**
     * Bars of one symbol, in the order of their times.
     *
     * @param tick price step, in money for a share
     * @param filled how many are not in the data, and are the close of the one before
     */
    public record Series(String symbol, BigDecimal tick, List<PriceBar> bars, int filled) {
        public Series {
            bars = List.copyOf(bars);
        }
    }

    /** How many each symbol has. */
    public int length() {
        return series.get(0).bars().size();
    }

    /** Begin of a bar, nanoseconds since the epoch. */
    public long fromNs(final int bar) {
        return series.get(0).bars().get(bar).fromNs();
    }

    /** @return whether each bar is a day */
    public boolean isDaily() {
        for (int bar = 0; bar < length(); bar++) {
            if (fromNs(bar) % DAY_NS != 0) {
                return false;
            }
        }
        return true;
    }

    /** @return the shortest time from one bar to the next; a day if there is one bar alone */
    public Duration spacing() {
        long shortestNs = length() == 1 ? DAY_NS : Long.MAX_VALUE;
        for (int bar = 1; bar < length(); bar++) {
            shortestNs = Math.min(shortestNs, fromNs(bar) - fromNs(bar - 1));
        }
        return Duration.ofNanos(shortestNs);
    }
}
