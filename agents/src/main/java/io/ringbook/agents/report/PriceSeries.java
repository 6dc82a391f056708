package io.ringbook.agents.report;

/** The prices of one instrument over time: trades, best bid and best ask. */
final class PriceSeries {
    /** Best bid and ask of a bucket in which neither changed. */
    static final long UNCHANGED = -1;

    private static final int TRADE = 0;
    private static final int BID = 1;
    private static final int ASK = 2;

    private final Series series = new Series(3);

    void traded(final long timestampNs, final long priceTicks) {
        series.put(timestampNs, TRADE, priceTicks);
    }

    /** Best bid and ask are these from now on; 0 for none. */
    void quoted(final long timestampNs, final long bidTicks, final long askTicks) {
        series.put(timestampNs, BID, bidTicks);
        series.put(timestampNs, ASK, askTicks);
    }

    int size() {
        return series.size();
    }

    /** @return time of the first trade or quote; 0 if there was none */
    long firstNs() {
        return series.firstNs();
    }

    /** @return time of the last trade or quote; 0 if there was none */
    long lastNs() {
        return series.lastNs();
    }

    /** @return the middle of the bucket, but not after the last trade or quote */
    long timeNs(final int bucket) {
        return series.timeNs(bucket);
    }

    boolean isTraded(final int bucket) {
        return series.isChanged(bucket, TRADE);
    }

    /** @return the first bucket from this one on in which something traded; {@link #size} if there is none */
    int tradedFrom(final int bucket) {
        int next = bucket;
        while (next < size() && !isTraded(next)) {
            next++;
        }
        return next;
    }

    /** @return the last bucket in which something traded; negative if there is none */
    int lastTraded() {
        int last = size() - 1;
        while (last >= 0 && !isTraded(last)) {
            last--;
        }
        return last;
    }

    /** @return buckets in which something traded */
    int tradedBuckets() {
        int traded = 0;
        for (int bucket = tradedFrom(0); bucket < size(); bucket = tradedFrom(bucket + 1)) {
            traded++;
        }
        return traded;
    }

    /** @return 0 if nothing traded, as all prices of trades */
    long highTicks(final int bucket) {
        return isTraded(bucket) ? series.high(bucket, TRADE) : 0;
    }

    long lowTicks(final int bucket) {
        return isTraded(bucket) ? series.low(bucket, TRADE) : 0;
    }

    long closeTicks(final int bucket) {
        return isTraded(bucket) ? series.last(bucket, TRADE) : 0;
    }

    /** @return best bid at the bucket's end, 0 if nobody buys, or {@link #UNCHANGED} */
    long bidTicks(final int bucket) {
        return quote(bucket, BID);
    }

    /** @return best ask at the bucket's end, 0 if nobody sells, or {@link #UNCHANGED} */
    long askTicks(final int bucket) {
        return quote(bucket, ASK);
    }

    private long quote(final int bucket, final int side) {
        return series.isChanged(bucket, side) ? series.last(bucket, side) : UNCHANGED;
    }
}
