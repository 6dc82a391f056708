package io.ringbook.core.event;

import io.ringbook.core.Records;
import org.agrona.BufferUtil;
import org.agrona.MutableDirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * For an engine without rings: hands each record to a handler as soon as it is whole, and so is one record behind the engine.
 * Allocates nothing.
 */
public final class DirectSink implements StreamSink {
    private final MutableDirectBuffer buffer =
            new UnsafeBuffer(BufferUtil.allocateDirectAligned(Records.MAX_LENGTH, 64));
    private final StreamHandler handler;
    private long sequence;
    private int length;

    public DirectSink(final StreamHandler handler) {
        this.handler = handler;
    }

    @Override
    public void beginCommand(final long commandSequence) {
        sequence = commandSequence;
    }

    @Override
    public int claim(final int recordLength) {
        pass(false);
        length = recordLength;
        return 0;
    }

    @Override
    public MutableDirectBuffer buffer() {
        return buffer;
    }

    @Override
    public void endCommand() {
        pass(true);
        handler.onBatchEnd();
    }

    private void pass(final boolean last) {
        if (length > 0) {
            handler.onRecord(sequence, buffer, 0, length, last);
        }
        length = 0;
    }
}
