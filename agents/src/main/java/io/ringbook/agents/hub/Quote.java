package io.ringbook.agents.hub;

import io.ringbook.core.Phase;

/** What is shown of one instrument. Ticks and lots; 0 where there is nothing. */
class Quote {
    /** How many there were in the instrument, with this one. */
    long number;

    /** Last of the stream when it was made. */
    long sequence;

    Phase phase = Phase.OPEN;
    long bidTicks;
    long bidLots;
    long askTicks;
    long askLots;
    long lastTicks;
    /** So far. */
    long trades;
    /** In all of them. */
    long tradedLots;

    final void set(final Quote other) {
        number = other.number;
        sequence = other.sequence;
        phase = other.phase;
        bidTicks = other.bidTicks;
        bidLots = other.bidLots;
        askTicks = other.askTicks;
        askLots = other.askLots;
        lastTicks = other.lastTicks;
        trades = other.trades;
        tradedLots = other.tradedLots;
    }

    /** @return whether there is nothing in it that onQuote tells */
    final boolean hasTopOf(final Quote other) {
        return phase == other.phase
                && bidTicks == other.bidTicks
                && bidLots == other.bidLots
                && askTicks == other.askTicks
                && askLots == other.askLots;
    }
}
