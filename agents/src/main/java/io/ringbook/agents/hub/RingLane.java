package io.ringbook.agents.hub;

import io.ringbook.core.Records;
import org.agrona.BufferUtil;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.agrona.concurrent.ringbuffer.OneToOneRingBuffer;
import org.agrona.concurrent.ringbuffer.RingBufferDescriptor;

/** Lane of a seat on another thread than the hub's. */
final class RingLane implements Lane {
    private static final int RECORD = 1;
    private static final int TIMESTAMP = 8;
    private static final int BYTES = 16;

    private final OneToOneRingBuffer ring;
    private final UnsafeBuffer message = new UnsafeBuffer(new byte[BYTES + Records.MAX_LENGTH]);

    /** @param bytes a power of two */
    RingLane(final int bytes) {
        ring = new OneToOneRingBuffer(
                new UnsafeBuffer(BufferUtil.allocateDirectAligned(bytes + RingBufferDescriptor.TRAILER_LENGTH, 64)));
    }

    @Override
    public boolean offer(
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

    @Override
    public int drain(final Reader reader, final long untilNs) {
        // A read ends where the memory does, so what has wrapped around takes a second one.
        return read(reader) + read(reader);
    }

    /** In a live market all that is there is told. */
    @Override
    public long firstNs() {
        return Timed.NEVER;
    }

    private int read(final Reader reader) {
        return ring.read((type, buffer, offset, length) -> reader.onRecord(
                buffer.getLong(offset), buffer.getLong(offset + TIMESTAMP), buffer, offset + BYTES, length - BYTES));
    }

    @Override
    public boolean isEmpty() {
        return ring.consumerPosition() == ring.producerPosition();
    }

    @Override
    public long depth() {
        return ring.producerPosition() - ring.consumerPosition();
    }
}
