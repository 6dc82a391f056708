package io.ringbook.core.book;

import java.util.Arrays;

/**
 * The levels of one side of a book: a 4-ary heap with the best price at its root.
 *
 * <p>An entry is one long, the price as a sort key in its upper half and the level in its lower, so that a comparison
 * touches nothing but the heap. Each level knows its position, so an emptied one is taken out where it stands.
 *
 * <p>Most levels near the touch are gone a message after they came. So new ones first stand in a few places beside the heap,
 * in no order, and only who stays until its place is needed goes into the heap. The best of all is kept.
 */
final class LevelHeap {
    private static final int FIRST_CAPACITY = 16;
    private static final int FRESH = 4;
    private static final long NONE = Long.MAX_VALUE;

    private final Levels levels;
    private final boolean asks;
    private long[] entries = new long[FIRST_CAPACITY];
    private int size;
    private final long[] fresh = new long[FRESH];
    private int freshSize;
    private int nextToSettle;
    private long best = NONE;

    LevelHeap(final Levels levels, final boolean asks) {
        this.levels = levels;
        this.asks = asks;
    }

    /** @return the level of the best price, or 0 if there is none */
    int best() {
        return best == NONE ? 0 : (int) best;
    }

    int size() {
        return size + freshSize;
    }

    /**
     * @param position 0 to size - 1, in no order; after {@link #settle} in that of the heap
     * @return an entry that is lower the better the price is; its level is {@code (int)} of it
     */
    long entryAt(final int position) {
        return position < size ? entries[position] : fresh[position - size];
    }

    /** Puts all into the heap, for whoever wants to walk it. */
    void settle() {
        while (freshSize > 0) {
            insert(fresh[--freshSize]);
        }
    }

    void add(final int level) {
        final long entry = entry(level);
        best = Math.min(best, entry);
        if (freshSize < FRESH) {
            placeFresh(freshSize++, entry);
        } else {
            nextToSettle = (nextToSettle + 1) & (FRESH - 1);
            insert(fresh[nextToSettle]);
            placeFresh(nextToSettle, entry);
        }
    }

    void remove(final int level) {
        final int position = levels.heapPosition(level);
        if (position < 0) {
            final long last = fresh[--freshSize];
            if (~position != freshSize) {
                placeFresh(~position, last);
            }
        } else {
            removeAt(position);
        }
        if ((int) best == level) {
            findBest();
        }
    }

    private void findBest() {
        long least = size == 0 ? NONE : entries[0];
        for (int i = 0; i < freshSize; i++) {
            least = Math.min(least, fresh[i]);
        }
        best = least;
    }

    private void insert(final long entry) {
        if (size == entries.length) {
            entries = Arrays.copyOf(entries, size * 2);
        }
        up(size++, entry);
    }

    private void removeAt(final int hole) {
        final long last = entries[--size];
        if (hole == size) {
            return;
        }
        if (hole > 0 && last < entries[(hole - 1) >> 2]) {
            up(hole, last);
        } else {
            down(hole, last);
        }
    }

    /** For listings: the levels in order of price, the best first. Allocates. */
    int[] bestFirst() {
        settle();
        final long[] sorted = Arrays.copyOf(entries, size);
        Arrays.sort(sorted);
        final int[] result = new int[size];
        for (int i = 0; i < size; i++) {
            result[i] = (int) sorted[i];
        }
        return result;
    }

    private long entry(final int level) {
        final int price = levels.price(level);
        return (long) (asks ? price : -price) << 32 | level;
    }

    private void up(final int from, final long entry) {
        final long[] heap = entries;
        int position = from;
        while (position > 0) {
            final int parent = (position - 1) >> 2;
            final long above = heap[parent];
            if (above <= entry) {
                break;
            }
            place(heap, position, above);
            position = parent;
        }
        place(heap, position, entry);
    }

    private void down(final int from, final long entry) {
        final long[] heap = entries;
        final int end = size;
        int position = from;
        for (int child = (position << 2) + 1; child < end; child = (position << 2) + 1) {
            int least = child;
            final int afterChildren = Math.min(child + 4, end);
            for (int other = child + 1; other < afterChildren; other++) {
                if (heap[other] < heap[least]) {
                    least = other;
                }
            }
            if (entry <= heap[least]) {
                break;
            }
            place(heap, position, heap[least]);
            position = least;
        }
        place(heap, position, entry);
    }

    private void placeFresh(final int place, final long entry) {
        fresh[place] = entry;
        levels.heapPosition((int) entry, ~place);
    }

    private void place(final long[] heap, final int position, final long entry) {
        heap[position] = entry;
        levels.heapPosition((int) entry, position);
    }
}
