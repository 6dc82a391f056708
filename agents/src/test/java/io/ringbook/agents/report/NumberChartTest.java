package io.ringbook.agents.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;

class NumberChartTest {
    @Test
    void aLineBreaksWhereThereIsNoValue() throws Exception {
        final String svg = draw(new double[] {1, 2, Double.NaN, -1.5, 0.25}, new double[] {0, 0, 0, 0, 0});
        final String line = Pattern.compile("d=\"([^\"]*)\" stroke=\"#0b4a8f\"")
                .matcher(svg)
                .results()
                .map(match -> match.group(1).replaceAll("[^A-Z]", ""))
                .reduce("", (before, path) -> path.length() > before.length() ? path : before);
        assertEquals("MLML", line);
        assertEquals(9, svg.split("<circle", -1).length - 1);
        assertTrue(svg.contains(">best<") && svg.contains(">mean<"), svg);
        assertTrue(svg.contains(">-1<") && svg.contains(">2<"), svg);
    }

    @Test
    void oneValueAndNone() throws Exception {
        assertEquals(2, draw(new double[] {3}, new double[] {3}).split("<circle", -1).length - 1);
        assertTrue(draw(new double[] {Double.NaN}, new double[] {Double.NEGATIVE_INFINITY})
                .contains(">There was none.<"));
    }

    private static String draw(final double[] best, final double[] mean) throws Exception {
        final String svg =
                new NumberChart("Fitness", "Sharpe ratio", List.of("best", "mean"), List.of(best, mean)).svg();
        DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(svg.getBytes(StandardCharsets.UTF_8)));
        return svg;
    }
}
