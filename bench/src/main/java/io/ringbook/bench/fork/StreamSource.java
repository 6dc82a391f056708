package io.ringbook.bench.fork;

import io.ringbook.bench.flow.MessageStream;
import io.ringbook.bench.flow.Shape;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * Where a stream comes from.
 *
 * @param name as people see it
 * @param arguments by which a forked JVM finds it: {@code file PATH} or {@code SHAPE SEED MESSAGES}
 */
public record StreamSource(String name, List<String> arguments) {
    private static final String FILE = "file";

    public static StreamSource of(final Path file) {
        return new StreamSource(file.getFileName().toString(), List.of(FILE, file.toString()));
    }

    public static StreamSource of(final Shape shape, final long seed, final int messages) {
        return new StreamSource(
                shape.name().toLowerCase(Locale.ROOT),
                List.of(shape.name(), Long.toString(seed), Integer.toString(messages)));
    }

    /** Reads or generates the stream that such arguments name. */
    public static MessageStream open(final List<String> arguments) throws IOException {
        return arguments.get(0).equals(FILE)
                ? MessageStream.read(Path.of(arguments.get(1)))
                : MessageStream.of(
                        Shape.valueOf(arguments.get(0)),
                        Long.parseLong(arguments.get(1)),
                        Integer.parseInt(arguments.get(2)));
    }
}
