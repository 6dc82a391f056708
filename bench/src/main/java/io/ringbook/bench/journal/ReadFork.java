package io.ringbook.bench.journal;

import io.ringbook.bench.Folders;
import io.ringbook.bench.Recording;
import io.ringbook.bench.fork.Fork;
import io.ringbook.journal.Durability;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What a forked JVM does that measures a {@link Reading}: a recorded stream is journaled, then read again and again. */
public final class ReadFork {
    /** The names under which hashes are told. */
    static final String STREAM = "stream";

    static final String STATE = "state";
    private static final int WARM_UP = 5;

    private ReadFork() {}

    /** @param args way of reading, then the job */
    public static void main(final String... args) throws IOException {
        final Reading reading = Reading.valueOf(args[0]);
        final JournalJob job = JournalJob.parse(args);
        final JournaledStream stream = job.record();
        final Recording recording = stream.recording;
        final Reading.Expected expected = new Reading.Expected(
                recording.commands(), 1 + recording.records(), stream.streamHash(), stream.stateHash);
        Fork.tell(AppendFork.BYTES, (double) FrameBytes.of(recording) / recording.commands());
        Fork.tell(STREAM, expected.streamHash());
        Fork.tell(STATE, expected.stateHash());
        final Path journal = Files.createTempDirectory(job.folder(), "journal");
        try (JournalStore store = new JournalStore(journal, stream, Durability.PAGE_CACHE)) {
            store.append();
        }
        final long[] nanos = new long[job.runs()];
        long bytes = 0;
        for (int run = -WARM_UP; run < nanos.length; run++) {
            final long bytesBefore = Fork.allocated();
            final long began = System.nanoTime();
            final Runnable check = reading.read(journal, expected);
            final long took = System.nanoTime() - began;
            bytes = Fork.allocated() - bytesBefore;
            check.run();
            if (run >= 0) {
                nanos[run] = took;
            }
        }
        Folders.delete(journal);
        Fork.result(recording.commands(), bytes, nanos);
    }
}
