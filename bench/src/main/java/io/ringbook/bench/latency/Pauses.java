package io.ringbook.bench.latency;

import org.HdrHistogram.Histogram;

/**
 * What the machine takes from a thread that looks at the clock all the time: how far two looks are apart. They are shown beside the
 * latencies, never taken off them.
 */
final class Pauses {
    /** What is shorter is no pause. A look takes some 25 ns, and a producer between two looks publishes a command. */
    static final long LEAST_NS = 1_000;

    private final Histogram lasted = Latencies.histogram();
    private long lastNs;
    private long watchedNs;

    /** Does nothing but look. */
    void watch(final long nanos) {
        final long began = System.nanoTime();
        begin(began);
        while (lastNs - began < nanos) {
            look(System.nanoTime());
        }
    }

    void begin(final long nowNs) {
        lastNs = nowNs;
    }

    void look(final long nowNs) {
        final long gap = nowNs - lastNs;
        if (gap >= LEAST_NS) {
            lasted.recordValue(gap);
        }
        watchedNs += gap;
        lastNs = nowNs;
    }

    /**
     * @return how long something would have waited that was due at any time, each microsecond counted alike; 0 if that was in no
     *     pause
     */
    Histogram waits() {
        final Histogram waits = lasted.copyCorrectedForCoordinatedOmission(LEAST_NS);
        final long none = watchedNs / LEAST_NS - waits.getTotalCount();
        if (none > 0) {
            waits.recordValueWithCount(0, none);
        }
        return waits;
    }
}
