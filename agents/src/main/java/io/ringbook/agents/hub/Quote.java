package io.ringbook.agents.hub;

import io.ringbook.core.Phase;

/**
 * The latest of one instrument. Ticks and lots; 0 where there is nothing.
 *
 * @param trades so far
 * @param tradedLots in all of them
 */
record Quote(
        long sequence,
        Phase phase,
        long bidTicks,
        long bidLots,
        long askTicks,
        long askLots,
        long lastTicks,
        long trades,
        long tradedLots) {
    static final Quote NONE = new Quote(0, Phase.OPEN, 0, 0, 0, 0, 0, 0, 0);

    /** @return whether there is nothing in it that onQuote tells */
    boolean hasTopOf(final Quote other) {
        return phase == other.phase
                && bidTicks == other.bidTicks
                && bidLots == other.bidLots
                && askTicks == other.askTicks
                && askLots == other.askLots;
    }
}
