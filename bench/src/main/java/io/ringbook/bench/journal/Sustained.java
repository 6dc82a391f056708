package io.ringbook.bench.journal;

import io.ringbook.bench.Folders;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * Appends until the time is up, at the pace at which the device takes it: one store after the other is filled, and while the next one
 * is, the one before is forced to the device and deleted. So no more than two take room, and every byte was written when the clock
 * stops.
 */
final class Sustained {
    private final Store.Kind kind;
    private final Path folder;
    private final JournaledStream stream;
    private final long roundsInEach;
    private CompletableFuture<Void> before = CompletableFuture.completedFuture(null);
    private long rounds;

    /** @param roundsInEach how often the recording goes into one store */
    Sustained(final Store.Kind kind, final Path folder, final JournaledStream stream, final long roundsInEach) {
        this.kind = kind;
        this.folder = folder;
        this.stream = stream;
        this.roundsInEach = roundsInEach;
    }

    /** @return nanoseconds until everything was on the device */
    long run(final int seconds) throws IOException {
        final long began = System.nanoTime();
        final long end = began + TimeUnit.SECONDS.toNanos(seconds);
        while (true) {
            final Path made = Files.createTempDirectory(folder, "sustained");
            final Store store = kind.open(made, stream);
            final long filled = fill(store, end);
            rounds += filled;
            before.join();
            if (System.nanoTime() >= end) {
                Folders.force(made);
                final long nanos = System.nanoTime() - began;
                store.check(filled);
                Folders.delete(made);
                return nanos;
            }
            before = CompletableFuture.runAsync(() -> forceAndDelete(made));
        }
    }

    /** @return how often the recording was appended, to all stores together */
    long rounds() {
        return rounds;
    }

    private long fill(final Store store, final long end) throws IOException {
        long filled = 0;
        try (store) {
            do {
                store.append();
                filled++;
            } while (filled < roundsInEach && System.nanoTime() < end);
        }
        return filled;
    }

    private static void forceAndDelete(final Path made) {
        try {
            Folders.force(made);
            Folders.delete(made);
        } catch (final IOException e) {
            throw new UncheckedIOException("cannot force " + made, e);
        }
    }
}
