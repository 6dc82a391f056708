package io.ringbook.bench.cli;

import io.ringbook.bench.flow.MessageStream;
import io.ringbook.bench.flow.Shape;
import io.ringbook.bench.fork.StreamSource;
import io.ringbook.bench.match.Match;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Which streams a command measures, and how often. */
final class StreamOptions extends ForkOptions {
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

    @Option(names = "--runs", description = "Measured in each JVM, after five more (default: ${DEFAULT-VALUE}).")
    private int runs = 5;

    /** @param forks unless the user says otherwise */
    StreamOptions(final int forks) {
        super(forks);
    }

    /**
     * A file is read once, so that what is wrong with it is said here and not by the first fork.
     *
     * @throws picocli.CommandLine.ParameterException if a stream would have too few messages or too many
     */
    List<StreamSource> streams() throws IOException {
        if (messages < 1 || messages > MessageStream.MOST_MESSAGES) {
            throw wrong("messages must be 1 to " + MessageStream.MOST_MESSAGES + ": found=" + messages);
        }
        if (file == null) {
            return shapes.stream()
                    .map(shape -> StreamSource.of(shape, seed, messages))
                    .toList();
        }
        if (!Files.isReadable(file)) {
            throw wrong("no such file: " + file);
        }
        MessageStream.read(file);
        return List.of(StreamSource.of(file));
    }

    /**
     * @return has no streams yet
     * @throws picocli.CommandLine.ParameterException if there would be too few forks or runs
     */
    Match match() {
        if (forks() < 1 || runs < 1) {
            throw wrong("forks and runs are at least 1");
        }
        return new Match(runs);
    }
}
