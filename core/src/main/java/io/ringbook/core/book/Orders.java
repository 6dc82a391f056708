package io.ringbook.core.book;

import io.ringbook.core.Limits;
import io.ringbook.core.Memory;
import io.ringbook.core.SelfTrade;
import io.ringbook.core.TimeInForce;
import org.agrona.BitUtil;

/**
 * The resting orders of all books: a pool of fixed capacity and the index by which a client finds its own.
 *
 * <p>An order is a slot number; 0 is none. A slot is good until the order leaves its book, then it is used again: keep
 * order numbers, not slots.
 *
 * <pre>
 *   0             8         16         24           32        36            40
 *   +-------------+---------+----------+------------+---------+-------------+----
 *   | orderNumber | orderId | openLots | filledLots | account | fees | ...
 *   +-------------+---------+----------+------------+---------+-------------+----
 *   40      44      48       52       56          57            58      59     60        64
 *   +-------+-------+--------+--------+-----------+-------------+-------+------+---------+
 *   | level | ahead | behind | nextId | selfTrade | timeInForce | flags | free | session |
 *   +-------+-------+--------+--------+-----------+-------------+-------+------+---------+
 * </pre>
 *
 * One order is one cache line of 64 bytes; what only few orders need is in {@link Specials}. {@code openLots} is what is
 * shown of it. {@code nextId} chains the orders of one bucket of the index, and the free slots. {@code level} is below 0
 * while the order waits and is in no book: the complement of what {@link Levels#bookSide} is for a level.
 */
public final class Orders {
    private static final int ORDER_NUMBER = 0;
    private static final int ORDER_ID = 8;
    private static final int SHOWN_LOTS = 16;
    private static final int FILLED_LOTS = 24;
    private static final int ACCOUNT = 32;
    private static final int FEES = 36;
    private static final int LEVEL = 40;
    private static final int AHEAD = 44;
    private static final int BEHIND = 48;
    private static final int NEXT_ID = 52;
    private static final int SELF_TRADE = 56;
    private static final int TIME_IN_FORCE = 57;
    private static final int FLAGS = 58;
    private static final int SESSION = 60;
    private static final int LINE_SHIFT = 6;

    private static final int POST_ONLY = 1;
    private static final int DISPLAYS = 2;
    private static final int PAIRED = 4;

    private static final byte GTD = (byte) TimeInForce.GTD.ordinal();

    private final Memory memory;
    private final Specials specials;
    private final int[] buckets;
    private final int bucketMask;
    private final int bucketShift;
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
        memory = new Memory((capacity + 1) << LINE_SHIFT);
        specials = new Specials(capacity);
        buckets = new int[BitUtil.findNextPositivePowerOfTwo(capacity)];
        bucketMask = buckets.length - 1;
        bucketShift = Long.SIZE - Integer.bitCount(bucketMask);
        this.hashSeed = hashSeed;
        this.capacity = capacity;
    }

    /** @return orders that rest now, in all books */
    public int size() {
        return size;
    }

    /** @return whether there is no room for one more, when so many others are to come before it */
    public boolean isFull(final int others) {
        return size + others >= capacity;
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

    /** @return lots that are open, with what is held in reserve; always positive */
    public long openLots(final int order) {
        final long shown = shownLots(order);
        return displays(order) ? shown + specials.reserveLots(order) : shown;
    }

    /** @return lots that are open and stand in the queue */
    public long shownLots(final int order) {
        return memory.getLong(at(order) + SHOWN_LOTS);
    }

    /** @return lots that were filled of it, before it came to rest and since, through all replaces */
    public long filledLots(final int order) {
        return memory.getLong(at(order) + FILLED_LOTS);
    }

    public int account(final int order) {
        return memory.getInt(at(order) + ACCOUNT);
    }

    /** @return the fee of its trades, in parts per million: the one in force when it came to rest */
    public int fees(final int order) {
        return memory.getInt(at(order) + FEES);
    }

    /** @return what it does when it is replaced, takes, and meets an order of its owner's */
    public SelfTrade selfTrade(final int order) {
        return SelfTrade.of(memory.getByte(at(order) + SELF_TRADE));
    }

    /** @return whether it must not take when it is replaced */
    public boolean isPostOnly(final int order) {
        return has(order, POST_ONLY);
    }

    /** @return whether only a part of it is shown */
    public boolean displays(final int order) {
        return has(order, DISPLAYS);
    }

    /** @return whether it is one of a pair */
    public boolean isPaired(final int order) {
        return has(order, PAIRED);
    }

    /** @return how long it is good; until when is in {@link Specials} */
    public TimeInForce timeInForce(final int order) {
        return TimeInForce.of(memory.getByte(at(order) + TIME_IN_FORCE));
    }

    /** @return whether it is good till a time that is in {@link Specials} */
    public boolean expires(final int order) {
        return memory.getByte(at(order) + TIME_IN_FORCE) == GTD;
    }

    /** What only few orders have. */
    public Specials specials() {
        return specials;
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

    /** For a new order, which without it allows self-trades and may take. */
    public void instruct(final int order, final SelfTrade selfTrade, final boolean postOnly) {
        memory.putByte(at(order) + SELF_TRADE, (byte) selfTrade.ordinal());
        flag(order, POST_ONLY, postOnly);
    }

    /** For a new order, which without it is good till it is canceled, or for another time in force. */
    public void timeInForce(final int order, final TimeInForce timeInForce) {
        memory.putByte(at(order) + TIME_IN_FORCE, (byte) timeInForce.ordinal());
    }

    /** Makes two orders a pair. */
    public void pair(final int one, final int other) {
        flag(one, PAIRED, true);
        flag(other, PAIRED, true);
        specials.partner(one, other);
        specials.partner(other, one);
    }

    /** @return the other of the pair that both are no longer, or 0 if it was none */
    public int unpair(final int order) {
        if (!isPaired(order)) {
            return 0;
        }
        final int other = specials.partner(order);
        flag(order, PAIRED, false);
        flag(other, PAIRED, false);
        return other;
    }

    /**
     * Keeps an order that is to wait, in no book; the caller has asked {@link #isFull} before.
     *
     * @param bookSide as in {@link Levels#bookSide}
     * @return its slot, until {@link #dismiss}
     */
    public int await(
            final long orderNumber, final long orderId, final int account, final int bookSide, final long lots) {
        final int order = add(orderNumber, orderId, account, lots, 0);
        level(order, ~bookSide);
        return order;
    }

    /** Gives the slot of a waiting order back. */
    public void dismiss(final int order) {
        remove(order);
    }

    /** @return whether it waits, and is in no book */
    public boolean isWaiting(final int order) {
        return level(order) < 0;
    }

    /** For an order that waits. */
    public void lots(final int order, final long lots) {
        memory.putLong(at(order) + SHOWN_LOTS, lots);
    }

    /** @return the slot of its price level; below 0 if it waits; 0 if this slot is free */
    public int level(final int order) {
        return memory.getInt(at(order) + LEVEL);
    }

    /** @return the order behind it in its queue, or 0 */
    public int behind(final int order) {
        return memory.getInt(at(order) + BEHIND);
    }

    /** Takes a slot; the caller has asked {@link #isFull} before. */
    int add(final long orderNumber, final long orderId, final int account, final long openLots, final int fees) {
        int order = free;
        if (order != 0) {
            free = nextId(order);
        } else {
            order = ++touched;
        }
        size++;
        final long at = at(order);
        memory.putLong(at + ORDER_NUMBER, orderNumber);
        memory.putLong(at + ORDER_ID, orderId);
        memory.putLong(at + SHOWN_LOTS, openLots);
        memory.putLong(at + FILLED_LOTS, 0);
        memory.putInt(at + ACCOUNT, account);
        memory.putInt(at + FEES, fees);
        memory.putLong(at + SELF_TRADE, 0);
        final int bucket = bucket(account, orderId);
        memory.putInt(at + NEXT_ID, buckets[bucket]);
        buckets[bucket] = order;
        return order;
    }

    void fill(final int order, final long lots) {
        final long at = at(order);
        memory.putLong(at + SHOWN_LOTS, memory.getLong(at + SHOWN_LOTS) - lots);
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

    /** Shows only so much of an order that has just come to rest. */
    void conceal(final int order, final long displayLots) {
        final long openLots = shownLots(order);
        flag(order, DISPLAYS, true);
        specials.display(order, displayLots);
        specials.reserve(order, openLots - Math.min(openLots, displayLots));
        lots(order, Math.min(openLots, displayLots));
    }

    /** Shows more of an order of which nothing is shown any more. @return how much, 0 if there is no more */
    long refresh(final int order) {
        if (!displays(order)) {
            return 0;
        }
        final long reserve = specials.reserveLots(order);
        final long shown = Math.min(specials.displayLots(order), reserve);
        specials.reserve(order, reserve - shown);
        lots(order, shown);
        return shown;
    }

    /** What is in reserve goes first. */
    void reduce(final int order, final long openLots) {
        final long shown = Math.min(shownLots(order), openLots);
        if (displays(order)) {
            specials.reserve(order, openLots - shown);
        }
        lots(order, shown);
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

    private boolean has(final int order, final int flag) {
        return (memory.getByte(at(order) + FLAGS) & flag) != 0;
    }

    private void flag(final int order, final int flag, final boolean on) {
        final long at = at(order) + FLAGS;
        final int flags = memory.getByte(at);
        memory.putByte(at, (byte) (on ? flags | flag : flags & ~flag));
    }

    private int nextId(final int order) {
        return memory.getInt(at(order) + NEXT_ID);
    }

    private void nextId(final int order, final int next) {
        memory.putInt(at(order) + NEXT_ID, next);
    }

    /** The high bits are the mixed ones. Accounts by the thousand have the same few ids, so both are mixed. */
    int bucket(final int account, final long orderId) {
        final long mixed = (orderId ^ hashSeed) * 0x9E3779B97F4A7C15L + account * 0xD1B54A32D192ED03L;
        return (int) (mixed >>> bucketShift) & bucketMask;
    }

    private static long at(final int order) {
        return (long) order << LINE_SHIFT;
    }
}
