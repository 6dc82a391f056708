package io.ringbook.bench.match;

import io.ringbook.core.Records;
import io.ringbook.core.event.StreamHandler;
import java.util.concurrent.atomic.AtomicLong;
import org.agrona.DirectBuffer;

/** The events of a run as one number, for next to nothing: of each its template, length, and first and last fields. */
final class StreamChecksum implements StreamHandler {
    private static final long FACTOR = 0x9E3779B97F4A7C15L;

    private final StreamHandler next;
    private long sum;
    private final AtomicLong lastSequence = new AtomicLong();

    /** @param next is given the stream as well; null for nobody */
    StreamChecksum(final StreamHandler next) {
        this.next = next;
    }

    long value() {
        return sum;
    }

    /** For any thread. @return sequence of the last command that is through with all its events */
    long lastSequence() {
        return lastSequence.getAcquire();
    }

    @Override
    public void onRecord(
            final long sequence, final DirectBuffer buffer, final int offset, final int length, final boolean last) {
        if (Records.templateId(buffer, offset) >= Records.FIRST_EVENT) {
            final long tail = length < Long.BYTES ? length : buffer.getLong(offset + length - Long.BYTES);
            sum = ((sum ^ buffer.getInt(offset)) * FACTOR + tail) ^ Long.rotateLeft(sequence, 17);
        }
        if (next != null) {
            next.onRecord(sequence, buffer, offset, length, last);
        }
        if (last) {
            lastSequence.setRelease(sequence);
        }
    }
}
