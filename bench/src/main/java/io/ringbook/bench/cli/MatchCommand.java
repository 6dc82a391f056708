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
import picocli.CommandLine.Option;

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
    private final StreamOptions options = new StreamOptions(5);

    @Option(
            names = "--engine",
            split = ",",
            paramLabel = "WAY",
            description = "How far a message goes: ${COMPLETION-CANDIDATES} (default: all).")
    private List<Way> ways = List.of(Way.values());

    @Override
    public Integer call() throws IOException, InterruptedException {
        final List<StreamSource> streams = options.streams();
        final Match match = options.match();
        ways.forEach(way -> streams.forEach(stream -> match.add(way, stream)));
        final Printout printout = options.printout(Map.of());
        final List<MatchResult> results = match.measure(options.forks());
        printout.table(MatchTable.of(results), results);
        return 0;
    }
}
