package io.ringbook.core.event;

import io.ringbook.core.Memory;
import io.ringbook.core.Records;
import org.agrona.DirectBuffer;

/**
 * For an engine without rings: hands each record to a handler as soon as it is whole, and so is one record behind the engine.
 * Allocates nothing.
 */
public final class DirectSink implements StreamSink {
    private final Memory memory = new Memory(Records.MAX_LENGTH);
    private final DirectBuffer buffer = memory.buffer();
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
    public Memory memory() {
        return memory;
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
