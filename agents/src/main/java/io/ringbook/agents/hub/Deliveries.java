package io.ringbook.agents.hub;

import java.util.Arrays;

/** Which seat is to be told next. All take the same time, so what was asked for first is due first: a queue. */
final class Deliveries {
    private long[] times = new long[64];
    private long[] orders = new long[64];
    private Seat[] seats = new Seat[64];
    private int mask = 63;
    private int head;
    private int tail;

    /** Of the first, or {@link SeatDesk#NEVER}. */
    long timeNs() {
        return head == tail ? SeatDesk.NEVER : times[head & mask];
    }

    /** Of the first; there must be one. */
    long order() {
        return orders[head & mask];
    }

    /** @param timeNs no earlier than the last one's */
    void add(final Seat seat, final long timeNs, final long order) {
        if (tail - head > mask) {
            grow();
        }
        final int place = tail++ & mask;
        times[place] = timeNs;
        orders[place] = order;
        seats[place] = seat;
    }

    /** There must be one. @return the seat that is first */
    Seat removeFirst() {
        return seats[head++ & mask];
    }

    private void grow() {
        final int first = head & mask;
        final int size = seats.length;
        times = grown(times, first);
        orders = grown(orders, first);
        final Seat[] larger = Arrays.copyOfRange(seats, first, first + 2 * size);
        System.arraycopy(seats, 0, larger, size - first, first);
        seats = larger;
        head = 0;
        tail = size;
        mask = 2 * size - 1;
    }

    /** Twice as long, and the one that was first is first in it. */
    private static long[] grown(final long[] values, final int first) {
        final long[] larger = new long[2 * values.length];
        System.arraycopy(values, first, larger, 0, values.length - first);
        System.arraycopy(values, 0, larger, values.length - first, first);
        return larger;
    }
}
