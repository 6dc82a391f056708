package io.ringbook.bench.fork;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ringbook.bench.flow.FastBook;
import io.ringbook.bench.flow.MessageStream;
import io.ringbook.bench.flow.ReportChecksum;
import io.ringbook.bench.flow.ReportListener;
import io.ringbook.bench.flow.Shape;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** An engine whose output is wrong gets no number, whether it is wrong at once or later. */
final class StreamForkTest {
    private static final int MESSAGES = 2_000;
    private static final MessageStream STREAM = MessageStream.of(Shape.NORMAL, 1, MESSAGES);

    @Test
    void anEngineWithOtherReportsIsRefused() {
        final IllegalStateException refusal = assertThrows(
                IllegalStateException.class,
                () -> StreamFork.measure(STREAM, 1, reports -> run(MESSAGES - 1, reports)));
        assertTrue(
                refusal.getMessage()
                        .startsWith("wrong output: hash of the reports: expected="
                                + STREAM.answer().sha256()),
                refusal.getMessage());
    }

    @Test
    void anEngineThatIsWrongLaterIsRefused() {
        final IllegalStateException refusal = assertThrows(
                IllegalStateException.class,
                () -> StreamFork.measure(
                        STREAM, 1, reports -> run(reports == null ? MESSAGES - 1 : MESSAGES, reports)));
        assertTrue(refusal.getMessage().startsWith("wrong output: checksum of run "), refusal.getMessage());
    }

    /** Neither is a row of a table. */
    @Test
    void aForkThatRefusesEndsTheMeasurement() throws IOException, InterruptedException {
        final Forks right = new Forks();
        right.add(FewerMessages.class, Integer.toString(MESSAGES));
        assertEquals(MESSAGES, right.measure(1).get(0).units());
        final Forks wrong = new Forks();
        wrong.add(FewerMessages.class, Integer.toString(MESSAGES));
        wrong.add(FewerMessages.class, Integer.toString(MESSAGES - 1));
        final IllegalStateException refusal = assertThrows(IllegalStateException.class, () -> wrong.measure(1));
        assertTrue(refusal.getMessage().contains("wrong output: hash of the reports: "), refusal.getMessage());
    }

    @Test
    void aSourceIsFoundByItsArguments() throws IOException {
        final StreamSource source = StreamSource.of(Shape.NORMAL, 1, MESSAGES);
        assertEquals("normal", source.name());
        assertEquals(
                STREAM.answer(),
                StreamSource.open(List.copyOf(source.arguments())).answer());
    }

    /** The real book, which stops before the end of the stream if it is told to. */
    private static StreamRun run(final int messages, final ReportListener reports) {
        final ReportChecksum checksum = new ReportChecksum(reports);
        final FastBook book = new FastBook(checksum, 1, 1 << 12, 1 << 12);
        return new StreamRun() {
            @Override
            public void send() {
                STREAM.replay(book, 0, messages);
            }

            @Override
            public long checksum() {
                return checksum.value();
            }

            @Override
            public void close() {
                // It has nothing to give back.
            }
        };
    }

    /** A forked JVM. */
    static final class FewerMessages {
        private FewerMessages() {}

        /** @param args messages that are sent */
        public static void main(final String... args) {
            StreamFork.measure(STREAM, 1, reports -> run(Integer.parseInt(args[0]), reports));
        }
    }
}
