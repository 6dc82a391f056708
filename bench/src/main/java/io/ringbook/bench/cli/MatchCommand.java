package io.ringbook.bench.cli;

import io.ringbook.bench.fork.StreamSource;
import io.ringbook.bench.match.Match;
import io.ringbook.bench.match.MatchResult;
import io.ringbook.bench.match.Way;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code bench match}. */
@Command(
        name = "match",
        description = {
            "Throughput over a stream of messages that is in memory before the clock starts.",
            "Each number is of JVMs of its own, which take turns; in each the reports are compared with those of a plain",
            "book before anything is measured, and every measured run must have the same checksum as that one."
        },
        mixinStandardHelpOptions = true,
        footer = {"", "Example: agents/bin/ringbook bench match --shape deep,crash --engine book,core --forks 3"})
final class MatchCommand implements Callable<Integer> {
    @Mixin
    private StreamOptions options;

    @Option(
            names = "--engine",
            split = ",",
            paramLabel = "WAY",
            description = "How far a message goes: ${COMPLETION-CANDIDATES} (default: all).")
    private List<Way> ways = List.of(Way.values());

    @Option(names = "--forks", description = "JVMs for each number (default: ${DEFAULT-VALUE}).")
    private int forks = 5;

    @Option(names = "--runs", description = "Measured in each JVM, after five more (default: ${DEFAULT-VALUE}).")
    private int runs = 5;

    @Option(names = "--save", description = "Writes the result to bench/results, as text and as JSON.")
    private boolean save;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException, InterruptedException {
        final List<StreamSource> streams = options.streams();
        if (forks < 1 || runs < 1) {
            throw new ParameterException(spec.commandLine(), "forks and runs are at least 1");
        }
        final Match match = new Match(runs);
        ways.forEach(way -> streams.forEach(stream -> match.add(way, stream)));
        final Printout printout = new Printout(spec, Map.of());
        final List<MatchResult> results = match.measure(forks);
        printout.table(MatchTable.of(results), results, save);
        return 0;
    }
}
