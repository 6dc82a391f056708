package io.ringbook.agents.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

final class RoundedTimesTest {
    private final RoundedTimes times = new RoundedTimes();

    @Test
    void percentilesAreThoseOfTwoDigits() {
        for (long ns = 1_001; ns <= 1_100; ns++) {
            times.add(1_000 * ns);
        }
        assertEquals(100, times.count());
        // 1.001 to 1.049 ms are 1.0, the 51 others 1.1.
        assertEquals(1_000_000, times.percentileNs(49));
        assertEquals(1_100_000, times.percentileNs(50));
        assertEquals(1_100_000, times.percentileNs(99));
        assertEquals(1_100_000, times.mostNs());
    }

    @Test
    void oneOfAHundredIsBeyondTheNinetyNinth() {
        for (int i = 0; i < 99; i++) {
            times.add(7);
        }
        times.add(123_456_789);
        assertEquals(7, times.percentileNs(50));
        assertEquals(7, times.percentileNs(99));
        assertEquals(123_456_789, times.percentileNs(100));
        assertEquals(123_456_789, times.mostNs());
    }

    @Test
    void roundsToTheNearest() {
        assertRounded(0, 0);
        assertRounded(1, 1);
        assertRounded(99, 99);
        assertRounded(100, 104);
        assertRounded(110, 105);
        assertRounded(1_000, 999);
        assertRounded(9_200_000_000_000_000_000L, Long.MAX_VALUE);
    }

    /** 9.38 of one, 9.36 of the others: no percentile is beyond the most. */
    @Test
    void theMostIsExact() {
        times.add(9_380);
        assertEquals(9_380, times.percentileNs(50));
        times.add(9_360);
        times.add(9_360);
        assertEquals(9_380, times.percentileNs(50));
        assertEquals(9_380, times.percentileNs(99));
    }

    @Test
    void noneIsNothing() {
        assertEquals(0, times.percentileNs(50));
        assertEquals(0, times.mostNs());
    }

    private static void assertRounded(final long expected, final long ns) {
        final RoundedTimes two = new RoundedTimes();
        two.add(ns);
        two.add(Long.MAX_VALUE);
        assertEquals(expected, two.percentileNs(50));
        assertEquals(Long.MAX_VALUE, two.mostNs());
    }
}
