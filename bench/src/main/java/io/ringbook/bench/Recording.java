package io.ringbook.bench;

import io.ringbook.core.event.StreamHandler;
import org.agrona.BufferUtil;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * A piece of a stream in memory, to be given as often as one likes. The records lie one behind the other, each behind two bytes
 * with its length, of which the highest bit says that it is the last of its command: as in a frame of a journal.
 */
public final class Recording implements StreamHandler {
    private static final int LENGTH_PREFIX = 2;
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

    private static UnsafeBuffer allocate(final int bytes) {
        return new UnsafeBuffer(BufferUtil.allocateDirectAligned(bytes, 64));
    }
}
