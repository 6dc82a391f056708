package io.ringbook.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.ringbook.core.Records;
import io.ringbook.core.command.CommandPublisher;
import io.ringbook.core.command.Publication;
import io.ringbook.core.engine.Engine;
import io.ringbook.core.engine.EngineConfig;
import io.ringbook.core.event.StreamHandler;
import io.ringbook.core.ring.Halt;
import io.ringbook.core.ring.HaltedException;
import io.ringbook.core.ring.Pipeline;
import io.ringbook.core.ring.PipelineConfig;
import io.ringbook.core.ring.Profile;
import io.ringbook.journal.replay.Restart;
import io.ringbook.journal.replay.Verification;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.agrona.concurrent.YieldingIdleStrategy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Nobody sees what the journal does not have; and the known traps of the queue beneath it. */
final class DurabilityTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final StreamHandler NOBODY = (sequence, buffer, offset, length, last) -> {};
    private static final EngineConfig CONFIG = EngineConfig.small();

    @TempDir
    Path directory;

    @Test
    void aForcedJournalHasTheSameBytes() throws IOException {
        final Path cached = directory.resolve("cached");
        final Path forced = directory.resolve("forced");
        try (SteppedMarket market = SteppedMarket.create(cached, Durability.PAGE_CACHE, CONFIG)) {
            market.trade(5, 1_000);
        }
        try (SteppedMarket market = SteppedMarket.create(forced, Durability.BATCH_SYNC, CONFIG)) {
            market.trade(5, 1_000);
        }
        assertTrue(Verification.of(forced).isGood());
        assertEquals(Verification.of(cached), Verification.of(forced));
        assertSameBytes(cached, forced);
    }

    @Test
    void theSameCommandsGiveTheSameBytesAlsoAfterARestart() throws IOException {
        final Path one = directory.resolve("one");
        final Path other = directory.resolve("other");
        for (final Path each : List.of(one, other)) {
            try (SteppedMarket market = SteppedMarket.create(each, CONFIG)) {
                market.trade(6, 1_000);
            }
            goOn(each, 1_000);
        }
        assertSameBytes(one, other);
    }

    @ParameterizedTest
    @EnumSource(Profile.class)
    void theHubIsGivenNothingThatIsNotJournaled(final Profile profile) {
        final Gate gate = new Gate(JournalWriter.create(directory, Durability.PAGE_CACHE, CONFIG), Long.MAX_VALUE);
        final Pipeline pipeline = pipeline(profile, gate, gate.hub());
        assertTimeoutPreemptively(PATIENCE, () -> {
            assertEquals(5_000, publish(pipeline, profile, 5_000));
            pipeline.close();
        });
        gate.close();
        assertNull(pipeline.halt(), () -> String.valueOf(pipeline.halt()));
        final Verification verification = Verification.of(directory);
        assertTrue(verification.isGood(), verification::toString);
        assertEquals(gate.journaled.get(), gate.delivered);
        assertEquals(gate.delivered, verification.commands() + verification.events());
    }

    @ParameterizedTest
    @EnumSource(Profile.class)
    void aJournalThatFailsStopsTheMarketBeforeAnyoneSeesTheBatch(final Profile profile) {
        final Gate gate = new Gate(JournalWriter.create(directory, Durability.PAGE_CACHE, CONFIG), 1_000);
        final Pipeline pipeline = pipeline(profile, gate, gate.hub());
        assertTimeoutPreemptively(PATIENCE, () -> {
            assertTrue(publish(pipeline, profile, Integer.MAX_VALUE) < Integer.MAX_VALUE);
            assertEquals(Publication.HALTED, new CommandPublisher(pipeline, Records.OPERATOR).advanceTime());
            pipeline.close();
        });
        final Halt halt = pipeline.halt();
        assertEquals("journal", halt.step());
        assertSame(gate.failure, halt.cause());
        assertTrue(halt.sequence() > 0, halt::toString);
        assertTrue(gate.delivered <= gate.journaled.get());
        assertTrue(gate.journaled.get() < 1_000);
        gate.close();
        assertTrue(Verification.of(directory).isGood());
    }

    /** Closing waits for every command that was taken to get into the journal and to the hub. */
    @ParameterizedTest
    @EnumSource(value = Profile.class, mode = EnumSource.Mode.EXCLUDE, names = "STEPPED")
    void whatWasTakenIsJournaledWhenTheMarketIsClosed(final Profile profile) {
        final int rounds = profile == Profile.LATENCY ? 30 : 300;
        for (int round = 0; round < rounds; round++) {
            final AtomicLong journaled = new AtomicLong();
            final AtomicLong delivered = new AtomicLong();
            final Pipeline pipeline = pipeline(profile, counting(journaled), counting(delivered));
            assertTimeoutPreemptively(PATIENCE, () -> {
                publish(pipeline, profile, 3);
                pipeline.close();
            });
            assertEquals(3, journaled.get(), "in round " + round);
            assertEquals(3, delivered.get(), "in round " + round);
        }
    }

    /** As in a container, where every process may have the number of the one that died with the lock. */
    @Test
    void aLockOfALivingProcessNumberIsNotWaitedFor() throws IOException {
        try (SteppedMarket market = SteppedMarket.create(directory, CONFIG)) {
            market.trade(7, 100);
        }
        for (final Path file : JournalFiles.of(directory)) {
            if (file.toString().endsWith(".cq4t")) {
                lock(file, "chronicle.write.lock");
                lock(file, "chronicle.append.lock");
            }
        }
        assertTimeoutPreemptively(PATIENCE, () -> goOn(directory, 100));
    }

    @Test
    void timeThatGoesBackDoesNoHarm() {
        final AtomicLong timeNs = new AtomicLong(Duration.ofDays(20_000).toNanos());
        final Engine engine = new Engine(CONFIG);
        final JournalWriter journal = JournalWriter.create(directory, Durability.PAGE_CACHE, CONFIG);
        final Pipeline pipeline = new Pipeline(PipelineConfig.stepped(timeNs::get), engine, journal, NOBODY);
        for (int day = 0; day < 5; day++) {
            publish(pipeline, Profile.STEPPED, 10);
            pipeline.step();
            timeNs.addAndGet(-Duration.ofDays(1).toNanos());
        }
        pipeline.close();
        journal.close();
        final Verification verification = Verification.of(directory);
        assertTrue(verification.isGood(), verification::toString);
        assertEquals(50, verification.commands());
        assertEquals(Duration.ofDays(20_000).toNanos(), engine.timestampNs());
    }

    @Test
    void readingAFolderThatIsNotThereMakesNothing() {
        final Path missing = directory.resolve("missing");
        assertThrows(JournalException.class, () -> new JournalReader(missing));
        assertThrows(JournalException.class, () -> Verification.of(missing));
        assertThrows(JournalException.class, () -> Restart.from(missing, Durability.PAGE_CACHE, NOBODY));
        assertFalse(Files.exists(missing));
    }

    @Test
    void readingChangesNothing() throws IOException {
        try (SteppedMarket market = SteppedMarket.create(directory, CONFIG)) {
            market.trade(8, 100);
            final Map<String, String> before = JournalFiles.fingerprint(directory);
            assertTrue(Verification.of(directory).isGood());
            assertEquals(before, JournalFiles.fingerprint(directory));
        }
    }

    /** A frame has a largest size, a batch has none. */
    @ParameterizedTest
    @ValueSource(ints = {1, 1_000, 150_000})
    void aBatchIsAsLargeAsItIs(final int records) {
        final UnsafeBuffer record = new UnsafeBuffer(new byte[Records.MAX_LENGTH]);
        try (JournalWriter writer = JournalWriter.create(directory, Durability.PAGE_CACHE, CONFIG)) {
            for (int sequence = 1; sequence <= records; sequence++) {
                record.putInt(0, sequence);
                writer.onRecord(sequence, record, 0, Records.MAX_LENGTH, true);
            }
        }
        final AtomicLong found = new AtomicLong();
        final Recovery recovery = new JournalReader(directory).read((sequence, buffer, offset, length, last) -> {
            if (sequence > 0) {
                assertEquals(found.incrementAndGet(), sequence);
                assertEquals((int) sequence, buffer.getInt(offset));
            }
        });
        assertEquals(new Recovery.Clean(records), recovery);
        assertEquals(records, found.get());
    }

    /** Nobody had seen anything yet. */
    @Test
    void aMarketThatDiedBeforeItsFirstFrameIsNotDamaged() throws IOException {
        final Path died = directory.resolve("died");
        try (JournalWriter writer = JournalWriter.create(directory.resolve("new"), Durability.PAGE_CACHE, CONFIG)) {
            JournalFiles.copy(directory.resolve("new"), died);
            writer.onBatchEnd();
        }
        final JournalException nothing =
                assertThrows(JournalException.class, () -> Restart.from(died, Durability.PAGE_CACHE, NOBODY));
        assertTrue(nothing.getMessage().startsWith("nothing in it"), nothing::getMessage);
    }

    /** The frame is whole, and its mark was not written any more. */
    @Test
    void aMarketThatDiedRightAfterItsFirstFrameGoesOn() throws IOException {
        JournalWriter.create(directory, Durability.PAGE_CACHE, CONFIG).close();
        final Path end = directory.resolve(EndMark.FILE);
        JournalFiles.write(end, 0, ByteBuffer.allocate((int) Files.size(end)));
        goOn(directory, 100);
    }

    /** Nothing is tried twice, or a frame might be there twice. */
    @Test
    void aWriterThatFailedLetsGoOfTheJournal() throws IOException {
        final Path gone = directory.resolve("gone");
        final JournalWriter writer = JournalWriter.create(gone, Durability.PAGE_CACHE, CONFIG);
        JournalFiles.delete(gone);
        assertThrows(JournalException.class, writer::onBatchEnd);
        writer.close();
        JournalWriter.create(gone, Durability.PAGE_CACHE, CONFIG).close();
        assertTrue(Verification.of(gone).isGood());
    }

    /** On a file system that is nearly full, the queue would write into a hole and the process would die of it. */
    @Test
    void aFullFileSystemIsSaid() throws IOException {
        final Path small = Path.of(System.getenv().getOrDefault("RINGBOOK_SMALL_FS", "/dev/shm"));
        assumeTrue(
                Files.isWritable(small) && small.toFile().getUsableSpace() < 200L << 20,
                "needs a file system with less than 200 MB: RINGBOOK_SMALL_FS");
        final Path full = Files.createTempDirectory(small, "ringbook");
        try {
            final JournalWriter writer = JournalWriter.create(full, Durability.PAGE_CACHE, CONFIG);
            final JournalException said = assertThrows(JournalException.class, writer::onBatchEnd);
            assertTrue(said.getMessage().contains("full"), said::getMessage);
            writer.close();
        } finally {
            JournalFiles.delete(full);
        }
    }

    private static Pipeline pipeline(final Profile profile, final StreamHandler journal, final StreamHandler hub) {
        final LongSupplier clockNs = () -> 1;
        final PipelineConfig config =
                profile == Profile.STEPPED ? PipelineConfig.stepped(clockNs) : PipelineConfig.live(profile, clockNs);
        final Pipeline pipeline = new Pipeline(config.withSlots(64, 64), new Engine(CONFIG), journal, hub);
        pipeline.start();
        return pipeline;
    }

    /** @return how many commands were taken before it halted or all were */
    private static int publish(final Pipeline pipeline, final Profile profile, final int commands) {
        final CommandPublisher operator = new CommandPublisher(pipeline, Records.OPERATOR);
        for (int i = 0; i < commands; i++) {
            Publication answer = operator.advanceTime();
            while (answer == Publication.RING_FULL && step(pipeline, profile)) {
                YieldingIdleStrategy.INSTANCE.idle();
                answer = operator.advanceTime();
            }
            if (answer != Publication.PUBLISHED) {
                return i;
            }
        }
        return commands;
    }

    /** @return whether it has not halted */
    private static boolean step(final Pipeline pipeline, final Profile profile) {
        if (profile == Profile.STEPPED) {
            try {
                pipeline.step();
            } catch (final HaltedException e) {
                return false;
            }
        }
        return true;
    }

    private static StreamHandler counting(final AtomicLong commands) {
        return (sequence, buffer, offset, length, last) -> commands.addAndGet(last ? 1 : 0);
    }

    private static void goOn(final Path journal, final int commands) {
        final Restart restart = Restart.from(journal, Durability.PAGE_CACHE, NOBODY);
        final long before = restart.engine().sequence();
        try (SteppedMarket market = new SteppedMarket(restart.engine(), restart.journal())) {
            market.trade(before, commands);
        }
        final Verification verification = Verification.of(journal);
        assertTrue(verification.isGood(), verification::toString);
        assertEquals(before + commands, verification.commands());
    }

    private static void assertSameBytes(final Path one, final Path other) throws IOException {
        final List<Path> files = JournalFiles.of(one);
        assertEquals(files.size(), JournalFiles.of(other).size());
        for (final Path file : files) {
            assertEquals(-1, Files.mismatch(file, other.resolve(one.relativize(file))), file::toString);
        }
    }

    /** Writes this process's number where the queue keeps a lock; it is free as long as the number is Long.MIN_VALUE. */
    private static void lock(final Path metadata, final String name) throws IOException {
        final ByteBuffer bytes = JournalFiles.read(metadata, 0, 4096).order(ByteOrder.LITTLE_ENDIAN);
        final int key =
                StandardCharsets.ISO_8859_1.decode(bytes.duplicate()).toString().indexOf(name);
        assertTrue(key > 0, name);
        int at = (key + name.length() + 7) & ~7;
        while (bytes.getLong(at) != Long.MIN_VALUE) {
            at += 8;
        }
        bytes.putLong(at, ProcessHandle.current().pid());
        JournalFiles.write(metadata, 0, bytes);
    }

    /** Stands before a journal and knows what it is done with. */
    private static final class Gate implements StreamHandler, AutoCloseable {
        private final IllegalStateException failure = new IllegalStateException("as the test wants it");
        private final AtomicLong journaled = new AtomicLong();
        private final JournalWriter journal;
        private final long failsAt;
        private long taken;
        private long delivered;

        /** @param failsAt the end of the batch that has this record throws */
        Gate(final JournalWriter journal, final long failsAt) {
            this.journal = journal;
            this.failsAt = failsAt;
        }

        @Override
        public void onRecord(
                final long sequence,
                final DirectBuffer buffer,
                final int offset,
                final int length,
                final boolean last) {
            journal.onRecord(sequence, buffer, offset, length, last);
            taken++;
        }

        @Override
        public void onBatchEnd() {
            journal.onBatchEnd();
            if (taken >= failsAt) {
                throw failure;
            }
            journaled.set(taken);
        }

        StreamHandler hub() {
            return (sequence, buffer, offset, length, last) -> {
                delivered++;
                assertTrue(delivered <= journaled.get(), () -> "not journaled: sequence=" + sequence);
            };
        }

        @Override
        public void close() {
            journal.close();
        }
    }
}
