package io.ringbook.core.marketdata;

import io.ringbook.core.Side;
import java.util.Arrays;
import org.agrona.collections.Long2LongHashMap;

/** The orders that rest, by order number, as far as market data needs them. Grows with the most that ever rested. */
final class LiveOrders {
    static final int NONE = -1;

    private final Long2LongHashMap slots = new Long2LongHashMap(NONE);
    private int[] instruments = new int[64];
    private boolean[] sells = new boolean[64];
    private long[] prices = new long[64];
    private long[] openLots = new long[64];
    private int[] free = new int[64];
    private int freeSize;
    private int size;

    void put(final long orderNumber, final int instrument, final Side side, final long priceTicks, final long lots) {
        final int slot = freeSize > 0 ? free[--freeSize] : grow();
        instruments[slot] = instrument;
        sells[slot] = side == Side.SELL;
        prices[slot] = priceTicks;
        openLots[slot] = lots;
        slots.put(orderNumber, slot);
    }

    /** @return the order's slot, good until it is gone, or {@link #NONE} */
    int find(final long orderNumber) {
        return (int) slots.get(orderNumber);
    }

    int instrument(final int slot) {
        return instruments[slot];
    }

    Side side(final int slot) {
        return sells[slot] ? Side.SELL : Side.BUY;
    }

    long priceTicks(final int slot) {
        return prices[slot];
    }

    long openLots(final int slot) {
        return openLots[slot];
    }

    /** With no open lots the order is gone. */
    void openLots(final long orderNumber, final long lots) {
        final int slot = find(orderNumber);
        if (slot == NONE) {
            throw new IllegalStateException("the stream names an order that does not rest: orderNumber=" + orderNumber);
        }
        openLots[slot] = lots;
        if (lots == 0) {
            slots.remove(orderNumber);
            free[freeSize++] = slot;
        }
    }

    private int grow() {
        if (size == prices.length) {
            instruments = Arrays.copyOf(instruments, 2 * size);
            sells = Arrays.copyOf(sells, 2 * size);
            prices = Arrays.copyOf(prices, 2 * size);
            openLots = Arrays.copyOf(openLots, 2 * size);
            free = Arrays.copyOf(free, 2 * size);
        }
        return size++;
    }
}
