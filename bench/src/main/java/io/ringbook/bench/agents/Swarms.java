package io.ringbook.bench.agents;

import io.ringbook.bench.fork.Forks;
import io.ringbook.bench.fork.Measurement;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Measures markets of several sizes. */
public final class Swarms {
    private final Forks forks = new Forks();
    private final List<Integer> sizes;

    /**
     * @param sizes agents in each
     * @param units commands and wake-ups after which a run ends
     * @param runs that each fork measures, after those that it does not
     * @param folder of journals
     */
    public Swarms(
            final Cast cast,
            final List<Integer> sizes,
            final long seed,
            final long units,
            final int runs,
            final Path folder) {
        this.sizes = sizes;
        for (final int agents : sizes) {
            forks.add(
                    SwarmFork.class,
                    cast.name(),
                    Integer.toString(agents),
                    Long.toString(seed),
                    Long.toString(units),
                    Integer.toString(runs),
                    folder.toString());
        }
    }

    /**
     * Runs all forks.
     *
     * @throws IllegalStateException if one did not repeat itself, or failed otherwise; says what it said
     */
    public List<SwarmResult> measure(final int forksOfEach) throws IOException, InterruptedException {
        final List<Measurement> measurements = forks.measure(forksOfEach);
        final List<SwarmResult> results = new ArrayList<>();
        for (int i = 0; i < sizes.size(); i++) {
            results.add(new SwarmResult(sizes.get(i), measurements.get(i)));
        }
        return results;
    }
}
