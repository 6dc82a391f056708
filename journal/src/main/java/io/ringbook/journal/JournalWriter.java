package io.ringbook.journal;

import io.ringbook.core.engine.EngineConfig;
import io.ringbook.core.event.StreamHandler;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import net.openhft.chronicle.bytes.Bytes;
import net.openhft.chronicle.queue.ExcerptAppender;
import net.openhft.chronicle.queue.impl.single.SingleChronicleQueue;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * Appends the stream to a journal, a frame per batch. When {@link #onBatchEnd} returns, the batch is as durable as was
 * asked for.
 *
 * <p>For one thread at a time: a market is set up on one and goes live on another.
 */
public final class JournalWriter implements StreamHandler, AutoCloseable {
    /** Below this the file system is called full, and nothing more is written: the queue would die of it. */
    private static final long LEAST_FREE_BYTES = 256L << 20;

    private static final long CHECK_SPACE_EVERY_BYTES = 64L << 20;

    private final Path directory;
    private final Durability durability;
    private final JournalLock lock;
    private final EndMark mark;
    private final Frame frame = new Frame();
    private final Bytes<?> frameBytes = Bytes.wrapForRead(frame.bytes);
    private SingleChronicleQueue queue;
    private ExcerptAppender appender;
    private FileChannel file;
    private long frames;
    private int crc;
    private long lastSequence;
    private boolean failed;
    private long unchecked = CHECK_SPACE_EVERY_BYTES;

    private JournalWriter(
            final Path directory, final Durability durability, final JournalLock lock, final long frames, final int crc)
            throws IOException {
        this.directory = directory;
        this.durability = durability;
        this.lock = lock;
        this.frames = frames;
        this.crc = crc;
        mark = new EndMark(directory);
        frameBytes.singleThreadedCheckDisabled(true);
    }

    /**
     * Starts a new journal, whose first record is what the engine was built with.
     *
     * @param directory is made if need be
     * @param durability not NONE, which has no journal
     * @throws JournalException if there is a journal already, or someone writes one there
     */
    public static JournalWriter create(final Path directory, final Durability durability, final EngineConfig config) {
        if (durability == Durability.NONE) {
            throw new IllegalArgumentException("no journal is written: durability=" + durability);
        }
        try {
            if (exists(directory)) {
                throw new JournalException(directory, "there is a journal already");
            }
            Files.createDirectories(directory);
            final JournalWriter writer = new JournalWriter(directory, durability, new JournalLock(directory), 0, 0);
            final UnsafeBuffer record = new UnsafeBuffer(new byte[EngineConfig.ENCODED_LENGTH]);
            config.encode(record, 0);
            writer.frame.add(0, record, 0, EngineConfig.ENCODED_LENGTH, true);
            return writer;
        } catch (final IOException e) {
            throw new JournalException(directory, "cannot be made", e);
        }
    }

    /**
     * Goes on where a journal ends.
     *
     * @param reader that has read all of it
     * @throws JournalException if it is damaged, or someone writes it
     */
    public static JournalWriter append(final JournalReader reader, final Durability durability) {
        final Path directory = reader.directory();
        if (reader.recovery() instanceof Recovery.Corrupt corrupt) {
            throw new JournalException(directory, "not appended to, as it is " + corrupt);
        }
        try {
            final JournalLock lock = new JournalLock(directory);
            try {
                if (reader.isOutdated()) {
                    throw new JournalException(directory, "written to while it was read");
                }
                reader.cutTornTail();
                return new JournalWriter(directory, durability, lock, reader.frames(), reader.crc());
            } catch (final IOException | RuntimeException e) {
                lock.close();
                throw e;
            }
        } catch (final IOException e) {
            throw new JournalException(directory, "cannot be opened", e);
        }
    }

    /** @return whether there is a journal in the directory, sound or not */
    public static boolean exists(final Path directory) {
        return Files.exists(directory.resolve(EndMark.FILE)) || QueueFiles.exist(directory);
    }

    @Override
    public void onRecord(
            final long sequence, final DirectBuffer buffer, final int offset, final int length, final boolean last) {
        if (!frame.hasRoom(length)) {
            append();
        }
        frame.add(sequence, buffer, offset, length, last);
        lastSequence = sequence;
    }

    @Override
    public void onBatchEnd() {
        if (!frame.isEmpty()) {
            append();
        }
    }

    /** Appends what is left, unless an append has failed before, and lets go of the journal. */
    @Override
    public void close() {
        try {
            if (!failed) {
                onBatchEnd();
            }
        } finally {
            release();
        }
    }

    private void release() {
        try (lock;
                mark) {
            if (queue != null) {
                queue.close();
            }
            if (file != null) {
                file.close();
            }
        } catch (final IOException e) {
            throw new JournalException(directory, "cannot be closed", e);
        }
    }

    private void append() {
        // Until it is done: what failed half-way is not tried again, or a frame might be in the journal twice.
        failed = true;
        if (queue == null) {
            open();
        }
        checkSpace(frame.length());
        final int sealed = frame.seal(crc);
        frameBytes.readPositionRemaining(0, frame.length());
        // One call writes the whole frame; an exception in the middle of a document would commit half of it.
        appender.writeBytes(frameBytes);
        crc = sealed;
        frames++;
        frame.clear();
        if (durability == Durability.BATCH_SYNC) {
            force();
        }
        mark.write(frames, lastSequence, crc);
        if (durability == Durability.BATCH_SYNC) {
            mark.force();
        }
        failed = false;
    }

    private void open() {
        try {
            queue = QueueFiles.openToAppend(directory);
        } catch (final IOException e) {
            throw new JournalException(directory, "no segment can be begun", e);
        }
        appender = queue.createAppender();
        appender.singleThreadedCheckDisabled(true);
    }

    private void force() {
        try {
            if (file == null) {
                final Path current = appender.currentFile().toPath().toAbsolutePath();
                file = FileChannel.open(current, StandardOpenOption.WRITE);
                forceNames(current);
            }
            // The appender's own sync does not wait.
            file.force(false);
        } catch (final IOException e) {
            throw new UncheckedIOException("cannot force " + directory, e);
        }
    }

    /** A file whose name is lost is lost too: that of the segment, the journal's and the run folder's. */
    private static void forceNames(final Path current) throws IOException {
        Path named = current;
        for (int i = 0; i < 3 && named.getParent() != null; i++) {
            named = named.getParent();
            try (FileChannel names = FileChannel.open(named, StandardOpenOption.READ)) {
                names.force(true);
            }
        }
    }

    private void checkSpace(final int bytes) {
        unchecked += bytes;
        if (unchecked >= CHECK_SPACE_EVERY_BYTES) {
            unchecked = 0;
            final long free = directory.toFile().getUsableSpace();
            if (free < LEAST_FREE_BYTES) {
                throw new JournalException(
                        directory, "file system is full, free=" + free + " bytes, needed=" + LEAST_FREE_BYTES);
            }
        }
    }
}
