package io.ringbook.agents.hub;

import java.util.Arrays;

/**
 * Whose time is next, by time and then by the order in which it was asked for: a heap in which each entry has four below it,
 * side by side.
 *
 * <pre>
 *   entry:  0      64                     104            128
 *           +------+----------------------+--------------+
 *           | time | order in which asked | whose number |
 *           +------+----------------------+--------------+
 * </pre>
 *
 * A time that was set again leaves its entry behind, which is passed over when it comes, or cleared away when most are such.
 */
final class Timers<T extends Timed> {
    private static final int CHILDREN = 4;
    private static final int NUMBER_BITS = 24;
    private static final long NUMBER = (1L << NUMBER_BITS) - 1;

    private long[] entries = new long[128];
    private int size;
    private Timed[] timed = new Timed[64];
    private int known;

    /** Of the first, or {@link Timed#NEVER}. */
    long timeNs() {
        while (size > 0 && isLeftBehind(0)) {
            removeFirst();
        }
        return size == 0 ? Timed.NEVER : time(0);
    }

    /** Of the first; there must be one. */
    long order() {
        return key(0) >>> NUMBER_BITS;
    }

    /** Sets when its time comes, whatever it was before. */
    void set(final T whose, final long timeNs, final long order) {
        if (whose.timer == Timed.NONE) {
            whose.timer = number(whose);
        }
        whose.wakeAtNs = timeNs;
        whose.timerOrder = order;
        if (size > 2 * known) {
            clearAway();
        }
        if (2 * size == entries.length) {
            entries = Arrays.copyOf(entries, 2 * entries.length);
        }
        up(size++, timeNs, order << NUMBER_BITS | whose.timer);
    }

    /** Its time does not come any more. */
    void clear(final T whose) {
        whose.wakeAtNs = Timed.NEVER;
        whose.timerOrder = Timed.NONE;
    }

    /** There must be one. @return whose time is first */
    T first() {
        return whose(0);
    }

    /** There must be one. @return whose time is first, which is no more set */
    T takeFirst() {
        final T whose = whose(0);
        whose.wakeAtNs = Timed.NEVER;
        whose.timerOrder = Timed.NONE;
        removeFirst();
        return whose;
    }

    private int number(final T whose) {
        if (known > NUMBER) {
            throw new IllegalStateException("too many: timed=" + known);
        }
        if (known == timed.length) {
            timed = Arrays.copyOf(timed, 2 * known);
        }
        timed[known] = whose;
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
        return whose(place).timerOrder != key(place) >>> NUMBER_BITS;
    }

    @SuppressWarnings("unchecked")
    private T whose(final int place) {
        return (T) timed[(int) (key(place) & NUMBER)];
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
