package io.ringbook.journal;

import io.ringbook.core.Records;
import io.ringbook.core.event.StreamHandler;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.agrona.BufferUtil;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * Reads a journal from its first frame to its last and checks every one.
 *
 * <p>It walks the documents of the queue's file itself: a document is four bytes, of which the highest bit says "being
 * written", the next "not data but index", the rest its length, then the content, padded to four bytes; four zero bytes
 * are the end. The queue's own reader maps the file, which ends the process when the file is cut, and takes a zeroed page
 * for the end.
 */
public final class JournalReader {
    private static final int WINDOW = 4 << 20;
    private static final int PREFIX = 4;
    private static final int BEING_WRITTEN = 0x8000_0000;
    private static final int INDEX = 0x4000_0000;
    private static final int LENGTH_MASK = 0x3FFF_FFFF;

    private final Path directory;
    private final Frame frame = new Frame();
    private final ByteBuffer window = BufferUtil.allocateDirectAligned(WINDOW, 64);
    private final UnsafeBuffer windowBuffer = new UnsafeBuffer(window);
    private long windowStart;
    private int windowLength;
    private Path file;
    private FileChannel channel;
    private long position;
    private long tornAt = -1;
    private long frames;
    private int crc;
    private long lastSequence;
    private boolean midCommand;
    private Recovery recovery;
    private EndMark.End end;

    /**
     * @param directory of the journal
     * @throws JournalException if there is no journal in it
     */
    public JournalReader(final Path directory) {
        if (!JournalWriter.exists(directory)) {
            throw new JournalException(directory, "there is no journal");
        }
        this.directory = directory;
        file = directory;
    }

    public Path directory() {
        return directory;
    }

    /**
     * Gives a handler every record, as far as the journal is sound. The first one, of sequence 0, is what the engine was
     * built with.
     *
     * @return how the journal ends
     */
    public Recovery read(final StreamHandler handler) {
        try {
            recovery = readAll(handler);
            return recovery;
        } catch (final IOException e) {
            throw new JournalException(directory, "cannot be read", e);
        }
    }

    /**
     * As {@link #read}, on two threads: one of its own reads and checks, while the caller's gives the handler what is checked.
     *
     * @param ahead is given the records before the handler, on the reading thread
     */
    public Recovery readAhead(final StreamHandler ahead, final StreamHandler handler) {
        return ReadAhead.read(this, ahead, handler);
    }

    /** @return how the journal ends, null before it was read */
    public Recovery recovery() {
        return recovery;
    }

    /** @return whether the last command's last record is missing, because of a crash in the middle of it */
    public boolean endsInsideCommand() {
        return midCommand;
    }

    /** @return whole frames read */
    public long frames() {
        return frames;
    }

    int crc() {
        return crc;
    }

    /** Whether someone has written since this reader began. */
    boolean isOutdated() throws IOException {
        return !end.equals(EndMark.read(directory));
    }

    /** Makes the queue end where its last whole frame ends. */
    void cutTornTail() throws IOException {
        if (tornAt < 0) {
            return;
        }
        try (FileChannel writable = FileChannel.open(file, StandardOpenOption.WRITE)) {
            final long size = writable.size();
            final ByteBuffer zeros = ByteBuffer.allocate(1 << 16);
            // Only what a frame can be long: behind it nothing was ever written.
            final long end = Math.min(size, tornAt + PREFIX + Frame.MAX_LENGTH);
            for (long at = tornAt; at < end; ) {
                zeros.clear().limit((int) Math.min(zeros.capacity(), end - at));
                at += writable.write(zeros, at);
            }
            writable.force(false);
        }
    }

    private Recovery readAll(final StreamHandler handler) throws IOException {
        end = EndMark.read(directory);
        try {
            final List<Path> files = QueueFiles.list(directory);
            for (int i = 0; i < files.size(); i++) {
                final Recovery trouble = readFile(files.get(i), i == files.size() - 1, handler);
                if (trouble != null) {
                    return trouble;
                }
            }
            if (end == null) {
                final String what = "the mark of the end is missing or spoiled: whether anything came after frame ";
                return corrupt(directory.resolve(EndMark.FILE), 0, what + frames + " is not known");
            }
            return compareWithMark();
        } finally {
            handler.onBatchEnd();
        }
    }

    private Recovery readFile(final Path next, final boolean isLast, final StreamHandler handler) throws IOException {
        file = next;
        try (FileChannel opened = FileChannel.open(file, StandardOpenOption.READ)) {
            channel = opened;
            windowLength = 0;
            return readDocuments(isLast, handler);
        }
    }

    /** @return how the journal ends, if it ends here, or null */
    private Recovery readDocuments(final boolean isLast, final StreamHandler handler) throws IOException {
        final long size = channel.size();
        position = 0;
        while (position + PREFIX <= size) {
            final int prefix = prefix(position);
            if (prefix == 0) {
                break;
            }
            if ((prefix & BEING_WRITTEN) != 0) {
                if (end == null || (isLast && frames >= end.frames())) {
                    tornAt = position;
                    return end == null ? null : torn(position);
                }
                return corrupt(file, position, "a frame that was whole is marked as being written");
            }
            final int length = prefix & LENGTH_MASK;
            final long next = position + PREFIX + ((length + 3L) & ~3L);
            if (length == 0 || next > size) {
                return corrupt(file, position, "a document of impossible length=" + length);
            }
            if ((prefix & INDEX) == 0) {
                final String damage = readFrame(position + PREFIX, length, handler);
                if (damage != null) {
                    return corrupt(file, position, damage);
                }
            }
            position = next;
        }
        return null;
    }

    private Recovery compareWithMark() {
        if (frames < end.frames()) {
            return corrupt(
                    file,
                    position,
                    "ends after frame " + frames + " of " + end.frames() + ", whose last sequence is "
                            + end.lastSequence());
        }
        if (frames == end.frames() && (lastSequence != end.lastSequence() || crc != end.crc())) {
            return corrupt(
                    file,
                    position,
                    "ends otherwise than marked: sequence=" + lastSequence + ", expected=" + end.lastSequence());
        }
        return new Recovery.Clean(lastSequence);
    }

    private String readFrame(final long at, final int length, final StreamHandler handler) throws IOException {
        if (frames == 1 && end != null && end.frames() == 0) {
            // It is written between the first frame and the second, so it was erased.
            end = null;
        }
        if (length > Frame.MAX_LENGTH) {
            return "longer than a frame can be";
        }
        copy(at, length);
        final String damage = frame.damage(length, crc);
        if (damage != null) {
            return damage;
        }
        final String disorder = emit(length, handler);
        if (disorder != null) {
            return disorder;
        }
        crc = frame.crc();
        frames++;
        return null;
    }

    /** The checksum was right, so what is wrong here was written wrongly; it is named all the same. */
    private String emit(final int length, final StreamHandler handler) {
        final UnsafeBuffer buffer = frame.buffer;
        long sequence = frame.firstSequence();
        if (sequence != (frames == 0 ? 0 : midCommand ? lastSequence : lastSequence + 1)) {
            return "sequence=" + sequence + " follows sequence=" + lastSequence;
        }
        int at = Frame.HEADER_LENGTH;
        for (int i = 0; i < frame.recordCount(); i++) {
            if (at + Frame.LENGTH_PREFIX > length) {
                return "fewer records than it says";
            }
            final int prefix = buffer.getShort(at) & 0xFFFF;
            final int recordLength = prefix & ~Frame.LAST;
            at += Frame.LENGTH_PREFIX;
            if (recordLength < Records.HEADER_LENGTH
                    || recordLength > Records.MAX_LENGTH
                    || at + recordLength > length) {
                return "a record of impossible length=" + recordLength;
            }
            if (i > 0 && !midCommand) {
                sequence++;
            }
            final boolean last = (prefix & Frame.LAST) != 0;
            lastSequence = sequence;
            midCommand = !last;
            handler.onRecord(sequence, buffer, at, recordLength, last);
            at += recordLength;
        }
        return at == length ? null : "more bytes than records";
    }

    private Recovery torn(final long at) throws IOException {
        long end = at + PREFIX;
        final long last = Math.min(channel.size(), end + Frame.MAX_LENGTH);
        for (long next = end; next + PREFIX <= last; next += PREFIX) {
            if (prefix(next) != 0) {
                end = next + PREFIX;
            }
        }
        return new Recovery.TornTail(lastSequence, end - at);
    }

    private Recovery corrupt(final Path where, final long offset, final String what) {
        return new Recovery.Corrupt(lastSequence, directory.relativize(where).toString(), offset, what);
    }

    private int prefix(final long at) throws IOException {
        load(at, PREFIX);
        return windowBuffer.getInt((int) (at - windowStart));
    }

    private void copy(final long at, final int length) throws IOException {
        load(at, length);
        frame.buffer.putBytes(0, windowBuffer, (int) (at - windowStart), length);
    }

    /** Makes sure that the window holds the bytes. */
    private void load(final long at, final int length) throws IOException {
        if (at >= windowStart && at + length <= windowStart + windowLength) {
            return;
        }
        windowStart = at;
        window.clear();
        while (window.hasRemaining() && channel.read(window, windowStart + window.position()) > 0) {
            // Until the window is full or the file ends.
        }
        windowLength = window.position();
        if (windowLength < length) {
            throw new IOException("file changed while it was read: " + file);
        }
    }
}
