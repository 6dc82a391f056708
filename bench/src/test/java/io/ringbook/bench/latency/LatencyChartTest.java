package io.ringbook.bench.latency;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

final class LatencyChartTest {
    @Test
    void eachNineTakesTheSameRoom() {
        final PercentileAxis axis = new PercentileAxis(10_000, 4_000);
        assertEquals(4, axis.nines());
        assertEquals(0, axis.percentile(0), 1e-9);
        assertEquals(90, axis.percentile(20), 1e-9);
        assertEquals(99.9, axis.percentile(60), 1e-9);
        assertEquals(axis.at(3), axis.atPoint(60));
        assertEquals("99.9 %", PercentileAxis.label(3));
    }

    @Test
    void powersOfTenHaveTheirUnits() {
        assertEquals("100 ns", LatencyAxis.label(2));
        assertEquals("1 µs", LatencyAxis.label(3));
        assertEquals("10 ms", LatencyAxis.label(7));
        assertEquals("10 s", LatencyAxis.label(10));
        assertEquals("100 s", LatencyAxis.label(11));
    }
}
