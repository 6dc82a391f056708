package io.ringbook.agents.report;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Values over time, in a bounded number of buckets of equal width: when time outgrows them, each two neighbors become one.
 * The width starts at a nanosecond, so short series keep their times. Of each bucket and value it keeps the lowest, the
 * highest and the last.
 */
final class Series {
    static final int MOST_BUCKETS = 600;

    /** In place of a value: there is none from now on. */
    static final long NONE = Long.MIN_VALUE;

    /** Of a bucket in which the value did not change. */
    static final long UNCHANGED = Long.MIN_VALUE + 1;

    private static final int LOW = 0;
    private static final int HIGH = 1;
    private static final int LAST = 2;
    private static final int OF_VALUE = 3;

    private final int ofBucket;
    private long[] fields;
    private int size;
    private int widthShift;
    private long firstNs;
    private long lastNs;

    /** @param values that change independently of each other */
    Series(final int values) {
        ofBucket = values * OF_VALUE;
        fields = new long[16 * ofBucket];
    }

    /** @param amount that the value has from now on, or {@link #NONE} */
    void put(final long timestampNs, final int value, final long amount) {
        final int at = bucket(timestampNs) * ofBucket + value * OF_VALUE;
        add(at, amount, amount, amount);
    }

    /** @return how many change independently of each other */
    int values() {
        return ofBucket / OF_VALUE;
    }

    int size() {
        return size;
    }

    /** @return when a value was first put; 0 if none was */
    long firstNs() {
        return firstNs;
    }

    /** @return when a value was last put; 0 if none was */
    long lastNs() {
        return lastNs;
    }

    /** @return the middle of the bucket, but not after the last value */
    long timeNs(final int bucket) {
        return Math.min(lastNs, firstNs + ((long) bucket << widthShift) + (1L << widthShift) / 2);
    }

    boolean isChanged(final int bucket, final int value) {
        return last(bucket, value) != UNCHANGED;
    }

    /** @return the lowest to which it changed in the bucket, {@link #NONE} or {@link #UNCHANGED} */
    long low(final int bucket, final int value) {
        return fields[bucket * ofBucket + value * OF_VALUE + LOW];
    }

    /** @return the lowest to which a value changed at any time, or {@link #NONE} if it never had one */
    long lowest(final int value) {
        return IntStream.range(0, size)
                .mapToLong(bucket -> low(bucket, value))
                .filter(low -> low > UNCHANGED)
                .min()
                .orElse(NONE);
    }

    /** @return the highest to which it changed in the bucket, {@link #NONE} or {@link #UNCHANGED} */
    long high(final int bucket, final int value) {
        return fields[bucket * ofBucket + value * OF_VALUE + HIGH];
    }

    /** @return what it is at the end of the bucket, {@link #NONE} or {@link #UNCHANGED} */
    long last(final int bucket, final int value) {
        return fields[bucket * ofBucket + value * OF_VALUE + LAST];
    }

    private int bucket(final long timestampNs) {
        if (size == 0) {
            firstNs = timestampNs;
        }
        while ((timestampNs - firstNs) >> widthShift >= MOST_BUCKETS) {
            fold();
        }
        lastNs = timestampNs;
        final int bucket = (int) ((timestampNs - firstNs) >> widthShift);
        if ((bucket + 1) * ofBucket > fields.length) {
            fields = Arrays.copyOf(fields, Math.max(2 * fields.length, (bucket + 1) * ofBucket));
        }
        if (bucket >= size) {
            Arrays.fill(fields, size * ofBucket, (bucket + 1) * ofBucket, UNCHANGED);
            size = bucket + 1;
        }
        return bucket;
    }

    private void fold() {
        final int folded = (size + 1) / 2;
        for (int bucket = 0; bucket < folded; bucket++) {
            final int earlier = 2 * bucket * ofBucket;
            System.arraycopy(fields, earlier, fields, bucket * ofBucket, ofBucket);
            final int later = earlier + ofBucket;
            for (int value = 0; later < size * ofBucket && value < ofBucket; value += OF_VALUE) {
                final int from = later + value;
                add(bucket * ofBucket + value, fields[from + LOW], fields[from + HIGH], fields[from + LAST]);
            }
        }
        size = folded;
        widthShift++;
    }

    private void add(final int at, final long low, final long high, final long last) {
        if (last == UNCHANGED) {
            return;
        }
        final boolean isFirst = fields[at + LOW] <= UNCHANGED;
        if (isFirst || (low > UNCHANGED && low < fields[at + LOW])) {
            fields[at + LOW] = low;
        }
        if (isFirst || high > fields[at + HIGH]) {
            fields[at + HIGH] = high;
        }
        fields[at + LAST] = last;
    }
}
