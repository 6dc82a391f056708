package io.ringbook.agents.hub;

/**
 * The latest of one instrument. Ticks and lots; 0 where there is nothing.
 *
 * @param trades so far
 */
record Quote(long sequence, long bidTicks, long bidLots, long askTicks, long askLots, long lastTicks, long trades) {
    static final Quote NONE = new Quote(0, 0, 0, 0, 0, 0, 0);

    boolean hasTopOf(final Quote other) {
        return bidTicks == other.bidTicks
                && bidLots == other.bidLots
                && askTicks == other.askTicks
                && askLots == other.askLots;
    }
}
