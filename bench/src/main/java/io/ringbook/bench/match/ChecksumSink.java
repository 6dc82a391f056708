package io.ringbook.bench.match;

import io.ringbook.core.Memory;
import io.ringbook.core.Records;
import io.ringbook.core.event.StreamSink;

/** Takes the stream of an engine alone and sums it up as a {@link StreamChecksum} does, each record when the next one comes. */
final class ChecksumSink implements StreamSink {
    private final Memory memory = new Memory(Records.MAX_LENGTH);
    private long sequence;
    private int length;
    private long sum;

    long value() {
        return sum;
    }

    @Override
    public void beginCommand(final long commandSequence) {
        sequence = commandSequence;
    }

    @Override
    public int claim(final int recordLength) {
        add();
        length = recordLength;
        return 0;
    }

    @Override
    public Memory memory() {
        return memory;
    }

    @Override
    public void endCommand() {
        add();
        length = 0;
    }

    private void add() {
        if (length > 0) {
            final long tail = length < Long.BYTES ? length : memory.getLong(length - Long.BYTES);
            sum = StreamChecksum.next(sum, sequence, memory.getInt(0), tail);
        }
    }
}
