package io.ringbook.core.engine;

import io.ringbook.core.book.Orders;
import java.util.Arrays;

/**
 * The resting orders that are good till a time, in a binary heap: the first whose time comes at its root, and of one time
 * the one with the lowest number.
 */
final class Expiries {
    static final long NEVER = Long.MAX_VALUE;

    private static final int FIRST_CAPACITY = 16;

    private final Orders orders;
    /** By slot of the order. */
    private final long[] timesNs;

    private final int[] positions;
    private int[] heap = new int[FIRST_CAPACITY];
    private int size;

    Expiries(final Orders orders, final int orderCapacity) {
        this.orders = orders;
        timesNs = new long[orderCapacity + 1];
        positions = new int[orderCapacity + 1];
    }

    /** @return the time of the first, or {@link #NEVER} */
    long nextNs() {
        return size == 0 ? NEVER : timesNs[heap[0]];
    }

    /** @return the first; there is one */
    int first() {
        return heap[0];
    }

    /** @return the time of an order that was added */
    long timeNs(final int order) {
        return timesNs[order];
    }

    void add(final int order, final long timeNs) {
        if (size == heap.length) {
            heap = Arrays.copyOf(heap, size * 2);
        }
        timesNs[order] = timeNs;
        up(size++, order);
    }

    void remove(final int order) {
        final int hole = positions[order];
        final int last = heap[--size];
        if (hole == size) {
            return;
        }
        if (hole > 0 && isBefore(last, heap[(hole - 1) >> 1])) {
            up(hole, last);
        } else {
            down(hole, last);
        }
    }

    private void up(final int from, final int order) {
        int position = from;
        while (position > 0 && isBefore(order, heap[(position - 1) >> 1])) {
            place(position, heap[(position - 1) >> 1]);
            position = (position - 1) >> 1;
        }
        place(position, order);
    }

    private void down(final int from, final int order) {
        int position = from;
        for (int child = 2 * position + 1; child < size; child = 2 * position + 1) {
            if (child + 1 < size && isBefore(heap[child + 1], heap[child])) {
                child++;
            }
            if (!isBefore(heap[child], order)) {
                break;
            }
            place(position, heap[child]);
            position = child;
        }
        place(position, order);
    }

    private void place(final int position, final int order) {
        heap[position] = order;
        positions[order] = position;
    }

    private boolean isBefore(final int a, final int b) {
        return timesNs[a] != timesNs[b] ? timesNs[a] < timesNs[b] : orders.orderNumber(a) < orders.orderNumber(b);
    }
}
