package io.ringbook.agents.hub;

import io.ringbook.agents.DepthSnapshot;
import io.ringbook.agents.Trade;
import io.ringbook.core.Phase;
import io.ringbook.core.marketdata.Bar;
import java.util.List;
import java.util.Map;

/**
 * What is shown of one instrument at one moment. Ticks and lots; 0 where there is nothing.
 *
 * @param number how many there were in the instrument, with this one
 * @param place in the stream behind which it was made: how many records there were
 * @param sequence of the last command that changed what all see: not depth
 * @param timeNs of the last command that changed anything
 * @param trades so far
 * @param tradedLots in all of them
 * @param depth as of the last one that was made while someone watched it
 * @param tape last trades, the newest first, likewise
 * @param bars that are full, the oldest first, by their span, of spans that someone asked for
 */
record Quote(
        long number,
        long place,
        long sequence,
        long timeNs,
        Phase phase,
        long bidTicks,
        long bidLots,
        long askTicks,
        long askLots,
        long lastTicks,
        long trades,
        long tradedLots,
        DepthSnapshot depth,
        List<Trade> tape,
        Map<Long, List<Bar>> bars) {
    static final Quote NONE =
            new Quote(0, 0, 0, 0, Phase.OPEN, 0, 0, 0, 0, 0, 0, 0, DepthSnapshot.EMPTY, List.of(), Map.of());

    /** @return whether there is nothing in it that onQuote tells */
    boolean hasTopOf(final Quote other) {
        return phase == other.phase
                && bidTicks == other.bidTicks
                && bidLots == other.bidLots
                && askTicks == other.askTicks
                && askLots == other.askLots;
    }
}
