package io.ringbook.agents.hub;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Looks, on a thread of its own, whether callbacks end. Wall time: it says that something hangs, and nothing else depends on it. */
final class Watchdog implements AutoCloseable {
    private static final long LOOK_EVERY_NS = TimeUnit.MILLISECONDS.toNanos(50);

    private final List<Watch> watches = new CopyOnWriteArrayList<>();
    private final Thread thread = new Thread(this::run, "watchdog");
    private volatile boolean closed;

    /** Someone, and since when the count is what it is. */
    private static final class Watch {
        private final Watched watched;
        private long count;
        private long sinceNs = System.nanoTime();

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
            watches.forEach(this::look);
        }
    }

    private void look(final Watch watch) {
        final long nowNs = System.nanoTime();
        final long count = watch.watched.calls();
        if (count != watch.count) {
            watch.count = count;
            watch.sinceNs = nowNs;
        } else if (count % 2 == 1 && nowNs - watch.sinceNs > watch.watched.mostNs()) {
            watches.remove(watch);
            watch.watched.onHang();
        }
    }
}
