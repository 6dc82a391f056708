package io.ringbook.agents.hub;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;

/** Runs agents live, one after the other, on a thread that sleeps while there is nothing to tell them. */
final class SeatThread implements SeatTime {
    private final LongSupplier clockNs;
    private final Bookkeeper bookkeeper;
    private final List<Seat> seats = new CopyOnWriteArrayList<>();
    private final CallCount calls = new CallCount();
    private Thread thread;
    private long nowNs;
    private volatile Seat running;
    private volatile boolean sleeping;
    private volatile boolean stopping;
    private volatile boolean abandoned;

    SeatThread(final LongSupplier clockNs, final Bookkeeper bookkeeper) {
        this.clockNs = clockNs;
        this.bookkeeper = bookkeeper;
    }

    /** Of the seats that it runs. */
    Bookkeeper bookkeeper() {
        return bookkeeper;
    }

    /** Those that it runs. */
    List<Seat> seats() {
        return seats;
    }

    /** Before it starts: it runs this one, too. */
    void add(final Seat seat) {
        seats.add(seat);
    }

    /** Whether callbacks end. */
    CallCount calls() {
        return calls;
    }

    /** Any thread. @return whose turn it is, or null */
    Seat running() {
        return running;
    }

    @Override
    public long nowNs() {
        return nowNs;
    }

    @Override
    public void wakeAt(final SeatDesk desk, final long timeNs) {
        // Its own thread asks, and looks at all its desks before it sleeps.
        desk.wakeAtNs = timeNs;
    }

    @Override
    public void wake(final Seat itsSeat) {
        itsSeat.awake = true;
        if (sleeping) {
            LockSupport.unpark(thread);
        }
    }

    @Override
    public void enter() {
        calls.enter();
    }

    @Override
    public void leave() {
        calls.leave();
    }

    /** @param opens whether its agents are to be started first */
    void start(final boolean opens) {
        thread = new Thread(() -> run(opens), "agent-" + seats.get(0).name());
        // An agent that hangs does not keep the process alive.
        thread.setDaemon(true);
        thread.start();
    }

    /** Nothing more will come: what is there is told, then the agents are stopped. */
    void stop() {
        stopping = true;
        LockSupport.unpark(thread);
    }

    /** Its agent does not come back from a callback: if it does, the thread ends. */
    void abandon() {
        abandoned = true;
        thread.interrupt();
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

    private void run(final boolean opens) {
        if (opens) {
            for (final Seat seat : seats) {
                take(seat);
                seat.start();
            }
        }
        while (!abandoned) {
            final boolean last = stopping;
            if (!runAll()) {
                if (last) {
                    break;
                }
                sleep();
            }
        }
        for (int i = seats.size() - 1; i >= 0 && !abandoned; i--) {
            take(seats.get(i));
            seats.get(i).stop();
        }
    }

    private boolean runAll() {
        boolean any = false;
        for (final Seat seat : seats) {
            if (abandoned) {
                return false;
            }
            take(seat);
            any |= seat.pump();
            for (final SeatDesk desk : seat.desks()) {
                if (desk.wakeAtNs <= nowNs) {
                    desk.wakeAtNs = Timed.NEVER;
                    seat.timer(desk);
                }
            }
        }
        running = null;
        return any;
    }

    private void take(final Seat seat) {
        nowNs = clockNs.getAsLong();
        running = seat;
    }

    private void sleep() {
        sleeping = true;
        // Looked at again after saying so: whoever came in between did not unpark.
        if (!stopping && isQuiet()) {
            final long untilNs = nextNs() - clockNs.getAsLong();
            if (untilNs > 0) {
                LockSupport.parkNanos(untilNs);
            }
        }
        sleeping = false;
    }

    private boolean isQuiet() {
        for (final Seat seat : seats) {
            if (seat.awake || !seat.lane.isEmpty()) {
                return false;
            }
        }
        return true;
    }

    private long nextNs() {
        long next = Timed.NEVER;
        for (final Seat seat : seats) {
            next = Math.min(next, seat.nextNs());
            for (final SeatDesk desk : seat.desks()) {
                next = Math.min(next, desk.wakeAtNs);
            }
        }
        return next;
    }
}
