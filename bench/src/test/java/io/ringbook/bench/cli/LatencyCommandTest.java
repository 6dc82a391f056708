package io.ringbook.bench.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

final class LatencyCommandTest {
    private static final int PERCENTILES = 6;

    @Test
    void eachRowHasPercentilesThatRise() {
        final String printed = printed("--seconds", "0.01", "--messages", "2000", "--rate", "50000,100000");
        final List<String[]> rows = printed.lines()
                .filter(line -> line.matches("(closed|open) .*"))
                .map(line -> line.trim().split(" +", -1))
                .toList();
        assertEquals(1 + 3 + 2 * 3, rows.size(), printed);
        for (final String[] row : rows) {
            final int from = row[0].equals("open") ? 3 : 2;
            final double[] percentiles = Arrays.stream(row, from, from + PERCENTILES)
                    .mapToDouble(Double::parseDouble)
                    .toArray();
            final double[] sorted = percentiles.clone();
            Arrays.sort(sorted);
            assertEquals(Arrays.toString(sorted), Arrays.toString(percentiles), printed);
            assertTrue(percentiles[0] > 0, printed);
        }
        assertTrue(printed.contains("closed-journal / ping-pong"), printed);
        assertTrue(printed.contains("open-100000-no-journal / empty"), printed);
    }

    private static String printed(final String... options) {
        final String[] arguments = new String[options.length + 1];
        arguments[0] = "latency";
        System.arraycopy(options, 0, arguments, 1, options.length);
        final PrintStream before = System.out;
        final ByteArrayOutputStream out = new ByteArrayOutputStream();
        System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
        try {
            assertEquals(0, Bench.execute(arguments));
        } finally {
            System.setOut(before);
        }
        return out.toString(StandardCharsets.UTF_8);
    }
}
