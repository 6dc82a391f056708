package io.ringbook.core.ring;

import io.ringbook.core.Memory;
import io.ringbook.core.Records;
import org.agrona.BitUtil;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * The memory of a ring: slots of one size in one block. A record begins in a slot and takes as many as it needs, mostly one;
 * behind the last slot there is room for one that begins there.
 *
 * <pre>
 *   0        4      8                 16
 *   +--------+------+-----------------+----------- - - - --+
 *   | length | last | commandSequence | record             |
 *   +--------+------+-----------------+----------- - - - --+
 * </pre>
 *
 * A slot is two cache lines, so that all commands and events but long signals fit into one, and a ring of some thousand into
 * a core's cache.
 */
final class Slots {
    /** Fewest of a ring: the longest record must fit. */
    private static final int FEWEST = 8;

    private static final int STRIDE = 2 * 64;
    private static final int LAST = 4;
    private static final int COMMAND_SEQUENCE = 8;
    private static final int RECORD = 16;

    final Memory memory;

    /** The same for those who read records. */
    final UnsafeBuffer buffer;

    private final int mask;

    Slots(final int size) {
        if (!BitUtil.isPowerOfTwo(size) || size < FEWEST || size > 1 << 20) {
            throw new IllegalArgumentException("not a power of two from 8 to 2^20: slots=" + size);
        }
        memory = new Memory((size + needed(Records.MAX_LENGTH) - 1) * STRIDE);
        buffer = memory.buffer();
        mask = size - 1;
    }

    /** @return slots that a record takes */
    static int needed(final int length) {
        return (RECORD + length + STRIDE - 1) / STRIDE;
    }

    int at(final long place) {
        return ((int) place & mask) * STRIDE;
    }

    static int record(final int at) {
        return at + RECORD;
    }

    int length(final int at) {
        return memory.getInt(at);
    }

    void length(final int at, final int length) {
        memory.putInt(at, length);
    }

    boolean isLast(final int at) {
        return memory.getInt(at + LAST) != 0;
    }

    void isLast(final int at, final boolean last) {
        memory.putInt(at + LAST, last ? 1 : 0);
    }

    long commandSequence(final int at) {
        return memory.getLong(at + COMMAND_SEQUENCE);
    }

    void commandSequence(final int at, final long sequence) {
        memory.putLong(at + COMMAND_SEQUENCE, sequence);
    }
}
