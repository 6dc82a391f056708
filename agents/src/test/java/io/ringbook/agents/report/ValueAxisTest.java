package io.ringbook.agents.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ringbook.agents.InstrumentScale;
import io.ringbook.core.Instrument;
import io.ringbook.core.Limits;
import java.util.List;
import org.junit.jupiter.api.Test;

class ValueAxisTest {
    private static final int HEIGHT = 3_000;

    @Test
    void labelsAreRoundPrices() {
        assertEquals(List.of("98", "99", "100", "101", "102"), labels(1, 9_780, 10_210));
        assertEquals(List.of("99.75", "100.00", "100.25", "100.50"), labels(25, 400, 401));
        assertEquals(List.of("99.98", "99.99", "100.00", "100.01", "100.02"), labels(1, 10_000, 10_000));
        assertEquals(List.of("10,000", "15,000", "20,000", "25,000", "30,000"), labels(1, 700_000, 3_200_000));
    }

    @Test
    void everyRangeHasAFewLabelsInsideThePlot() {
        for (final long tickSize : new long[] {1, 3, 5, 7, 25, 1_000_003, Long.MAX_VALUE / 1_000}) {
            for (long range = 0; range < Limits.MAX_PRICE_TICKS - 1_000; range += range / 2 + 1) {
                final InstrumentScale scale = new InstrumentScale(new Instrument(0, "ABC", 1, 0, tickSize, 7), 0, 2);
                final var labels = new ValueAxis(scale.tick(), 1_000, 1_000 + range, HEIGHT).labels();
                assertTrue(labels.size() >= 2 && labels.size() <= 8, tickSize + " " + range + " " + labels);
                labels.forEach(label -> assertTrue(label.at() >= 0 && label.at() <= HEIGHT, labels.toString()));
            }
        }
    }

    @Test
    void higherPricesAreHigherUp() {
        final ValueAxis axis = axis(1, 9_000, 11_000);
        assertTrue(axis.at(10_999) < axis.at(10_000) && axis.at(10_000) < axis.at(9_001));
        assertEquals(HEIGHT / 2, axis.at(10_000));
        assertTrue(axis.at(1) < 3 * HEIGHT, "far off prices stay near");
    }

    private static List<String> labels(final long tickSize, final long lowTicks, final long highTicks) {
        return axis(tickSize, lowTicks, highTicks).labels().stream()
                .map(AxisLabel::text)
                .toList();
    }

    private static ValueAxis axis(final long tickSize, final long lowTicks, final long highTicks) {
        final InstrumentScale scale = new InstrumentScale(new Instrument(0, "ABC", 1, 0, tickSize, 1), 0, 2);
        return new ValueAxis(scale.tick(), lowTicks, highTicks, HEIGHT);
    }
}
