package io.ringbook.bench.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

final class BenchTest {
    @Test
    void measuresInForks() {
        assertEquals(
                0,
                Bench.execute(
                        "match",
                        "--shape",
                        "deep",
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
    void badInputIsSaid() {
        assertEquals(2, Bench.execute("match", "nowhere.csv"));
        assertEquals(2, Bench.execute("match", "--forks", "0"));
        assertEquals(2, Bench.execute("match", "--shape", "round"));
        assertEquals(2, Bench.execute());
    }
}
