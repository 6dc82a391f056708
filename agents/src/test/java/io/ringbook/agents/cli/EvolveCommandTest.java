package io.ringbook.agents.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ringbook.agents.evolution.BarFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code evolve}. */
final class EvolveCommandTest {
    @TempDir
    Path directory;

    private Path data;
    private Path out;

    @BeforeEach
    void writeBars() throws IOException {
        data = Files.createDirectory(directory.resolve("data"));
        out = directory.resolve("out");
        BarFiles.wave(data, 60);
    }

    @Test
    void whatItFindsIsAScenarioThatRunsAndEarnsTheSame() throws IOException {
        final String[] small = {
            "--steps", "4", "--population", "6", "--elite", "1", "--generations", "2", "--goal", "return"
        };
        assertEquals(0, evolve(small));
        final List<String> generations = Files.readAllLines(out.resolve("generations.csv"));
        assertEquals("generation,best,mean,worst,traded,enter,exit", generations.get(0));
        assertEquals(4, generations.size());
        assertTrue(Files.readString(out.resolve("generations.svg")).startsWith("<svg"));
        final String scenario = Files.readString(out.resolve("evolved.yaml"));
        assertTrue(scenario.contains("# found       train     42"), scenario);

        final Path run = directory.resolve("run");
        assertEquals(0, Ringbook.execute("run", out.resolve("evolved.yaml").toString(), "--out", run.toString()));
        assertEquals(0, Ringbook.execute("verify", run.toString()));
        final String profit = Files.readString(run.resolve("summary.json"))
                .replaceAll("(?s).*\"name\" : \"evolved\".*?\"profit\" : \"([^\"]*)\".*", "$1");
        assertEquals(wholeReturn(scenario), Double.parseDouble(profit.replace(",", "")) / 10_000, 0.02);
        // What was found is not overwritten.
        assertEquals(2, evolve(small));
    }

    @Test
    void badInputIsRefusedAndNothingIsWritten() {
        final List<List<String>> mistakes = List.of(
                List.of("--population", "1"),
                List.of("--elite", "20"),
                List.of("--elite", "0"),
                List.of("--mutation", "1.5"),
                List.of("--generations", "0"),
                List.of("--steps", "3"),
                List.of("--threads", "0"),
                List.of("--goal", "glory"),
                List.of("--from", "yesterday"),
                List.of("--to", "2023-01-01"),
                List.of("--split", "2023-01-05"),
                List.of("--split", "soon"),
                List.of("--symbols", "ABC,XYZ"),
                List.of("--symbols", "ABC,ABC"),
                List.of("--from", "2020-01-01", "--to", "2021-01-01"));
        for (final List<String> mistake : mistakes) {
            assertEquals(2, evolve(mistake.toArray(String[]::new)), mistake::toString);
            assertFalse(Files.exists(out), mistake::toString);
        }
        final String missing = directory.resolve("none").toString();
        assertEquals(2, Ringbook.execute("evolve", "breakout", "--data", missing, "--out", out.toString()));
        assertEquals(2, Ringbook.execute("evolve", "luck", "--out", out.toString()));
        assertFalse(Files.exists(out));
    }

    /** @return of train and test days together, in percent */
    private static double wholeReturn(final String scenario) {
        double whole = 1;
        for (final String line : scenario.lines().toList()) {
            if (line.startsWith("# found ")) {
                whole *= 1 + Double.parseDouble(line.split(" +", -1)[4]) / 100;
            }
        }
        return 100 * (whole - 1);
    }

    private int evolve(final String... more) {
        final List<String> args =
                new ArrayList<>(List.of("evolve", "breakout", "--data", data.toString(), "--out", out.toString()));
        args.addAll(List.of(more));
        return Ringbook.execute(args.toArray(String[]::new));
    }
}
