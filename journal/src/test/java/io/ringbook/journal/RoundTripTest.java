package io.ringbook.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ringbook.core.command.Publication;
import io.ringbook.core.engine.Engine;
import io.ringbook.core.engine.EngineConfig;
import io.ringbook.core.engine.RandomCommands;
import io.ringbook.core.engine.StateText;
import io.ringbook.journal.replay.Restart;
import io.ringbook.journal.replay.Verification;
import java.nio.file.Path;
import java.util.SplittableRandom;
import org.agrona.DirectBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is written is read back, replays to the same bytes, and goes on where it ended. */
final class RoundTripTest {
    private static final int ANYTHING = Boolean.getBoolean("campaign") ? 1_000_000 : 30_000;

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
    void whateverIsSentReplaysToTheSameBytesAcrossRestarts() {
        for (int seed = 1; seed <= 3; seed++) {
            final Path each = directory.resolve("seed-" + seed);
            new Anything(each, seed).send();
            final Verification verification = Verification.of(each);
            assertTrue(verification.isGood(), verification::toString);
            assertTrue(verification.commands() >= ANYTHING, verification::toString);
            assertTrue(verification.events() >= ANYTHING, verification::toString);
        }
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

    /** Random commands of all kinds to a market that is closed and started again now and then. */
    private static final class Anything {
        private final Path directory;
        private final SplittableRandom random;
        private final RandomCommands commands;
        private SteppedMarket market;

        private Anything(final Path directory, final long seed) {
            this.directory = directory;
            random = new SplittableRandom(seed);
            commands = new RandomCommands(seed, this::send);
            final EngineConfig config = EngineConfig.small();
            market = new SteppedMarket(
                    new Engine(config), JournalWriter.create(directory, Durability.PAGE_CACHE, config), commands);
        }

        private void send() {
            commands.setUp();
            market.run();
            for (int i = 0; i < ANYTHING; i++) {
                commands.next();
                if (random.nextInt(8) == 0) {
                    market.run();
                }
                if (random.nextInt(ANYTHING / 5) == 0) {
                    startAgain();
                }
            }
            market.run();
            market.close();
        }

        private Publication send(final DirectBuffer buffer, final int offset, final int length) {
            return market.send(commands.timestampNs(), buffer, offset, length);
        }

        private void startAgain() {
            market.run();
            final String before = StateText.of(market.engine());
            market.close();
            final Restart restart = Restart.from(directory, Durability.PAGE_CACHE, (s, b, o, l, last) -> {});
            assertEquals(before, StateText.of(restart.engine()));
            market = new SteppedMarket(restart.engine(), restart.journal(), commands);
        }
    }
}
