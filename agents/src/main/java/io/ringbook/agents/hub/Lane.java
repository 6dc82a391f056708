package io.ringbook.agents.hub;

import io.ringbook.core.Records;
import io.ringbook.core.event.StreamHandler;
import org.agrona.BufferUtil;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.agrona.concurrent.ringbuffer.OneToOneRingBuffer;
import org.agrona.concurrent.ringbuffer.RingBufferDescriptor;

/**
 * The records that are about one agent, on their way from the hub to its seat. Bounded: when it is full the hub does not
 * wait, the agent is cut off.
 */
final class Lane {
    private static final int RECORD = 1;
    private static final int TIMESTAMP = 8;
    private static final int BYTES = 16;

    private final OneToOneRingBuffer ring;
    private final UnsafeBuffer message = new UnsafeBuffer(new byte[BYTES + Records.MAX_LENGTH]);

    /** @param bytes a power of two */
    Lane(final int bytes) {
        ring = new OneToOneRingBuffer(
                new UnsafeBuffer(BufferUtil.allocateDirectAligned(bytes + RingBufferDescriptor.TRAILER_LENGTH, 64)));
    }

    /** Called by the hub. @return false if there is no room */
    boolean offer(
            final long sequence,
            final long timestampNs,
            final DirectBuffer buffer,
            final int offset,
            final int length) {
        message.putLong(0, sequence);
        message.putLong(TIMESTAMP, timestampNs);
        message.putBytes(BYTES, buffer, offset, length);
        return ring.write(RECORD, message, 0, BYTES + length);
    }

    /** Called by the seat; reads all that is there. @return how many records the reader was given */
    int drain(final Reader reader) {
        // A read ends where the memory does, so what has wrapped around takes a second one.
        return read(reader) + read(reader);
    }

    private int read(final Reader reader) {
        return ring.read((type, buffer, offset, length) -> reader.onRecord(
                buffer.getLong(offset), buffer.getLong(offset + TIMESTAMP), buffer, offset + BYTES, length - BYTES));
    }

    boolean isEmpty() {
        return ring.consumerPosition() == ring.producerPosition();
    }

    /** Bytes that wait. */
    long depth() {
        return ring.producerPosition() - ring.consumerPosition();
    }

    /** As {@link StreamHandler#onRecord}, with the time of the command. */
    @FunctionalInterface
    interface Reader {
        void onRecord(long sequence, long timestampNs, DirectBuffer buffer, int offset, int length);
    }
}
