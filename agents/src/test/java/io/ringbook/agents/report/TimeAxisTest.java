package io.ringbook.agents.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class TimeAxisTest {
    private static final long START_NS = RecordedMarket.START_NS;
    private static final int WIDTH = 8_000;

    @Test
    void labelsAreRoundTimes() {
        assertEquals(
                List.of("09:30:00", "09:40:00", "09:50:00", "10:00:00", "10:10:00", "10:20:00", "10:30:00"),
                labels(UtcTime.HOUR));
        assertEquals(List.of("2026-01-06", "2026-01-07", "2026-01-08", "2026-01-09"), labels(4 * UtcTime.DAY));
        assertEquals(
                List.of("2026-02", "2026-03", "2026-04"),
                labels(250 * UtcTime.DAY).subList(0, 3));
        assertEquals(List.of("2027", "2028", "2029", "2030", "2031"), labels(5 * 366 * UtcTime.DAY));
    }

    @Test
    void midnightIsADate() {
        assertEquals(
                List.of("12:00:00", "18:00:00", "2026-01-06", "06:00:00"),
                labels(UtcTime.DAY).subList(0, 4));
    }

    @Test
    void everyRangeHasLabelsWithRoomBetweenThem() {
        for (long rangeNs = 1; rangeNs > 0 && rangeNs < 200 * 365 * UtcTime.DAY; rangeNs += rangeNs / 3 + 1) {
            final TimeAxis axis = new TimeAxis(START_NS, START_NS + rangeNs, WIDTH);
            final List<AxisLabel> labels = axis.labels();
            assertTrue(!labels.isEmpty() && labels.size() < 16, "rangeNs=" + rangeNs + ", labels=" + labels);
            for (int i = 1; i < labels.size(); i++) {
                final int room = labels.get(i).at() - labels.get(i - 1).at();
                assertTrue(room > labels.get(i).text().length() * 65, "rangeNs=" + rangeNs + ", labels=" + labels);
            }
            assertEquals(0, axis.at(START_NS));
            assertEquals(WIDTH, axis.at(START_NS + rangeNs));
        }
    }

    private static List<String> labels(final long rangeNs) {
        return new TimeAxis(START_NS, START_NS + rangeNs, WIDTH)
                .labels().stream().map(AxisLabel::text).toList();
    }
}
