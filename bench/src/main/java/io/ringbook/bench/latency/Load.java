package io.ringbook.bench.latency;

import io.ringbook.bench.match.PipelineRun;
import org.HdrHistogram.Histogram;

/** How commands are sent. What it allocates, it allocates when it is made. */
interface Load {
    /**
     * Sends commands one behind the other until enough were sent, and waits until all have come back. Percentiles are taken
     * afterwards: {@link #record}.
     *
     * @param from place of the first in the stream
     * @param to place behind the last that there is
     * @param longestNs after which no more are sent
     * @return place behind the last that was sent
     */
    int send(PipelineRun pipeline, int from, int to, long longestNs);

    /** Adds what the commands of the last {@link #send} took, nanoseconds. */
    void record(Histogram latencies);

    /** @return what the machine took from the producer in all that it sent, as {@link Pauses#waits}; empty if not watched */
    Histogram waits();

    /** @return commands that found the ring full, in all that were sent */
    long full();
}
