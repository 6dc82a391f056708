package io.ringbook.core.marketdata;

import java.util.Arrays;

/**
 * The levels of one side in arrays, the best at the end: most changes are near the touch and move little. Each level has
 * the queue of its orders.
 */
final class DepthSide {
    private final LiveOrders live;
    private final boolean bids;
    private long[] prices = new long[32];
    private long[] lots = new long[32];
    private int[] orders = new int[32];
    private int[] fronts = new int[32];
    private int[] backs = new int[32];
    private int size;

    DepthSide(final LiveOrders live, final boolean bids) {
        this.live = live;
        this.bids = bids;
    }

    int size() {
        return size;
    }

    long priceTicks(final int level) {
        return level < size ? prices[size - 1 - level] : 0;
    }

    long openLots(final int level) {
        return level < size ? lots[size - 1 - level] : 0;
    }

    int orders(final int level) {
        return level < size ? orders[size - 1 - level] : 0;
    }

    /** @return slot of the first in the queue */
    int front(final int level) {
        return level < size ? fronts[size - 1 - level] : LiveOrders.NONE;
    }

    /** An order goes to the back of its price's queue, which comes with its first order. @return lots shown there now */
    long join(final int order) {
        int place = below(live.priceTicks(order));
        if (place == 0 || prices[place - 1] != live.priceTicks(order)) {
            insert(place, live.priceTicks(order));
            place++;
        }
        final int level = place - 1;
        final int last = backs[level];
        live.ahead(order, last);
        live.behind(order, LiveOrders.NONE);
        if (last == LiveOrders.NONE) {
            fronts[level] = order;
        } else {
            live.behind(last, order);
        }
        backs[level] = order;
        orders[level]++;
        lots[level] += live.shownLots(order);
        return lots[level];
    }

    /** An order leaves its price's queue, which goes with its last order. @return lots shown there now */
    long leave(final int order) {
        final int level = below(live.priceTicks(order)) - 1;
        final int ahead = live.ahead(order);
        final int behind = live.behind(order);
        if (ahead == LiveOrders.NONE) {
            fronts[level] = behind;
        } else {
            live.behind(ahead, behind);
        }
        if (behind == LiveOrders.NONE) {
            backs[level] = ahead;
        } else {
            live.ahead(behind, ahead);
        }
        lots[level] -= live.shownLots(order);
        final long left = lots[level];
        if (--orders[level] == 0) {
            remove(level);
        }
        return left;
    }

    /** Less of an order is shown; it keeps its place. @return lots shown at its price now */
    long reduce(final int order, final long shownLots) {
        final int level = below(live.priceTicks(order)) - 1;
        lots[level] += shownLots - live.shownLots(order);
        live.shownLots(order, shownLots);
        return lots[level];
    }

    /** @return how many levels, from the worst, are not better than a price; quick near the best, and not slow far away */
    private int below(final long priceTicks) {
        int better = size;
        int step = 1;
        while (better >= step && isBetter(prices[better - step], priceTicks)) {
            better -= step;
            step *= 2;
        }
        int notBetter = Math.max(-1, better - step);
        while (better - notBetter > 1) {
            final int middle = (better + notBetter) >>> 1;
            if (isBetter(prices[middle], priceTicks)) {
                better = middle;
            } else {
                notBetter = middle;
            }
        }
        return better;
    }

    private void insert(final int place, final long priceTicks) {
        if (size == prices.length) {
            prices = Arrays.copyOf(prices, size * 2);
            lots = Arrays.copyOf(lots, size * 2);
            orders = Arrays.copyOf(orders, size * 2);
            fronts = Arrays.copyOf(fronts, size * 2);
            backs = Arrays.copyOf(backs, size * 2);
        }
        move(place, place + 1);
        prices[place] = priceTicks;
        lots[place] = 0;
        orders[place] = 0;
        fronts[place] = LiveOrders.NONE;
        backs[place] = LiveOrders.NONE;
        size++;
    }

    private void remove(final int level) {
        move(level + 1, level);
        size--;
    }

    private void move(final int from, final int to) {
        System.arraycopy(prices, from, prices, to, size - from);
        System.arraycopy(lots, from, lots, to, size - from);
        System.arraycopy(orders, from, orders, to, size - from);
        System.arraycopy(fronts, from, fronts, to, size - from);
        System.arraycopy(backs, from, backs, to, size - from);
    }

    private boolean isBetter(final long a, final long b) {
        return bids ? a > b : a < b;
    }
}
