package io.ringbook.journal;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import net.openhft.chronicle.queue.impl.single.SingleChronicleQueue;
import net.openhft.chronicle.queue.impl.single.SingleChronicleQueueBuilder;
import net.openhft.chronicle.queue.rollcycles.LargeRollCycles;

/**
 * How Ringbook uses Chronicle Queue: a segment is a queue of its own, with one file that never rolls and has the same
 * bytes for the same frames.
 *
 * <p>Whoever goes on with a journal begins a new segment. A queue believes what stands in its own header and index, which
 * have no checksums: opened again with one wrong bit there it fails, waits for half a minute, or appends where nobody
 * finds it.
 */
final class QueueFiles {
    static final String SUFFIX = ".cq4";

    private static final String SEGMENT = "segment-%06d";
    private static final long BLOCK_BYTES = 64L << 20;
    private static final long LOCK_TIMEOUT_MS = 500;

    static {
        // Our own lock is held, so a lock in the queue is that of a dead process, whatever its number says.
        System.setProperty("queue.force.unlock.mode", "ALWAYS");
        System.setProperty("chronicle.announcer.disable", "true");
        // A thread of its own; we look at the free space ourselves.
        System.setProperty("chronicle.disk.monitor.disable", "true");
    }

    private QueueFiles() {}

    /** A new segment, behind all that are there. */
    static SingleChronicleQueue openToAppend(final Path directory) throws IOException {
        int number = 1;
        Path segment = directory.resolve(String.format(SEGMENT, number));
        while (Files.exists(segment)) {
            segment = directory.resolve(String.format(SEGMENT, ++number));
        }
        Files.createDirectory(segment);
        return SingleChronicleQueueBuilder.single(segment.toFile())
                .rollCycle(LargeRollCycles.LARGE_DAILY)
                .blockSize(BLOCK_BYTES)
                .timeoutMS(LOCK_TIMEOUT_MS)
                // Never rolls, never goes backwards, and nothing of the wall clock is in the files.
                .timeProvider(() -> 0)
                .build();
    }

    static boolean exist(final Path directory) {
        try {
            return Files.isDirectory(directory) && !list(directory).isEmpty();
        } catch (final IOException e) {
            throw new JournalException(directory, "cannot be listed", e);
        }
    }

    /** The data files in the order in which they are read. */
    static List<Path> list(final Path directory) throws IOException {
        final List<Path> segments = list(directory, SEGMENT.substring(0, SEGMENT.indexOf('%')) + "*");
        final List<Path> files = new ArrayList<>();
        for (final Path segment : segments) {
            files.addAll(list(segment, "*" + SUFFIX));
        }
        return files;
    }

    private static List<Path> list(final Path directory, final String glob) throws IOException {
        final List<Path> found = new ArrayList<>();
        try (DirectoryStream<Path> stream = Files.newDirectoryStream(directory, glob)) {
            stream.forEach(found::add);
        }
        Collections.sort(found);
        return found;
    }
}
