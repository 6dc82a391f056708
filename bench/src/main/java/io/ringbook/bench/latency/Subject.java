package io.ringbook.bench.latency;

import java.util.Locale;

/** What lies between a producer and its events. */
public enum Subject {
    /** Rings, checks, ledger, book, and a journal that has the events before anyone. */
    JOURNAL,
    /** The same without a journal. */
    NO_JOURNAL,
    /** The same rings and engine, neither book nor journal: signals of an order's length. */
    EMPTY,
    /** Nothing but two threads that hand a number to and fro. */
    PING_PONG,
    /** Nothing at all: threads that look at the clock. */
    PAUSES;

    /** @return as people see it */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
