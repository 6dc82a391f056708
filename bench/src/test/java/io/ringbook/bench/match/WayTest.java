package io.ringbook.bench.match;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.ringbook.bench.flow.MessageStream;
import io.ringbook.bench.flow.ReportText;
import io.ringbook.bench.flow.Shape;
import io.ringbook.bench.fork.StreamRun;
import io.ringbook.core.ring.Profile;
import io.ringbook.journal.Durability;
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

    @ParameterizedTest
    @EnumSource(value = Way.class, names = "BOOK", mode = EnumSource.Mode.EXCLUDE)
    void whatIsExpectedOfAPipelineIsFoundOutWithAnEngineAlone(final Way way) {
        final MessageStream stream = MessageStream.of(Shape.CRASH, 1, MESSAGES);
        assertEquals(Expected.checksum(stream, new EncodedStream(stream)), checksum(way, stream));
    }

    @ParameterizedTest
    @EnumSource(value = Profile.class, names = "LATENCY", mode = EnumSource.Mode.EXCLUDE)
    void signalsComeOutOfAPipelineAsOutOfAnEngineAlone(final Profile profile) {
        final EncodedStream signals = EncodedStream.signals(MESSAGES);
        try (PipelineRun run = new PipelineRun(profile, Durability.PAGE_CACHE, signals)) {
            run.send();
            assertEquals(signals.size(), run.returned());
            assertEquals(Expected.checksumOfSignals(signals), run.checksum());
        }
    }

    private static long checksum(final Way way, final MessageStream stream) {
        try (StreamRun run = way.prepare(stream, new EncodedStream(stream), null)) {
            run.send();
            return run.checksum();
        }
    }
}
