package io.ringbook.agents.hub;

import io.ringbook.core.Phase;
import io.ringbook.core.Side;
import io.ringbook.core.event.StreamHandler;
import io.ringbook.core.marketdata.Depth;
import io.ringbook.core.marketdata.MarketData;
import io.ringbook.core.marketdata.MarketDataListener;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.IntConsumer;
import org.agrona.DirectBuffer;
import org.agrona.collections.IntArrayList;

/**
 * The latest quote of each instrument: written by the hub at the end of each batch, read by any thread. What comes and
 * goes within a batch is folded.
 */
final class Quotes implements StreamHandler, MarketDataListener {
    private final MarketData marketData = new MarketData(this);
    private volatile AtomicReferenceArray<Quote> latest = new AtomicReferenceArray<>(16);
    private long[] trades = new long[16];
    private long[] tradedLots = new long[16];
    private final IntArrayList changed = new IntArrayList();
    private final IntConsumer onChanged;
    private long sequence;

    /** @param onChanged is told which instruments have another quote than after the last batch */
    Quotes(final IntConsumer onChanged) {
        this.onChanged = onChanged;
    }

    Quote latest(final int instrument) {
        final AtomicReferenceArray<Quote> quotes = latest;
        final Quote quote = instrument < quotes.length() ? quotes.getAcquire(instrument) : null;
        return quote == null ? Quote.NONE : quote;
    }

    /** For the hub's thread: what rests. */
    MarketData marketData() {
        return marketData;
    }

    @Override
    public void onRecord(
            final long recordSequence,
            final DirectBuffer buffer,
            final int offset,
            final int length,
            final boolean last) {
        sequence = recordSequence;
        marketData.onRecord(recordSequence, buffer, offset, length, last);
    }

    @Override
    public void onBatchEnd() {
        for (int i = 0; i < changed.size(); i++) {
            final int instrument = changed.getInt(i);
            final Depth depth = marketData.depth(instrument);
            latest.setRelease(instrument, depth == null ? withoutTop(instrument) : quote(instrument, depth));
            onChanged.accept(instrument);
        }
        changed.clear();
    }

    /** Nothing rests in it any more. */
    void onDelisted(final int instrument) {
        touch(instrument);
    }

    @Override
    public void onTopChanged(final int instrument, final long atSequence, final long timestampNs) {
        touch(instrument);
    }

    @Override
    public void onTrade(
            final int instrument,
            final long atSequence,
            final long timestampNs,
            final long priceTicks,
            final long lots,
            final Side takerSide) {
        touch(instrument);
        trades[instrument]++;
        tradedLots[instrument] += lots;
    }

    @Override
    public void onPhaseChanged(final int instrument, final long atSequence, final long timestampNs, final Phase phase) {
        touch(instrument);
    }

    private Quote quote(final int instrument, final Depth depth) {
        return new Quote(
                sequence,
                depth.phase(),
                depth.bidTicks(),
                depth.bidLots(),
                depth.askTicks(),
                depth.askLots(),
                depth.lastTicks(),
                trades[instrument],
                tradedLots[instrument]);
    }

    private Quote withoutTop(final int instrument) {
        return new Quote(
                sequence,
                Phase.CLOSED,
                0,
                0,
                0,
                0,
                latest(instrument).lastTicks(),
                trades[instrument],
                tradedLots[instrument]);
    }

    private void touch(final int instrument) {
        if (instrument >= trades.length) {
            grow(instrument);
        }
        if (!changed.containsInt(instrument)) {
            changed.addInt(instrument);
        }
    }

    private void grow(final int instrument) {
        final AtomicReferenceArray<Quote> larger = new AtomicReferenceArray<>(2 * instrument);
        for (int i = 0; i < latest.length(); i++) {
            larger.set(i, latest.get(i));
        }
        trades = Arrays.copyOf(trades, larger.length());
        tradedLots = Arrays.copyOf(tradedLots, larger.length());
        latest = larger;
    }
}
