package io.ringbook.agents.hub;

import io.ringbook.core.Phase;
import io.ringbook.core.Side;
import io.ringbook.core.event.StreamHandler;
import io.ringbook.core.marketdata.MarketData;
import io.ringbook.core.marketdata.MarketDataListener;
import java.util.Arrays;
import java.util.function.IntConsumer;
import java.util.function.IntFunction;
import java.util.function.LongSupplier;
import org.agrona.DirectBuffer;
import org.agrona.collections.IntArrayList;

/** What agents can see of each instrument, made by the hub at the end of each batch. What comes and goes within a batch is folded. */
final class Quotes implements StreamHandler, MarketDataListener {
    private final MarketData marketData = new MarketData(this);
    private final IntArrayList changed = new IntArrayList();
    private final IntConsumer onChanged;
    private volatile MarketView[] views = {};
    /** Null in a live market. */
    private LongSupplier clockNs;
    /** By instrument, of what was shown. */
    private IntFunction<History<Quote>> histories = instrument -> null;

    private long keepNs;
    private long sequence;
    private long place;

    /** @param onChanged is told of each instrument that changed, at the end of the batch */
    Quotes(final IntConsumer onChanged) {
        this.onChanged = onChanged;
    }

    /** Before anything is listed: what was shown is kept as long as someone may not have been told of it. */
    void keepHistory(final LongSupplier itsClockNs, final IntFunction<History<Quote>> itsHistories) {
        clockNs = itsClockNs;
        histories = itsHistories;
    }

    /** Someone is told so much later. */
    void keepFor(final long latencyNs) {
        keepNs = Math.max(keepNs, latencyNs);
    }

    /** For the hub's thread. @return how far back someone may look */
    long keepNs() {
        return keepNs;
    }

    /** Any thread. @return the instrument's, which goes on changing */
    MarketView view(final int instrument) {
        final MarketView[] now = views;
        return instrument < now.length ? now[instrument] : listed(instrument);
    }

    private synchronized MarketView listed(final int instrument) {
        final int before = views.length;
        if (instrument >= before) {
            final MarketView[] more = Arrays.copyOf(views, instrument + 1);
            for (int i = before; i < more.length; i++) {
                more[i] = new MarketView(i, histories.apply(i));
            }
            views = more;
        }
        return views[instrument];
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
        place++;
        marketData.onRecord(recordSequence, buffer, offset, length, last);
    }

    @Override
    public void onBatchEnd() {
        for (int i = 0; i < changed.size(); i++) {
            final int instrument = changed.getInt(i);
            view(instrument).update(place, nowNs(), keepNs, marketData.depth(instrument));
            onChanged.accept(instrument);
        }
        changed.clear();
    }

    /** Nothing rests in it any more. */
    void onDelisted(final int instrument, final long timestampNs) {
        touch(instrument, timestampNs);
    }

    @Override
    public void onTopChanged(final int instrument, final long atSequence, final long timestampNs) {
        touch(instrument, timestampNs);
    }

    @Override
    public void onLevelChanged(
            final int instrument,
            final long atSequence,
            final long timestampNs,
            final Side side,
            final long priceTicks,
            final long lots) {
        if (view(instrument).isDepthWatched()) {
            outdate(instrument, timestampNs);
        }
    }

    @Override
    public void onTrade(
            final int instrument,
            final long atSequence,
            final long timestampNs,
            final long priceTicks,
            final long lots,
            final Side takerSide) {
        touch(instrument, timestampNs).onTrade(atSequence, timestampNs, priceTicks, lots, takerSide);
    }

    @Override
    public void onPhaseChanged(final int instrument, final long atSequence, final long timestampNs, final Phase phase) {
        touch(instrument, timestampNs);
    }

    /** For the hub's thread. @return how many records of the stream there were so far */
    long place() {
        return place;
    }

    /** For the hub's thread. @return the time of a simulated market, 0 in a live one */
    long nowNs() {
        return clockNs == null ? 0 : clockNs.getAsLong();
    }

    private MarketView touch(final int instrument, final long timestampNs) {
        final MarketView view = outdate(instrument, timestampNs);
        view.changed(sequence);
        return view;
    }

    private MarketView outdate(final int instrument, final long timestampNs) {
        final MarketView view = view(instrument);
        if (view.outdate(timestampNs)) {
            changed.addInt(instrument);
        }
        return view;
    }
}
