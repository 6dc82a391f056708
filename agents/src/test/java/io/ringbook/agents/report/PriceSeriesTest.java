package io.ringbook.agents.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class PriceSeriesTest {
    private static final long FIRST_NS = 1_000_000_000_000_000_007L;

    private final PriceSeries series = new PriceSeries();

    @Test
    void oneTrade() {
        series.traded(FIRST_NS, 100);
        assertEquals(1, series.size());
        assertEquals(FIRST_NS, series.timeNs(0));
        assertEquals("100 100 100 -1 -1", text(0));
    }

    @Test
    void aBucketHoldsHighLowLastAndTheLastQuote() {
        series.quoted(FIRST_NS, 99, 101);
        for (final long priceTicks : new long[] {100, 103, 98, 101}) {
            series.traded(FIRST_NS, priceTicks);
        }
        series.quoted(FIRST_NS, 100, 0);
        assertEquals("103 98 101 100 0", text(0));
    }

    @Test
    void bucketsJoinWhenTimeOutgrowsThem() {
        for (int i = 0; i < Series.MOST_BUCKETS; i++) {
            series.traded(FIRST_NS + i, 1_000 + i);
        }
        series.quoted(FIRST_NS + 3, 0, 0);
        assertEquals(Series.MOST_BUCKETS, series.size());
        series.traded(FIRST_NS + Series.MOST_BUCKETS, 5_000);
        assertEquals(Series.MOST_BUCKETS / 2 + 1, series.size());
        assertEquals("1001 1000 1001 -1 -1", text(0));
        assertEquals("1003 1002 1003 0 0", text(1));
        assertEquals("5000 5000 5000 -1 -1", text(Series.MOST_BUCKETS / 2));
    }

    @Test
    void staysBoundedOverAnyTime() {
        series.traded(0, 1);
        series.traded(1, 2);
        series.traded(Long.MAX_VALUE / 2, 3);
        series.traded(Long.MAX_VALUE, 4);
        assertTrue(series.size() <= Series.MOST_BUCKETS);
        assertEquals("2 1 2 -1 -1", text(0));
        assertEquals(4, series.closeTicks(series.lastTraded()));
        assertEquals(3, series.tradedBuckets());
        assertEquals(Long.MAX_VALUE, series.lastNs());
    }

    @Test
    void highAndLowOutliveAllJoining() {
        for (int i = 0; i < 100_000; i++) {
            series.traded(FIRST_NS + i * 1_000L, i == 54_321 ? 9 : i == 77_777 ? 900 : 100);
        }
        long high = 0;
        long low = Long.MAX_VALUE;
        for (int bucket = series.tradedFrom(0); bucket < series.size(); bucket = series.tradedFrom(bucket + 1)) {
            high = Math.max(high, series.highTicks(bucket));
            low = Math.min(low, series.lowTicks(bucket));
        }
        assertEquals(900, high);
        assertEquals(9, low);
    }

    private String text(final int bucket) {
        return series.highTicks(bucket) + " " + series.lowTicks(bucket) + " " + series.closeTicks(bucket) + " "
                + series.bidTicks(bucket) + " " + series.askTicks(bucket);
    }
}
