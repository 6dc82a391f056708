package io.ringbook.core.ring;

import io.ringbook.core.Records;
import org.agrona.BitUtil;
import org.agrona.BufferUtil;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * The memory of a ring: slots of one size in one buffer, each with room for the longest record.
 *
 * <pre>
 *   0        4      8                 16
 *   +--------+------+-----------------+----------- - - - --+
 *   | length | last | commandSequence | record             |
 *   +--------+------+-----------------+----------- - - - --+
 * </pre>
 *
 * A slot is nine cache lines: an odd number, so that the first lines of neighboring slots, which are the ones in use,
 * spread over all sets of a cache.
 */
final class Slots {
    private static final int STRIDE = 9 * 64;
    private static final int LAST = 4;
    private static final int COMMAND_SEQUENCE = 8;
    private static final int RECORD = 16;

    final UnsafeBuffer buffer;
    private final int mask;

    Slots(final int size) {
        assert RECORD + Records.MAX_LENGTH <= STRIDE;
        if (!BitUtil.isPowerOfTwo(size) || size < 2 || size > 1 << 20) {
            throw new IllegalArgumentException("not a power of two from 2 to 2^20: slots=" + size);
        }
        buffer = new UnsafeBuffer(BufferUtil.allocateDirectAligned(size * STRIDE, 64));
        mask = size - 1;
    }

    int at(final long place) {
        return ((int) place & mask) * STRIDE;
    }

    static int record(final int at) {
        return at + RECORD;
    }

    int length(final int at) {
        return buffer.getInt(at);
    }

    void length(final int at, final int length) {
        buffer.putInt(at, length);
    }

    boolean isLast(final int at) {
        return buffer.getInt(at + LAST) != 0;
    }

    void isLast(final int at, final boolean last) {
        buffer.putInt(at + LAST, last ? 1 : 0);
    }

    long commandSequence(final int at) {
        return buffer.getLong(at + COMMAND_SEQUENCE);
    }

    void commandSequence(final int at, final long sequence) {
        buffer.putLong(at + COMMAND_SEQUENCE, sequence);
    }
}
