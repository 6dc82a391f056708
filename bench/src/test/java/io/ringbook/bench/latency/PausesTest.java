package io.ringbook.bench.latency;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;

final class PausesTest {
    @Test
    void aPauseCountsForEachMicrosecondOfIt() {
        final Pauses pauses = new Pauses();
        pauses.begin(0);
        long clock = 0;
        while (clock < 90_000) {
            clock += 100;
            pauses.look(clock);
        }
        pauses.look(clock + 10_000);
        final Histogram waits = pauses.waits();
        assertEquals(100, waits.getTotalCount());
        assertTrue(waits.valuesAreEquivalent(10_000, waits.getMaxValue()));
        assertEquals(90, waits.getCountAtValue(0));
        assertEquals(0, waits.getValueAtPercentile(90));
        // As exact as the histogram is.
        assertEquals(5_000.0, (double) waits.getValueAtPercentile(95), 10.0);
    }

    @Test
    void whatLiesBetweenTwoPartsIsNoPause() {
        final Pauses pauses = new Pauses();
        pauses.begin(0);
        pauses.look(500);
        pauses.begin(1_000_000);
        pauses.look(1_000_500);
        assertEquals(1, pauses.waits().getTotalCount());
        assertEquals(0, pauses.waits().getMaxValue());
    }
}
