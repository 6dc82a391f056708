package io.ringbook.core.engine;

import io.ringbook.core.book.Orders;
import io.ringbook.core.book.Specials;
import java.util.Arrays;

/**
 * Live orders in a binary heap: the one with the least key at its root, and of one key the one with the lowest number.
 * Each order knows its place, so it is taken out where it stands.
 */
final class OrderHeap {
    /** In place of the first key when there is none. */
    static final long NONE = Long.MAX_VALUE;

    private static final int FIRST_CAPACITY = 16;

    private final Orders orders;
    private final Specials specials;
    private final int kind;
    private long[] keys = new long[FIRST_CAPACITY];
    private int[] heap = new int[FIRST_CAPACITY];
    private int size;

    /** @param kind one of the heaps of {@link Specials}; an order is in one heap of a kind at a time */
    OrderHeap(final Orders orders, final int kind) {
        this.orders = orders;
        this.specials = orders.specials();
        this.kind = kind;
    }

    /** @return the least key, or {@link #NONE} */
    long firstKey() {
        return size == 0 ? NONE : keys[0];
    }

    int size() {
        return size;
    }

    /** @return an order; only the one at 0 is in a known place */
    int at(final int place) {
        return heap[place];
    }

    void add(final int order, final long key) {
        if (size == heap.length) {
            heap = Arrays.copyOf(heap, size * 2);
            keys = Arrays.copyOf(keys, size * 2);
        }
        up(size++, order, key);
    }

    /** @return the first; there is one */
    int removeFirst() {
        final int first = heap[0];
        remove(first);
        return first;
    }

    void remove(final int order) {
        final int hole = specials.place(kind, order);
        final int last = heap[--size];
        final long key = keys[size];
        if (hole == size) {
            return;
        }
        final int parent = (hole - 1) >> 1;
        if (hole > 0 && isBefore(last, key, parent)) {
            up(hole, last, key);
        } else {
            down(hole, last, key);
        }
    }

    private void up(final int from, final int order, final long key) {
        int place = from;
        while (place > 0 && isBefore(order, key, (place - 1) >> 1)) {
            put(place, heap[(place - 1) >> 1], keys[(place - 1) >> 1]);
            place = (place - 1) >> 1;
        }
        put(place, order, key);
    }

    private void down(final int from, final int order, final long key) {
        int place = from;
        for (int child = 2 * place + 1; child < size; child = 2 * place + 1) {
            if (child + 1 < size && isBefore(heap[child + 1], keys[child + 1], child)) {
                child++;
            }
            if (isBefore(order, key, child)) {
                break;
            }
            put(place, heap[child], keys[child]);
            place = child;
        }
        put(place, order, key);
    }

    private void put(final int place, final int order, final long key) {
        heap[place] = order;
        keys[place] = key;
        specials.place(kind, order, place);
    }

    private boolean isBefore(final int order, final long key, final int place) {
        return key != keys[place] ? key < keys[place] : orders.orderNumber(order) < orders.orderNumber(heap[place]);
    }
}
