package io.ringbook.bench.fork;

import io.ringbook.bench.flow.MessageStream;
import io.ringbook.bench.flow.ReportListener;
import io.ringbook.bench.flow.ReportText;
import java.util.function.Function;

/**
 * What a forked JVM does with a stream and an engine. First the reports are compared with those of the plain book, then the
 * engine is run again and again, and each run must have the checksum of the first one. Without that no number is told.
 *
 * <p>It needs nothing but the JDK, as all that it calls, so that any engine can be run beside its own libraries.
 */
public final class StreamFork {
    /** The name under which the reports' hash is told. */
    public static final String HASH = "hash";

    private static final int WARM_UP = 5;

    private StreamFork() {}

    /**
     * Measures and says the result.
     *
     * @param runs measured, after five that are not
     * @param engine prepares a run of the stream and sends its opening, of which nothing is measured; is given who is told what comes out, or null
     * @throws IllegalStateException if the output was wrong; says which
     */
    public static void measure(
            final MessageStream stream, final int runs, final Function<ReportListener, StreamRun> engine) {
        final long checksum = compare(stream, engine);
        final long[] nanos = new long[runs];
        long bytes = 0;
        for (int run = -WARM_UP; run < runs; run++) {
            try (StreamRun each = engine.apply(null)) {
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

    /** @return checksum of a run whose reports are those of the plain book */
    private static long compare(final MessageStream stream, final Function<ReportListener, StreamRun> engine) {
        final String expected = stream.answer().sha256();
        final ReportText text = new ReportText();
        try (StreamRun run = engine.apply(text)) {
            run.send();
            Fork.expectSame("hash of the reports", expected, text.sha256());
            Fork.tell(HASH, expected);
            return run.checksum();
        }
    }
}
