package io.ringbook.core.engine;

import io.ringbook.core.Side;
import io.ringbook.core.book.Levels;
import io.ringbook.core.book.Orders;

/**
 * The orders that a mass cancel names, in the order in which their cancels are told: by instrument, then bids before
 * asks, then the best price first, then the longest in its queue.
 *
 * <p>Looks at every slot of the pool that was ever in use, so that orders on their way in and out need no list of their
 * account; sorts in place (heapsort), since the number is not bounded and nothing may be allocated.
 */
final class Selection {
    private final Orders orders;
    private final Levels levels;
    private final int[] selected;

    Selection(final Orders orders, final Levels levels, final int capacity) {
        this.orders = orders;
        this.levels = levels;
        selected = new int[capacity];
    }

    /**
     * @param account -1 for all
     * @param instrument -1 for all
     * @param only null for both sides
     * @return how many there are
     */
    int select(final int account, final int instrument, final Side only) {
        int size = 0;
        final int last = orders.lastTouched();
        for (int order = 1; order <= last; order++) {
            final int level = orders.level(order);
            if (level != 0
                    && (account == -1 || orders.account(order) == account)
                    && (instrument == -1 || levels.instrument(level) == instrument)
                    && (only == null || levels.isAsk(level) == (only == Side.SELL))) {
                selected[size++] = order;
            }
        }
        sort(size);
        return size;
    }

    /** @return the order at a place from 0 */
    int order(final int place) {
        return selected[place];
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
        final int order = selected[from];
        int position = from;
        for (int child = 2 * position + 1; child < end; child = 2 * position + 1) {
            if (child + 1 < end && isBefore(selected[child], selected[child + 1])) {
                child++;
            }
            if (!isBefore(order, selected[child])) {
                break;
            }
            selected[position] = selected[child];
            position = child;
        }
        selected[position] = order;
    }

    private boolean isBefore(final int a, final int b) {
        final int levelA = orders.level(a);
        final int levelB = orders.level(b);
        if (levelA == levelB) {
            return orders.queuedSequence(a) < orders.queuedSequence(b);
        }
        if (levels.instrument(levelA) != levels.instrument(levelB)) {
            return levels.instrument(levelA) < levels.instrument(levelB);
        }
        if (levels.isAsk(levelA) != levels.isAsk(levelB)) {
            return levels.isAsk(levelB);
        }
        return levels.isAsk(levelA) == levels.priceTicks(levelA) < levels.priceTicks(levelB);
    }
}
