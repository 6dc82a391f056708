package io.ringbook.agents.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import org.junit.jupiter.api.Test;

class SeriesTest {
    private final Series series = new Series(2);

    @Test
    void aBucketHoldsLowestHighestAndLast() {
        for (final long amount : new long[] {-3, 7, 5}) {
            series.put(100, 1, amount);
        }
        assertEquals("-3 7 5", text(0, 1));
        assertFalse(series.isChanged(0, 0));
    }

    @Test
    void valuesChangeIndependently() {
        series.put(0, 0, 1);
        series.put(2, 1, 2);
        assertEquals(3, series.size());
        assertEquals(Series.UNCHANGED, series.last(2, 0));
        assertEquals(Series.UNCHANGED, series.last(1, 1));
        assertEquals("2 2 2", text(2, 1));
    }

    @Test
    void noneIsNeitherLowestNorHighest() {
        series.put(0, 0, 4);
        series.put(0, 0, Series.NONE);
        assertEquals(4, series.low(0, 0));
        assertEquals(4, series.high(0, 0));
        assertEquals(Series.NONE, series.last(0, 0));
        series.put(0, 0, 6);
        assertEquals("4 6 6", text(0, 0));
    }

    @Test
    void noneOutlivesJoining() {
        series.put(0, 0, Series.NONE);
        series.put(1, 0, 3);
        series.put(2, 0, 8);
        series.put(3, 0, Series.NONE);
        series.put(Series.MOST_BUCKETS, 1, 0);
        assertEquals("3 3 3", text(0, 0));
        assertEquals(8, series.low(1, 0));
        assertEquals(8, series.high(1, 0));
        assertEquals(Series.NONE, series.last(1, 0));
    }

    private String text(final int bucket, final int value) {
        return series.low(bucket, value) + " " + series.high(bucket, value) + " " + series.last(bucket, value);
    }
}
