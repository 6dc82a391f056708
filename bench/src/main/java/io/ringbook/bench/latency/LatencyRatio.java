package io.ringbook.bench.latency;

import io.ringbook.bench.fork.Measurement;
import java.util.function.ToLongFunction;

/** One row beside another, percentile by percentile, of the forks that were started in the same turn. */
public record LatencyRatio(double median, double least, double most) {
    /** @param percentile which one */
    public static LatencyRatio of(
            final LatencyResult one, final LatencyResult other, final ToLongFunction<Percentiles> percentile) {
        final double[] ratios = new double[one.byFork().size()];
        double least = Double.POSITIVE_INFINITY;
        double most = 0;
        for (int turn = 0; turn < ratios.length; turn++) {
            ratios[turn] = (double) percentile.applyAsLong(one.byFork().get(turn))
                    / percentile.applyAsLong(other.byFork().get(turn));
            least = Math.min(least, ratios[turn]);
            most = Math.max(most, ratios[turn]);
        }
        return new LatencyRatio(Measurement.median(ratios), least, most);
    }
}
