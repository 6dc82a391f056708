package io.ringbook.bench.match;

import io.ringbook.bench.flow.Shape;
import io.ringbook.bench.fork.Forks;
import io.ringbook.bench.fork.Measurement;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Measures streams on ways. */
public final class Match {
    private final Forks forks = new Forks();
    private final List<Measured> measured = new ArrayList<>();
    private final int runs;

    /** One stream on one way. */
    private record Measured(String stream, Way way) {}

    /** @param runs that each fork measures, after five that it does not */
    public Match(final int runs) {
        this.runs = runs;
    }

    public void add(final Way way, final Path file) {
        measured.add(new Measured(file.getFileName().toString(), way));
        forks.add(MatchFork.class, MatchFork.arguments(way, runs, file));
    }

    public void add(final Way way, final Shape shape, final long seed, final int messages) {
        measured.add(new Measured(shape.name(), way));
        forks.add(MatchFork.class, MatchFork.arguments(way, runs, shape, seed, messages));
    }

    /**
     * Runs all forks.
     *
     * @throws IllegalStateException if the output of one was wrong, or it failed otherwise; says what it said
     */
    public List<MatchResult> measure(final int forksOfEach) throws IOException, InterruptedException {
        final List<Measurement> measurements = forks.measure(forksOfEach);
        final List<MatchResult> results = new ArrayList<>();
        for (int i = 0; i < measured.size(); i++) {
            final Measured row = measured.get(i);
            results.add(new MatchResult(row.stream, row.way, measurements.get(i)));
        }
        return results;
    }
}
