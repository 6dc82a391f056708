package io.ringbook.bench.match;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.ringbook.bench.flow.MessageStream;
import io.ringbook.bench.flow.ReportText;
import io.ringbook.bench.flow.Shape;
import io.ringbook.bench.fork.StreamRun;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What comes out is the same on every way, and a checksum tells if it is not. */
final class WayTest {
    private static final int MESSAGES = 20_000;

    @ParameterizedTest
    @EnumSource(Way.class)
    void reportsAsThePlainBookInEachShape(final Way way) {
        for (final Shape shape : Shape.values()) {
            final MessageStream stream = MessageStream.of(shape, 1, MESSAGES);
            final EncodedStream encoded = new EncodedStream(stream);
            final ReportText text = new ReportText();
            final long compared;
            try (StreamRun run = way.prepare(stream, encoded, text)) {
                run.send();
                compared = run.checksum();
            }
            assertEquals(stream.answer().sha256(), text.sha256(), shape + " " + way);
            assertEquals(compared, checksum(way, stream), shape + " " + way);
        }
    }

    @ParameterizedTest
    @EnumSource(Way.class)
    void anotherStreamHasAnotherChecksum(final Way way) {
        final long checksum = checksum(way, MessageStream.of(Shape.NORMAL, 1, MESSAGES));
        assertNotEquals(checksum, checksum(way, MessageStream.of(Shape.NORMAL, 2, MESSAGES)));
        assertNotEquals(checksum, checksum(way, MessageStream.of(Shape.NORMAL, 1, MESSAGES - 1)));
    }

    private static long checksum(final Way way, final MessageStream stream) {
        try (StreamRun run = way.prepare(stream, new EncodedStream(stream), null)) {
            run.send();
            return run.checksum();
        }
    }
}
