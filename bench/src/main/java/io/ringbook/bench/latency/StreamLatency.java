package io.ringbook.bench.latency;

import io.ringbook.bench.fork.Fork;
import io.ringbook.bench.match.EncodedStream;
import io.ringbook.bench.match.PipelineRun;
import io.ringbook.core.ring.Profile;
import io.ringbook.journal.Durability;
import org.HdrHistogram.Histogram;

/**
 * Sends one stream again and again, each time to a new market, until it was measured long enough. Of each the first tenth is sent as
 * fast as it is taken and is not measured, so that the book is there and memory was touched; what is left when the time is over is
 * sent in the same way. Then everything must have come out right.
 */
final class StreamLatency {
    private static final int BURSTS = 5;
    private static final int WARM_UP_PART = 5;
    private static final int UNMEASURED_PART = 10;

    private record Spent(long nanos, long bytes) {}

    private final Profile profile;
    private final Durability durability;
    private final EncodedStream stream;
    private final long checksum;

    StreamLatency(final Profile profile, final Durability durability, final EncodedStream stream, final long checksum) {
        this.profile = profile;
        this.durability = durability;
        this.stream = stream;
        this.checksum = checksum;
    }

    /** Tells how long the whole stream takes as fast as it is taken, several times. */
    void tellBurst() {
        final long[] nanos = new long[BURSTS];
        for (int i = -BURSTS; i < BURSTS; i++) {
            final long took = burst();
            if (i >= 0) {
                nanos[i] = took;
            }
        }
        Fork.result(stream.size() - stream.opening(), 0, nanos);
    }

    /**
     * Tells latencies.
     *
     * @param perSecond {@link Row#CLOSED} for one command at a time
     */
    void tellLatency(final long perSecond, final long nanos) {
        for (int i = 0; i < BURSTS; i++) {
            burst();
        }
        measure(load(perSecond), nanos / WARM_UP_PART, Latencies.histogram());
        final Load load = load(perSecond);
        final Histogram latencies = Latencies.histogram();
        final Spent spent = measure(load, nanos, latencies);
        LatencyFork.tell(latencies, load.waits(), load.full());
        Fork.result(latencies.getTotalCount(), spent.bytes, spent.nanos);
    }

    private Load load(final long perSecond) {
        final int most = stream.size() - stream.opening();
        return perSecond == Row.CLOSED ? new ClosedLoop(most, Threads.idle(profile)) : new OpenLoop(most, perSecond);
    }

    private long burst() {
        try (PipelineRun run = new PipelineRun(profile, durability, stream)) {
            final long began = System.nanoTime();
            run.send();
            final long took = System.nanoTime() - began;
            check(run);
            return took;
        }
    }

    private Spent measure(final Load load, final long nanos, final Histogram latencies) {
        final int first = stream.opening() + (stream.size() - stream.opening()) / UNMEASURED_PART;
        long spentNs = 0;
        long bytes = 0;
        while (spentNs < nanos) {
            try (PipelineRun run = new PipelineRun(profile, durability, stream)) {
                run.send(stream.opening(), first);
                final long bytesBefore = Fork.allocated();
                final long began = System.nanoTime();
                final int behind = load.send(run, first, stream.size(), nanos - spentNs);
                spentNs += System.nanoTime() - began;
                bytes += Fork.allocated() - bytesBefore;
                load.record(latencies);
                run.send(behind, stream.size());
                check(run);
            }
        }
        return new Spent(spentNs, bytes);
    }

    private void check(final PipelineRun run) {
        Fork.expectSame("checksum of a run", Long.toHexString(checksum), Long.toHexString(run.checksum()));
    }
}
