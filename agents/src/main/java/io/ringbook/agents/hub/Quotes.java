package io.ringbook.agents.hub;

import io.ringbook.core.Phase;
import io.ringbook.core.Side;
import io.ringbook.core.event.StreamHandler;
import io.ringbook.core.marketdata.MarketData;
import io.ringbook.core.marketdata.MarketDataListener;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;
import org.agrona.DirectBuffer;
import org.agrona.collections.IntArrayList;

/** The latest quote of each instrument, made by the hub at the end of each batch. What comes and goes within a batch is folded. */
final class Quotes implements StreamHandler, MarketDataListener {
    private final MarketData marketData = new MarketData(this);
    private final List<LatestQuote> quotes = new ArrayList<>();
    private final IntArrayList changed = new IntArrayList();
    private final IntConsumer onChanged;
    private long sequence;

    /** @param onChanged is told which instruments have another quote than after the last batch */
    Quotes(final IntConsumer onChanged) {
        this.onChanged = onChanged;
    }

    /** For the hub's thread, or before the market runs. @return the instrument's, which goes on changing */
    LatestQuote latest(final int instrument) {
        while (quotes.size() <= instrument) {
            quotes.add(new LatestQuote());
        }
        return quotes.get(instrument);
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
            latest(instrument).update(sequence, marketData.depth(instrument));
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
        touch(instrument).countTrade(lots);
    }

    @Override
    public void onPhaseChanged(final int instrument, final long atSequence, final long timestampNs, final Phase phase) {
        touch(instrument);
    }

    private LatestQuote touch(final int instrument) {
        final LatestQuote latest = latest(instrument);
        if (!latest.isOutdated()) {
            latest.outdate();
            changed.addInt(instrument);
        }
        return latest;
    }
}
