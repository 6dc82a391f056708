package io.ringbook.core.marketdata;

import java.util.Arrays;

/**
 * The levels of one side in two arrays, the best at the end: most changes are near the touch and move little.
 */
final class DepthSide {
    private final boolean bids;
    private long[] prices = new long[32];
    private long[] lots = new long[32];
    private int size;

    DepthSide(final boolean bids) {
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

    /** Adds to a level, which comes with its first lots and goes with its last. */
    void add(final long priceTicks, final long change) {
        int place = size;
        while (place > 0 && isBetter(prices[place - 1], priceTicks)) {
            place--;
        }
        if (place > 0 && prices[place - 1] == priceTicks) {
            lots[place - 1] += change;
            if (lots[place - 1] == 0) {
                System.arraycopy(prices, place, prices, place - 1, size - place);
                System.arraycopy(lots, place, lots, place - 1, size - place);
                size--;
            }
            return;
        }
        if (size == prices.length) {
            prices = Arrays.copyOf(prices, size * 2);
            lots = Arrays.copyOf(lots, size * 2);
        }
        System.arraycopy(prices, place, prices, place + 1, size - place);
        System.arraycopy(lots, place, lots, place + 1, size - place);
        prices[place] = priceTicks;
        lots[place] = change;
        size++;
    }

    private boolean isBetter(final long a, final long b) {
        return bids ? a > b : a < b;
    }
}
