package io.ringbook.bench.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
        assertEquals(2, Bench.execute());
    }
}
