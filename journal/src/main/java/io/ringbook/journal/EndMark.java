package io.ringbook.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import org.agrona.BufferUtil;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * A small file beside the queue that says how far the journal goes: a queue whose end was lost or zeroed reads as a
 * shorter one, and only this tells.
 *
 * <p>Written after each frame and before anyone sees its events, in one of two places by turns, each with a check of its
 * own: a crash in the middle spoils at most the newer one.
 *
 * <pre>
 *   0        8              16    20      24       48
 *   +--------+--------------+-----+-------+--------+-- - -
 *   | frames | lastSequence | crc | check | unused | the same again
 *   +--------+--------------+-----+-------+--------+-- - -
 * </pre>
 */
final class EndMark implements AutoCloseable {
    static final String FILE = "end";

    private static final int PLACE = 48;
    private static final int LENGTH = 2 * PLACE;

    /**
     * How far a journal goes.
     *
     * @param frames in it
     * @param lastSequence of the last command that has a record in it
     * @param crc of the last frame
     */
    record End(long frames, long lastSequence, int crc) {}

    private final MappedByteBuffer bytes;
    private final UnsafeBuffer buffer;

    EndMark(final Path directory) throws IOException {
        try (FileChannel channel = FileChannel.open(
                directory.resolve(FILE),
                StandardOpenOption.CREATE,
                StandardOpenOption.READ,
                StandardOpenOption.WRITE)) {
            bytes = channel.map(FileChannel.MapMode.READ_WRITE, 0, LENGTH);
        }
        buffer = new UnsafeBuffer(bytes);
    }

    /** @return what the file says, no frames if it was never written, or null if it is not there or is spoiled */
    static End read(final Path directory) throws IOException {
        final Path file = directory.resolve(FILE);
        if (!Files.isRegularFile(file)) {
            return null;
        }
        final byte[] content = Files.readAllBytes(file);
        if (Arrays.equals(content, new byte[content.length])) {
            return new End(0, 0, 0);
        }
        if (content.length != LENGTH) {
            return null;
        }
        final UnsafeBuffer read = new UnsafeBuffer(ByteBuffer.wrap(content));
        final End first = read(read, 0);
        final End second = read(read, PLACE);
        if (first == null || second == null) {
            return first == null ? second : first;
        }
        return first.frames > second.frames ? first : second;
    }

    void write(final long frames, final long lastSequence, final int crc) {
        final int at = (int) (frames & 1) * PLACE;
        buffer.putLong(at, frames);
        buffer.putLong(at + 8, lastSequence);
        buffer.putInt(at + 16, crc);
        buffer.putInt(at + 20, check(frames, lastSequence, crc));
    }

    void force() {
        bytes.force();
    }

    @Override
    public void close() {
        BufferUtil.free(bytes);
    }

    private static End read(final UnsafeBuffer read, final int at) {
        final End end = new End(read.getLong(at), read.getLong(at + 8), read.getInt(at + 16));
        return end.frames > 0 && read.getInt(at + 20) == check(end.frames, end.lastSequence, end.crc) ? end : null;
    }

    private static int check(final long frames, final long lastSequence, final int crc) {
        final long mixed = (frames * 31 + lastSequence) * 0x9E3779B97F4A7C15L + crc;
        return (int) (mixed ^ (mixed >>> 32)) * 0x85EBCA6B;
    }
}
