package io.ringbook.agents.hub;

import java.util.List;
import java.util.Map;
import java.util.WeakHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Looks, on a thread of its own, whether callbacks end. Wall time: it says that something hangs, and nothing else depends on it. */
final class Watchdog implements AutoCloseable {
    private static final long LOOK_EVERY_NS = TimeUnit.MILLISECONDS.toNanos(50);

    private final List<Watched> watched = new CopyOnWriteArrayList<>();
    private final Map<Watched, Seen> seen = new WeakHashMap<>();
    private final Thread thread = new Thread(this::run, "watchdog");
    private volatile boolean closed;

    private record Seen(long count, long sinceNs) {}

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
        watched.add(other);
    }

    @Override
    public void close() {
        closed = true;
        LockSupport.unpark(thread);
    }

    private void run() {
        while (!closed) {
            LockSupport.parkNanos(LOOK_EVERY_NS);
            watched.forEach(this::look);
        }
    }

    private void look(final Watched one) {
        final long now = System.nanoTime();
        final long count = one.calls();
        final Seen before = seen.get(one);
        if (before == null || before.count != count) {
            seen.put(one, new Seen(count, now));
        } else if (count % 2 == 1 && now - before.sinceNs > one.mostNs()) {
            watched.remove(one);
            one.onHang();
        }
    }
}
