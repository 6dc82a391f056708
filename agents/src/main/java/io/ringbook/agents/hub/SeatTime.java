package io.ringbook.agents.hub;

/** What time it is for an agent, and who wakes it. */
interface SeatTime {
    /** Nanoseconds since the epoch. */
    long nowNs();

    /** The desk's {@link SeatDesk#wakeAtNs} has been set. */
    void wakeLater(Seat seat, SeatDesk desk);

    /** The hub's thread: there is something on the seat's lane, or a new quote. */
    void wake(Seat seat);
}
