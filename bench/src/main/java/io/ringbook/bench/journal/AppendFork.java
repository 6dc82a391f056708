package io.ringbook.bench.journal;

import io.ringbook.bench.Folders;
import io.ringbook.bench.Recording;
import io.ringbook.bench.fork.Fork;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What a forked JVM does that measures a {@link Store}: it appends a recorded stream again and again, and says how long that took
 * only if what it wrote was read back and is the same.
 */
public final class AppendFork {
    /** The name under which the journal's bytes for each command are told. */
    static final String BYTES = "bytes";

    private static final int WARM_UP = 5;

    /** What waits for the device at each batch gets as much less of the stream. */
    private static final int FORCED_PART = 16;

    private AppendFork() {}

    /** @param args kind of store, then the job; with seconds it is a sustained run, without a burst */
    public static void main(final String... args) throws IOException {
        final Store.Kind kind = Store.Kind.valueOf(args[0]);
        final JournalJob job = JournalJob.parse(args);
        final JournaledStream stream =
                (kind == Store.Kind.BATCH_SYNC ? job.withMessages(1 + job.messages() / FORCED_PART) : job).record();
        final Recording recording = stream.recording;
        final long bytes = FrameBytes.of(recording);
        // And once only.
        final long rounds = kind == Store.Kind.BATCH_SYNC ? 1 : Math.max(1, job.bytes() / bytes);
        Fork.tell(BYTES, (double) bytes / recording.commands());
        warmUp(kind, job.folder(), stream);
        if (job.seconds() > 0) {
            final Sustained sustained = new Sustained(kind, job.folder(), stream, rounds);
            final long bytesBefore = Fork.allocated();
            final long nanos = sustained.run(job.seconds());
            Fork.result(sustained.rounds() * recording.commands(), Fork.allocated() - bytesBefore, nanos);
            return;
        }
        final Burst burst = new Burst(kind, job.folder(), stream);
        final long[] nanos = new long[job.runs()];
        for (int run = 0; run < nanos.length; run++) {
            nanos[run] = burst.run(rounds);
        }
        Fork.result(rounds * recording.commands(), burst.allocated(), nanos);
    }

    /** Forcing is not what has to get warm. */
    private static void warmUp(final Store.Kind kind, final Path folder, final JournaledStream stream)
            throws IOException {
        final Burst burst = new Burst(kind == Store.Kind.BATCH_SYNC ? Store.Kind.PAGE_CACHE : kind, folder, stream);
        for (int run = 0; run < WARM_UP; run++) {
            burst.run(1);
        }
    }

    /** As much as the page cache takes; what a device has to write later does not count. */
    private static final class Burst {
        private final Store.Kind kind;
        private final Path folder;
        private final JournaledStream stream;
        private long allocated;

        private Burst(final Store.Kind kind, final Path folder, final JournaledStream stream) {
            this.kind = kind;
            this.folder = folder;
            this.stream = stream;
        }

        /** @return nanoseconds from the first record to the last */
        long run(final long rounds) throws IOException {
            final Path made = Files.createTempDirectory(folder, "burst");
            final long nanos;
            final Store store = kind.open(made, stream);
            try (store) {
                final long bytesBefore = Fork.allocated();
                final long began = System.nanoTime();
                for (long round = 0; round < rounds; round++) {
                    store.append();
                }
                nanos = System.nanoTime() - began;
                allocated = Fork.allocated() - bytesBefore;
            }
            store.check(rounds);
            Folders.delete(made);
            return nanos;
        }

        /** @return bytes, in the last run */
        long allocated() {
            return allocated;
        }
    }
}
