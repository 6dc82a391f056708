package io.ringbook.agents.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code run} where one command makes several runs. */
final class ManyRunsTest {
    private static final String TEXT = """
            duration: 2m
            sideBySide: circuit-breaker
            assets: [{symbol: USD, decimals: 2}, {symbol: ABC}]
            instruments:
              - symbol: ABC
                base: ABC
                quote: USD
                tick: "0.01"
                band: {dynamic: "0.03", halt: 5s, auction: 5s}
            agents:
              - {type: maker, funds: {USD: "1000000.00", ABC: "10000"}}
              - {type: noise, count: 10, funds: {USD: "100000.00", ABC: "1000"}}
            """;

    @TempDir
    Path directory;

    @Test
    void theCircuitBreakerIsOnAndOffSideBySide() throws IOException {
        final Path scenario = Files.writeString(directory.resolve("crash.yaml"), TEXT);
        final Path out = directory.resolve("out");
        assertEquals(0, Ringbook.execute("run", scenario.toString(), "--out", out.toString()));
        for (final String run : new String[] {"with", "without"}) {
            assertEquals(0, Ringbook.execute("verify", out.resolve(run).toString()));
            assertTrue(Files.exists(out.resolve(run).resolve("report.html")), run);
        }
        // With it the instrument is halted at times, so that less is traded.
        assertTrue(trades(out.resolve("with")) < trades(out.resolve("without")));
        final String page = Files.readString(out.resolve("side-by-side.html"));
        assertTrue(page.split("<svg").length > 4, "pictures of both");
        assertTrue(page.contains("<title>with and without</title>"), page);
        assertEquals(2, Ringbook.execute("run", scenario.toString(), "--out", out.toString()));
    }

    @Test
    void pairsKeepTheirTableAndIfAskedTheirJournals() throws IOException {
        final Path scenario = Files.writeString(directory.resolve("crash.yaml"), TEXT);
        final Path out = directory.resolve("pairs");
        assertEquals(
                0,
                Ringbook.execute(
                        "run",
                        scenario.toString(),
                        "--without",
                        "circuit-breaker",
                        "--pairs",
                        "2",
                        "--seed",
                        "5",
                        "--out",
                        out.toString()));
        final String table = Files.readString(out.resolve("pairs.md"));
        assertTrue(
                table.startsWith("# crash with and without circuit-breaker\n\n2 pairs, seeds 5 to 6, 120 s each."),
                table);
        assertTrue(table.contains("| ABC largest fall, %"), table);
        assertEquals(0, Ringbook.execute("verify", out.resolve("6/without").toString()));
    }

    @Test
    void pairsThatCannotBeAreRefusedAndNothingIsMade() throws IOException {
        final Path scenario = Files.writeString(directory.resolve("crash.yaml"), TEXT);
        final String out = directory.resolve("pairs").toString();
        final String run = scenario.toString();
        assertEquals(2, Ringbook.execute("run", run, "--without", "nobody", "--out", out));
        assertEquals(2, Ringbook.execute("run", run, "--without", "maker", "--pairs", "1", "--out", out));
        assertEquals(2, Ringbook.execute("run", run, "--without", "maker", "--live", "--out", out));
        assertFalse(Files.exists(directory.resolve("pairs")));
    }

    private static long trades(final Path folder) throws IOException {
        try (var lines = Files.lines(folder.resolve("trades.csv"))) {
            return lines.count();
        }
    }
}
