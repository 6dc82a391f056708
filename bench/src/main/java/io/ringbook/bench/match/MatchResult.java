package io.ringbook.bench.match;

import java.util.Arrays;
import java.util.List;

/**
 * What the forks of one way and one stream took.
 *
 * @param stream its name
 * @param messages that were measured
 * @param hash of the reports, which each fork compared with the plain book's
 * @param nanosByFork of each fork the median of its runs, nanoseconds for each message
 * @param bytes allocated for each message in the last run of a fork, the most of all forks
 */
public record MatchResult(String stream, Way way, int messages, String hash, List<Double> nanosByFork, double bytes) {
    /** @return nanoseconds for each message, of the fork in the middle */
    public double median() {
        return median(nanosByFork.stream().mapToDouble(each -> each).toArray());
    }

    public double least() {
        return nanosByFork.stream().mapToDouble(each -> each).min().orElseThrow();
    }

    public double most() {
        return nanosByFork.stream().mapToDouble(each -> each).max().orElseThrow();
    }

    static double median(final double... values) {
        final double[] sorted = values.clone();
        Arrays.sort(sorted);
        final int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
