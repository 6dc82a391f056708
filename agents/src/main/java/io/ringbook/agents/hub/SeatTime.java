package io.ringbook.agents.hub;

/** What time it is for an agent, and who wakes it. */
interface SeatTime {
    /** Nanoseconds since the epoch. */
    long nowNs();

    /** Sets the desk's {@link SeatDesk#wakeAtNs}: its timer, whatever it was before. */
    void wakeAt(SeatDesk desk, long timeNs);

    /** The hub's thread: there is something on the seat's lane, or a new quote for one that listens. */
    void wake(Seat seat);
}
