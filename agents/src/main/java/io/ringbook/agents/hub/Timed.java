package io.ringbook.agents.hub;

/** Something whose time comes in simulated time: a desk, when its timer is due, or a seat, when there is something to tell. */
abstract class Timed {
    /** No time. */
    static final long NEVER = Long.MAX_VALUE;

    /** No number, no order. */
    static final int NONE = -1;

    /** When its time comes, or {@link #NEVER}. */
    long wakeAtNs = NEVER;

    /** Its number among the {@link Timers}, and the order of the time that is set. */
    int timer = NONE;

    long timerOrder = NONE;

    /** Whose callbacks are called. */
    abstract Seat seat();
}
