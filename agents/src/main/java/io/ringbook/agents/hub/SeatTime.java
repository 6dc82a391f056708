package io.ringbook.agents.hub;

/** What time it is for an agent, who wakes it, and who looks whether its callbacks end. */
interface SeatTime {
    /** Nanoseconds since the epoch; does not change during a callback. */
    long nowNs();

    /** Sets the desk's {@link Timed#wakeAtNs}: its timer, whatever it was before. */
    void wakeAt(SeatDesk desk, long timeNs);

    /**
     * Something is kept from now on, because an agent asked for it.
     *
     * @param spanNs of bars, 0 if it is something else
     * @return from when on it is shown: nothing that came later is missing in it
     */
    default long keptFromNs(final long spanNs) {
        return nowNs();
    }

    /** The hub's thread: there is something on the seat's lane, or a new quote for one that listens. */
    void wake(Seat seat);

    /** A callback begins. */
    void enter();

    /** It has ended. */
    void leave();
}
