package io.ringbook.agents.hub;

import io.ringbook.agents.MarketException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * The thread of a simulated market. Its caller waits for it, so all is as if there was one thread; but if an agent hangs, the
 * caller is told.
 */
final class Simulation implements Watchdog.Watched {
    /** Nobody waits for a simulated market but its caller: it is given longer than a live one, which a slow machine may need. */
    private static final int MORE_THAN_LIVE = 30;

    private final Schedule schedule;
    private final ExecutorService executor;
    private volatile Thread thread;
    private volatile CompletableFuture<Void> running;
    private volatile MarketException hung;

    Simulation(final Schedule schedule) {
        this.schedule = schedule;
        // Not one of Executors: those have a finalizer, and with it the memory of a market that is over is kept too
        // long.
        executor = new ThreadPoolExecutor(1, 1, 0, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), work -> {
            thread = new Thread(work, "simulation");
            // An agent that hangs does not keep the process alive.
            thread.setDaemon(true);
            return thread;
        });
    }

    /**
     * Does something, and waits until it is done.
     *
     * @throws MarketException if an agent hangs, now or before
     */
    void run(final Runnable work) {
        if (Thread.currentThread() == thread) {
            work.run();
            return;
        }
        if (hung != null) {
            throw hung;
        }
        final CompletableFuture<Void> done = new CompletableFuture<>();
        running = done;
        executor.execute(() -> {
            try {
                work.run();
                done.complete(null);
            } catch (final Throwable e) {
                done.completeExceptionally(e);
            }
        });
        try {
            done.join();
        } catch (final CompletionException e) {
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            throw (RuntimeException) e.getCause();
        }
    }

    boolean isHung() {
        return hung != null;
    }

    void close() {
        executor.shutdown();
    }

    @Override
    public long calls() {
        return schedule.calls().now();
    }

    @Override
    public long mostNs() {
        final Seat agent = schedule.running();
        return agent == null
                ? Timed.NEVER
                : MORE_THAN_LIVE * agent.spec().limits().hangNs();
    }

    @Override
    public void onHang() {
        hung = new MarketException("an agent hangs, and in simulated time all wait for it: name="
                + schedule.running().name() + ", a callback has run for more than "
                + TimeUnit.NANOSECONDS.toMillis(mostNs()) + " ms of real time");
        running.completeExceptionally(hung);
    }
}
