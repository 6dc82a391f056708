package io.ringbook.bench.micro;

import io.ringbook.core.Memory;
import io.ringbook.core.Records;
import io.ringbook.core.event.StreamSink;
import org.agrona.MutableDirectBuffer;

/** Takes the stream into one and the same place and counts its records: the least that a sink can do. */
final class SlotSink implements StreamSink {
    private final Memory memory = new Memory(Records.MAX_LENGTH);
    private final MutableDirectBuffer buffer = memory.buffer();
    private long records;
    private long commands;

    @Override
    public void beginCommand(final long sequence) {
        commands++;
    }

    @Override
    public int claim(final int length) {
        records++;
        return 0;
    }

    @Override
    public Memory memory() {
        return memory;
    }

    @Override
    public void endCommand() {
        // Nothing is kept.
    }

    /** With the record that was written last. */
    MutableDirectBuffer buffer() {
        return buffer;
    }

    /** So far, commands included. */
    long records() {
        return records;
    }

    long commands() {
        return commands;
    }
}
