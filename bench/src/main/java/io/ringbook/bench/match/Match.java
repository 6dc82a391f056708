package io.ringbook.bench.match;

import io.ringbook.bench.fork.Forks;
import io.ringbook.bench.fork.Measurement;
import io.ringbook.bench.fork.StreamSource;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Measures streams on Ringbook's ways and on its peers. */
public final class Match {
    private final Forks forks = new Forks();
    private final List<Measured> measured = new ArrayList<>();
    private final int runs;

    /** One stream on one engine. */
    private record Measured(String stream, String engine) {}

    /** @param runs that each fork measures, after five that it does not */
    public Match(final int runs) {
        this.runs = runs;
    }

    public void add(final Way way, final StreamSource stream) {
        measured.add(new Measured(stream.name(), way.label()));
        forks.add(MatchFork.class, MatchFork.arguments(way.name(), runs, stream));
    }

    /** @param jar of {@code bench/peers} */
    public void add(final Peer peer, final Path jar, final StreamSource stream) {
        measured.add(new Measured(stream.name(), peer.label()));
        final List<String> command = new ArrayList<>(Peer.jvm(jar));
        command.addAll(List.of(MatchFork.arguments(peer.name(), runs, stream)));
        forks.add(command);
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
            results.add(new MatchResult(row.stream, row.engine, measurements.get(i)));
        }
        return results;
    }
}
