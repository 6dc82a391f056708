package io.ringbook.agents.report;

import java.util.Arrays;

/**
 * The prices of one instrument over time, in a bounded number of buckets of equal width: when time outgrows them, each
 * two neighbors become one. The width starts at a nanosecond, so short series keep their times.
 */
final class PriceSeries {
    static final int MOST_BUCKETS = 600;

    /** Best bid and ask of a bucket in which neither changed. */
    static final long UNCHANGED = -1;

    private static final int OPEN = 0;
    private static final int HIGH = 1;
    private static final int LOW = 2;
    private static final int CLOSE = 3;
    private static final int BID = 4;
    private static final int ASK = 5;
    private static final int FIELDS = 6;

    private long[] fields = new long[16 * FIELDS];
    private int size;
    private int widthShift;
    private long firstNs;
    private long lastNs;

    void traded(final long timestampNs, final long priceTicks) {
        final int at = bucket(timestampNs);
        if (fields[at + CLOSE] == 0) {
            fields[at + OPEN] = priceTicks;
            fields[at + HIGH] = priceTicks;
            fields[at + LOW] = priceTicks;
        }
        fields[at + HIGH] = Math.max(fields[at + HIGH], priceTicks);
        fields[at + LOW] = Math.min(fields[at + LOW], priceTicks);
        fields[at + CLOSE] = priceTicks;
    }

    /** Best bid and ask are these from now on; 0 for none. */
    void quoted(final long timestampNs, final long bidTicks, final long askTicks) {
        final int at = bucket(timestampNs);
        fields[at + BID] = bidTicks;
        fields[at + ASK] = askTicks;
    }

    int size() {
        return size;
    }

    /** @return time of the first trade or quote; 0 if there was none */
    long firstNs() {
        return firstNs;
    }

    /** @return time of the last trade or quote; 0 if there was none */
    long lastNs() {
        return lastNs;
    }

    /** @return the middle of the bucket, but not after the last trade or quote */
    long timeNs(final int bucket) {
        return Math.min(lastNs, firstNs + ((long) bucket << widthShift) + (1L << widthShift) / 2);
    }

    boolean isTraded(final int bucket) {
        return closeTicks(bucket) != 0;
    }

    /** @return the first bucket from this one on in which something traded; {@link #size} if there is none */
    int tradedFrom(final int bucket) {
        int next = bucket;
        while (next < size && !isTraded(next)) {
            next++;
        }
        return next;
    }

    /** @return the last bucket in which something traded; negative if there is none */
    int lastTraded() {
        int last = size - 1;
        while (last >= 0 && !isTraded(last)) {
            last--;
        }
        return last;
    }

    /** @return buckets in which something traded */
    int tradedBuckets() {
        int traded = 0;
        for (int bucket = tradedFrom(0); bucket < size; bucket = tradedFrom(bucket + 1)) {
            traded++;
        }
        return traded;
    }

    /** @return 0 if nothing traded, as all prices of trades */
    long openTicks(final int bucket) {
        return fields[bucket * FIELDS + OPEN];
    }

    long highTicks(final int bucket) {
        return fields[bucket * FIELDS + HIGH];
    }

    long lowTicks(final int bucket) {
        return fields[bucket * FIELDS + LOW];
    }

    long closeTicks(final int bucket) {
        return fields[bucket * FIELDS + CLOSE];
    }

    /** @return best bid at the bucket's end, 0 if nobody buys, or {@link #UNCHANGED} */
    long bidTicks(final int bucket) {
        return fields[bucket * FIELDS + BID];
    }

    /** @return best ask at the bucket's end, 0 if nobody sells, or {@link #UNCHANGED} */
    long askTicks(final int bucket) {
        return fields[bucket * FIELDS + ASK];
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
        while (size <= bucket) {
            append();
        }
        return bucket * FIELDS;
    }

    private void append() {
        if ((size + 1) * FIELDS > fields.length) {
            fields = Arrays.copyOf(fields, 2 * fields.length);
        }
        clear(size);
        size++;
    }

    private void fold() {
        final int folded = (size + 1) / 2;
        for (int bucket = 0; bucket < folded; bucket++) {
            final int earlier = 2 * bucket;
            System.arraycopy(fields, earlier * FIELDS, fields, bucket * FIELDS, FIELDS);
            if (earlier + 1 < size) {
                join(bucket * FIELDS, (earlier + 1) * FIELDS);
            }
        }
        size = folded;
        widthShift++;
    }

    private void join(final int earlier, final int later) {
        if (fields[later + CLOSE] != 0) {
            final boolean tradedBefore = fields[earlier + CLOSE] != 0;
            fields[earlier + OPEN] = fields[(tradedBefore ? earlier : later) + OPEN];
            fields[earlier + HIGH] = Math.max(fields[earlier + HIGH], fields[later + HIGH]);
            fields[earlier + LOW] =
                    tradedBefore ? Math.min(fields[earlier + LOW], fields[later + LOW]) : fields[later + LOW];
            fields[earlier + CLOSE] = fields[later + CLOSE];
        }
        if (fields[later + BID] != UNCHANGED) {
            fields[earlier + BID] = fields[later + BID];
            fields[earlier + ASK] = fields[later + ASK];
        }
    }

    private void clear(final int bucket) {
        Arrays.fill(fields, bucket * FIELDS, bucket * FIELDS + BID, 0);
        fields[bucket * FIELDS + BID] = UNCHANGED;
        fields[bucket * FIELDS + ASK] = UNCHANGED;
    }
}
