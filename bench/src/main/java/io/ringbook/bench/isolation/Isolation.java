package io.ringbook.bench.isolation;

import io.ringbook.bench.fork.Forks;
import io.ringbook.bench.fork.Measurement;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Measures the good agents by themselves, and beside bad ones, in forks that take turns. */
public final class Isolation {
    private final Forks forks = new Forks();
    private final List<Company> companies;

    /**
     * @param companies beside the good agents, a market for each
     * @param seconds that are measured in a fork
     * @param folder of journals
     */
    public Isolation(final List<Company> companies, final long seed, final int seconds, final Path folder) {
        this.companies = companies;
        for (final Company company : companies) {
            forks.add(
                    IsolationFork.class,
                    company.label(),
                    Long.toString(seed),
                    Integer.toString(seconds),
                    folder.toString());
        }
    }

    /**
     * Runs all forks.
     *
     * @throws IllegalStateException if something was wrong in one, or it failed otherwise; says what it said
     */
    public List<IsolationResult> measure(final int forksOfEach) throws IOException, InterruptedException {
        final List<Measurement> measurements = forks.measure(forksOfEach);
        final List<IsolationResult> results = new ArrayList<>();
        for (int i = 0; i < companies.size(); i++) {
            results.add(IsolationResult.of(companies.get(i), measurements.get(i)));
        }
        return results;
    }
}
