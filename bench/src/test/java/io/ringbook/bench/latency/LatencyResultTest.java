package io.ringbook.bench.latency;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ringbook.bench.fork.Measurement;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;

final class LatencyResultTest {
    @Test
    void percentilesAreThoseOfWhatTheForksRecorded() {
        final LatencyResult result = result(new Row(Subject.JOURNAL, 1_000_000), 1, 1);
        assertEquals(20_000, result.latencyHistogram().getTotalCount());
        assertEquals(new Percentiles(5_003, 9_007, 9_903, 9_991, 9_999, 10_007), result.all());
        assertEquals(2, result.byFork().size());
        assertEquals(6, result.full());
        assertEquals(1e6, result.perSecond());
        assertTrue(result.distribution().contains("Mean"), result.distribution());
    }

    @Test
    void aRatioIsTheMedianOfTheTurns() {
        final LatencyResult one = result(Row.closed(Subject.JOURNAL), 2, 4);
        final LatencyResult other = result(Row.closed(Subject.PING_PONG), 1, 1);
        final LatencyRatio ratio = LatencyRatio.of(one.byFork(), other.byFork(), Percentiles::p50);
        assertEquals(3, ratio.median(), 0.01);
        assertEquals(2, ratio.least(), 0.01);
        assertEquals(4, ratio.most(), 0.01);
    }

    /** Two forks, each with 1 to 10,000 nanoseconds times a factor. */
    private static LatencyResult result(final Row row, final int... factors) {
        final List<String> own = Arrays.stream(factors)
                .mapToObj(factor -> {
                    final Histogram latencies = Latencies.histogram();
                    for (int nanos = 1; nanos <= 10_000; nanos++) {
                        latencies.recordValue((long) nanos * factor);
                    }
                    return Latencies.text(latencies) + " " + Latencies.text(Latencies.histogram()) + " 3";
                })
                .toList();
        return LatencyResult.of(row, new Measurement(10_000, Map.of(), own, List.of(1e3, 1e3), 0));
    }
}
