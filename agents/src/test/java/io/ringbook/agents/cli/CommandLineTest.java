package io.ringbook.agents.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Verbs, exit codes and what is left in the folder. */
final class CommandLineTest {
    @TempDir
    Path directory;

    @Test
    void aRunIsVerifiedReplayedAndNotOverwritten() throws IOException {
        final String folder = directory.resolve("run").toString();
        assertEquals(0, Ringbook.execute("run", "--duration", "30s", "--seed", "3", "--out", folder));
        for (final String file :
                new String[] {"report.md", "summary.json", "trades.csv", "prices-ACME.svg", "scenario.yaml"}) {
            assertTrue(Files.size(directory.resolve("run").resolve(file)) > 0, file);
        }
        assertEquals(0, Ringbook.execute("verify", folder));
        assertEquals(0, Ringbook.execute("verify", folder + "/journal"));
        assertEquals(0, Ringbook.execute("replay", folder, "--to", "09:30:10", "--print", "book"));
        assertEquals(0, Ringbook.execute("replay", folder, "--to", "500", "--print", "balances", "--json"));
        assertEquals(0, Ringbook.execute("replay", folder, "--from", "10", "--to", "20", "--print", "events"));
        assertEquals(2, Ringbook.execute("run", "--duration", "30s", "--out", folder));
        assertEquals(2, Ringbook.execute("restart", folder));
        assertEquals(2, Ringbook.execute("stat", folder));
    }

    /** Value traders ask what an instrument is worth, which depends on when the run began. */
    @Test
    void anAgentOfALiveRunIsRunAgainIfItWasRecorded() throws IOException {
        final Path scenario = Files.writeString(directory.resolve("values.yaml"), """
                duration: 1m
                assets:
                  - {symbol: USD, decimals: 2}
                  - {symbol: ABC, decimals: 0}
                instruments:
                  - {symbol: ABC, base: ABC, quote: USD, tick: "0.01", fundamental: {mean: "100.00", reversion: 10s, volatility: "1.00"}}
                agents:
                  - {type: maker, funds: {USD: "1000000.00", ABC: "10000"}, parameters: {every: 20ms}}
                  - {type: value, count: 2, funds: {USD: "1000000.00", ABC: "10000"}, parameters: {mean: "10000", every: 20ms}}
                """);
        final String recorded = directory.resolve("recorded").toString();
        final String other = directory.resolve("other").toString();
        assertEquals(
                0,
                Ringbook.execute(
                        "run", scenario.toString(), "--live", "--record", "--duration", "3s", "--out", recorded));
        assertEquals(0, Ringbook.execute("rerun", recorded, "--agent", "value-1"));
        assertEquals(0, Ringbook.execute("rerun", recorded + "/journal", "--agent", "maker"));
        assertEquals(2, Ringbook.execute("rerun", recorded, "--agent", "nobody"));
        assertEquals(0, Ringbook.execute("restart", recorded, "--duration", "1s"));
        assertEquals(1, Ringbook.execute("rerun", recorded, "--agent", "value-1"));
        assertEquals(0, Ringbook.execute("run", scenario.toString(), "--live", "--duration", "1s", "--out", other));
        assertEquals(2, Ringbook.execute("rerun", other, "--agent", "value-1"));
    }

    @Test
    void aReportIsMadeAgainWithTheSameBytes() throws IOException {
        final Path folder = directory.resolve("run");
        assertEquals(0, Ringbook.execute("run", "--duration", "30s", "--out", folder.toString()));
        final Map<Path, String> before = results(folder);
        for (final Path file : before.keySet()) {
            Files.delete(file);
        }
        assertEquals(0, Ringbook.execute("report", folder.toString()));
        assertEquals(before, results(folder));
        assertTrue(before.keySet().stream().anyMatch(file -> file.endsWith("trades.csv")));
        Files.delete(folder.resolve("run.json"));
        assertEquals(2, Ringbook.execute("report", folder.toString()));
    }

    @Test
    void twoRunsAreShownBesideEachOther() throws IOException {
        final String one = directory.resolve("one").toString();
        final String other = directory.resolve("other").toString();
        final String page = directory.resolve("both.html").toString();
        assertEquals(0, Ringbook.execute("run", "--duration", "5s", "--out", one));
        assertEquals(0, Ringbook.execute("run", "--duration", "5s", "--seed", "2", "--out", other));
        assertEquals(2, Ringbook.execute("report", one, "--beside", other));
        assertEquals(2, Ringbook.execute("report", one, "--out", page));
        assertEquals(2, Ringbook.execute("report", one, "--beside", other, "--out", directory + "/both.pdf"));
        assertEquals(2, Ringbook.execute("report", one, "--beside", directory + "/none", "--out", page));
        assertFalse(Files.exists(Path.of(page)));
        assertEquals(0, Ringbook.execute("report", one, "--beside", other, "--out", page));
        assertTrue(Files.readString(Path.of(page)).contains("<h1>one and other</h1>"));
        assertTrue(Files.readString(directory.resolve("both.md")).startsWith("# one and other\n"));
    }

    private static Map<Path, String> results(final Path folder) throws IOException {
        final Map<Path, String> results = new TreeMap<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (final Path file : files.filter(Files::isRegularFile).toList()) {
                if (!file.endsWith("run.json") && !file.endsWith("scenario.yaml")) {
                    results.put(file, Files.readString(file));
                }
            }
        }
        return results;
    }

    @Test
    void aDamagedJournalFailsTheCheckAndGetsNoReport() throws IOException {
        final Path folder = directory.resolve("run");
        assertEquals(0, Ringbook.execute("run", "--duration", "5s", "--out", folder.toString()));
        final Path queue;
        try (Stream<Path> files = Files.walk(folder.resolve("journal"))) {
            queue = files.filter(file -> file.toString().endsWith(".cq4"))
                    .findFirst()
                    .orElseThrow();
        }
        try (RandomAccessFile file = new RandomAccessFile(queue.toFile(), "rw")) {
            final byte[] head = new byte[1 << 20];
            file.readFully(head);
            final int magic = new String(head, StandardCharsets.ISO_8859_1).indexOf("RBK1");
            file.seek(magic + 40);
            file.write(head[magic + 40] ^ 1);
        }
        assertEquals(1, Ringbook.execute("verify", folder.toString()));
        final Map<Path, String> before = results(folder);
        assertEquals(2, Ringbook.execute("report", folder.toString()));
        assertEquals(before, results(folder));
    }

    @Test
    void whatIsWrongEndsWithTwoAndChangesNothing() throws IOException {
        final String folder = directory.resolve("wrong").toString();
        assertEquals(2, Ringbook.execute("run", "no-such-scenario", "--out", folder));
        assertEquals(2, Ringbook.execute("run", "--duration", "1 hour", "--out", folder));
        assertEquals(2, Ringbook.execute("run", "--agent", "noise,lots=many", "--out", folder));
        assertEquals(2, Ringbook.execute("run", "--agent", "noise,size=3", "--out", folder));
        assertEquals(2, Ringbook.execute("run", "--agent", "no.such.Class", "--out", folder));
        assertEquals(2, Ringbook.execute("run", "--seed", "x", "--out", folder));
        assertEquals(2, Ringbook.execute("run", "--profile", "shared", "--out", folder));
        assertEquals(2, Ringbook.execute("run", "--record", "--out", folder));
        assertEquals(2, Ringbook.execute("feed", folder, "--format", "lobster"));
        assertEquals(2, Ringbook.execute("verify", folder));
        assertEquals(2, Ringbook.execute("report", folder));
        assertEquals(2, Ringbook.execute("replay", folder));
        assertEquals(2, Ringbook.execute("restart", folder));
        assertEquals(2, Ringbook.execute("frobnicate"));
        assertEquals(2, Ringbook.execute());
        final Path scenario = directory.resolve("scenario.yaml");
        Files.writeString(scenario, """
                assets: [{symbol: USD, decimals: 2}, {symbol: ABC, decimals: 0}]
                instruments: [{symbol: ABC, base: ABC, quote: USD, tick: "0.01"}]
                agents: [{type: noise, count: 2, funds: {USD: "92000000000000000.00"}}]
                """);
        assertEquals(2, Ringbook.execute("run", scenario.toString(), "--out", folder));
        final Path messages = directory.resolve("messages.csv");
        Files.writeString(messages, "C,1\nX,2\n");
        assertEquals(2, Ringbook.execute("feed", messages.toString(), "--format", "messages", "--out", folder));
        assertFalse(Files.exists(directory.resolve("wrong")));
    }

    @Test
    void aLiveRunCanBeRestarted() {
        final String folder = directory.resolve("live").toString();
        assertEquals(0, Ringbook.execute("run", "--live", "--duration", "2s", "--out", folder));
        assertEquals(0, Ringbook.execute("verify", folder));
        assertEquals(0, Ringbook.execute("stat", folder));
        assertEquals(0, Ringbook.execute("restart", folder, "--duration", "1s"));
        assertEquals(0, Ringbook.execute("verify", folder));
    }

    @Test
    void helpIsGood() {
        for (final String verb :
                new String[] {"run", "feed", "replay", "verify", "report", "stat", "restart", "lint"}) {
            assertEquals(0, Ringbook.execute(verb, "--help"));
        }
    }
}
