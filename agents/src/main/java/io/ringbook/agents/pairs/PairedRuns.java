package io.ringbook.agents.pairs;

import io.ringbook.agents.MarketConfig;
import io.ringbook.agents.report.RunMetrics;
import io.ringbook.agents.scenario.ScenarioMarket;
import io.ringbook.agents.scenario.ScenarioRun;
import io.ringbook.journal.Durability;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntConsumer;

/**
 * Runs a scenario twice with each of some seeds, with and without something. Both runs of a pair have the same random streams,
 * so what is different comes from that something and not from chance.
 */
public final class PairedRuns {
    private final ScenarioMarket with;
    private final ScenarioMarket without;
    private final Duration duration;
    private final Path journals;

    /**
     * @param name of agents or a rule that the market is run without
     * @param journals a folder for {@code SEED/with} and {@code SEED/without}, or null to write none
     * @throws io.ringbook.agents.BadInputException if there is no such thing in the scenario
     */
    public PairedRuns(final ScenarioMarket scenario, final String name, final Duration duration, final Path journals) {
        with = scenario;
        without = scenario.without(name);
        this.duration = duration;
        this.journals = journals;
    }

    /**
     * Runs all pairs, one run after the other.
     *
     * @param firstSeed the others follow
     * @param progress is told how many runs are done
     * @return a row for each metric
     */
    public List<Difference> run(final long firstSeed, final int pairs, final IntConsumer progress) {
        final Map<String, List<double[]>> values = new LinkedHashMap<>();
        for (int pair = 0; pair < pairs; pair++) {
            final long seed = firstSeed + pair;
            final Map<String, Double> first = measure(with, seed, "with");
            progress.accept(2 * pair + 1);
            final Map<String, Double> second = measure(without, seed, "without");
            progress.accept(2 * pair + 2);
            // What is not there has made nothing of anything: its own profit is no difference.
            first.keySet().retainAll(second.keySet());
            first.forEach((metric, value) -> values.computeIfAbsent(metric, key -> new ArrayList<>())
                    .add(new double[] {value, second.get(metric)}));
        }
        final List<Difference> differences = new ArrayList<>();
        values.forEach((metric, pairsOfIt) -> differences.add(Difference.of(metric, pairsOfIt)));
        return differences;
    }

    private Map<String, Double> measure(final ScenarioMarket scenario, final long seed, final String which) {
        final RunMetrics metrics = new RunMetrics();
        MarketConfig config = scenario.config(null).withSeed(seed);
        if (journals != null) {
            config = config.withJournal(
                    journals.resolve(Long.toString(seed)).resolve(which).resolve("journal"), Durability.PAGE_CACHE);
        }
        try (ScenarioRun run = scenario.open(config, metrics)) {
            run.start();
            run.run(duration, nowNs -> {});
        }
        return metrics.values(scenario.kinds());
    }
}
