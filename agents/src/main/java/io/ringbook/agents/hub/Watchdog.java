package io.ringbook.agents.hub;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;

/**
 * Looks, on a thread of its own, whether callbacks end. Wall time: it says that something hangs, and nothing else depends on it. What
 * it did not see does not count: a process that stood still as a whole is nobody's fault.
 */
final class Watchdog implements AutoCloseable {
    private static final long LOOK_EVERY_NS = TimeUnit.MILLISECONDS.toNanos(50);
    /** From one look to the next; of a longer time the rest does not count. */
    private static final long MOST_BETWEEN_LOOKS_NS = 4 * LOOK_EVERY_NS;

    private static final long NOT_LOOKED = -1;

    private final List<Watch> watches = new CopyOnWriteArrayList<>();
    private final Thread thread = new Thread(this::run, "watchdog");
    private final LongSupplier nanoTime;
    private volatile boolean closed;
    private long lookedNs;
    /** That it has looked on. */
    private long seenNs;

    /** Someone, and for how long the count has been seen to be what it is. */
    private static final class Watch {
        private final Watched watched;
        private long count = NOT_LOOKED;
        private long sinceNs;

        Watch(final Watched watched) {
            this.watched = watched;
        }
    }

    /** Someone who calls agents. */
    interface Watched {
        /** Odd as long as a callback runs, and another number for each. */
        long calls();

        /** How long the one that runs may take, of wall time. */
        long mostNs();

        /** On the watchdog's thread, once: it took longer. */
        void onHang();
    }

    /** @param nanoTime as {@link System#nanoTime} */
    Watchdog(final LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
        lookedNs = nanoTime.getAsLong();
    }

    void start() {
        thread.setDaemon(true);
        thread.start();
    }

    void watch(final Watched other) {
        watches.add(new Watch(other));
    }

    @Override
    public void close() {
        closed = true;
        LockSupport.unpark(thread);
    }

    private void run() {
        while (!closed) {
            LockSupport.parkNanos(LOOK_EVERY_NS);
            look();
        }
    }

    /** One thread alone: looks at all of them once. */
    void look() {
        final long nowNs = nanoTime.getAsLong();
        seenNs += Math.min(nowNs - lookedNs, MOST_BETWEEN_LOOKS_NS);
        lookedNs = nowNs;
        watches.forEach(this::look);
    }

    private void look(final Watch watch) {
        final long count = watch.watched.calls();
        if (count != watch.count) {
            watch.count = count;
            watch.sinceNs = seenNs;
        } else if (count % 2 == 1 && seenNs - watch.sinceNs > watch.watched.mostNs()) {
            watches.remove(watch);
            watch.watched.onHang();
        }
    }
}
