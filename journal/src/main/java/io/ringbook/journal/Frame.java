package io.ringbook.journal;

import io.ringbook.core.Records;
import io.ringbook.core.event.StreamHandler;
import java.nio.ByteBuffer;
import java.util.zip.CRC32C;
import org.agrona.BufferUtil;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * A batch of records as one piece of the journal.
 *
 * <pre>
 *   0       4       8               16      20          24
 *   +-------+-------+---------------+-------+-----------+-------------------------------------- - -
 *   | crc   | magic | firstSequence | count | crcBefore | length | record | length | record | ...
 *   +-------+-------+---------------+-------+-----------+-------------------------------------- - -
 * </pre>
 *
 * {@code crc} is the CRC32C of everything behind it. {@code crcBefore} is that of the frame before (0 in the first), so
 * that a frame which was taken out or put elsewhere is found too. {@code length} has two bytes; its highest bit says
 * that the record is the last of its command. {@code firstSequence} is that of the command that the first record is or
 * belongs to.
 */
final class Frame {
    static final int HEADER_LENGTH = 24;
    static final int MAGIC = 0x314B4252; // "RBK1"
    static final int MAX_LENGTH = 1 << 19;
    static final int LAST = 0x8000;
    static final int LENGTH_PREFIX = 2;

    private static final int CRC = 0;
    private static final int MAGIC_AT = 4;
    private static final int FIRST_SEQUENCE = 8;
    private static final int COUNT = 16;
    private static final int CRC_BEFORE = 20;

    final ByteBuffer bytes = BufferUtil.allocateDirectAligned(MAX_LENGTH, 64);
    final UnsafeBuffer buffer = new UnsafeBuffer(bytes);
    private final CRC32C checksum = new CRC32C();
    private int length = HEADER_LENGTH;
    private int count;

    boolean isEmpty() {
        return count == 0;
    }

    /** Length so far, header included. */
    int length() {
        return length;
    }

    int count() {
        return count;
    }

    boolean hasRoom(final int recordLength) {
        return length + LENGTH_PREFIX + recordLength <= MAX_LENGTH;
    }

    void add(
            final long sequence,
            final DirectBuffer record,
            final int offset,
            final int recordLength,
            final boolean last) {
        assert recordLength <= Records.MAX_LENGTH;
        if (count++ == 0) {
            buffer.putLong(FIRST_SEQUENCE, sequence);
        }
        buffer.putShort(length, (short) (last ? recordLength | LAST : recordLength));
        buffer.putBytes(length + LENGTH_PREFIX, record, offset, recordLength);
        length += LENGTH_PREFIX + recordLength;
    }

    /** Gives what was added. A record that follows the last one of a command has the next sequence. */
    void give(final StreamHandler handler) {
        long sequence = firstSequence();
        int at = HEADER_LENGTH;
        while (at < length) {
            final int prefix = buffer.getShort(at) & 0xFFFF;
            final int recordLength = prefix & ~LAST;
            final boolean last = (prefix & LAST) != 0;
            handler.onRecord(sequence, buffer, at + LENGTH_PREFIX, recordLength, last);
            sequence += last ? 1 : 0;
            at += LENGTH_PREFIX + recordLength;
        }
    }

    /** Completes the header. @return the frame's checksum */
    int seal(final int crcBefore) {
        buffer.putInt(MAGIC_AT, MAGIC);
        buffer.putInt(COUNT, count);
        buffer.putInt(CRC_BEFORE, crcBefore);
        final int crc = crc(length);
        buffer.putInt(CRC, crc);
        return crc;
    }

    void clear() {
        length = HEADER_LENGTH;
        count = 0;
    }

    /** Of a frame that was read into {@link #bytes}: what is wrong with it, or null. */
    String damage(final int readLength, final int crcBefore) {
        if (readLength < HEADER_LENGTH) {
            return "shorter than a frame's header";
        }
        if (buffer.getInt(MAGIC_AT) != MAGIC) {
            return "not a frame";
        }
        if (buffer.getInt(CRC) != crc(readLength)) {
            return "checksum is wrong";
        }
        if (buffer.getInt(CRC_BEFORE) != crcBefore) {
            return "does not follow the frame before";
        }
        return null;
    }

    int crc() {
        return buffer.getInt(CRC);
    }

    long firstSequence() {
        return buffer.getLong(FIRST_SEQUENCE);
    }

    int recordCount() {
        return buffer.getInt(COUNT);
    }

    private int crc(final int end) {
        checksum.reset();
        checksum.update(bytes.limit(end).position(MAGIC_AT));
        bytes.clear();
        return (int) checksum.getValue();
    }
}
