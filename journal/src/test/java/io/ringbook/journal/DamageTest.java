package io.ringbook.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ringbook.core.engine.EngineConfig;
import io.ringbook.core.event.StreamHandler;
import io.ringbook.journal.JournalFiles.Document;
import io.ringbook.journal.replay.Restart;
import io.ringbook.journal.replay.StreamHash;
import io.ringbook.journal.replay.Verification;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Whatever happens to the bytes of a journal: it gives the same stream and goes on, or both a verification and a restart
 * say that it is damaged and the restart leaves it as it is.
 *
 * <p>The ordinary run takes a sample of the places; {@code -Dcampaign=true} takes them all.
 */
@Timeout(value = 2, unit = TimeUnit.HOURS)
final class DamageTest {
    private static final boolean CAMPAIGN = Boolean.getBoolean("campaign");
    private static final StreamHandler NOBODY = (sequence, buffer, offset, length, last) -> {};
    private static final int PAGE = 4096;
    private static final int FRAME_HEADER_END = 4 + Frame.HEADER_LENGTH;

    /** So that the sample meets every byte of a header in some document. */
    private static final int SAMPLE_STRIDE = 53;

    @TempDir
    static Path temporary;

    private static Path journal;
    private static Verification sound;
    private static Map<String, String> fingerprint;
    private int unharmed;

    @BeforeAll
    static void write() throws IOException {
        journal = temporary.resolve("journal");
        try (SteppedMarket market = SteppedMarket.create(journal, EngineConfig.small())) {
            market.trade(1, 150);
        }
        final Restart restart = Restart.from(journal, Durability.PAGE_CACHE, NOBODY);
        try (SteppedMarket market = new SteppedMarket(restart.engine(), restart.journal())) {
            market.trade(2, 100);
        }
        sound = Verification.of(journal);
        assertTrue(sound.isGood(), sound::toString);
        assertEquals(265, sound.commands());
        fingerprint = JournalFiles.fingerprint(journal);
    }

    @AfterEach
    void isRestored() throws IOException {
        assertEquals(fingerprint, JournalFiles.fingerprint(journal));
    }

    @Test
    void aFlippedByteOfAFrame() throws IOException {
        for (final Path file : JournalFiles.data(journal)) {
            for (final Document document : JournalFiles.documents(file)) {
                for (long at = document.at(); !document.isIndex() && at < document.next(); at++) {
                    if (CAMPAIGN || at % SAMPLE_STRIDE == 0 || at < document.at() + 4) {
                        flip(file, at, 0xFF, 0);
                        flip(file, at, 1 << (at & 7), 0);
                    }
                }
            }
        }
    }

    /** The queue's own documents have no checksum and nothing of ours: only their prefixes matter. */
    @Test
    void aFlippedByteOfTheQueuesOwn() throws IOException {
        for (final Path file : JournalFiles.data(journal)) {
            for (final Document document : JournalFiles.documents(file)) {
                if (document.isIndex()) {
                    final ByteBuffer bytes = JournalFiles.read(file, document.at(), document.length());
                    for (int i = 0; i < bytes.limit(); i++) {
                        if (i < FRAME_HEADER_END || bytes.get(i) != 0) {
                            flip(file, document.at() + i, 0xFF, 29);
                            flip(file, document.at() + i, 1 << (i & 7), 29);
                        }
                    }
                    for (int i = FRAME_HEADER_END; i + PAGE < bytes.limit(); i += PAGE) {
                        flipAll(file, document.at() + i, PAGE);
                    }
                }
            }
        }
    }

    @Test
    void aFlippedByteBesideTheFrames() throws IOException {
        for (final Path file : JournalFiles.of(journal)) {
            if (!JournalFiles.data(journal).contains(file)) {
                final ByteBuffer bytes = JournalFiles.read(file, 0, PAGE);
                int used = bytes.limit();
                while (bytes.get(used - 1) == 0) {
                    used--;
                }
                for (int at = 0; at < used; at++) {
                    flip(file, at, 0xFF, 71);
                    flip(file, at, 1 << (at & 7), 71);
                }
            }
        }
    }

    @Test
    void aFlippedByteBehindTheEnd() throws IOException {
        for (final Path file : JournalFiles.data(journal)) {
            final long end = JournalFiles.end(file);
            final int step = CAMPAIGN ? 7 : 101;
            for (long at = end; at < end + PAGE; at += at < end + 4 ? 1 : step) {
                flip(file, at, 0xFF, 11);
                flip(file, at, 1 << (at & 7), 11);
            }
        }
    }

    @Test
    void aFileThatIsCut() throws IOException {
        for (final Path file : JournalFiles.of(journal)) {
            for (final long length : lengths(file)) {
                cut(file, length);
            }
        }
    }

    @Test
    void aPageThatIsZeroed() throws IOException {
        for (final Path file : JournalFiles.of(journal)) {
            final int used = JournalFiles.data(journal).contains(file) ? (int) JournalFiles.end(file) + PAGE : 2 * PAGE;
            for (int at = 0; at < Math.min(used, Files.size(file)); at += PAGE) {
                final ByteBuffer before = JournalFiles.read(file, at, PAGE);
                overwrite(file, at, ByteBuffer.allocate(before.limit()), 17, "zeroed");
            }
        }
    }

    @Test
    void aFileThatIsGone() throws IOException {
        final Path away = temporary.resolve("away");
        for (final Path file : JournalFiles.of(journal)) {
            Files.move(file, away);
            judge(file + " is gone", 1);
            Files.move(away, file);
        }
    }

    /** Without its mark nobody knows whether a journal is whole, but what is there is sound, and is said to be. */
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 95, 96})
    void aMarkThatIsSpoiled(final int bytes) throws IOException {
        final Path mark = journal.resolve("end");
        final byte[] before = Files.readAllBytes(mark);
        final byte[] spoiled = new byte[bytes];
        Arrays.fill(spoiled, (byte) (bytes == before.length ? 0 : 7));
        Files.write(mark, spoiled);
        final Verification found = Verification.of(journal);
        final Recovery.Corrupt corrupt = assertInstanceOf(Recovery.Corrupt.class, found.recovery());
        assertEquals(sound.commands(), corrupt.lastSequence());
        assertEquals("end", corrupt.file());
        assertEquals(sound.streamHash(), found.streamHash());
        assertRefused("mark of " + bytes + " bytes");
        Files.write(mark, before);
    }

    @Test
    void framesThatAreTakenOutOrPutElsewhere() throws IOException {
        for (final Path file : JournalFiles.data(journal)) {
            final List<Document> frames = JournalFiles.documents(file).stream()
                    .filter(document -> !document.isIndex())
                    .toList();
            for (int i = 0; i < frames.size(); i++) {
                final List<Document> fewer = new ArrayList<>(frames);
                fewer.remove(i);
                assertFalse(rearrange(file, frames, fewer), "frame " + i + " removed");
                final List<Document> more = new ArrayList<>(frames);
                more.add(i, frames.get(i));
                assertFalse(rearrange(file, frames, more), "frame " + i + " doubled");
                final int other = (i + 1 + i % 5) % frames.size();
                final List<Document> swapped = new ArrayList<>(frames);
                Collections.swap(swapped, i, other);
                assertFalse(rearrange(file, frames, swapped), "frames " + i + " and " + other + " swapped");
            }
            assertFalse(rearrange(file, frames, List.of()), "all frames removed");
        }
    }

    @Test
    void filesThatAreExchanged() throws IOException {
        final Path away = temporary.resolve("away");
        final List<Path> files = JournalFiles.data(journal);
        for (int i = 1; i < files.size(); i++) {
            exchange(files.get(i - 1), files.get(i), away);
            assertFalse(judge(files.get(i) + " exchanged with the one before", 0));
            exchange(files.get(i - 1), files.get(i), away);
        }
    }

    /** What a crash in the middle of an append leaves: it was never whole, so nobody can have seen what is in it. */
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 3, 100, 5_000, 300_000})
    void aTornTailIsCutAndTheJournalGoesOn(final int written) throws IOException {
        final Path torn = temporary.resolve("torn-" + written);
        JournalFiles.copy(journal, torn);
        final List<Path> files = JournalFiles.data(torn);
        final Path file = files.get(files.size() - 1);
        final ByteBuffer tail = ByteBuffer.allocate(4 + written).order(ByteOrder.LITTLE_ENDIAN);
        tail.putInt(0x8000_0000 | written);
        while (tail.hasRemaining()) {
            tail.put((byte) (tail.position() * 7 + 1));
        }
        JournalFiles.write(file, JournalFiles.end(file), tail.flip());

        final Verification verification = Verification.of(torn);
        assertTrue(verification.isGood(), verification::toString);
        assertEquals(sound.streamHash(), verification.streamHash());
        final Recovery.TornTail recovery = assertInstanceOf(Recovery.TornTail.class, verification.recovery());
        assertEquals(sound.commands(), recovery.lastSequence());
        // In whole words.
        assertEquals(4 + (written + 3 & ~3), recovery.discardedBytes());

        final Restart restart = Restart.from(torn, Durability.PAGE_CACHE, NOBODY);
        assertEquals(recovery, restart.recovery());
        assertEquals(0, restart.completedRecords());
        // What was cut is gone, whether or not anything comes behind it.
        restart.journal().close();
        assertEquals(sound.recovery(), Verification.of(torn).recovery());
        goOn(torn, "cut tail");
        JournalFiles.delete(torn);
    }

    /** A sweep's events come in more than one frame; a crash may come between any two. */
    @Test
    void aCommandThatACrashCutShortIsCompleted() throws IOException {
        final Path whole = temporary.resolve("whole");
        try (SteppedMarket market = SteppedMarket.create(whole, EngineConfig.small())) {
            market.sweep(12);
        }
        final Verification expected = Verification.of(whole);
        final List<Told> records = new ArrayList<>();
        new JournalReader(whole).read((sequence, buffer, offset, length, last) -> {
            final byte[] bytes = new byte[length];
            buffer.getBytes(offset, bytes);
            records.add(new Told(sequence, new UnsafeBuffer(bytes), last));
        });
        final int inLastCommand = (int) records.stream()
                .filter(record -> record.sequence() == expected.commands())
                .count();
        assertTrue(inLastCommand > 12);
        for (int missing = 0; missing < inLastCommand; missing++) {
            final Path cut = temporary.resolve("cut-" + missing);
            writeFrames(cut, records.subList(1, records.size() - missing));
            final Verification before = Verification.of(cut);
            assertTrue(before.isGood(), before::toString);
            assertEquals(missing > 0, before.endsInsideCommand());

            final StreamHash heard = new StreamHash();
            final Restart restart = Restart.from(cut, Durability.PAGE_CACHE, heard);
            restart.journal().close();
            assertEquals(missing, restart.completedRecords());
            assertEquals(expected.streamHash(), heard.end());
            final Verification after = Verification.of(cut);
            assertTrue(after.isGood(), after::toString);
            assertFalse(after.endsInsideCommand());
            assertEquals(expected.streamHash(), after.streamHash());
            assertEquals(expected.stateHash(), after.stateHash());
            JournalFiles.delete(cut);
        }
    }

    private record Told(long sequence, DirectBuffer bytes, boolean last) {}

    /** A frame for every three records; the journal begins with the record that says what the engine is built with. */
    private static void writeFrames(final Path directory, final List<Told> records) {
        try (JournalWriter writer = JournalWriter.create(directory, Durability.PAGE_CACHE, EngineConfig.small())) {
            int inFrame = 0;
            for (final Told record : records) {
                writer.onRecord(
                        record.sequence(), record.bytes(), 0, record.bytes().capacity(), record.last());
                if (++inFrame % 3 == 0) {
                    writer.onBatchEnd();
                }
            }
        }
    }

    private static long[] lengths(final Path file) throws IOException {
        final long size = Files.size(file);
        if (!JournalFiles.data(journal).contains(file)) {
            final int step = CAMPAIGN || size < PAGE ? 1 : 1_009;
            return IntStream.range(0, (int) size)
                    .filter(length -> length % step == 0 && (length < PAGE || length % PAGE == 0))
                    .asLongStream()
                    .toArray();
        }
        final List<Long> lengths = new ArrayList<>(List.of(size - 1, size / 2, size / 2 + 1));
        final int step = CAMPAIGN ? 1 : 173;
        for (final Document document : JournalFiles.documents(file)) {
            lengths.add(document.at());
            for (long at = document.at() + 1; at < document.next(); at += document.isIndex() ? 10_007 : step) {
                lengths.add(at);
            }
        }
        for (int behind = 0; behind < 5; behind++) {
            lengths.add(JournalFiles.end(file) + behind);
        }
        return lengths.stream().mapToLong(Long::longValue).toArray();
    }

    private void cut(final Path file, final long length) throws IOException {
        final long size = Files.size(file);
        final ByteBuffer before = JournalFiles.read(file, 0, JournalFiles.USED_AT_MOST);
        JournalFiles.resize(file, length);
        judge(file + " cut at " + length, 13);
        JournalFiles.write(file, 0, before);
        JournalFiles.resize(file, size);
    }

    private void flip(final Path file, final long at, final int bits, final int goOnEvery) throws IOException {
        final byte before = JournalFiles.read(file, at, 1).get(0);
        final ByteBuffer flipped = ByteBuffer.wrap(new byte[] {(byte) (before ^ bits)});
        overwrite(file, at, flipped, goOnEvery, "^ " + bits);
    }

    private void flipAll(final Path file, final long at, final int length) throws IOException {
        final ByteBuffer bytes = JournalFiles.read(file, at, length);
        for (int i = 0; i < bytes.limit(); i++) {
            bytes.put(i, (byte) ~bytes.get(i));
        }
        overwrite(file, at, bytes, 97, "all flipped");
    }

    private static void exchange(final Path one, final Path other, final Path away) throws IOException {
        Files.move(one, away);
        Files.move(other, one);
        Files.move(away, other);
    }

    /** Puts the frames into the file in another way. @return whether that does not matter */
    private boolean rearrange(final Path file, final List<Document> frames, final List<Document> rearranged)
            throws IOException {
        final long from = frames.get(0).at();
        final ByteBuffer bytes = ByteBuffer.allocate(JournalFiles.USED_AT_MOST - (int) from);
        for (final Document frame : rearranged) {
            bytes.put(JournalFiles.read(file, frame.at(), frame.length()));
        }
        return overwrite(file, from, bytes.clear(), 0, "frames rearranged");
    }

    private boolean overwrite(
            final Path file, final long at, final ByteBuffer bytes, final int goOnEvery, final String how)
            throws IOException {
        final ByteBuffer before = JournalFiles.read(file, at, bytes.limit());
        JournalFiles.write(file, at, bytes);
        final boolean same = judge(file + " at " + at + " " + how, goOnEvery);
        JournalFiles.write(file, at, before);
        return same;
    }

    /**
     * @param goOnEvery in the ordinary run a restart follows on one of so many journals that are unharmed, 0 for none
     * @return whether the stream is the same; otherwise it was said that it is damaged
     */
    private boolean judge(final String damage, final int goOnEvery) throws IOException {
        final Verification found;
        try {
            found = Verification.of(journal);
        } catch (final JournalException e) {
            assertRefused(damage);
            return false;
        }
        if (!found.isGood()) {
            final Recovery.Corrupt corrupt = assertInstanceOf(Recovery.Corrupt.class, found.recovery(), damage);
            assertTrue(corrupt.lastSequence() <= sound.commands(), damage);
            assertRefused(damage);
            return false;
        }
        assertEquals(sound.streamHash(), found.streamHash(), damage);
        assertEquals(sound.stateHash(), found.stateHash(), damage);
        unharmed++;
        if (goOnEvery > 0 && (CAMPAIGN || unharmed % goOnEvery == 0)) {
            final Path copy = temporary.resolve("copy");
            JournalFiles.copy(journal, copy);
            goOn(copy, damage);
            JournalFiles.delete(copy);
        }
        return true;
    }

    private static void assertRefused(final String damage) throws IOException {
        final Map<String, String> before = JournalFiles.fingerprint(journal);
        final JournalException refusal = assertThrows(
                JournalException.class, () -> Restart.from(journal, Durability.PAGE_CACHE, NOBODY), damage);
        assertTrue(refusal.getMessage().contains(journal.toString()), refusal::getMessage);
        assertFalse(refusal.getMessage().contains("in use"), refusal::getMessage);
        assertEquals(before, JournalFiles.fingerprint(journal), damage);
    }

    /** A restart that does not refuse must get everything that comes behind it into the journal. */
    private static void goOn(final Path directory, final String damage) {
        final Restart restart;
        try {
            restart = Restart.from(directory, Durability.PAGE_CACHE, NOBODY);
        } catch (final JournalException e) {
            assertTrue(e.getMessage().contains(directory.toString()), e::getMessage);
            return;
        }
        // More frames than a queue goes without an entry in its index.
        try (SteppedMarket market = new SteppedMarket(restart.engine(), restart.journal())) {
            market.trade(3, 2_000);
        }
        final Verification verification = Verification.of(directory);
        assertTrue(verification.isGood(), () -> damage + ": " + verification);
        assertEquals(sound.commands() + 2_000, verification.commands(), damage);
        assertInstanceOf(Recovery.Clean.class, verification.recovery(), damage);
    }
}
