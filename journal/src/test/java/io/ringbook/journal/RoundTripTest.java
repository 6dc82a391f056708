package io.ringbook.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ringbook.core.engine.EngineConfig;
import io.ringbook.core.engine.StateText;
import io.ringbook.journal.replay.Restart;
import io.ringbook.journal.replay.Verification;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is written is read back, replays to the same bytes, and goes on where it ended. */
final class RoundTripTest {
    @TempDir
    Path directory;

    @Test
    void aJournalReplaysToTheSameBytesAndGoesOn() {
        final String before;
        try (SteppedMarket market = SteppedMarket.create(directory, EngineConfig.small())) {
            market.trade(1, 20_000);
            before = StateText.of(market.engine());
        }
        final Verification first = Verification.of(directory);
        assertTrue(first.isGood(), first::toString);
        assertEquals(20_015, first.commands());
        assertEquals(new Recovery.Clean(20_015), first.recovery());

        final Restart restart = Restart.from(directory, Durability.PAGE_CACHE, (s, b, o, l, last) -> {});
        assertEquals(before, StateText.of(restart.engine()));
        assertEquals(0, restart.completedRecords());
        try (SteppedMarket market = new SteppedMarket(restart.engine(), restart.journal())) {
            market.trade(2, 5_000);
        }
        final Verification second = Verification.of(directory);
        assertTrue(second.isGood(), second::toString);
        assertEquals(25_015, second.commands());
        assertNull(second.divergence());
    }

    @Test
    void theSameCommandsGiveTheSameHash() {
        final Path other = directory.resolve("other");
        final Path one = directory.resolve("one");
        for (final Path each : new Path[] {one, other}) {
            try (SteppedMarket market = SteppedMarket.create(each, EngineConfig.small())) {
                market.trade(7, 2_000);
            }
        }
        assertEquals(Verification.of(one).streamHash(), Verification.of(other).streamHash());
        assertEquals(Verification.of(one).stateHash(), Verification.of(other).stateHash());
    }

    @Test
    void thereIsOneWriter() {
        try (SteppedMarket market = SteppedMarket.create(directory, EngineConfig.small())) {
            market.trade(1, 10);
            assertThrows(
                    JournalException.class,
                    () -> JournalWriter.create(directory, Durability.PAGE_CACHE, EngineConfig.small()));
            assertThrows(
                    JournalException.class,
                    () -> Restart.from(directory, Durability.PAGE_CACHE, (s, b, o, l, last) -> {}));
            market.trade(2, 10);
        }
        assertTrue(Verification.of(directory).isGood());
    }

    @Test
    void anEmptyFolderIsNoJournalAndStaysEmpty() {
        final JournalException thrown = assertThrows(JournalException.class, () -> Verification.of(directory));
        assertTrue(thrown.getMessage().startsWith("there is no journal"), thrown.getMessage());
        assertEquals(0, directory.toFile().list().length);
    }
}
