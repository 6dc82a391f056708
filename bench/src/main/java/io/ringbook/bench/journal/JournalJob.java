package io.ringbook.bench.journal;

import io.ringbook.bench.flow.Shape;
import java.nio.file.Path;

/**
 * What is measured, as far as it is the same for all rows.
 *
 * @param messages of the recorded stream, which is appended as often as it takes
 * @param bytes of a burst, and of each of the files that a sustained run goes through; the stream is appended once at least
 * @param seconds of a sustained run, 0 for none
 * @param runs that a fork measures of a burst or of a journal that is read
 * @param folder in which there is room; what is made there is deleted
 */
public record JournalJob(Shape shape, long seed, int messages, long bytes, int seconds, int runs, Path folder) {
    private static final int MOST_BYTES_OF_EACH = 256;
    private static final long ROOM_TO_SPARE = 1L << 30;

    /** @return free bytes without which it does not begin: two files at a time, and what else a disk needs */
    public long room() {
        return 2 * Math.max(bytes, (long) messages * MOST_BYTES_OF_EACH) + ROOM_TO_SPARE;
    }

    JournaledStream record() {
        return new JournaledStream(shape, seed, messages);
    }

    /** @param what a fork is to do with it */
    String[] arguments(final Enum<?> what) {
        return new String[] {
            what.name(),
            shape.name(),
            Long.toString(seed),
            Integer.toString(messages),
            Long.toString(bytes),
            Integer.toString(seconds),
            Integer.toString(runs),
            folder.toString()
        };
    }

    static JournalJob parse(final String... arguments) {
        return new JournalJob(
                Shape.valueOf(arguments[1]),
                Long.parseLong(arguments[2]),
                Integer.parseInt(arguments[3]),
                Long.parseLong(arguments[4]),
                Integer.parseInt(arguments[5]),
                Integer.parseInt(arguments[6]),
                Path.of(arguments[7]));
    }

    JournalJob withMessages(final int newMessages) {
        return new JournalJob(shape, seed, newMessages, bytes, seconds, runs, folder);
    }

    JournalJob withSeconds(final int newSeconds) {
        return new JournalJob(shape, seed, messages, bytes, newSeconds, runs, folder);
    }
}
