package io.ringbook.bench.cli;

import io.ringbook.bench.agents.Cast;
import io.ringbook.bench.agents.SwarmResult;
import io.ringbook.bench.agents.Swarms;
import java.io.IOException;
import java.nio.file.Path;
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

    private static final int RMSC04_AGENTS = 1_116;

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

    @Option(
            names = "--market",
            paramLabel = "M",
            description = {
                "Who is in it (default: SWARM).",
                "SWARM: makers, noise and momentum in two shares, without a journal.",
                "CROWD: all look at the spread about each minute, place an order and cancel it; with a journal.",
                "RMSC04: the scenario, its whole day, 1,116 agents; with a journal."
            })
    private Cast cast = Cast.SWARM;

    @Option(
            names = "--units",
            description =
                    "Commands and wake-ups after which a run ends, if it is not a day (default: ${DEFAULT-VALUE}).")
    private long units = 300_000;

    @Option(names = "--runs", description = "Measured in each JVM, after four more (default: ${DEFAULT-VALUE}).")
    private int runs = 3;

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (options.forks() < 1 || runs < 1 || units < 1) {
            throw options.wrong("forks, runs and units are at least 1");
        }
        if (agents.stream().anyMatch(each -> each < LEAST)) {
            throw options.wrong("agents are at least " + LEAST + ": agents=" + agents);
        }
        final List<Integer> sizes = cast == Cast.RMSC04 ? List.of(RMSC04_AGENTS) : agents;
        final Printout printout = options.printout(Map.of(
                "profile",
                "stepped, one thread; "
                        + (cast == Cast.SWARM ? "durability none, no journal" : "durability page-cache")));
        final List<SwarmResult> results =
                new Swarms(cast, sizes, seed, units, runs, Path.of("").toAbsolutePath()).measure(options.forks());
        printout.table(table(results), results);
        return 0;
    }

    private static String table(final List<SwarmResult> results) {
        final StringBuilder table = new StringBuilder(String.format(
                Locale.ROOT,
                "%7s %8s %8s %8s %7s %9s %9s %9s %8s %8s %6s %6s  %s%n",
                "agents",
                "ns/unit",
                "least",
                "most",
                "M/s",
                "wake-ups",
                "commands",
                "events",
                "ms",
                "speed",
                "bytes",
                "MB",
                "stream"));
        for (final SwarmResult result : results) {
            table.append(String.format(
                    Locale.ROOT,
                    "%7d %8.0f %8.0f %8.0f %7.2f %9d %9d %9d %8.0f %8.0f %6.0f %6d  %s%n",
                    result.agents(),
                    result.forks().median(),
                    result.forks().least(),
                    result.forks().most(),
                    1e3 / result.forks().median(),
                    result.wakeUps(),
                    result.commands(),
                    result.events(),
                    result.millis(),
                    result.speed(),
                    result.forks().bytes(),
                    result.megabytes(),
                    result.streamHash().substring(0, 12)));
        }
        return table.toString();
    }
}
