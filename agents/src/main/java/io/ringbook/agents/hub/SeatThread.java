package io.ringbook.agents.hub;

import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;

/** Runs one agent live, on a thread of its own that sleeps while there is nothing to tell it. */
final class SeatThread implements SeatTime {
    private final LongSupplier clockNs;
    private Seat seat;
    private Thread thread;
    private volatile boolean sleeping;
    private volatile boolean stopping;

    SeatThread(final LongSupplier clockNs) {
        this.clockNs = clockNs;
    }

    @Override
    public boolean isHubs() {
        return false;
    }

    @Override
    public long nowNs() {
        return clockNs.getAsLong();
    }

    @Override
    public void wakeAt(final SeatDesk desk, final long timeNs) {
        // Its own thread asks, and looks at all its desks before it sleeps.
        desk.wakeAtNs = timeNs;
    }

    void start(final Seat itsSeat) {
        seat = itsSeat;
        thread = new Thread(this::run, "agent-" + itsSeat.name());
        // An agent that hangs does not keep the process alive.
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void wake(final Seat itsSeat) {
        itsSeat.awake = true;
        if (sleeping) {
            LockSupport.unpark(thread);
        }
    }

    /** Nothing more will come: what is there is told, then the agent is stopped. */
    void stop() {
        stopping = true;
        LockSupport.unpark(thread);
    }

    /** @return whether the thread has ended in time */
    boolean awaitEnd(final long timeoutMs) {
        try {
            thread.join(timeoutMs);
        } catch (final InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return !thread.isAlive();
    }

    private void run() {
        seat.start();
        while (true) {
            final boolean last = stopping;
            final boolean any = seat.pump();
            runTimers();
            if (last && !any) {
                break;
            }
            if (!any && !stopping) {
                sleep();
            }
        }
        seat.stop();
    }

    private void runTimers() {
        for (final SeatDesk desk : seat.desks()) {
            if (desk.wakeAtNs <= nowNs()) {
                desk.wakeAtNs = SeatDesk.NEVER;
                seat.timer(desk);
            }
        }
    }

    private void sleep() {
        sleeping = true;
        // Looked at again after saying so: whoever came in between did not unpark.
        if (!seat.awake && seat.lane.isEmpty() && !stopping) {
            final long untilTimer = nextTimerNs() - nowNs();
            if (untilTimer > 0) {
                LockSupport.parkNanos(untilTimer);
            }
        }
        sleeping = false;
    }

    private long nextTimerNs() {
        long next = SeatDesk.NEVER;
        for (final SeatDesk desk : seat.desks()) {
            next = Math.min(next, desk.wakeAtNs);
        }
        return next;
    }
}
