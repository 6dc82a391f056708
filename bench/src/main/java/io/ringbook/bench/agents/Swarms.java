package io.ringbook.bench.agents;

import io.ringbook.bench.fork.Forks;
import io.ringbook.bench.fork.Measurement;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Measures markets of several sizes. */
public final class Swarms {
    private final Forks forks = new Forks();
    private final List<Integer> sizes;

    /**
     * @param sizes agents in each
     * @param commands after which a run ends
     * @param runs that each fork measures, after those that it does not
     */
    public Swarms(final List<Integer> sizes, final long seed, final long commands, final int runs) {
        this.sizes = sizes;
        for (final int agents : sizes) {
            forks.add(
                    SwarmFork.class,
                    Integer.toString(agents),
                    Long.toString(seed),
                    Long.toString(commands),
                    Integer.toString(runs));
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
