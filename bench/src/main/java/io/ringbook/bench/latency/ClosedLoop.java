package io.ringbook.bench.latency;

import io.ringbook.bench.match.PipelineRun;
import io.ringbook.core.command.Publication;
import org.HdrHistogram.Histogram;
import org.agrona.concurrent.IdleStrategy;

/** One command at a time: the next is sent when the last has come back, and at the same look at the clock. */
final class ClosedLoop implements Load {
    private final long[] returnedNs;
    private final IdleStrategy idle;
    private int sent;

    /** @param most commands of one {@link #send} */
    ClosedLoop(final int most, final IdleStrategy idle) {
        returnedNs = new long[most + 1];
        this.idle = idle;
    }

    @Override
    public int send(final PipelineRun pipeline, final int from, final int to, final long longestNs) {
        final long[] times = returnedNs;
        long now = System.nanoTime();
        final long end = now + longestNs;
        int next = from;
        times[0] = now;
        while (next < to && now < end) {
            while (pipeline.tryPublish(next) != Publication.PUBLISHED) {
                // Of the ring's slots those of the last command may be a moment late.
                Thread.onSpinWait();
            }
            next++;
            while (pipeline.returned() < next) {
                pipeline.expectRunning();
                idle.idle();
            }
            idle.reset();
            now = System.nanoTime();
            times[next - from] = now;
        }
        sent = next - from;
        return next;
    }

    @Override
    public void record(final Histogram latencies) {
        for (int i = 0; i < sent; i++) {
            latencies.recordValue(returnedNs[i + 1] - returnedNs[i]);
        }
    }

    @Override
    public Histogram waits() {
        // A look at the clock beside each at the counter would make what is measured slower.
        return Latencies.histogram();
    }

    @Override
    public long full() {
        return 0;
    }
}
