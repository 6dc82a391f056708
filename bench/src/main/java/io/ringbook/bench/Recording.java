package io.ringbook.bench;

import io.ringbook.core.event.StreamHandler;
import java.nio.ByteBuffer;
import org.agrona.BufferUtil;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * A piece of a stream in memory, to be given as often as one likes. The records lie one behind the other, each behind two bytes
 * with its length, of which the highest bit says that it is the last of its command: as in a frame of a journal.
 */
public final class Recording implements StreamHandler {
    public static final int LENGTH_PREFIX = 2;

    private static final int LAST = 0x8000;

    private UnsafeBuffer buffer;
    private int end;
    private int records;
    private int commands;

    /** @param bytes room to begin with */
    public Recording(final int bytes) {
        buffer = allocate(bytes);
    }

    @Override
    public void onRecord(
            final long sequence, final DirectBuffer record, final int offset, final int length, final boolean last) {
        if (end + LENGTH_PREFIX + length > buffer.capacity()) {
            final UnsafeBuffer larger = allocate(2 * buffer.capacity());
            larger.putBytes(0, buffer, 0, end);
            buffer = larger;
        }
        buffer.putShort(end, (short) (last ? length | LAST : length));
        buffer.putBytes(end + LENGTH_PREFIX, record, offset, length);
        end += LENGTH_PREFIX + length;
        records++;
        commands += last ? 1 : 0;
    }

    /** @return commands whose last record is in it */
    public int commands() {
        return commands;
    }

    public int records() {
        return records;
    }

    /** @return of all records with their prefixes */
    public int bytes() {
        return end;
    }

    /**
     * Gives all of it.
     *
     * @param first sequence of its first command
     * @param batch records after which a batch ends
     * @return the sequence that follows
     */
    public long give(final StreamHandler handler, final long first, final int batch) {
        final UnsafeBuffer source = buffer;
        final int stop = end;
        long sequence = first;
        int at = 0;
        while (at < stop) {
            for (int i = 0; i < batch && at < stop; i++) {
                final int prefix = source.getShort(at) & 0xFFFF;
                final int length = prefix & ~LAST;
                final boolean last = (prefix & LAST) != 0;
                handler.onRecord(sequence, source, at + LENGTH_PREFIX, length, last);
                sequence += last ? 1 : 0;
                at += LENGTH_PREFIX + length;
            }
            handler.onBatchEnd();
        }
        return sequence;
    }

    /**
     * Compares a record.
     *
     * @param at where the recorded one lies, 0 or what this returned for the record before
     * @return where the next one lies, or -1 if they are not the same
     */
    public int compare(
            final int at, final DirectBuffer record, final int offset, final int length, final boolean last) {
        final int prefix = buffer.getShort(at) & 0xFFFF;
        if (prefix != (last ? length | LAST : length)) {
            return -1;
        }
        for (int i = 0; i < length; i++) {
            if (buffer.getByte(at + LENGTH_PREFIX + i) != record.getByte(offset + i)) {
                return -1;
            }
        }
        return at + LENGTH_PREFIX + length;
    }

    /** Its memory, from 0 to {@link #bytes}. */
    public ByteBuffer memory() {
        return buffer.byteBuffer();
    }

    private static UnsafeBuffer allocate(final int bytes) {
        return new UnsafeBuffer(BufferUtil.allocateDirectAligned(bytes, 64));
    }
}
