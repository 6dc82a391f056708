package io.ringbook.bench.micro;

import io.ringbook.core.Records;
import io.ringbook.core.event.StreamSink;
import org.agrona.BufferUtil;
import org.agrona.MutableDirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/** Takes the stream into one and the same place and counts its records: the least that a sink can do. */
final class SlotSink implements StreamSink {
    private final MutableDirectBuffer buffer =
            new UnsafeBuffer(BufferUtil.allocateDirectAligned(Records.MAX_LENGTH, 64));
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
    public MutableDirectBuffer buffer() {
        return buffer;
    }

    @Override
    public void endCommand() {
        // Nothing is kept.
    }

    /** So far, commands included. */
    long records() {
        return records;
    }

    long commands() {
        return commands;
    }
}
