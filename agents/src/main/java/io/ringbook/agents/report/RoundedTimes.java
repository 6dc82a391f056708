package io.ringbook.agents.report;

import java.util.Arrays;
import org.agrona.collections.Long2LongCounterMap;

/**
 * Times of one of very many agents: their percentiles to two digits. What it holds grows with the numbers of two digits that there
 * were, at most some 900, and not with the times; a histogram of its own for each agent would take as much as it could ever hold.
 */
final class RoundedTimes {
    private static final long MOST_OF_TWO_DIGITS = 99;

    private final Long2LongCounterMap counts = new Long2LongCounterMap(0);
    private long count;
    private long mostNs;

    /** @param ns not negative */
    void add(final long ns) {
        counts.incrementAndGet(rounded(ns));
        count++;
        mostNs = Math.max(mostNs, ns);
    }

    long count() {
        return count;
    }

    /** @return nanoseconds, exactly */
    long mostNs() {
        return mostNs;
    }

    /**
     * @param percent 1 to 100
     * @return the least time that so many were not above, nanoseconds to two digits, exactly if it is the most; 0 if there is none
     */
    long percentileNs(final int percent) {
        final long rank = Math.floorDiv(count * percent + 99, 100L);
        if (rank == count) {
            return mostNs;
        }
        final long[] times = new long[counts.size()];
        final int[] filled = {0};
        counts.forEach((time, itsCount) -> times[filled[0]++] = time);
        Arrays.sort(times);
        long below = 0;
        for (final long time : times) {
            below += counts.get(time);
            if (below >= rank) {
                // It may have been rounded up.
                return Math.min(time, mostNs);
            }
        }
        throw new IllegalStateException("counts do not add up: count=" + count + ", sum=" + below);
    }

    /** Half of what is cut off goes up. */
    private static long rounded(final long ns) {
        long unit = 1;
        while (ns / unit > MOST_OF_TWO_DIGITS) {
            unit *= 10;
        }
        return ns / unit * unit + (ns % unit * 2 >= unit && unit > 1 ? unit : 0);
    }
}
