package io.ringbook.bench.peers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ringbook.bench.flow.MessageStream;
import io.ringbook.bench.flow.ReportListener;
import io.ringbook.bench.flow.ReportText;
import io.ringbook.bench.flow.Shape;
import io.ringbook.bench.fork.StreamFork;
import io.ringbook.bench.fork.StreamRun;
import io.ringbook.bench.match.Peer;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What comes out of a peer is what comes out of the plain book, or the peer is refused. */
final class PeerForkTest {
    private static final int MESSAGES = 20_000;

    @ParameterizedTest
    @EnumSource(Peer.class)
    void reportsAsThePlainBook(final Peer peer) {
        for (final Shape shape : List.of(Shape.NORMAL, Shape.CRASH, Shape.MANY, Shape.ADVERSARIAL)) {
            final MessageStream stream = MessageStream.of(shape, 1, MESSAGES);
            final Function<ReportListener, StreamRun> engine = PeerFork.engine(peer, stream);
            final ReportText text = new ReportText();
            final long compared;
            try (StreamRun run = engine.apply(text)) {
                run.send();
                compared = run.checksum();
            }
            assertEquals(stream.answer().sha256(), text.sha256(), shape + " " + peer);
            assertEquals(compared, checksum(engine), shape + " " + peer);
        }
    }

    @ParameterizedTest
    @EnumSource(Peer.class)
    void anotherStreamHasAnotherChecksum(final Peer peer) {
        assertNotEquals(
                checksum(PeerFork.engine(peer, MessageStream.of(Shape.NORMAL, 1, MESSAGES))),
                checksum(PeerFork.engine(peer, MessageStream.of(Shape.NORMAL, 1, MESSAGES - 1))));
    }

    @ParameterizedTest
    @EnumSource(Peer.class)
    void aPeerThatIsWrongIsRefused(final Peer peer) {
        final Function<ReportListener, StreamRun> another =
                PeerFork.engine(peer, MessageStream.of(Shape.NORMAL, 1, MESSAGES - 1));
        final IllegalStateException refusal = assertThrows(
                IllegalStateException.class,
                () -> StreamFork.measure(MessageStream.of(Shape.NORMAL, 1, MESSAGES), 1, another));
        assertTrue(refusal.getMessage().startsWith("wrong output: hash of the reports: "), refusal.getMessage());
    }

    private static long checksum(final Function<ReportListener, StreamRun> engine) {
        try (StreamRun run = engine.apply(null)) {
            run.send();
            return run.checksum();
        }
    }
}
