package io.ringbook.journal;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * One writer at a time, in this process and in others. The operating system lets go when the process dies, so unlike a
 * process number in a file it is never stale.
 */
final class JournalLock implements AutoCloseable {
    static final String FILE = "lock";

    private final FileChannel channel;

    /** @throws JournalException if someone else writes the journal */
    JournalLock(final Path directory) throws IOException {
        channel = FileChannel.open(directory.resolve(FILE), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        if (!tryLock()) {
            channel.close();
            throw new JournalException(directory, "in use by another writer");
        }
    }

    private boolean tryLock() throws IOException {
        try {
            final FileLock lock = channel.tryLock();
            return lock != null;
        } catch (final OverlappingFileLockException e) {
            return false;
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
