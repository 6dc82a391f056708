package io.ringbook.core.book;

import io.ringbook.core.Side;
import java.util.Arrays;

/**
 * The one price at which a crossed book trades when its auction ends, by the rules of {@code core/doc/phases.md}. Keeps the
 * result of the last {@link #find}. Looks only at the levels that cross, and may allocate when there were never as many.
 */
public final class AuctionPrice {
    private final Levels levels;
    private long[] bids = new long[64];
    private long[] asks = new long[64];
    private int bidCount;
    private int askCount;

    // The prices that are best so far, and the surplus at the lowest and at the highest of them.
    private long low;
    private long high;
    private long surplusAtLow;
    private long surplusAtHigh;

    private long priceTicks;
    private long lots;
    private long surplusLots;

    public AuctionPrice(final Levels levels) {
        this.levels = levels;
    }

    /** @return the price, 0 if nothing crosses */
    public long priceTicks() {
        return priceTicks;
    }

    /** @return what trades at it */
    public long lots() {
        return lots;
    }

    /** @return what would buy or, below 0, sell more at it */
    public long surplusLots() {
        return surplusLots;
    }

    /** @param referenceTicks of the last trade, 0 for none */
    public void find(final OrderBook book, final long referenceTicks) {
        priceTicks = 0;
        lots = 0;
        surplusLots = 0;
        if (!book.isCrossed()) {
            return;
        }
        collect(book);
        walk();
        if (surplusAtHigh > 0) {
            priceTicks = high;
        } else if (surplusAtLow < 0) {
            priceTicks = low;
        } else if (referenceTicks == 0) {
            priceTicks = (low + high) / 2;
        } else {
            priceTicks = Math.max(low, Math.min(high, referenceTicks));
        }
        surplusLots = demand(priceTicks) - supply(priceTicks);
    }

    /** The levels of both sides that cross, the best first. */
    private void collect(final OrderBook book) {
        final long bestBid = levels.priceTicks(book.best(Side.BUY));
        final long bestAsk = levels.priceTicks(book.best(Side.SELL));
        bidCount = 0;
        askCount = 0;
        book.of(Side.BUY).settle();
        book.of(Side.SELL).settle();
        collectBids(book.of(Side.BUY), 0, bestAsk);
        collectAsks(book.of(Side.SELL), 0, bestBid);
        Arrays.sort(bids, 0, bidCount);
        Arrays.sort(asks, 0, askCount);
    }

    /** In a heap none below an entry is better than it; it is not deep. */
    private void collectBids(final LevelHeap heap, final int position, final long leastTicks) {
        if (position < heap.size() && levels.priceTicks((int) heap.entryAt(position)) >= leastTicks) {
            bids = added(bids, bidCount++, heap.entryAt(position));
            for (int child = 4 * position + 1; child <= 4 * position + 4; child++) {
                collectBids(heap, child, leastTicks);
            }
        }
    }

    private void collectAsks(final LevelHeap heap, final int position, final long mostTicks) {
        if (position < heap.size() && levels.priceTicks((int) heap.entryAt(position)) <= mostTicks) {
            asks = added(asks, askCount++, heap.entryAt(position));
            for (int child = 4 * position + 1; child <= 4 * position + 4; child++) {
                collectAsks(heap, child, mostTicks);
            }
        }
    }

    private static long[] added(final long[] entries, final int size, final long entry) {
        final long[] roomy = size == entries.length ? Arrays.copyOf(entries, 2 * size) : entries;
        roomy[size] = entry;
        return roomy;
    }

    /** From the lowest price that can trade to the highest: supply grows at an ask, demand shrinks behind a bid. */
    private void walk() {
        long demand = 0;
        for (int i = 0; i < bidCount; i++) {
            demand += levels.openLots((int) bids[i]);
        }
        long supply = 0;
        int ask = 0;
        int bid = bidCount - 1;
        long from = price(asks[0]);
        while (bid >= 0) {
            while (ask < askCount && price(asks[ask]) == from) {
                supply += levels.openLots((int) asks[ask++]);
            }
            final long to = Math.min(price(bids[bid]), ask < askCount ? price(asks[ask]) - 1 : Long.MAX_VALUE);
            compare(from, to, Math.min(demand, supply), demand - supply);
            if (to == price(bids[bid])) {
                demand -= levels.openLots((int) bids[bid--]);
            }
            from = to + 1;
        }
    }

    /** Looks at prices at which the same trades, from below: the surplus never grows. */
    private void compare(final long from, final long to, final long volume, final long surplus) {
        if (volume < lots) {
            return;
        }
        if (volume > lots || Math.abs(surplus) < Math.abs(surplusAtHigh)) {
            lots = volume;
            low = from;
            surplusAtLow = surplus;
        } else if (Math.abs(surplus) > Math.abs(surplusAtHigh)) {
            return;
        }
        high = to;
        surplusAtHigh = surplus;
    }

    private long demand(final long atTicks) {
        long demand = 0;
        for (int i = 0; i < bidCount && price(bids[i]) >= atTicks; i++) {
            demand += levels.openLots((int) bids[i]);
        }
        return demand;
    }

    private long supply(final long atTicks) {
        long supply = 0;
        for (int i = 0; i < askCount && price(asks[i]) <= atTicks; i++) {
            supply += levels.openLots((int) asks[i]);
        }
        return supply;
    }

    private long price(final long entry) {
        return levels.priceTicks((int) entry);
    }
}
