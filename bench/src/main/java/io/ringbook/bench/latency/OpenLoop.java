package io.ringbook.bench.latency;

import io.ringbook.bench.match.PipelineRun;
import io.ringbook.core.command.Publication;
import org.HdrHistogram.Histogram;

/**
 * Commands are due at fixed times, whatever becomes of those before them, and their latency counts from then. So a pause counts
 * for all that were due in it, not only for the one that met it.
 *
 * <p>All on the producer's thread, which spins: it looks at what has come back, then at the clock, and sends a command if one is
 * due. Whether the ring was full changes nothing but how late the command is sent.
 */
final class OpenLoop implements Load {
    private final double gapNs;
    private final long[] latencies;
    private final Pauses pauses = new Pauses();
    private long beganNs;
    private int commands;
    private int sent;
    private int returned;
    private boolean refused;
    private long full;

    /** @param most commands of one {@link #send} */
    OpenLoop(final int most, final double perSecond) {
        gapNs = 1e9 / perSecond;
        latencies = new long[most];
    }

    @Override
    public int send(final PipelineRun pipeline, final int from, final int to, final long longestNs) {
        begin((int) Math.min(to - from, Math.ceil(longestNs / gapNs)), System.nanoTime());
        while (returned < commands) {
            // The clock after the counter: what is seen has come back by then.
            final long back = pipeline.returned();
            if (look((int) back - from, System.nanoTime())) {
                answered(pipeline.tryPublish(from + sent));
            }
            pipeline.expectRunning();
        }
        return from + commands;
    }

    @Override
    public void record(final Histogram into) {
        for (int i = 0; i < commands; i++) {
            into.recordValue(latencies[i]);
        }
    }

    @Override
    public Histogram waits() {
        return pauses.waits();
    }

    @Override
    public long full() {
        return full;
    }

    /** @param of commands, of which the first is due at once */
    void begin(final int of, final long nowNs) {
        commands = of;
        sent = 0;
        returned = 0;
        refused = false;
        beganNs = nowNs;
        pauses.begin(nowNs);
    }

    /**
     * @param back how many have come back
     * @return whether the next is due
     */
    boolean look(final int back, final long nowNs) {
        pauses.look(nowNs);
        while (returned < back) {
            latencies[returned] = nowNs - dueNs(returned);
            returned++;
        }
        return sent < commands && nowNs >= dueNs(sent);
    }

    /** What the pipeline said to the one that was due. */
    void answered(final Publication publication) {
        if (publication == Publication.PUBLISHED) {
            sent++;
            refused = false;
        } else if (!refused) {
            refused = true;
            full++;
        }
    }

    private long dueNs(final int command) {
        return beganNs + (long) (command * gapNs);
    }
}
