package io.ringbook.agents.hub;

import java.util.Arrays;

/**
 * Which desk's timer is next, by time and then by the order in which they were asked for: a heap in which each entry has four
 * below it, side by side.
 *
 * <pre>
 *   entry:  0      64                     104            128
 *           +------+----------------------+--------------+
 *           | time | order in which asked | desk's number|
 *           +------+----------------------+--------------+
 * </pre>
 *
 * A timer that was set again leaves its entry behind, which is passed over when it comes, or cleared away when most are such.
 */
final class Timers {
    private static final int CHILDREN = 4;
    private static final int NUMBER_BITS = 24;
    private static final long NUMBER = (1L << NUMBER_BITS) - 1;

    private long[] entries = new long[128];
    private int size;
    private SeatDesk[] desks = new SeatDesk[64];
    private int known;

    /** Of the first, or {@link SeatDesk#NEVER}. */
    long timeNs() {
        while (size > 0 && isLeftBehind(0)) {
            removeFirst();
        }
        return size == 0 ? SeatDesk.NEVER : time(0);
    }

    /** Of the first; there must be one. */
    long order() {
        return key(0) >>> NUMBER_BITS;
    }

    /** Sets a desk's timer, whatever it was set to before. */
    void set(final SeatDesk desk, final long timeNs, final long order) {
        if (desk.timer == SeatDesk.NO_TIMER) {
            desk.timer = number(desk);
        }
        desk.timerOrder = order;
        if (size > 2 * known) {
            clearAway();
        }
        if (2 * size == entries.length) {
            entries = Arrays.copyOf(entries, 2 * entries.length);
        }
        up(size++, timeNs, order << NUMBER_BITS | desk.timer);
    }

    /** There must be one. @return the desk whose timer is first, which is no more set */
    SeatDesk takeFirst() {
        final SeatDesk desk = desk(0);
        desk.timerOrder = SeatDesk.NO_TIMER;
        removeFirst();
        return desk;
    }

    private int number(final SeatDesk desk) {
        if (known > NUMBER) {
            throw new IllegalStateException("too many timers: desks=" + known);
        }
        if (known == desks.length) {
            desks = Arrays.copyOf(desks, 2 * known);
        }
        desks[known] = desk;
        return known++;
    }

    private void clearAway() {
        int kept = 0;
        for (int place = 0; place < size; place++) {
            if (!isLeftBehind(place)) {
                up(kept++, time(place), key(place));
            }
        }
        size = kept;
    }

    private void removeFirst() {
        size--;
        down(time(size), key(size));
    }

    private void up(final int from, final long timeNs, final long key) {
        int place = from;
        while (place > 0) {
            final int above = (place - 1) / CHILDREN;
            if (!isBefore(timeNs, key, above)) {
                break;
            }
            put(place, time(above), key(above));
            place = above;
        }
        put(place, timeNs, key);
    }

    /** Lets an entry sink from the top. */
    private void down(final long timeNs, final long key) {
        int place = 0;
        while (true) {
            final int below = firstBelow(place);
            if (below >= size || isBefore(timeNs, key, below)) {
                break;
            }
            put(place, time(below), key(below));
            place = below;
        }
        put(place, timeNs, key);
    }

    /** @return the first of those below a place; at least {@link #size} if there is none */
    private int firstBelow(final int place) {
        int first = CHILDREN * place + 1;
        final int end = Math.min(first + CHILDREN, size);
        for (int each = first + 1; each < end; each++) {
            if (isBefore(time(each), key(each), first)) {
                first = each;
            }
        }
        return first;
    }

    private boolean isBefore(final long timeNs, final long key, final int place) {
        return timeNs != time(place) ? timeNs < time(place) : key < key(place);
    }

    private boolean isLeftBehind(final int place) {
        return desk(place).timerOrder != key(place) >>> NUMBER_BITS;
    }

    private SeatDesk desk(final int place) {
        return desks[(int) (key(place) & NUMBER)];
    }

    private long time(final int place) {
        return entries[2 * place];
    }

    private long key(final int place) {
        return entries[2 * place + 1];
    }

    private void put(final int place, final long timeNs, final long key) {
        entries[2 * place] = timeNs;
        entries[2 * place + 1] = key;
    }
}
