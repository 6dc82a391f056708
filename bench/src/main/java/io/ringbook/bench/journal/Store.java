package io.ringbook.bench.journal;

import io.ringbook.journal.Durability;
import java.io.IOException;
import java.nio.file.Path;

/** Something on disk, in a folder of its own, to which a recording is appended again and again. For one thread. */
interface Store extends AutoCloseable {
    /** Appends the recording once more. */
    void append() throws IOException;

    @Override
    void close() throws IOException;

    /**
     * After it was closed.
     *
     * @throws IllegalStateException if it does not hold the recording {@code rounds} times
     */
    void check(long rounds) throws IOException;

    /** Kinds of stores. */
    enum Kind {
        /** No journal: a handler that takes the records and keeps nothing. */
        NONE,
        /** A journal in the page cache. */
        PAGE_CACHE,
        /** A journal that forces each batch to the device. */
        BATCH_SYNC,
        /** A Chronicle Queue with excerpts as long as a journal's frames. */
        QUEUE,
        /** A file with as many bytes as the journal has, in large blocks. */
        DISK;

        /** @param folder empty */
        Store open(final Path folder, final JournaledStream stream) throws IOException {
            return switch (this) {
                case NONE -> new NoStore(stream.recording);
                case PAGE_CACHE, BATCH_SYNC -> new JournalStore(folder, stream, Durability.valueOf(name()));
                case QUEUE -> new QueueStore(folder, stream.recording);
                case DISK -> new DiskStore(folder, stream.recording);
            };
        }
    }
}
