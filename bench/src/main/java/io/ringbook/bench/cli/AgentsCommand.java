package io.ringbook.bench.cli;

import io.ringbook.bench.agents.SwarmResult;
import io.ringbook.bench.agents.Swarms;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code bench agents}. */
@Command(
        name = "agents",
        description = {
            "How fast a market with built-in agents runs in simulated time.",
            "Each number is of JVMs of its own, which take turns; in each the market is run twice, and the stream must have",
            "the same hash, before anything is measured. Every run must end in the same state."
        },
        mixinStandardHelpOptions = true,
        footer = {"", "Example: agents/bin/ringbook bench agents --agents 50,500 --forks 1"})
final class AgentsCommand implements Callable<Integer> {
    /** With fewer nobody might trade. */
    private static final int LEAST = 10;

    @Mixin
    private final ForkOptions options = new ForkOptions(3);

    @Option(
            names = "--agents",
            split = ",",
            paramLabel = "N",
            description = "In a market, a row for each number (default: 10,100,1000).")
    private List<Integer> agents = List.of(10, 100, 1_000);

    @Option(names = "--seed", description = "Of their random numbers (default: ${DEFAULT-VALUE}).")
    private long seed = 1;

    @Option(names = "--commands", description = "After which a run ends (default: ${DEFAULT-VALUE}).")
    private long commands = 100_000;

    @Option(names = "--runs", description = "Measured in each JVM, after four more (default: ${DEFAULT-VALUE}).")
    private int runs = 3;

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (options.forks() < 1 || runs < 1 || commands < 1) {
            throw options.wrong("forks, runs and commands are at least 1");
        }
        if (agents.stream().anyMatch(each -> each < LEAST)) {
            throw options.wrong("agents are at least " + LEAST + ": agents=" + agents);
        }
        final Printout printout =
                options.printout(Map.of("profile", "stepped, one thread; durability none, no journal"));
        final List<SwarmResult> results = new Swarms(agents, seed, commands, runs).measure(options.forks());
        printout.table(table(results), results);
        return 0;
    }

    private static String table(final List<SwarmResult> results) {
        final StringBuilder table = new StringBuilder(String.format(
                Locale.ROOT,
                "%7s %10s %8s %8s %8s %9s %9s %9s %8s %7s  %s%n",
                "agents",
                "ns/command",
                "least",
                "most",
                "ns/event",
                "events/s",
                "commands",
                "events",
                "speed",
                "bytes",
                "stream"));
        for (final SwarmResult result : results) {
            table.append(String.format(
                    Locale.ROOT,
                    "%7d %10.0f %8.0f %8.0f %8.0f %9.0f %9d %9d %8.0f %7.0f  %s%n",
                    result.agents(),
                    result.forks().median(),
                    result.forks().least(),
                    result.forks().most(),
                    result.nanosByEvent(),
                    1e9 / result.nanosByEvent(),
                    result.forks().units(),
                    result.events(),
                    result.speed(),
                    result.forks().bytes(),
                    result.streamHash().substring(0, 12)));
        }
        return table.toString();
    }
}
