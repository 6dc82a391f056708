package io.ringbook.agents.scenario;

import io.ringbook.agents.Durations;
import io.ringbook.journal.replay.StreamHash;

/** Runs a scenario for a while and prints the hash of its stream: for a process on another JDK. */
final class ScenarioHash {
    private ScenarioHash() {}

    public static void main(final String... args) {
        System.out.println(of(args[0], args[1]));
    }

    static String of(final String scenario, final String duration) {
        final ScenarioMarket market = ScenarioMarket.of(scenario);
        final StreamHash hash = new StreamHash();
        try (ScenarioRun run = market.open(market.config(null), hash)) {
            run.start();
            run.run(Durations.parse(duration), nowNs -> {});
        }
        return hash.end();
    }
}
