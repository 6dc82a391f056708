package io.ringbook.bench.match;

import io.ringbook.bench.flow.MessageStream;
import io.ringbook.bench.flow.ReportText;
import io.ringbook.bench.flow.Shape;
import io.ringbook.bench.fork.Fork;
import java.io.IOException;
import java.nio.file.Path;

/**
 * What a forked JVM does: one stream on one way. First its reports are compared with those of the plain book, then it is run
 * again and again, and each run must have the checksum of the first one. Without that no number is told.
 */
public final class MatchFork {
    /** The name under which the reports' hash is told. */
    static final String HASH = "hash";

    private static final String FILE = "file";
    private static final int WARM_UP = 5;

    private MatchFork() {}

    /** @param args way, measured runs, and {@code file PATH} or {@code SHAPE SEED MESSAGES} */
    public static void main(final String... args) throws IOException {
        final Way way = Way.valueOf(args[0]);
        final int runs = Integer.parseInt(args[1]);
        final MessageStream stream = args[2].equals(FILE)
                ? MessageStream.read(Path.of(args[3]))
                : MessageStream.of(Shape.valueOf(args[2]), Long.parseLong(args[3]), Integer.parseInt(args[4]));
        final EncodedStream encoded = way == Way.BOOK ? null : new EncodedStream(stream);
        final long checksum = compare(way, stream, encoded);
        final long[] nanos = new long[runs];
        long bytes = 0;
        for (int run = -WARM_UP; run < runs; run++) {
            try (Way.Run each = way.prepare(stream, encoded, null)) {
                final long bytesBefore = Fork.allocated();
                final long began = System.nanoTime();
                each.send();
                final long took = System.nanoTime() - began;
                bytes = Fork.allocated() - bytesBefore;
                Fork.expectSame(
                        "checksum of run " + run, Long.toHexString(checksum), Long.toHexString(each.checksum()));
                if (run >= 0) {
                    nanos[run] = took;
                }
            }
        }
        Fork.result(stream.size() - stream.opening(), bytes, nanos);
    }

    static String[] arguments(final Way way, final int runs, final Path file) {
        return new String[] {way.name(), Integer.toString(runs), FILE, file.toString()};
    }

    static String[] arguments(final Way way, final int runs, final Shape shape, final long seed, final int messages) {
        return new String[] {
            way.name(), Integer.toString(runs), shape.name(), Long.toString(seed), Integer.toString(messages)
        };
    }

    /** @return checksum of a run whose reports are those of the plain book */
    private static long compare(final Way way, final MessageStream stream, final EncodedStream encoded) {
        final String expected = stream.answer().sha256();
        final ReportText text = new ReportText();
        try (Way.Run run = way.prepare(stream, encoded, text)) {
            run.send();
            Fork.expectSame("hash of the reports", expected, text.sha256());
            Fork.tell(HASH, expected);
            return run.checksum();
        }
    }
}
