package io.ringbook.bench.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class BenchTest {
    @TempDir
    Path directory;

    @Test
    void measuresInForks() {
        assertEquals(
                0,
                Bench.execute(
                        "match",
                        "--shape",
                        "deep,many,adversarial",
                        "--messages",
                        "2000",
                        "--engine",
                        "book,core",
                        "--forks",
                        "1",
                        "--runs",
                        "1"));
    }

    @Test
    void writesAndReadsAJournal(@TempDir final Path folder) throws IOException {
        assertEquals(
                0,
                Bench.execute(
                        "journal",
                        "--messages",
                        "2000",
                        "--bytes",
                        "1000000",
                        "--seconds",
                        "1",
                        "--forks",
                        "1",
                        "--runs",
                        "1",
                        "--folder",
                        folder.toString()));
        try (Stream<Path> left = Files.list(folder)) {
            assertEquals(0, left.count());
        }
    }

    @Test
    void runsAgents() {
        assertEquals(0, Bench.execute("agents", "--agents", "10,25", "--units", "2000", "--forks", "2", "--runs", "1"));
        assertEquals(
                0,
                Bench.execute(
                        "agents",
                        "--market",
                        "CROWD",
                        "--agents",
                        "50",
                        "--units",
                        "2000",
                        "--forks",
                        "1",
                        "--runs",
                        "1"));
    }

    @Test
    void goodAgentsAreMeasuredBesideBadOnes() {
        final String printed =
                printed("isolation", "--bad", "none,throws+waits+floods", "--seconds", "3", "--forks", "1");
        final List<String> rows = printed.lines()
                .filter(line -> line.matches("(none|throws\\+waits\\+floods) .*"))
                .toList();
        assertEquals(List.of("none", "none", "throws+waits+floods"), names(rows.subList(0, 3)), printed);
        assertEquals(List.of("none", "throws+waits+floods"), names(rows.subList(3, rows.size())), printed);
        for (final String row : rows) {
            for (final String number : List.of(row.split(" +", -1)).subList(1, row.split(" +", -1).length)) {
                assertTrue(Double.parseDouble(number) > 0, printed);
            }
        }
    }

    @Test
    void badInputIsSaid() throws IOException {
        assertEquals(2, Bench.execute("match", "nowhere.csv"));
        assertEquals(2, Bench.execute("match", "--forks", "0"));
        assertEquals(2, Bench.execute("match", "--shape", "round"));
        assertEquals(2, Bench.execute("match", "--messages", "10000001"));
        assertEquals(
                2,
                Bench.execute(
                        "match",
                        Files.writeString(directory.resolve("bad.csv"), "X,1\n").toString()));
        assertEquals(2, Bench.execute("match", "--messages", "0"));
        assertEquals(2, Bench.execute("peers", "nowhere.csv"));
        assertEquals(2, Bench.execute("peers", "--forks", "0"));
        assertEquals(2, Bench.execute("peers", "--peer", "nobody"));
        assertEquals(2, Bench.execute("journal", "--folder", "nowhere"));
        assertEquals(2, Bench.execute("journal", "--seconds", "-1"));
        assertEquals(2, Bench.execute("agents", "--agents", "9"));
        assertEquals(2, Bench.execute("isolation", "--bad", "throws+sulks"));
        assertEquals(2, Bench.execute("isolation", "--seconds", "2"));
        assertEquals(2, Bench.execute("isolation", "--forks", "0"));
        assertEquals(2, Bench.execute("latency", "--seconds", "0"));
        assertEquals(2, Bench.execute("latency", "--rate", "100,0"));
        assertEquals(2, Bench.execute("latency", "--durability", "stone"));
        assertEquals(2, Bench.execute());
    }

    @Test
    void aDiskWithoutRoomIsNamed(@TempDir final Path folder) {
        final PrintStream before = System.err;
        final ByteArrayOutputStream said = new ByteArrayOutputStream();
        System.setErr(new PrintStream(said, true, StandardCharsets.UTF_8));
        try {
            assertEquals(2, Bench.execute("journal", "--bytes", "1000000000000000000", "--folder", folder.toString()));
        } finally {
            System.setErr(before);
        }
        assertTrue(said.toString(StandardCharsets.UTF_8).contains("not enough room: folder=" + folder), said::toString);
    }

    private static List<String> names(final List<String> rows) {
        return rows.stream().map(row -> row.split(" ", 2)[0]).toList();
    }

    private static String printed(final String... arguments) {
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
