package io.ringbook.bench.latency;

import io.ringbook.bench.flow.MessageStream;
import io.ringbook.bench.flow.Shape;
import io.ringbook.bench.fork.Fork;
import io.ringbook.bench.match.EncodedStream;
import io.ringbook.bench.match.Expected;
import io.ringbook.core.ring.Profile;
import io.ringbook.journal.Durability;
import java.util.ArrayList;
import java.util.List;
import org.HdrHistogram.Histogram;

/**
 * What a forked JVM does: one row. It warms up, measures, and tells a histogram of latencies, one of pauses, and how often the ring
 * was full; or how long a whole stream takes, if it is only to be sent.
 */
public final class LatencyFork {
    private static final double NANOS = 1e9;
    private static final int MOST_PING_PONGS = 20_000_000;
    private static final int WARM_UPS = 3;

    private LatencyFork() {}

    /** @param args as {@link #arguments} gives them */
    public static void main(final String... args) throws InterruptedException {
        final Subject subject = Subject.valueOf(args[0]);
        final long rate = Long.parseLong(args[1]);
        final Profile profile = Profile.valueOf(args[2]);
        final long nanos = (long) (Double.parseDouble(args[4]) * NANOS);
        switch (subject) {
            case PAUSES -> tellPauses(Threads.count(profile), nanos);
            case PING_PONG -> tellPingPong(profile, nanos);
            default -> {
                final Durability durability =
                        subject == Subject.JOURNAL ? Durability.valueOf(args[3]) : Durability.NONE;
                final MessageStream stream =
                        MessageStream.of(Shape.valueOf(args[5]), Long.parseLong(args[6]), Integer.parseInt(args[7]));
                final EncodedStream encoded =
                        subject == Subject.EMPTY ? EncodedStream.signals(stream.size()) : new EncodedStream(stream);
                final long checksum = subject == Subject.EMPTY
                        ? Expected.checksumOfSignals(encoded)
                        : Expected.checksum(stream, encoded);
                final StreamLatency measured = new StreamLatency(profile, durability, encoded, checksum);
                if (rate == Row.BURST) {
                    measured.tellBurst();
                } else {
                    measured.tellLatency(rate, nanos);
                }
            }
        }
    }

    static String[] arguments(final Row row, final LatencyConfig config) {
        return new String[] {
            row.subject().name(),
            Long.toString(row.perSecond()),
            config.profile().name(),
            config.durability().name(),
            Double.toString(config.seconds()),
            config.shape().name(),
            Long.toString(config.seed()),
            Integer.toString(config.messages())
        };
    }

    /** @param full how often a command found the ring full */
    static void tell(final Histogram latencies, final Histogram pauses, final long full) {
        Fork.tellOwn(Latencies.text(latencies) + " " + Latencies.text(pauses) + " " + full);
    }

    private static void tellPingPong(final Profile profile, final long nanos) {
        final PingPong game = new PingPong(MOST_PING_PONGS);
        final Histogram latencies = Latencies.histogram();
        for (int i = 0; i < WARM_UPS; i++) {
            game.play(nanos / 10, Threads.idle(profile), Threads.idle(profile), latencies);
        }
        latencies.reset();
        final long bytes = Fork.allocated();
        final long began = System.nanoTime();
        final int played = game.play(nanos, Threads.idle(profile), Threads.idle(profile), latencies);
        final long took = System.nanoTime() - began;
        tell(latencies, Latencies.histogram(), 0);
        Fork.result(played, Fork.allocated() - bytes, took);
    }

    /** As many threads as a pipeline has. */
    private static void tellPauses(final int count, final long nanos) throws InterruptedException {
        final List<Pauses> pauses = new ArrayList<>();
        final List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            final Pauses each = new Pauses();
            pauses.add(each);
            threads.add(new Thread(() -> each.watch(nanos), "pauses-" + i));
        }
        threads.forEach(Thread::start);
        for (final Thread thread : threads) {
            thread.join();
        }
        final Histogram waits = Latencies.histogram();
        pauses.forEach(each -> waits.add(each.waits()));
        tell(waits, Latencies.histogram(), 0);
        Fork.result(1, 0, nanos);
    }
}
