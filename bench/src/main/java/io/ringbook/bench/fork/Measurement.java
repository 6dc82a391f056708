package io.ringbook.bench.fork;

import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * What the forks of one row said.
 *
 * @param units of work in a run of the last fork
 * @param told names and values, the same in each fork
 * @param own what each fork said of itself alone, if they did
 * @param nanosByFork of each fork the median of its runs, nanoseconds for each unit
 * @param bytes allocated for each unit in the last run of a fork, the most of all forks
 */
public record Measurement(
        long units, Map<String, String> told, List<String> own, List<Double> nanosByFork, double bytes) {
    /** @return nanoseconds for each unit, of the fork in the middle */
    public double median() {
        return median(nanosByFork.stream().mapToDouble(each -> each).toArray());
    }

    public double least() {
        return nanosByFork.stream().mapToDouble(each -> each).min().orElseThrow();
    }

    public double most() {
        return nanosByFork.stream().mapToDouble(each -> each).max().orElseThrow();
    }

    /** @return the value in the middle, or what lies between the two */
    public static double median(final double... values) {
        final double[] sorted = values.clone();
        Arrays.sort(sorted);
        final int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
