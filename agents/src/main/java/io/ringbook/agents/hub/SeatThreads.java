package io.ringbook.agents.hub;

import io.ringbook.core.command.CommandSink;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** The threads on which a live market's agents run. One on which an agent hangs is replaced by another. */
final class SeatThreads {
    /** Beyond that, agents share threads. */
    private static final int MOST = 64 * Runtime.getRuntime().availableProcessors();

    private static final long LONGEST_STOP_MS = 2_000;

    private final List<SeatThread> threads = new CopyOnWriteArrayList<>();
    private final LongSupplier clockNs;
    private final Directory directory;
    private final CommandSink engine;
    private final Watchdog watchdog;
    private final CutOffs cutOffs;
    private int given;

    /** @param engine where the commands of agents go */
    SeatThreads(
            final LongSupplier clockNs,
            final Directory directory,
            final CommandSink engine,
            final Watchdog watchdog,
            final CutOffs cutOffs) {
        this.clockNs = clockNs;
        this.directory = directory;
        this.engine = engine;
        this.watchdog = watchdog;
        this.cutOffs = cutOffs;
    }

    /** Before the start. @return a thread for one more agent: its own, as long as there are not too many */
    SeatThread next() {
        if (threads.size() < MOST) {
            threads.add(made());
        }
        return threads.get(given++ % MOST);
    }

    /** @return one for an agent that comes later, to be started when the agent sits on it */
    SeatThread made() {
        return new SeatThread(clockNs, directory, engine);
    }

    void startAll() {
        for (final SeatThread thread : threads) {
            watchAndStart(thread, true);
        }
    }

    /** Starts one that was made later. */
    void start(final SeatThread thread) {
        threads.add(thread);
        watchAndStart(thread, true);
    }

    /** Nothing more will come. The last that came is stopped first; who does not stop is not waited for. */
    void stopAll() {
        for (int i = threads.size() - 1; i >= 0; i--) {
            threads.get(i).stop();
        }
        final long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(LONGEST_STOP_MS);
        for (final SeatThread thread : threads) {
            thread.awaitEnd(Math.max(1, TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime())));
        }
    }

    private void watchAndStart(final SeatThread thread, final boolean opens) {
        watchdog.watch(new Watchdog.Watched() {
            @Override
            public long calls() {
                return thread.calls().now();
            }

            @Override
            public long mostNs() {
                final Seat running = thread.running();
                return running == null ? Timed.NEVER : running.spec().limits().hangNs();
            }

            @Override
            public void onHang() {
                replace(thread);
            }
        });
        thread.start(opens);
    }

    /** The thread is left to itself, and another one takes its other agents. */
    private void replace(final SeatThread hung) {
        final Seat seat = hung.running();
        seat.lose("hangs: a callback has not ended");
        hung.abandon();
        threads.remove(hung);
        final SeatThread other = made();
        for (final Seat moved : hung.seats()) {
            if (moved != seat) {
                moved.moveTo(other.bookkeeper(), other);
                other.add(moved);
            }
        }
        if (!other.seats().isEmpty()) {
            threads.add(other);
            watchAndStart(other, false);
        }
        cutOffs.send();
    }
}
