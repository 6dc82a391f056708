package io.ringbook.bench.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.ringbook.bench.flow.Shape;
import io.ringbook.journal.replay.Verification;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What was appended is found again, and what is not is noticed. */
final class StoreTest {
    private static final JournaledStream STREAM = new JournaledStream(Shape.NORMAL, 1, 5_000);

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource(Store.Kind.class)
    void holdsWhatWasAppended(final Store.Kind kind) throws IOException {
        final Store store = written(kind);
        store.check(3);
        assertThrows(IllegalStateException.class, () -> store.check(2));
        assertThrows(IllegalStateException.class, () -> store.check(4));
    }

    @ParameterizedTest
    @EnumSource(names = {"PAGE_CACHE", "QUEUE", "DISK"})
    void aByteThatIsOtherwiseIsNoticed(final Store.Kind kind) throws IOException {
        final Store store = written(kind);
        try (Stream<Path> files = Files.walk(folder);
                FileChannel file = FileChannel.open(
                        files.filter(path -> path.toString().endsWith(kind == Store.Kind.DISK ? "file" : ".cq4"))
                                .findFirst()
                                .orElseThrow(),
                        StandardOpenOption.WRITE,
                        StandardOpenOption.READ)) {
            // Behind what a queue has at its beginning.
            final long at = kind == Store.Kind.DISK ? 1_000 : 600_000;
            final ByteBuffer one = ByteBuffer.allocate(1);
            file.read(one, at);
            one.put(0, (byte) ~one.get(0)).rewind();
            file.write(one, at);
        }
        assertThrows(IllegalStateException.class, () -> store.check(3));
    }

    @Test
    void theJournalIsTheStreamThatWasRecorded() throws IOException {
        final JournaledStream stream = new JournaledStream(Shape.DEEP, 1, 5_000);
        try (Store store = Store.Kind.PAGE_CACHE.open(folder, stream)) {
            store.append();
        }
        final Verification verification = Verification.of(folder);
        assertEquals(stream.streamHash(), verification.streamHash());
        assertEquals(stream.stateHash, verification.stateHash());
    }

    private Store written(final Store.Kind kind) throws IOException {
        final Store store = kind.open(folder, STREAM);
        try (store) {
            for (int round = 0; round < 3; round++) {
                store.append();
            }
        }
        return store;
    }
}
