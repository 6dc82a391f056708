package io.ringbook.core.book;

import io.ringbook.core.Memory;
import org.agrona.BitUtil;

/**
 * The price levels of all books: a pool of fixed capacity and the index from (side of a book, price) to the level.
 *
 * <p>A level is a slot number; 0 is none. A level without orders does not exist.
 *
 * <pre>
 *   0          8            12         16      20     24          28
 *   +----------+------------+----------+-------+------+-----------+--------------+
 *   | openLots | priceTicks | bookSide | front | back | nextPrice | heapPosition |
 *   +----------+------------+----------+-------+------+-----------+--------------+
 * </pre>
 */
public final class Levels {
    private static final int OPEN_LOTS = 0;
    private static final int PRICE_TICKS = 8;
    private static final int BOOK_SIDE = 12;
    private static final int FRONT = 16;
    private static final int BACK = 20;
    private static final int NEXT_PRICE = 24;
    private static final int HEAP_POSITION = 28;
    private static final int RECORD_SHIFT = 5;

    /** Of the ranges of prices whose buckets lie side by side. */
    private static final int RANGE_SHIFT = 10;

    private final Memory memory;
    private final int[] buckets;
    private final int bucketMask;
    private final long hashSeed;
    private final int capacity;
    private int free;
    private int touched;
    private int size;

    /**
     * @param capacity most levels at a time, in all books, 1 to 2^25
     * @param hashSeed so that clients cannot choose prices that collide; order never depends on it
     */
    public Levels(final int capacity, final long hashSeed) {
        if (capacity < 1 || capacity > 1 << 25) {
            throw new IllegalArgumentException("levels out of range: capacity=" + capacity);
        }
        memory = new Memory((capacity + 1) << RECORD_SHIFT);
        buckets = new int[BitUtil.findNextPositivePowerOfTwo(capacity)];
        bucketMask = buckets.length - 1;
        this.hashSeed = hashSeed;
        this.capacity = capacity;
    }

    /** @return how many more there is room for */
    public int room() {
        return capacity - size;
    }

    /** @return lots of all its orders, with what they hold in reserve; always positive */
    public long openLots(final int level) {
        return memory.getLong(at(level) + OPEN_LOTS);
    }

    public long priceTicks(final int level) {
        return price(level);
    }

    /**
     * @param level or what an order that waits has in its place
     * @return the id of the instrument times two, plus one for the side that sells
     */
    public int bookSide(final int level) {
        return level < 0 ? ~level : memory.getInt(at(level) + BOOK_SIDE);
    }

    /** @return the id of the instrument whose level it is, or whose order waits */
    public int instrument(final int level) {
        return bookSide(level) >> 1;
    }

    /** @return true on the side that sells */
    public boolean isAsk(final int level) {
        return (bookSide(level) & 1) != 0;
    }

    /** @return the order that trades next */
    public int front(final int level) {
        return memory.getInt(at(level) + FRONT);
    }

    /** @return the level, or 0 */
    int find(final int bookSide, final int priceTicks) {
        int level = buckets[bucket(bookSide, priceTicks)];
        while (level != 0 && (price(level) != priceTicks || bookSide(level) != bookSide)) {
            level = nextPrice(level);
        }
        return level;
    }

    /** Takes a slot; the caller has asked {@link #room} before. */
    int add(final int bookSide, final int priceTicks) {
        int level = free;
        if (level != 0) {
            free = nextPrice(level);
        } else {
            level = ++touched;
        }
        size++;
        final long at = at(level);
        memory.putLong(at + OPEN_LOTS, 0);
        memory.putInt(at + PRICE_TICKS, priceTicks);
        memory.putInt(at + BOOK_SIDE, bookSide);
        memory.putInt(at + FRONT, 0);
        memory.putInt(at + BACK, 0);
        final int bucket = bucket(bookSide, priceTicks);
        memory.putInt(at + NEXT_PRICE, buckets[bucket]);
        buckets[bucket] = level;
        return level;
    }

    /** Gives the slot of an emptied level back. */
    void remove(final int level) {
        final int bucket = bucket(bookSide(level), price(level));
        final int first = buckets[bucket];
        if (first == level) {
            buckets[bucket] = nextPrice(level);
        } else {
            int before = first;
            for (int next = nextPrice(before); next != level; next = nextPrice(before)) {
                before = next;
            }
            nextPrice(before, nextPrice(level));
        }
        nextPrice(level, free);
        free = level;
        size--;
    }

    int price(final int level) {
        return memory.getInt(at(level) + PRICE_TICKS);
    }

    void addLots(final int level, final long lots) {
        final long at = at(level) + OPEN_LOTS;
        memory.putLong(at, memory.getLong(at) + lots);
    }

    void front(final int level, final int order) {
        memory.putInt(at(level) + FRONT, order);
    }

    int back(final int level) {
        return memory.getInt(at(level) + BACK);
    }

    void back(final int level, final int order) {
        memory.putInt(at(level) + BACK, order);
    }

    int heapPosition(final int level) {
        return memory.getInt(at(level) + HEAP_POSITION);
    }

    void heapPosition(final int level, final int position) {
        memory.putInt(at(level) + HEAP_POSITION, position);
    }

    private int nextPrice(final int level) {
        return memory.getInt(at(level) + NEXT_PRICE);
    }

    private void nextPrice(final int level, final int next) {
        memory.putInt(at(level) + NEXT_PRICE, next);
    }

    private int bucket(final int bookSide, final int priceTicks) {
        // Neighboring prices of one side fall into neighboring buckets; ranges of prices, sides and books are spread.
        final long range = (long) bookSide << 32 | priceTicks >>> RANGE_SHIFT;
        return (priceTicks + (int) (((range ^ hashSeed) * 0x9E3779B97F4A7C15L) >>> 32)) & bucketMask;
    }

    private static long at(final int level) {
        return (long) level << RECORD_SHIFT;
    }
}
