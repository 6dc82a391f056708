package io.ringbook.bench.latency;

import org.HdrHistogram.Histogram;

/** Of a histogram, in nanoseconds. */
public record Percentiles(long p50, long p90, long p99, long p999, long p9999, long most) {
    public static Percentiles of(final Histogram histogram) {
        return new Percentiles(
                histogram.getValueAtPercentile(50),
                histogram.getValueAtPercentile(90),
                histogram.getValueAtPercentile(99),
                histogram.getValueAtPercentile(99.9),
                histogram.getValueAtPercentile(99.99),
                histogram.getMaxValue());
    }
}
