package io.ringbook.agents.hub;

import io.ringbook.agents.DepthSnapshot;
import io.ringbook.agents.Trade;
import io.ringbook.core.Phase;
import io.ringbook.core.Side;
import io.ringbook.core.marketdata.Bar;
import io.ringbook.core.marketdata.Bars;
import io.ringbook.core.marketdata.Depth;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * What agents can see of one instrument. The hub's thread keeps it up to date, any thread looks. Depth, tape and bars cost
 * something at each change: they are kept from the first time on that someone asks for them.
 */
final class MarketView {
    private static final int TAPE = 64;
    private static final int MOST_BARS = 500;

    private final int instrument;
    /** Null in a live market, where the latest is all that is shown. */
    private final History<Quote> history;

    private final List<Span> spans = new CopyOnWriteArrayList<>();
    private final Deque<Trade> tape = new ArrayDeque<>();
    private volatile Quote latest = Quote.NONE;
    private volatile boolean isDepthWatched;
    private volatile boolean isTapeWatched;

    // The hub's alone.
    /** Of the last command that changed it. */
    private long sequence;

    private long timeNs;
    private long trades;
    private long tradedLots;
    private boolean outdated;

    MarketView(final int instrument, final History<Quote> history) {
        this.instrument = instrument;
        this.history = history;
    }

    /** Any thread. */
    Quote latest() {
        return latest;
    }

    /** @return as it was at this time in a simulated market, the latest in a live one */
    Quote at(final long timeNs) {
        return history == null ? latest : history.at(timeNs);
    }

    /** @return when it changes after this time, as far as that is known already; {@link Timed#NEVER} in a live market */
    long nextAfter(final long timeNs) {
        return history == null ? Timed.NEVER : history.nextAfter(timeNs);
    }

    /** Any thread. */
    void watchDepth() {
        isDepthWatched = true;
    }

    /** Any thread. */
    void watchTape() {
        isTapeWatched = true;
    }

    /** Any thread. */
    synchronized void watchBars(final long spanNs) {
        if (spans.stream().noneMatch(span -> span.ns == spanNs)) {
            spans.add(new Span(spanNs));
        }
    }

    /** For the hub's thread. */
    boolean isDepthWatched() {
        return isDepthWatched;
    }

    /**
     * For the hub's thread: a command has changed something.
     *
     * @return whether it was up to date until now
     */
    boolean outdate(final long atNs) {
        final boolean first = !outdated;
        outdated = true;
        timeNs = atNs;
        return first;
    }

    /** For the hub's thread: a command has changed what all see. */
    void changed(final long atSequence) {
        sequence = atSequence;
    }

    /** For the hub's thread. */
    void onTrade(
            final long atSequence, final long timestampNs, final long priceTicks, final long lots, final Side side) {
        trades++;
        tradedLots += lots;
        if (isTapeWatched) {
            if (tape.size() == TAPE) {
                tape.removeLast();
            }
            tape.addFirst(new Trade(timestampNs, priceTicks, lots, side));
        }
        for (final Span span : spans) {
            span.bars.onTrade(instrument, atSequence, timestampNs, priceTicks, lots, side);
        }
    }

    /**
     * For the hub's thread.
     *
     * @param place in the stream
     * @param depth of the instrument, null if it was delisted
     * @param keepNs how far back someone may look
     */
    void update(final long place, final long nowNs, final long keepNs, final Depth depth) {
        outdated = false;
        latest = depth == null ? gone(place) : shown(place, depth);
        if (history != null) {
            history.add(latest, nowNs, keepNs);
        }
    }

    private Quote shown(final long place, final Depth depth) {
        return new Quote(
                latest.number() + 1,
                place,
                sequence,
                timeNs,
                depth.phase(),
                depth.bidTicks(),
                depth.bidLots(),
                depth.askTicks(),
                depth.askLots(),
                depth.lastTicks(),
                trades,
                tradedLots,
                isDepthWatched ? levels(depth) : latest.depth(),
                isTapeWatched && trades != latest.trades() ? List.copyOf(tape) : latest.tape(),
                bars());
    }

    private Quote gone(final long place) {
        return new Quote(
                latest.number() + 1,
                place,
                sequence,
                timeNs,
                Phase.CLOSED,
                0,
                0,
                0,
                0,
                latest.lastTicks(),
                trades,
                tradedLots,
                DepthSnapshot.EMPTY,
                latest.tape(),
                latest.bars());
    }

    /** The same object as long as nothing in it has changed. */
    private DepthSnapshot levels(final Depth depth) {
        final DepthSnapshot now = DepthSnapshot.of(depth);
        return now.equals(latest.depth()) ? latest.depth() : now;
    }

    private Map<Long, List<Bar>> bars() {
        boolean changed = false;
        for (final Span span : spans) {
            changed |= span.isChanged;
        }
        if (!changed) {
            return latest.bars();
        }
        final Map<Long, List<Bar>> all = new HashMap<>();
        for (final Span span : spans) {
            span.isChanged = false;
            all.put(span.ns, span.full);
        }
        return all;
    }

    /** Bars of one span. */
    private static final class Span {
        private final long ns;
        private final Bars bars;
        private List<Bar> full = List.of();
        /** Since the last quote. */
        private boolean isChanged;

        Span(final long ns) {
            this.ns = ns;
            bars = Bars.byTime(ns, this::add);
        }

        private void add(final Bar bar) {
            final List<Bar> more = new ArrayList<>(full.subList(Math.max(0, full.size() + 1 - MOST_BARS), full.size()));
            more.add(bar);
            full = List.copyOf(more);
            isChanged = true;
        }
    }
}
