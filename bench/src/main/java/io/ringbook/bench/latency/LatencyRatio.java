package io.ringbook.bench.latency;

import io.ringbook.bench.fork.Measurement;
import java.util.List;
import java.util.function.ToLongFunction;

/** One row beside another, percentile by percentile, of the forks that were started in the same turn. */
public record LatencyRatio(double median, double least, double most) {
    /**
     * @param one of each fork
     * @param other of each fork
     * @param percentile which one
     */
    public static LatencyRatio of(
            final List<Percentiles> one, final List<Percentiles> other, final ToLongFunction<Percentiles> percentile) {
        final double[] ratios = new double[one.size()];
        double least = Double.POSITIVE_INFINITY;
        double most = 0;
        for (int turn = 0; turn < ratios.length; turn++) {
            ratios[turn] = (double) percentile.applyAsLong(one.get(turn)) / percentile.applyAsLong(other.get(turn));
            least = Math.min(least, ratios[turn]);
            most = Math.max(most, ratios[turn]);
        }
        return new LatencyRatio(Measurement.median(ratios), least, most);
    }
}
