package io.ringbook.core.book;

import java.util.Arrays;

/**
 * The levels of one side of a book: a 4-ary heap with the best price at its root.
 *
 * <p>An entry is one long, the price as a sort key in its upper half and the level in its lower, so that a comparison
 * touches nothing but the heap. Each level knows its position, so an emptied one is taken out where it stands.
 */
final class LevelHeap {
    private static final int FIRST_CAPACITY = 16;

    private final Levels levels;
    private final boolean asks;
    private long[] entries = new long[FIRST_CAPACITY];
    private int size;

    LevelHeap(final Levels levels, final boolean asks) {
        this.levels = levels;
        this.asks = asks;
    }

    /** @return the level of the best price, or 0 if there is none */
    int best() {
        return size == 0 ? 0 : (int) entries[0];
    }

    int size() {
        return size;
    }

    /**
     * @param position 0 to size - 1; only the first is in a known place
     * @return an entry that is lower the better the price is; its level is {@code (int)} of it
     */
    long entryAt(final int position) {
        return entries[position];
    }

    void add(final int level) {
        if (size == entries.length) {
            entries = Arrays.copyOf(entries, size * 2);
        }
        up(size++, entry(level));
    }

    void remove(final int level) {
        final int hole = levels.heapPosition(level);
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

    private void place(final long[] heap, final int position, final long entry) {
        heap[position] = entry;
        levels.heapPosition((int) entry, position);
    }
}
