package io.ringbook.core.ring;

import io.ringbook.core.Memory;
import io.ringbook.core.Records;
import org.agrona.BitUtil;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * The memory of a ring, made of places of one size. A record takes as many as it needs, one behind the other; behind the last place
 * there is room for a record that begins there.
 *
 * <pre>
 *   0               2
 *   +---------------+----------- - - - --+
 *   | length, last  | record             |
 *   +---------------+----------- - - - --+
 * </pre>
 *
 * What goes from core to core are cache lines, so as few as can be are touched. Where many claim, a place is a line: a new order just
 * fits, and claims and publishes one place. Where one claims, a place is a quarter of a line, and short events lie side by side.
 */
final class Slots {
    /** Fewest of a ring: the longest record must fit. */
    private static final int FEWEST = 16;

    private static final int RECORD = 2;
    private static final int LAST = 0x8000;

    final Memory memory;

    /** The same for those who read records. */
    final UnsafeBuffer buffer;

    /** How many places there are. */
    final int places;

    private final int placeShift;

    private Slots(final int lines, final int place) {
        if (!BitUtil.isPowerOfTwo(lines) || lines < FEWEST || lines > 1 << 20) {
            throw new IllegalArgumentException("not a power of two from 16 to 2^20: slots=" + lines);
        }
        memory = new Memory(lines * Memory.LINE + RECORD + Records.MAX_LENGTH);
        buffer = memory.buffer();
        places = lines * (Memory.LINE / place);
        placeShift = Integer.numberOfTrailingZeros(place);
    }

    /** Of places as large as a cache line. */
    static Slots ofLines(final int lines) {
        return new Slots(lines, Memory.LINE);
    }

    /** Of places as large as a quarter of one. */
    static Slots ofQuarters(final int lines) {
        return new Slots(lines, Memory.LINE / 4);
    }

    /** @return places that a record takes */
    int needed(final int length) {
        return (RECORD + length + (1 << placeShift) - 1) >> placeShift;
    }

    /** @return where a place lies; what else is asked for is asked for by this */
    int at(final long place) {
        return ((int) place & (places - 1)) << placeShift;
    }

    static int record(final int at) {
        return at + RECORD;
    }

    int length(final int at) {
        return memory.getShort(at) & (LAST - 1);
    }

    /** Of a record that is, so far, not its command's last. */
    void length(final int at, final int length) {
        memory.putShort(at, (short) length);
    }

    /** @return whether it is its command's last record */
    boolean isLast(final int at) {
        return (memory.getShort(at) & LAST) != 0;
    }

    /** It is its command's last record. */
    void last(final int at) {
        memory.putShort(at, (short) (memory.getShort(at) | LAST));
    }
}
