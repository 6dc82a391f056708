package io.ringbook.agents.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ringbook.agents.InstrumentScale;
import io.ringbook.core.Instrument;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;

class PriceChartTest {
    private static final long START_NS = RecordedMarket.START_NS;
    private static final InstrumentScale CENTS = new InstrumentScale(new Instrument(0, "ABC", 1, 0, 1, 1), 0, 2);

    @Test
    void nothingAtAll() throws Exception {
        final String svg = draw(new PriceSeries());
        assertTrue(svg.contains(">Nothing was quoted and nothing traded.<"), svg);
    }

    @Test
    void quotesWithoutTrades() throws Exception {
        final PriceSeries series = new PriceSeries();
        series.quoted(START_NS, 9_990, 10_010);
        series.quoted(START_NS + 60 * UtcTime.SECOND, 9_990, 0);
        final String svg = draw(series);
        assertTrue(svg.contains(">Nothing traded.<"), svg);
        assertFalse(svg.contains(">trade price<"), svg);
    }

    @Test
    void oneTrade() throws Exception {
        final PriceSeries series = new PriceSeries();
        series.traded(START_NS, 10_000);
        assertEquals(
                List.of(
                        "Prices of A&amp;B in USD per ABC",
                        "A&amp;B",
                        "USD per ABC, 2026-01-05 09:30:00 UTC",
                        "best bid to ask",
                        "trade price",
                        "high to low",
                        "99.98",
                        "99.99",
                        "100.00",
                        "100.01",
                        "100.02",
                        "09:29:59.6",
                        "09:29:59.8",
                        "09:30:00.0",
                        "09:30:00.2",
                        "09:30:00.4",
                        "100.00"),
                words(draw(series)));
    }

    @Test
    void aQuoteHoldsUntilItChanges() throws Exception {
        final PriceSeries series = new PriceSeries();
        series.quoted(START_NS, 9_990, 10_010);
        series.quoted(START_NS + 10 * UtcTime.SECOND, 9_995, 10_010);
        series.quoted(START_NS + 20 * UtcTime.SECOND, 0, 10_010);
        series.quoted(START_NS + 30 * UtcTime.SECOND, 9_995, 10_010);
        series.quoted(START_NS + 40 * UtcTime.SECOND, 9_995, 10_010);
        final List<MatchResult> shapes =
                Pattern.compile("M[^M\"]*Z").matcher(draw(series)).results().toList();
        assertEquals(2, shapes.size());
        assertEquals(
                List.of("M", "H", "V", "H", "V", "H", "Z"),
                Pattern.compile("[A-Z]")
                        .matcher(shapes.get(0).group())
                        .results()
                        .map(MatchResult::group)
                        .toList());
    }

    @Test
    void theLineBreaksWhereNothingTradedForLong() throws Exception {
        final PriceSeries series = new PriceSeries();
        for (int second = 0; second < 600; second++) {
            if (second < 200 || second > 300) {
                series.traded(START_NS + second * UtcTime.SECOND, 10_000 + second % 7);
            }
        }
        final String line = Pattern.compile(
                        "<path d=\"([^\"]*)\" stroke=\"#0b4a8f\" stroke-width=\"1.5\" stroke-linejoin")
                .matcher(draw(series))
                .results()
                .map(match -> match.group(1))
                .reduce("", (before, path) -> path);
        assertEquals(2, line.chars().filter(c -> c == 'M').count(), line);
    }

    @Test
    void sixHundredPoints() throws Exception {
        final PriceSeries series = new PriceSeries();
        long priceTicks = 10_000;
        for (int i = 0; i < 36_000; i++) {
            priceTicks += (i * 7_919L) % 5 - 2;
            final long timestampNs = START_NS + i * (UtcTime.SECOND / 10);
            series.quoted(timestampNs, priceTicks - 3, priceTicks + 3);
            series.traded(timestampNs, priceTicks + i % 3 - 1);
        }
        final String svg = draw(series);
        assertTrue(svg.length() < 100_000, () -> "length=" + svg.length());
        assertTrue(words(svg).containsAll(List.of("09:30:00", "10:20:00", "trade price")), svg);
    }

    @Test
    void placesAreInTenthsWithoutFloatingPoint() {
        assertEquals("0", Svg.number(0));
        assertEquals("-0.1", Svg.number(-1));
        assertEquals("12", Svg.number(120));
        assertEquals("-12.3", Svg.number(-123));
    }

    /** Draws it twice, expects the same text, and that it is XML. */
    private static String draw(final PriceSeries series) throws Exception {
        final String svg = new PriceChart("A&B", "USD per ABC", CENTS, series, series).svg();
        assertEquals(svg, new PriceChart("A&B", "USD per ABC", CENTS, series, series).svg());
        final var document = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(svg.getBytes(StandardCharsets.UTF_8)));
        assertEquals("960", document.getDocumentElement().getAttribute("width"));
        assertEquals("420", document.getDocumentElement().getAttribute("height"));
        return svg;
    }

    private static List<String> words(final String svg) {
        final List<String> words = new ArrayList<>();
        Pattern.compile(">([^<>\n]+)</").matcher(svg).results().forEach(match -> words.add(match.group(1)));
        return words;
    }
}
