package io.ringbook.agents.report;

import io.ringbook.core.Side;
import io.ringbook.core.event.StreamHandler;
import io.ringbook.core.marketdata.Depth;
import io.ringbook.core.marketdata.MarketData;
import io.ringbook.core.marketdata.MarketDataListener;
import org.agrona.DirectBuffer;
import org.agrona.collections.IntHashSet;

/** Rebuilds the book from the stream and keeps prices, spread and depth over time. */
final class MarketRecorder implements StreamHandler {
    /** Levels of a side that count as near the touch. */
    static final int NEAR_LEVELS = 5;

    private final RunFigures figures;
    private final MarketData market = new MarketData(new Changes());
    private final IntHashSet changed = new IntHashSet();
    private long timestampNs;

    /** @param figures in which a listed instrument is before its records come here */
    MarketRecorder(final RunFigures figures) {
        this.figures = figures;
    }

    @Override
    public void onRecord(
            final long sequence, final DirectBuffer buffer, final int offset, final int length, final boolean last) {
        market.onRecord(sequence, buffer, offset, length, last);
        if (last && !changed.isEmpty()) {
            changed.forEachInt(this::keepDepth);
            changed.clear();
        }
    }

    private void keepDepth(final int instrument) {
        final Depth depth = market.depth(instrument);
        if (depth != null) {
            final Series series = figures.instruments().get(instrument).depth();
            series.put(timestampNs, InstrumentFigures.BIDS, nearLots(depth, Side.BUY));
            series.put(timestampNs, InstrumentFigures.ASKS, nearLots(depth, Side.SELL));
        }
    }

    private static long nearLots(final Depth depth, final Side side) {
        long lots = 0;
        for (int level = 0; level < NEAR_LEVELS; level++) {
            lots += depth.openLots(side, level);
        }
        return lots;
    }

    private final class Changes implements MarketDataListener {
        @Override
        public void onTopChanged(final int ofInstrument, final long sequence, final long changedNs) {
            final Depth depth = market.depth(ofInstrument);
            final InstrumentFigures instrument = figures.instruments().get(ofInstrument);
            instrument.series().quoted(changedNs, depth.bidTicks(), depth.askTicks());
            final boolean isTwoSided = depth.bidTicks() > 0 && depth.askTicks() > 0;
            instrument.facts().quoted(changedNs, depth);
            instrument.moves().quoted(sequence, changedNs, depth);
            instrument.spread().put(changedNs, 0, isTwoSided ? depth.askTicks() - depth.bidTicks() : Series.NONE);
        }

        @Override
        public void onTrade(
                final int ofInstrument,
                final long sequence,
                final long tradedNs,
                final long priceTicks,
                final long lots,
                final Side takerSide) {
            figures.instruments()
                    .get(ofInstrument)
                    .facts()
                    .traded(tradedNs, sequence, takerSide, lots, market.depth(ofInstrument));
        }

        @Override
        public void onLevelChanged(
                final int instrument,
                final long sequence,
                final long changedNs,
                final Side side,
                final long priceTicks,
                final long lots) {
            changed.add(instrument);
            timestampNs = changedNs;
        }
    }
}
