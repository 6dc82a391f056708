package io.ringbook.bench.latency;

import io.ringbook.core.ring.Uninterrupted;
import org.HdrHistogram.Histogram;
import org.agrona.BufferUtil;
import org.agrona.concurrent.IdleStrategy;
import org.agrona.concurrent.UnsafeBuffer;

/** Two threads that hand a number to and fro: what a closed loop costs at least, on these cores and with this way of waiting. */
final class PingPong {
    private static final int LINE = 64;
    private static final int PING = 2 * LINE;
    private static final int PONG = 6 * LINE;
    private static final long END = -1;

    /** Each number has no neighbors on its cache line, nor on the ones beside it. */
    private final UnsafeBuffer numbers = new UnsafeBuffer(BufferUtil.allocateDirectAligned(8 * LINE, 2 * LINE));

    private final long[] returnedNs;

    /** @param most there and back of one {@link #play} */
    PingPong(final int most) {
        returnedNs = new long[most + 1];
    }

    /**
     * Plays until enough is played.
     *
     * @param idle how this thread waits
     * @param othersIdle how the other one does
     * @return how often there and back
     */
    int play(final long longestNs, final IdleStrategy idle, final IdleStrategy othersIdle, final Histogram latencies) {
        numbers.putLongVolatile(PING, 0);
        numbers.putLongVolatile(PONG, 0);
        final Thread other = new Thread(() -> echo(othersIdle), "pong");
        other.start();
        final int played = serve(longestNs, idle);
        numbers.putLongRelease(PING, END);
        Uninterrupted.join(other);
        for (int i = 0; i < played; i++) {
            latencies.recordValue(returnedNs[i + 1] - returnedNs[i]);
        }
        return played;
    }

    private int serve(final long longestNs, final IdleStrategy idle) {
        final long[] times = returnedNs;
        long now = System.nanoTime();
        final long end = now + longestNs;
        int played = 0;
        times[0] = now;
        while (played < times.length - 1 && now < end) {
            played++;
            numbers.putLongRelease(PING, played);
            while (numbers.getLongVolatile(PONG) < played) {
                idle.idle();
            }
            idle.reset();
            now = System.nanoTime();
            times[played] = now;
        }
        return played;
    }

    private void echo(final IdleStrategy idle) {
        long seen = 0;
        while (seen != END) {
            final long ping = numbers.getLongVolatile(PING);
            if (ping == seen) {
                idle.idle();
            } else {
                seen = ping;
                numbers.putLongRelease(PONG, ping);
                idle.reset();
            }
        }
    }
}
