package io.ringbook.bench.match;

import io.ringbook.bench.flow.MessageStream;
import io.ringbook.bench.fork.StreamFork;
import io.ringbook.bench.fork.StreamSource;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;

/** A forked JVM that measures one stream on one way. */
public final class MatchFork {
    private MatchFork() {}

    /** @param args way, measured runs, and those of a {@link StreamSource} */
    public static void main(final String... args) throws IOException {
        final Way way = Way.valueOf(args[0]);
        final MessageStream stream = StreamSource.open(List.of(args).subList(2, args.length));
        final EncodedStream encoded = way == Way.BOOK ? null : new EncodedStream(stream);
        StreamFork.measure(stream, Integer.parseInt(args[1]), reports -> way.prepare(stream, encoded, reports));
    }

    /** What a fork is to be told: what measures, how often, and where the stream comes from. */
    public static String[] arguments(final String engine, final int runs, final StreamSource stream) {
        return Stream.concat(Stream.of(engine, Integer.toString(runs)), stream.arguments().stream())
                .toArray(String[]::new);
    }
}
