package io.ringbook.core.engine;

import io.ringbook.core.Side;
import io.ringbook.core.TimeInForce;
import io.ringbook.core.book.Levels;
import io.ringbook.core.book.OrderBook;
import io.ringbook.core.book.Orders;

/**
 * What a mass cancel names, in the order in which the cancels are told: price levels that may have such an order, and such
 * orders that wait; by instrument, then bids before asks, then what rests, the best price first, and then what waits, the
 * nearest trigger first. Within a level the queue has its order already.
 *
 * <p>In one instrument it looks at that book. Otherwise at every slot of the pool of orders that was ever in use, so that
 * orders on their way in and out need no list of their account. It sorts in place (heapsort), since the number is not
 * bounded and nothing may be allocated.
 */
final class Selection {
    private static final int ALL = -1;

    private final Orders orders;
    private final Levels levels;
    private final Listings listings;
    private final Stops stops;
    /** A level, or the complement of an order that waits. */
    private final int[] selected;

    private int size;
    private int account;
    private int session;
    private int instrument;
    private Side only;
    private TimeInForce timeInForce;

    Selection(
            final Orders orders, final Levels levels, final Listings listings, final Stops stops, final int capacity) {
        this.orders = orders;
        this.levels = levels;
        this.listings = listings;
        this.stops = stops;
        selected = new int[capacity];
    }

    /**
     * @param ofAccount -1 for all
     * @param ofSession -1 for all
     * @param inInstrument -1 for all
     * @param onlySide null for both sides
     * @param onlyTimeInForce null for all
     * @return how many entries there are; one level may be there several times, side by side
     */
    int select(
            final int ofAccount,
            final int ofSession,
            final int inInstrument,
            final Side onlySide,
            final TimeInForce onlyTimeInForce) {
        account = ofAccount;
        session = ofSession;
        instrument = inInstrument;
        only = onlySide;
        timeInForce = onlyTimeInForce;
        size = 0;
        if (instrument == ALL) {
            final int last = orders.lastTouched();
            for (int order = 1; order <= last; order++) {
                if (orders.level(order) != 0 && isSelected(order)) {
                    selected[size++] = orders.isWaiting(order) ? ~order : orders.level(order);
                }
            }
        } else {
            selectIn(listings.find(instrument));
        }
        sort();
        return size;
    }

    /** @return whether an entry is an order that waits, and not a level */
    boolean isWaiting(final int place) {
        return selected[place] < 0;
    }

    /** @return the level at a place from 0 */
    int level(final int place) {
        return selected[place];
    }

    /** @return the order at a place */
    int waiting(final int place) {
        return ~selected[place];
    }

    /** @return whether a live order is one of those */
    boolean isSelected(final int order) {
        final int level = orders.level(order);
        return (account == ALL || orders.account(order) == account)
                && (session == ALL || orders.session(order) == session)
                && (instrument == ALL || levels.instrument(level) == instrument)
                && (only == null || levels.isAsk(level) == (only == Side.SELL))
                && (timeInForce == null || orders.timeInForce(order) == timeInForce);
    }

    private void selectIn(final Listing listing) {
        final OrderBook book = listing.book;
        for (int i = 0; i < book.levels(Side.BUY); i++) {
            selected[size++] = book.level(Side.BUY, i);
        }
        for (int i = 0; i < book.levels(Side.SELL); i++) {
            selected[size++] = book.level(Side.SELL, i);
        }
        if (listing.waiting != null) {
            selectIn(listing.waiting.lastBuys);
            selectIn(listing.waiting.lastSells);
            selectIn(listing.waiting.touchBuys);
            selectIn(listing.waiting.touchSells);
            selectIn(stops.line());
        }
    }

    private void selectIn(final OrderHeap waiting) {
        for (int i = 0; i < waiting.size(); i++) {
            if (isSelected(waiting.at(i))) {
                selected[size++] = ~waiting.at(i);
            }
        }
    }

    private void sort() {
        for (int i = size / 2 - 1; i >= 0; i--) {
            siftDown(i, size);
        }
        for (int end = size - 1; end > 0; end--) {
            final int latest = selected[0];
            selected[0] = selected[end];
            selected[end] = latest;
            siftDown(0, end);
        }
    }

    private void siftDown(final int from, final int end) {
        final int entry = selected[from];
        int position = from;
        for (int child = 2 * position + 1; child < end; child = 2 * position + 1) {
            if (child + 1 < end && isBefore(selected[child], selected[child + 1])) {
                child++;
            }
            if (!isBefore(entry, selected[child])) {
                break;
            }
            selected[position] = selected[child];
            position = child;
        }
        selected[position] = entry;
    }

    private boolean isBefore(final int a, final int b) {
        if (a == b) {
            return false;
        }
        final int bookSide = bookSide(a);
        if (bookSide != bookSide(b)) {
            return bookSide < bookSide(b);
        }
        final boolean asks = (bookSide & 1) != 0;
        if (a >= 0 && b >= 0) {
            return asks == levels.priceTicks(a) < levels.priceTicks(b);
        }
        if (a >= 0 || b >= 0) {
            return a >= 0;
        }
        final long trigger = orders.specials().triggerTicks(~a);
        final long other = orders.specials().triggerTicks(~b);
        return trigger != other ? asks == trigger > other : orders.orderNumber(~a) < orders.orderNumber(~b);
    }

    private int bookSide(final int entry) {
        return levels.bookSide(entry >= 0 ? entry : orders.level(~entry));
    }
}
