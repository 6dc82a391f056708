package io.ringbook.agents.hub;

import java.util.Arrays;

/**
 * What something was at the moments of its changes, as far back as someone has not been told.
 *
 * @param <T> of values that never change
 */
class History<T> {
    private Object[] values = new Object[4];
    private long[] times = new long[4];
    private int first;
    private int size;

    /** @param initial what it was before anything changed */
    History(final T initial) {
        values[0] = initial;
        times[0] = Long.MIN_VALUE;
        size = 1;
    }

    /**
     * Another value, from now on.
     *
     * @param nowNs no earlier than the last one's
     * @param keepNs what was replaced longer ago than this is forgotten
     */
    void add(final T value, final long nowNs, final long keepNs) {
        if (times[place(size - 1)] == nowNs) {
            values[place(size - 1)] = value;
            return;
        }
        while (size > 1 && times[place(1)] <= nowNs - keepNs) {
            values[first] = null;
            first = place(1);
            size--;
        }
        if (size == values.length) {
            grow();
        }
        values[place(size)] = value;
        times[place(size)] = nowNs;
        size++;
    }

    /** @return what it was at a time that is not forgotten; the latest is found at once */
    @SuppressWarnings("unchecked")
    T at(final long timeNs) {
        int back = size - 1;
        while (back > 0 && times[place(back)] > timeNs) {
            back--;
        }
        return (T) values[place(back)];
    }

    /** @return when it changed first after a time, or {@link Timed#NEVER} */
    long nextAfter(final long timeNs) {
        long next = Timed.NEVER;
        for (int back = size - 1; back >= 0 && times[place(back)] > timeNs; back--) {
            next = times[place(back)];
        }
        return next;
    }

    private int place(final int index) {
        return (first + index) & (values.length - 1);
    }

    private void grow() {
        final int length = values.length;
        final Object[] largerValues = Arrays.copyOfRange(values, first, first + 2 * length);
        final long[] largerTimes = Arrays.copyOfRange(times, first, first + 2 * length);
        System.arraycopy(values, 0, largerValues, length - first, first);
        System.arraycopy(times, 0, largerTimes, length - first, first);
        values = largerValues;
        times = largerTimes;
        first = 0;
    }
}
