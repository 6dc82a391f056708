package io.ringbook.agents.hub;

/** What time it is for an agent, and who wakes it. */
interface SeatTime {
    /** Nanoseconds since the epoch. */
    long nowNs();

    /** Whether seats run on the hub's own thread, so that no quote changes while an agent is called. */
    boolean isHubs();

    /** Sets the desk's {@link SeatDesk#wakeAtNs}: its timer, whatever it was before. */
    void wakeAt(SeatDesk desk, long timeNs);

    /** The hub's thread: there is something on the seat's lane, or a new quote for one that listens. */
    void wake(Seat seat);
}
