package io.ringbook.core.book;

import io.ringbook.core.Memory;
import io.ringbook.core.OrderType;
import io.ringbook.core.Trigger;

/**
 * What only few orders have, by the slot of the order: a part that is held in reserve, a time, a pair, and what an order
 * needs that waits. A plain order never touches it.
 *
 * <pre>
 *   0             8             16           24        32             36           40           44
 *   +-------------+-------------+------------+---------+--------------+------------+------------+---------+----
 *   | reserveLots | displayLots | expiresAtNs | minLots | triggerTicks | trailTicks | limitTicks | partner | ...
 *   +-------------+-------------+------------+---------+--------------+------------+------------+---------+----
 *   48                60          61        62        64
 *   +-----------------+-----------+---------+---------+
 *   | 3 heap places   | orderType | trigger | inLine  |
 *   +-----------------+-----------+---------+---------+
 * </pre>
 */
public final class Specials {
    /** Heaps in which an order can have a place. */
    public static final int BY_TIME = 0;

    public static final int BY_TRIGGER = 1;
    public static final int BY_TRAIL = 2;

    private static final int RESERVE_LOTS = 0;
    private static final int DISPLAY_LOTS = 8;
    private static final int EXPIRES_AT_NS = 16;
    private static final int MIN_LOTS = 24;
    private static final int TRIGGER_TICKS = 32;
    private static final int TRAIL_TICKS = 36;
    private static final int LIMIT_TICKS = 40;
    private static final int PARTNER = 44;
    private static final int PLACES = 48;
    private static final int ORDER_TYPE = 60;
    private static final int TRIGGER = 61;
    private static final int IN_LINE = 62;
    private static final int LINE_SHIFT = 6;

    private final Memory memory;

    Specials(final int capacity) {
        memory = new Memory((capacity + 1) << LINE_SHIFT);
    }

    /** @return open and not shown; only of an order that {@linkplain Orders#displays displays} a part */
    public long reserveLots(final int order) {
        return memory.getLong(at(order) + RESERVE_LOTS);
    }

    void reserve(final int order, final long lots) {
        memory.putLong(at(order) + RESERVE_LOTS, lots);
    }

    /** @return to be shown at a time; only of an order that waits, or displays a part */
    public long displayLots(final int order) {
        return memory.getLong(at(order) + DISPLAY_LOTS);
    }

    public void display(final int order, final long lots) {
        memory.putLong(at(order) + DISPLAY_LOTS, lots);
    }

    /** @return only of an order that is good till a time */
    public long expiresAtNs(final int order) {
        return memory.getLong(at(order) + EXPIRES_AT_NS);
    }

    public void expiresAtNs(final int order, final long timeNs) {
        memory.putLong(at(order) + EXPIRES_AT_NS, timeNs);
    }

    /** @return the slot of the other of its pair; only of an order that is one of a pair */
    public int partner(final int order) {
        return memory.getInt(at(order) + PARTNER);
    }

    void partner(final int order, final int partner) {
        memory.putInt(at(order) + PARTNER, partner);
    }

    /** What an order waits for. */
    public void await(final int order, final Trigger trigger, final long triggerTicks, final long trailTicks) {
        memory.putByte(at(order) + TRIGGER, (byte) trigger.ordinal());
        memory.putInt(at(order) + TRIGGER_TICKS, (int) triggerTicks);
        memory.putInt(at(order) + TRAIL_TICKS, (int) trailTicks);
    }

    /** As what an order that waits will come in. */
    public void intend(final int order, final OrderType orderType, final long limitTicks, final long minLots) {
        memory.putByte(at(order) + ORDER_TYPE, (byte) orderType.ordinal());
        memory.putInt(at(order) + LIMIT_TICKS, (int) limitTicks);
        memory.putLong(at(order) + MIN_LOTS, minLots);
    }

    public Trigger trigger(final int order) {
        return Trigger.of(memory.getByte(at(order) + TRIGGER));
    }

    public long triggerTicks(final int order) {
        return memory.getInt(at(order) + TRIGGER_TICKS);
    }

    public void triggerTicks(final int order, final long ticks) {
        memory.putInt(at(order) + TRIGGER_TICKS, (int) ticks);
    }

    public long trailTicks(final int order) {
        return memory.getInt(at(order) + TRAIL_TICKS);
    }

    public OrderType orderType(final int order) {
        return OrderType.of(memory.getByte(at(order) + ORDER_TYPE));
    }

    public long limitTicks(final int order) {
        return memory.getInt(at(order) + LIMIT_TICKS);
    }

    public void limitTicks(final int order, final long ticks) {
        memory.putInt(at(order) + LIMIT_TICKS, (int) ticks);
    }

    public long minLots(final int order) {
        return memory.getLong(at(order) + MIN_LOTS);
    }

    /** @return whether it has been reached, and will come in when it is its turn */
    public boolean isInLine(final int order) {
        return memory.getByte(at(order) + IN_LINE) != 0;
    }

    public void inLine(final int order, final boolean isInLine) {
        memory.putByte(at(order) + IN_LINE, (byte) (isInLine ? 1 : 0));
    }

    /** @param heap one of those above */
    public int place(final int heap, final int order) {
        return memory.getInt(at(order) + PLACES + (heap << 2));
    }

    public void place(final int heap, final int order, final int place) {
        memory.putInt(at(order) + PLACES + (heap << 2), place);
    }

    private static long at(final int order) {
        return (long) order << LINE_SHIFT;
    }
}
