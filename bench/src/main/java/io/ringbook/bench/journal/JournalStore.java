package io.ringbook.bench.journal;

import io.ringbook.bench.Recording;
import io.ringbook.journal.Durability;
import io.ringbook.journal.JournalWriter;
import java.nio.file.Path;

/** A journal. */
final class JournalStore implements Store {
    private final Path folder;
    private final Recording recording;
    private final JournalWriter writer;
    private long sequence = 1;

    JournalStore(final Path folder, final JournaledStream stream, final Durability durability) {
        this.folder = folder;
        recording = stream.recording;
        writer = JournalWriter.create(folder, durability, stream.config);
        // Its first record is there; with that its file is begun.
        writer.onBatchEnd();
    }

    @Override
    public void append() {
        sequence = recording.give(writer, sequence, JournaledStream.BATCH);
    }

    @Override
    public void close() {
        writer.close();
    }

    @Override
    public void check(final long rounds) {
        ReadBack.expect(folder, recording, rounds);
    }
}
