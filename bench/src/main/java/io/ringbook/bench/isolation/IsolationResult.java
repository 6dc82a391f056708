package io.ringbook.bench.isolation;

import io.ringbook.bench.fork.Measurement;
import io.ringbook.bench.latency.Latencies;
import io.ringbook.bench.latency.Percentiles;
import java.util.List;
import org.HdrHistogram.Histogram;

/**
 * How long the good agents of one market took to answer.
 *
 * @param company beside them
 * @param answers in all forks
 * @param all of all forks together
 * @param byFork of each fork
 */
public record IsolationResult(Company company, long answers, Percentiles all, List<Percentiles> byFork) {
    static IsolationResult of(final Company company, final Measurement measurement) {
        final List<Histogram> byFork =
                measurement.own().stream().map(Latencies::of).toList();
        final Histogram all = Latencies.histogram();
        byFork.forEach(all::add);
        return new IsolationResult(
                company,
                all.getTotalCount(),
                Percentiles.of(all),
                byFork.stream().map(Percentiles::of).toList());
    }
}
