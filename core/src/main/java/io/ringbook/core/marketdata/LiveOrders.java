package io.ringbook.core.marketdata;

import io.ringbook.core.Memory;
import io.ringbook.core.Side;
import org.agrona.collections.Long2LongHashMap;

/**
 * The orders that rest or may come to rest, by order number, as far as market data needs them. Grows with the most that
 * there ever were. An order that is shown has a place in the queue of its price; slot 0 is none.
 *
 * <pre>
 *   0        8       16          24             32           36      40       44      48     64
 *   +--------+-------+-----------+--------------+------------+-------+--------+-------+------+
 *   | number | price | shownLots | displayLots  | instrument | ahead | behind | flags | free |
 *   +--------+-------+-----------+--------------+------------+-------+--------+-------+------+
 * </pre>
 *
 * One order is one cache line. {@code behind} chains the free slots too.
 */
final class LiveOrders {
    static final int NONE = 0;

    private static final int NUMBER = 0;
    private static final int PRICE = 8;
    private static final int SHOWN_LOTS = 16;
    private static final int DISPLAY_LOTS = 24;
    private static final int INSTRUMENT = 32;
    private static final int AHEAD = 36;
    private static final int BEHIND = 40;
    private static final int FLAGS = 44;
    private static final int LINE_SHIFT = 6;

    private static final int SELLS = 1;
    private static final int SHOWN = 2;

    private final Long2LongHashMap slots = new Long2LongHashMap(NONE);
    private final Memory memory = new Memory(64 << LINE_SHIFT);
    private int free = NONE;
    private int last = NONE;

    /** @return slot of an order that is not shown yet */
    int add(final long orderNumber, final int instrument, final Side side) {
        final int slot = take();
        memory.putLong(at(slot) + NUMBER, orderNumber);
        memory.putInt(at(slot) + INSTRUMENT, instrument);
        memory.putInt(at(slot) + FLAGS, side == Side.SELL ? SELLS : 0);
        slots.put(orderNumber, slot);
        return slot;
    }

    void remove(final int slot) {
        slots.remove(number(slot));
        behind(slot, free);
        free = slot;
    }

    /** @return the order's slot, good until it is gone, or {@link #NONE} */
    int find(final long orderNumber) {
        return (int) slots.get(orderNumber);
    }

    long number(final int slot) {
        return memory.getLong(at(slot) + NUMBER);
    }

    int instrument(final int slot) {
        return memory.getInt(at(slot) + INSTRUMENT);
    }

    Side side(final int slot) {
        return (memory.getInt(at(slot) + FLAGS) & SELLS) != 0 ? Side.SELL : Side.BUY;
    }

    long priceTicks(final int slot) {
        return memory.getLong(at(slot) + PRICE);
    }

    /** Of an order that is not shown. */
    void terms(final int slot, final long priceTicks, final long display) {
        memory.putLong(at(slot) + PRICE, priceTicks);
        memory.putLong(at(slot) + DISPLAY_LOTS, display);
    }

    /** @return lots to be shown at a time, 0 for all */
    long displayLots(final int slot) {
        return memory.getLong(at(slot) + DISPLAY_LOTS);
    }

    boolean isShown(final int slot) {
        return (memory.getInt(at(slot) + FLAGS) & SHOWN) != 0;
    }

    void shown(final int slot, final boolean isShown) {
        final int flags = memory.getInt(at(slot) + FLAGS);
        memory.putInt(at(slot) + FLAGS, isShown ? flags | SHOWN : flags & ~SHOWN);
    }

    long shownLots(final int slot) {
        return memory.getLong(at(slot) + SHOWN_LOTS);
    }

    void shownLots(final int slot, final long lots) {
        memory.putLong(at(slot) + SHOWN_LOTS, lots);
    }

    int ahead(final int slot) {
        return memory.getInt(at(slot) + AHEAD);
    }

    void ahead(final int slot, final int other) {
        memory.putInt(at(slot) + AHEAD, other);
    }

    int behind(final int slot) {
        return memory.getInt(at(slot) + BEHIND);
    }

    void behind(final int slot, final int other) {
        memory.putInt(at(slot) + BEHIND, other);
    }

    private int take() {
        if (free != NONE) {
            final int slot = free;
            free = behind(slot);
            return slot;
        }
        if (at(++last) == memory.size()) {
            memory.grow(2 * memory.size());
        }
        return last;
    }

    private static int at(final int slot) {
        return slot << LINE_SHIFT;
    }
}
