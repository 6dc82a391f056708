package io.ringbook.bench.match;

import io.ringbook.core.Memory;
import io.ringbook.core.Records;
import io.ringbook.core.event.StreamHandler;
import org.agrona.BufferUtil;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/** The events of a run as one number, for next to nothing: of each its template, length, and first and last fields. */
final class StreamChecksum implements StreamHandler {
    private static final long FACTOR = 0x9E3779B97F4A7C15L;
    private static final int AT = 2 * Memory.LINE;
    private static final int SIZE = 2 * AT;

    private final StreamHandler next;

    // The producer looks at the one all the time, the reader writes the other with each event: neither shares its cache
    // line.
    private final UnsafeBuffer lastSequence = new UnsafeBuffer(BufferUtil.allocateDirectAligned(SIZE, AT));
    private final Memory sum = new Memory(SIZE);

    /** @param next is given the stream as well; null for nobody */
    StreamChecksum(final StreamHandler next) {
        this.next = next;
    }

    /**
     * Sums up one more record; only events count.
     *
     * @param header its first four bytes
     * @param tail its last eight bytes; its length if it is shorter
     */
    static long next(final long sum, final long sequence, final int header, final long tail) {
        return Records.isCommand(Records.templateId(header))
                ? sum
                : (sum ^ header) * FACTOR + tail ^ Long.rotateLeft(sequence, 17);
    }

    long value() {
        return sum.getLong(AT);
    }

    /** For any thread. @return sequence of the last command that is through with all its events */
    long lastSequence() {
        return lastSequence.getLongVolatile(AT);
    }

    @Override
    public void onRecord(
            final long sequence, final DirectBuffer buffer, final int offset, final int length, final boolean last) {
        final long tail = length < Long.BYTES ? length : buffer.getLong(offset + length - Long.BYTES);
        sum.putLong(AT, next(sum.getLong(AT), sequence, buffer.getInt(offset), tail));
        if (next != null) {
            next.onRecord(sequence, buffer, offset, length, last);
        }
        if (last) {
            lastSequence.putLongRelease(AT, sequence);
        }
    }
}
