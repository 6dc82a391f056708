package io.ringbook.journal;

import io.ringbook.core.event.StreamHandler;
import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.zip.CRC32C;
import org.agrona.BufferUtil;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * For tests: remembers how many records it was given and what they were, in a file that outlives its process. Written in
 * two places by turns, so that one is whole whenever the process dies.
 */
final class Witness implements StreamHandler, AutoCloseable {
    private static final int PLACE = 64;
    private static final int HASH = 8;

    private final MappedByteBuffer bytes;
    private final UnsafeBuffer places;
    private final StreamCheck check = new StreamCheck();

    Witness(final Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(
                file, StandardOpenOption.CREATE_NEW, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            bytes = channel.map(FileChannel.MapMode.READ_WRITE, 0, 2 * PLACE);
        }
        places = new UnsafeBuffer(bytes);
    }

    /**
     * What a witness saw.
     *
     * @param records how many
     * @param hash of all of them
     */
    record Testimony(long records, long hash) {}

    static Testimony testimony(final Path file) throws IOException {
        final UnsafeBuffer places =
                new UnsafeBuffer(JournalFiles.read(file, 0, 2 * PLACE).order(ByteOrder.nativeOrder()));
        final int at = places.getLong(0) > places.getLong(PLACE) ? 0 : PLACE;
        return new Testimony(places.getLong(at), places.getLong(at + HASH));
    }

    @Override
    public void onRecord(
            final long sequence, final DirectBuffer buffer, final int offset, final int length, final boolean last) {
        check.onRecord(sequence, buffer, offset, length, last);
        final int at = (int) (check.records() & 1) * PLACE;
        places.putLong(at + HASH, check.hash());
        // Last: until then the other place counts.
        places.putLongVolatile(at, check.records());
    }

    long records() {
        return check.records();
    }

    @Override
    public void close() {
        BufferUtil.free(bytes);
    }

    /** Hash over all records so far, of which it can be asked at any time. */
    static final class StreamCheck implements StreamHandler {
        private final CRC32C checksum = new CRC32C();
        private final byte[] record = new byte[512];
        private long records;
        private long hash;

        @Override
        public void onRecord(
                final long sequence,
                final DirectBuffer buffer,
                final int offset,
                final int length,
                final boolean last) {
            buffer.getBytes(offset, record, 0, length);
            checksum.reset();
            checksum.update(record, 0, length);
            final long mixed = checksum.getValue() + sequence * 2 + (last ? 1 : 0);
            hash = (hash + mixed) * 0x9E3779B97F4A7C15L ^ hash >>> 29;
            records++;
        }

        long records() {
            return records;
        }

        long hash() {
            return hash;
        }
    }
}
