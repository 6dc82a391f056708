package io.ringbook.bench.match;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.ringbook.bench.fork.Measurement;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class RatioTest {
    private static final MatchResult BOOK = result("deep", Way.BOOK.label(), 20.0, 10.0, 40.0);
    private static final MatchResult CORE = result("deep", Way.CORE.label(), 50.0, 50.0, 50.0);
    private static final MatchResult RING = result("deep", Way.RING.label(), 100.0, 100.0, 100.0);
    private static final MatchResult JOURNAL = result("deep", Way.JOURNAL.label(), 200.0, 200.0, 200.0);
    private static final MatchResult NAIVE = result("deep", Peer.NAIVE.label(), 75.0, 75.0, 75.0);
    private static final MatchResult DIRECT = result("deep", Peer.DIRECT.label(), 80.0, 90.0, 80.0);
    private static final MatchResult PIPELINE = result("deep", Peer.PIPELINE.label(), 300.0, 200.0, 250.0);

    @Test
    void forksOfTheSameTurnAreCompared() {
        assertEquals(
                List.of(new Ratio("deep", "book", "exchange-core direct", 4, 2, 9)),
                Ratio.of("deep", List.of(BOOK, DIRECT)));
    }

    @Test
    void theCoreIsComparedWithTheFasterBook() {
        assertEquals(
                List.of(new Ratio("deep", "core", "exchange-core naive", 1.5, 1.5, 1.5)),
                Ratio.of("deep", List.of(CORE, NAIVE, DIRECT)));
        assertEquals(
                List.of(new Ratio("deep", "core", "exchange-core direct", 1.6, 1.6, 1.8)),
                Ratio.of("deep", List.of(CORE, DIRECT)));
    }

    @Test
    void ringAndJournalAreComparedWithThePipeline() {
        assertEquals(
                List.of(
                        new Ratio("deep", "ring", "exchange-core pipeline", 2.5, 2, 3),
                        new Ratio("deep", "journal", "exchange-core pipeline", 1.25, 1, 1.5)),
                Ratio.of("deep", List.of(RING, JOURNAL, NAIVE, PIPELINE)));
    }

    @Test
    void otherStreamsAreNot() {
        assertEquals(
                List.of(), Ratio.of("deep", List.of(BOOK, result("crash", Peer.DIRECT.label(), 80.0, 90.0, 80.0))));
    }

    private static MatchResult result(final String stream, final String engine, final Double... nanosByFork) {
        return new MatchResult(stream, engine, new Measurement(1_000, Map.of(), List.of(), List.of(nanosByFork), 0));
    }
}
