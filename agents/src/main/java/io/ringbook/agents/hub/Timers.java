package io.ringbook.agents.hub;

import java.util.Arrays;

/**
 * Which desk's timer is next: a heap of at most one entry for each desk, by time and then by order. Each entry has four below
 * it, which lie side by side.
 */
final class Timers {
    private static final int CHILDREN = 4;
    private static final int NOWHERE = -1;

    // By place in the heap.
    private long[] times = new long[64];
    private long[] orders = new long[64];
    private int[] numbers = new int[64];
    private int size;

    // By the desk's number.
    private SeatDesk[] desks = new SeatDesk[64];
    private int[] places = new int[64];
    private int known;

    /** Of the first, or {@link SeatDesk#NEVER}. */
    long timeNs() {
        return size == 0 ? SeatDesk.NEVER : times[0];
    }

    /** Of the first; there must be one. */
    long order() {
        return orders[0];
    }

    /** Sets a desk's timer, whatever it was set to before. */
    void set(final SeatDesk desk, final long timeNs, final long order) {
        if (desk.timer == SeatDesk.NO_TIMER) {
            desk.timer = number(desk);
        }
        final int place = places[desk.timer];
        if (place == NOWHERE) {
            up(size++, desk.timer, timeNs, order);
        } else if (isBefore(timeNs, order, place)) {
            up(place, desk.timer, timeNs, order);
        } else {
            down(place, desk.timer, timeNs, order);
        }
    }

    /** There must be one. @return the desk whose timer is first, which is no more set */
    SeatDesk removeFirst() {
        final int first = numbers[0];
        places[first] = NOWHERE;
        size--;
        if (size > 0) {
            down(0, numbers[size], times[size], orders[size]);
        }
        return desks[first];
    }

    private int number(final SeatDesk desk) {
        if (known == desks.length) {
            times = Arrays.copyOf(times, 2 * known);
            orders = Arrays.copyOf(orders, 2 * known);
            numbers = Arrays.copyOf(numbers, 2 * known);
            desks = Arrays.copyOf(desks, 2 * known);
            places = Arrays.copyOf(places, 2 * known);
        }
        desks[known] = desk;
        places[known] = NOWHERE;
        return known++;
    }

    private void up(final int from, final int number, final long timeNs, final long order) {
        int place = from;
        while (place > 0) {
            final int above = (place - 1) / CHILDREN;
            if (!isBefore(timeNs, order, above)) {
                break;
            }
            move(above, place);
            place = above;
        }
        put(place, number, timeNs, order);
    }

    private void down(final int from, final int number, final long timeNs, final long order) {
        int place = from;
        while (true) {
            final int below = firstBelow(place);
            if (below >= size || isBefore(timeNs, order, below)) {
                break;
            }
            move(below, place);
            place = below;
        }
        put(place, number, timeNs, order);
    }

    /** @return the first of those below a place; at least {@link #size} if there is none */
    private int firstBelow(final int place) {
        int first = CHILDREN * place + 1;
        final int end = Math.min(first + CHILDREN, size);
        for (int each = first + 1; each < end; each++) {
            if (isBefore(times[each], orders[each], first)) {
                first = each;
            }
        }
        return first;
    }

    private boolean isBefore(final long timeNs, final long order, final int place) {
        return timeNs != times[place] ? timeNs < times[place] : order < orders[place];
    }

    private void move(final int from, final int to) {
        put(to, numbers[from], times[from], orders[from]);
    }

    private void put(final int place, final int number, final long timeNs, final long order) {
        times[place] = timeNs;
        orders[place] = order;
        numbers[place] = number;
        places[number] = place;
    }
}
