package io.ringbook.agents.hub;

import io.ringbook.core.command.CommandSink;
import io.ringbook.core.command.Publication;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;
import org.agrona.DirectBuffer;

/** Runs agents live, one after the other, on a thread that sleeps while there is nothing to tell them. */
final class SeatThread implements SeatTime {
    private final LongSupplier clockNs;
    private final CommandSink engine;
    private final Bookkeeper bookkeeper;
    private final List<Seat> seats = new CopyOnWriteArrayList<>();
    private final CallCount calls = new CallCount();
    private Thread thread;
    private long nowNs;
    private volatile Seat running;
    /** Of the one whose turn it is, if what it is told is written down; else null. */
    private RecordedLane recorded;

    private volatile boolean sleeping;
    private volatile boolean stopping;
    private volatile boolean abandoned;

    /** @param engine where the commands of its agents go */
    SeatThread(final LongSupplier clockNs, final Directory directory, final CommandSink engine) {
        this.clockNs = clockNs;
        this.engine = engine;
        bookkeeper = new Bookkeeper(directory, this::publish);
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
    public long keptFromNs(final long spanNs) {
        // What has this time may have come just before.
        final long fromNs = clockNs.getAsLong() + 1;
        if (recorded != null) {
            recorded.keep(fromNs, spanNs);
        }
        return fromNs;
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
                take(seat, Turn.Kind.START);
                seat.start();
                end(seat);
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
            take(seats.get(i), Turn.Kind.STOP);
            seats.get(i).stop();
            end(seats.get(i));
        }
    }

    private boolean runAll() {
        boolean any = false;
        for (final Seat seat : seats) {
            if (abandoned) {
                return false;
            }
            take(seat, Turn.Kind.ORDINARY);
            any |= tell(seat, nowNs);
            end(seat);
        }
        running = null;
        return any;
    }

    /** Tells an agent all that there is and is due. @return whether there was anything but its timers */
    static boolean tell(final Seat seat, final long nowNs) {
        final boolean any = seat.pump();
        for (final SeatDesk desk : seat.desks()) {
            if (desk.wakeAtNs <= nowNs) {
                desk.wakeAtNs = Timed.NEVER;
                seat.timer(desk);
            }
        }
        return any;
    }

    private void take(final Seat seat, final Turn.Kind turn) {
        nowNs = clockNs.getAsLong();
        running = seat;
        if (seat.lane instanceof RecordedLane lane) {
            recorded = lane;
            recorded.begin(turn, nowNs);
        }
    }

    private void end(final Seat seat) {
        if (recorded != null) {
            recorded.end(seat);
            recorded = null;
        }
    }

    private Publication publish(final DirectBuffer buffer, final int offset, final int length) {
        final Publication answer = engine.tryPublish(buffer, offset, length);
        if (recorded != null) {
            recorded.answer(answer);
        }
        return answer;
    }

    private void sleep() {
        for (final Seat seat : seats) {
            if (seat.lane instanceof RecordedLane lane) {
                lane.rest(seat, nowNs);
            }
        }
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
