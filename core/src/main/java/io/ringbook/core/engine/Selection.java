package io.ringbook.core.engine;

import io.ringbook.core.Side;
import io.ringbook.core.book.Levels;
import io.ringbook.core.book.Orders;

/**
 * The price levels that have an order which a mass cancel names, in the order in which the cancels are told: by
 * instrument, then bids before asks, then the best price first. Within a level the queue has its order already.
 *
 * <p>Looks at every slot of the pool of orders that was ever in use, so that orders on their way in and out need no list
 * of their account; sorts in place (heapsort), since the number is not bounded and nothing may be allocated.
 */
final class Selection {
    private static final int ALL = -1;

    private final Orders orders;
    private final Levels levels;
    private final int[] selected;
    private int account;
    private int session;
    private int instrument;
    private Side only;

    Selection(final Orders orders, final Levels levels, final int capacity) {
        this.orders = orders;
        this.levels = levels;
        selected = new int[capacity];
    }

    /**
     * @param ofAccount -1 for all
     * @param ofSession -1 for all
     * @param inInstrument -1 for all
     * @param onlySide null for both sides
     * @return how many levels there are; one with several such orders is there as often, side by side
     */
    int select(final int ofAccount, final int ofSession, final int inInstrument, final Side onlySide) {
        account = ofAccount;
        session = ofSession;
        instrument = inInstrument;
        only = onlySide;
        int size = 0;
        final int last = orders.lastTouched();
        for (int order = 1; order <= last; order++) {
            if (orders.level(order) != 0 && isSelected(order)) {
                selected[size++] = orders.level(order);
            }
        }
        sort(size);
        return size;
    }

    /** @return the level at a place from 0 */
    int level(final int place) {
        return selected[place];
    }

    /** @return whether a resting order is one of those */
    boolean isSelected(final int order) {
        final int level = orders.level(order);
        return (account == ALL || orders.account(order) == account)
                && (session == ALL || orders.session(order) == session)
                && (instrument == ALL || levels.instrument(level) == instrument)
                && (only == null || levels.isAsk(level) == (only == Side.SELL));
    }

    private void sort(final int size) {
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
        final int level = selected[from];
        int position = from;
        for (int child = 2 * position + 1; child < end; child = 2 * position + 1) {
            if (child + 1 < end && isBefore(selected[child], selected[child + 1])) {
                child++;
            }
            if (!isBefore(level, selected[child])) {
                break;
            }
            selected[position] = selected[child];
            position = child;
        }
        selected[position] = level;
    }

    private boolean isBefore(final int a, final int b) {
        if (a == b) {
            return false;
        }
        if (levels.instrument(a) != levels.instrument(b)) {
            return levels.instrument(a) < levels.instrument(b);
        }
        if (levels.isAsk(a) != levels.isAsk(b)) {
            return levels.isAsk(b);
        }
        return levels.isAsk(a) == levels.priceTicks(a) < levels.priceTicks(b);
    }
}
