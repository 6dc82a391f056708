package io.ringbook.agents.hub;

import io.ringbook.core.command.CommandSink;

/**
 * Simulated time: what happens next, by time and then in the order in which it was asked for. That order is the tie rule:
 * of two things at one nanosecond the one that was asked for first comes first.
 */
final class Schedule implements SeatTime {
    private final Timers<SeatDesk> timers = new Timers<>();
    private final Timers<Seat> deliveries = new Timers<>();
    private final Departures departures;
    private final CallCount calls = new CallCount();
    private long nowNs;
    private long asked;
    private long wakeUps;
    /** Read by the watchdog, too. */
    private volatile Seat running;

    /** @param engine where commands arrive */
    Schedule(final long startNs, final CommandSink engine) {
        nowNs = startNs;
        departures = new Departures(this, engine);
    }

    @Override
    public long nowNs() {
        return nowNs;
    }

    /** Asked for the same time again, a desk keeps its place among those of that time. */
    @Override
    public void wakeAt(final SeatDesk desk, final long timeNs) {
        if (timeNs == Timed.NEVER) {
            timers.clear(desk);
        } else if (desk.wakeAtNs != timeNs) {
            timers.set(desk, timeNs, asked++);
        }
    }

    @Override
    public void wake(final Seat seat) {
        seat.awake = true;
        deliverAt(seat, nowNs + seat.latencyNs());
    }

    @Override
    public void enter() {
        calls.enter();
    }

    @Override
    public void leave() {
        calls.leave();
    }

    /** Where the commands of agents go. */
    CommandSink departures() {
        return departures;
    }

    /** Whether callbacks end. */
    CallCount calls() {
        return calls;
    }

    /** How often an agent was woken and its code ran. */
    long wakeUps() {
        return wakeUps;
    }

    /** Whose turn it is, or null. */
    Seat running() {
        return running;
    }

    /** How long what is sent now is under way. */
    long sendingNs() {
        return running == null ? 0 : running.sendingNs();
    }

    long nextOrder() {
        return asked++;
    }

    /** The market opens for an agent. */
    void start(final Seat seat) {
        running = seat;
        seat.start();
        afterwards(seat);
    }

    /**
     * Runs whatever comes next, if it comes by {@code endNs}.
     *
     * @return false if nothing does; the time is {@code endNs} then
     */
    boolean runNext(final long endNs) {
        final long timerNs = timers.timeNs();
        final long deliveryNs = deliveries.timeNs();
        final long arrivalNs = departures.timeNs();
        final long nextNs = Math.min(Math.min(timerNs, deliveryNs), arrivalNs);
        if (nextNs > endNs) {
            nowNs = endNs;
            return false;
        }
        nowNs = nextNs;
        final long timer = timerNs == nextNs ? timers.order() : Timed.NEVER;
        final long delivery = deliveryNs == nextNs ? deliveries.order() : Timed.NEVER;
        final long arrival = arrivalNs == nextNs ? departures.order() : Timed.NEVER;
        if (timer < delivery && timer < arrival) {
            run(timers.first().seat());
        } else if (delivery < arrival) {
            run(deliveries.takeFirst());
        } else {
            departures.arrive();
        }
        return true;
    }

    /** Tells an agent all that is due, always in one order: its own events and signals, the market, its timers. */
    private void run(final Seat seat) {
        final long busyUntilNs = seat.busyUntilNs();
        if (busyUntilNs > nowNs) {
            for (final SeatDesk desk : seat.desks()) {
                if (desk.wakeAtNs <= nowNs) {
                    timers.set(desk, busyUntilNs, asked++);
                }
            }
            deliverAt(seat, busyUntilNs);
            return;
        }
        running = seat;
        seat.pump();
        for (final SeatDesk desk : seat.desks()) {
            if (desk.wakeAtNs <= nowNs) {
                timers.clear(desk);
                seat.timer(desk);
            }
        }
        afterwards(seat);
    }

    private void afterwards(final Seat seat) {
        running = null;
        if (seat.think()) {
            wakeUps++;
        }
        final long nextNs = seat.nextNs();
        if (nextNs != Timed.NEVER) {
            deliverAt(seat, nextNs);
        }
    }

    private void deliverAt(final Seat seat, final long timeNs) {
        if (timeNs < seat.wakeAtNs) {
            deliveries.set(seat, Math.max(timeNs, nowNs), asked++);
        }
    }
}
