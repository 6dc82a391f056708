package io.ringbook.core.marketdata;

import io.ringbook.core.Side;
import java.util.Arrays;
import org.agrona.collections.Long2LongHashMap;

/**
 * The orders that rest or may come to rest, by order number, as far as market data needs them. Grows with the most that
 * there ever were. An order that is shown has a place in the queue of its price; slot 0 is none.
 */
final class LiveOrders {
    static final int NONE = 0;

    private final Long2LongHashMap slots = new Long2LongHashMap(NONE);
    private long[] numbers = new long[64];
    private int[] instruments = new int[64];
    private boolean[] sells = new boolean[64];
    private long[] prices = new long[64];
    private long[] shownLots = new long[64];
    private long[] displayLots = new long[64];
    private boolean[] shown = new boolean[64];
    private int[] ahead = new int[64];
    private int[] behind = new int[64];
    private int[] free = new int[64];
    private int freeSize;
    private int size = 1;

    /** @return slot of an order that is not shown yet */
    int add(final long orderNumber, final int instrument, final Side side) {
        final int slot = freeSize > 0 ? free[--freeSize] : grow();
        numbers[slot] = orderNumber;
        instruments[slot] = instrument;
        sells[slot] = side == Side.SELL;
        shown[slot] = false;
        slots.put(orderNumber, slot);
        return slot;
    }

    void remove(final int slot) {
        slots.remove(numbers[slot]);
        free[freeSize++] = slot;
    }

    /** @return the order's slot, good until it is gone, or {@link #NONE} */
    int find(final long orderNumber) {
        return (int) slots.get(orderNumber);
    }

    long number(final int slot) {
        return numbers[slot];
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

    /** Of an order that is not shown. */
    void terms(final int slot, final long priceTicks, final long display) {
        prices[slot] = priceTicks;
        displayLots[slot] = display;
    }

    /** @return lots to be shown at a time, 0 for all */
    long displayLots(final int slot) {
        return displayLots[slot];
    }

    boolean isShown(final int slot) {
        return shown[slot];
    }

    void shown(final int slot, final boolean isShown) {
        shown[slot] = isShown;
    }

    long shownLots(final int slot) {
        return shownLots[slot];
    }

    void shownLots(final int slot, final long lots) {
        shownLots[slot] = lots;
    }

    int ahead(final int slot) {
        return ahead[slot];
    }

    void ahead(final int slot, final int other) {
        ahead[slot] = other;
    }

    int behind(final int slot) {
        return behind[slot];
    }

    void behind(final int slot, final int other) {
        behind[slot] = other;
    }

    private int grow() {
        if (size == prices.length) {
            numbers = Arrays.copyOf(numbers, 2 * size);
            instruments = Arrays.copyOf(instruments, 2 * size);
            sells = Arrays.copyOf(sells, 2 * size);
            prices = Arrays.copyOf(prices, 2 * size);
            shownLots = Arrays.copyOf(shownLots, 2 * size);
            displayLots = Arrays.copyOf(displayLots, 2 * size);
            shown = Arrays.copyOf(shown, 2 * size);
            ahead = Arrays.copyOf(ahead, 2 * size);
            behind = Arrays.copyOf(behind, 2 * size);
            free = Arrays.copyOf(free, 2 * size);
        }
        return size++;
    }
}
