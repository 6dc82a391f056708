package io.ringbook.bench.cli;

import io.ringbook.bench.flow.MessageStream;
import io.ringbook.bench.flow.Shape;
import io.ringbook.bench.match.Match;
import io.ringbook.bench.match.MatchResult;
import io.ringbook.bench.match.Way;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
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
    @Parameters(arity = "0..1", paramLabel = "FILE", description = "A message file, gzipped or not, instead of shapes.")
    private Path file;

    @Option(
            names = "--shape",
            split = ",",
            paramLabel = "SHAPE",
            description = "Of generated streams: ${COMPLETION-CANDIDATES} (default: the first five).")
    private List<Shape> shapes = Shape.PUBLIC;

    @Option(names = "--seed", description = "Of generated streams (default: ${DEFAULT-VALUE}).")
    private long seed = 1;

    @Option(
            names = "--messages",
            description = "In each generated stream, at most 10000000 (default: ${DEFAULT-VALUE}).")
    private int messages = 2_000_000;

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
        if (file != null && !Files.isReadable(file)) {
            throw new ParameterException(spec.commandLine(), "no such file: " + file);
        }
        if (messages > MessageStream.MOST_MESSAGES) {
            throw new ParameterException(
                    spec.commandLine(),
                    "too many messages: found=" + messages + ", most=" + MessageStream.MOST_MESSAGES);
        }
        if (forks < 1 || runs < 1 || messages < 1) {
            throw new ParameterException(spec.commandLine(), "forks, runs and messages are at least 1");
        }
        if (file != null) {
            // What is wrong with it is said here, not by the first fork.
            MessageStream.read(file);
        }
        final Match match = new Match(runs);
        for (final Way way : ways) {
            if (file == null) {
                shapes.forEach(shape -> match.add(way, shape, seed, messages));
            } else {
                match.add(way, file);
            }
        }
        final Printout printout = new Printout(spec, Map.of());
        final List<MatchResult> results = match.measure(forks);
        printout.table(table(results), results, save);
        return 0;
    }

    private static String table(final List<MatchResult> results) {
        final StringBuilder table = new StringBuilder(String.format(
                Locale.ROOT,
                "%-16s %-8s %12s %8s %8s %8s %8s  %s%n",
                "stream",
                "engine",
                "ns/message",
                "least",
                "most",
                "M/s",
                "bytes",
                "reports"));
        for (final MatchResult result : results) {
            table.append(String.format(
                    Locale.ROOT,
                    "%-16s %-8s %12.1f %8.1f %8.1f %8.2f %8.2f  %s%n",
                    result.stream().toLowerCase(Locale.ROOT),
                    result.way().name().toLowerCase(Locale.ROOT),
                    result.forks().median(),
                    result.forks().least(),
                    result.forks().most(),
                    1_000 / result.forks().median(),
                    result.forks().bytes(),
                    result.hash().substring(0, 12)));
        }
        return table.toString();
    }
}
