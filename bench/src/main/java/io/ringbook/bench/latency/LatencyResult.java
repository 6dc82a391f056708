package io.ringbook.bench.latency;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.ringbook.bench.fork.Measurement;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.HdrHistogram.Histogram;

/**
 * What the forks of one row found.
 *
 * @param row what was measured
 * @param all of all forks together
 * @param byFork of each fork
 * @param perSecond commands that came back each second, over all that was measured
 * @param full how often a command found the ring full, in all forks
 * @param bytes allocated for each command, the most of all forks
 * @param waits what the machine took from the producer meanwhile; all zeros if that was not watched
 */
public record LatencyResult(
        Row row,
        Percentiles all,
        List<Percentiles> byFork,
        double perSecond,
        long full,
        double bytes,
        Percentiles waits,
        @JsonIgnore Histogram latencyHistogram,
        @JsonIgnore Histogram waitHistogram) {
    private static final double NANOS_PER_MICRO = 1e3;

    static LatencyResult of(final Row row, final Measurement measurement) {
        final Histogram latencies = Latencies.histogram();
        final Histogram waits = Latencies.histogram();
        final List<Percentiles> byFork = new ArrayList<>();
        long full = 0;
        for (final String own : measurement.own()) {
            final String[] parts = own.split(" ", 3);
            final Histogram ofFork = Latencies.of(parts[0]);
            byFork.add(Percentiles.of(ofFork));
            latencies.add(ofFork);
            waits.add(Latencies.of(parts[1]));
            full += Long.parseLong(parts[2]);
        }
        return new LatencyResult(
                row,
                Percentiles.of(latencies),
                List.copyOf(byFork),
                1e9 / measurement.median(),
                full,
                measurement.bytes(),
                Percentiles.of(waits),
                latencies,
                waits);
    }

    /** @return the percentiles as HdrHistogram's tools read them, in microseconds */
    public String distribution() {
        final ByteArrayOutputStream text = new ByteArrayOutputStream();
        latencyHistogram.outputPercentileDistribution(
                new PrintStream(text, false, StandardCharsets.UTF_8), NANOS_PER_MICRO);
        return text.toString(StandardCharsets.UTF_8);
    }
}
