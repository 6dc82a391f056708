package io.ringbook.core.book;

import io.ringbook.core.Limits;
import io.ringbook.core.SelfTrade;
import org.agrona.BitUtil;
import org.agrona.BufferUtil;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * The resting orders of all books: a pool of fixed capacity and the index by which a client finds its own.
 *
 * <p>An order is a slot number; 0 is none. A slot is good until the order leaves its book, then it is used again: keep
 * order numbers, not slots.
 *
 * <pre>
 *   0             8         16         24           32        36            40
 *   +-------------+---------+----------+------------+---------+-------------+----
 *   | orderNumber | orderId | openLots | filledLots | account | makerFeePpm | ...
 *   +-------------+---------+----------+------------+---------+-------------+----
 *   40      44      48       52       56          57         58        60        64
 *   +-------+-------+--------+--------+-----------+----------+---------+---------+
 *   | level | ahead | behind | nextId | selfTrade | postOnly | expires | session |
 *   +-------+-------+--------+--------+-----------+----------+---------+---------+
 * </pre>
 *
 * One order is one cache line of 64 bytes. {@code nextId} chains the orders of one bucket of the index, and the free
 * slots.
 */
public final class Orders {
    private static final int ORDER_NUMBER = 0;
    private static final int ORDER_ID = 8;
    private static final int OPEN_LOTS = 16;
    private static final int FILLED_LOTS = 24;
    private static final int ACCOUNT = 32;
    private static final int MAKER_FEE_PPM = 36;
    private static final int LEVEL = 40;
    private static final int AHEAD = 44;
    private static final int BEHIND = 48;
    private static final int NEXT_ID = 52;
    private static final int SELF_TRADE = 56;
    private static final int POST_ONLY = 57;
    private static final int EXPIRES = 58;
    private static final int SESSION = 60;
    private static final int LINE_SHIFT = 6;

    private final UnsafeBuffer memory;
    private final int[] buckets;
    private final int bucketMask;
    private final long hashSeed;
    private final int capacity;
    private int free;
    private int touched;
    private int size;

    /**
     * @param capacity most orders at a time, 1 to {@link Limits#MAX_ORDERS}
     * @param hashSeed so that clients cannot choose ids that collide; order never depends on it
     */
    public Orders(final int capacity, final long hashSeed) {
        if (capacity < 1 || capacity > Limits.MAX_ORDERS) {
            throw new IllegalArgumentException("orders out of range: capacity=" + capacity);
        }
        memory = new UnsafeBuffer(BufferUtil.allocateDirectAligned((capacity + 1) << LINE_SHIFT, 1 << LINE_SHIFT));
        buckets = new int[BitUtil.findNextPositivePowerOfTwo(capacity)];
        bucketMask = buckets.length - 1;
        this.hashSeed = hashSeed;
        this.capacity = capacity;
    }

    /** @return orders that rest now, in all books */
    public int size() {
        return size;
    }

    public boolean isFull() {
        return size == capacity;
    }

    /** Slots 1 to this one have been in use at some time; those that are free have {@link #level} 0. */
    public int lastTouched() {
        return touched;
    }

    /**
     * @param account that owns the order
     * @param orderId the client's
     * @return the slot of the live order, or 0
     */
    public int find(final int account, final long orderId) {
        int order = buckets[bucket(account, orderId)];
        while (order != 0 && (orderId(order) != orderId || account(order) != account)) {
            order = nextId(order);
        }
        return order;
    }

    /** @return the sequence of the command that created it */
    public long orderNumber(final int order) {
        return memory.getLong(at(order) + ORDER_NUMBER);
    }

    /** @return the client's id */
    public long orderId(final int order) {
        return memory.getLong(at(order) + ORDER_ID);
    }

    /** @return lots that still rest, always positive */
    public long openLots(final int order) {
        return memory.getLong(at(order) + OPEN_LOTS);
    }

    /** @return lots that were filled of it, before it came to rest and since, through all replaces */
    public long filledLots(final int order) {
        return memory.getLong(at(order) + FILLED_LOTS);
    }

    public int account(final int order) {
        return memory.getInt(at(order) + ACCOUNT);
    }

    /** @return the fee of its trades, in parts per million: the one in force when it came to rest */
    public int makerFeePpm(final int order) {
        return memory.getInt(at(order) + MAKER_FEE_PPM);
    }

    /** @return what it does when it is replaced, takes, and meets an order of its owner's */
    public SelfTrade selfTrade(final int order) {
        return SelfTrade.of(memory.getByte(at(order) + SELF_TRADE));
    }

    /** @return whether it must not take when it is replaced */
    public boolean isPostOnly(final int order) {
        return memory.getByte(at(order) + POST_ONLY) != 0;
    }

    /** @return whether it is good till a time only, which is kept elsewhere */
    public boolean expires(final int order) {
        return memory.getByte(at(order) + EXPIRES) != 0;
    }

    /** @return the session that placed it */
    public int session(final int order) {
        return memory.getInt(at(order) + SESSION);
    }

    /** What the venue wants to know of an order that has just come to rest; the book alone does without. */
    public void describe(final int order, final int session, final long filledLots) {
        memory.putInt(at(order) + SESSION, session);
        memory.putLong(at(order) + FILLED_LOTS, filledLots);
    }

    /** For an order that has just come to rest, without which it allows self-trades, may take, and does not expire. */
    public void instruct(final int order, final SelfTrade selfTrade, final boolean postOnly, final boolean expires) {
        memory.putByte(at(order) + EXPIRES, (byte) (expires ? 1 : 0));
        memory.putByte(at(order) + SELF_TRADE, (byte) selfTrade.ordinal());
        memory.putByte(at(order) + POST_ONLY, (byte) (postOnly ? 1 : 0));
    }

    /** @return the slot of its price level, 0 if this slot is free */
    public int level(final int order) {
        return memory.getInt(at(order) + LEVEL);
    }

    /** @return the order behind it in its queue, or 0 */
    public int behind(final int order) {
        return memory.getInt(at(order) + BEHIND);
    }

    /** Takes a slot; the caller has asked {@link #isFull} before. */
    int add(final long orderNumber, final long orderId, final int account, final long openLots, final int makerFeePpm) {
        int order = free;
        if (order != 0) {
            free = nextId(order);
        } else {
            order = ++touched;
        }
        size++;
        final int at = at(order);
        memory.putLong(at + ORDER_NUMBER, orderNumber);
        memory.putLong(at + ORDER_ID, orderId);
        memory.putLong(at + OPEN_LOTS, openLots);
        memory.putLong(at + FILLED_LOTS, 0);
        memory.putInt(at + ACCOUNT, account);
        memory.putInt(at + MAKER_FEE_PPM, makerFeePpm);
        memory.putLong(at + SELF_TRADE, 0);
        final int bucket = bucket(account, orderId);
        memory.putInt(at + NEXT_ID, buckets[bucket]);
        buckets[bucket] = order;
        return order;
    }

    void fill(final int order, final long lots) {
        final int at = at(order);
        memory.putLong(at + OPEN_LOTS, memory.getLong(at + OPEN_LOTS) - lots);
        memory.putLong(at + FILLED_LOTS, memory.getLong(at + FILLED_LOTS) + lots);
    }

    /** Gives a slot back; the order has left its queue. */
    void remove(final int order) {
        final int bucket = bucket(account(order), orderId(order));
        final int first = buckets[bucket];
        if (first == order) {
            buckets[bucket] = nextId(order);
        } else {
            int before = first;
            for (int next = nextId(before); next != order; next = nextId(before)) {
                before = next;
            }
            nextId(before, nextId(order));
        }
        level(order, 0);
        nextId(order, free);
        free = order;
        size--;
    }

    void openLots(final int order, final long openLots) {
        memory.putLong(at(order) + OPEN_LOTS, openLots);
    }

    void level(final int order, final int level) {
        memory.putInt(at(order) + LEVEL, level);
    }

    int ahead(final int order) {
        return memory.getInt(at(order) + AHEAD);
    }

    void ahead(final int order, final int ahead) {
        memory.putInt(at(order) + AHEAD, ahead);
    }

    void behind(final int order, final int behind) {
        memory.putInt(at(order) + BEHIND, behind);
    }

    private int nextId(final int order) {
        return memory.getInt(at(order) + NEXT_ID);
    }

    private void nextId(final int order, final int next) {
        memory.putInt(at(order) + NEXT_ID, next);
    }

    private int bucket(final int account, final long orderId) {
        final long mixed = (orderId ^ hashSeed ^ ((long) account << 40)) * 0x9E3779B97F4A7C15L;
        return (int) (mixed ^ mixed >>> 32) & bucketMask;
    }

    private static int at(final int order) {
        return order << LINE_SHIFT;
    }
}
