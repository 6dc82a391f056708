package io.ringbook.agents.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;

class LineChartTest {
    private final Series series = new Series(2);

    @Test
    void nothing() throws Exception {
        assertTrue(draw().contains(">There was none.<"));
        series.put(RecordedMarket.START_NS, 0, Series.NONE);
        assertTrue(draw().contains(">There was none.<"));
    }

    @Test
    void aLineHoldsUntilItChangesAndBreaksWhereThereIsNone() throws Exception {
        long timestampNs = RecordedMarket.START_NS;
        for (final long amount : new long[] {30, 50, Series.NONE, 20, 10}) {
            series.put(timestampNs, 0, amount);
            timestampNs += UtcTime.SECOND;
        }
        final String svg = draw();
        final String line = Pattern.compile("d=\"([^\"]*)\" stroke=\"#0b4a8f\" stroke-width=\"1.2\"")
                .matcher(svg)
                .results()
                .map(match -> match.group(1).replaceAll("[^A-Z]", ""))
                .reduce("", (before, path) -> path.length() > before.length() ? path : before);
        assertEquals("MHVHMHVH", line);
        assertTrue(svg.contains(">bids<") && svg.contains(">asks<"), svg);
        assertTrue(svg.contains("<title>Depth in lots</title>"), svg);
        assertTrue(svg.contains(">0.4<"), svg);
    }

    @Test
    void whatIsFarAboveTheOthersIsCutOffAndSaid() throws Exception {
        for (int i = 0; i < 200; i++) {
            series.put(RecordedMarket.START_NS + i * UtcTime.SECOND, 0, i == 77 ? 9_000_000 : 100);
        }
        final String svg = draw();
        assertTrue(svg.contains(">lots, up to 90,000.00, 2026-01-05"), svg);
        assertTrue(svg.contains(">3<"), svg);
    }

    private String draw() throws Exception {
        final String svg = new LineChart(
                        "Depth", "lots", new BigDecimal("0.01"), List.of("bids", "asks"), series, series, true)
                .svg();
        DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(svg.getBytes(StandardCharsets.UTF_8)));
        return svg;
    }
}
