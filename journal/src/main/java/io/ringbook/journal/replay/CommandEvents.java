package io.ringbook.journal.replay;

import io.ringbook.core.event.StreamSink;
import org.agrona.ExpandableArrayBuffer;
import org.agrona.MutableDirectBuffer;
import org.agrona.collections.IntArrayList;

/** What the engine wrote for one command: the command and its events, one behind the other. */
final class CommandEvents implements StreamSink {
    final ExpandableArrayBuffer buffer = new ExpandableArrayBuffer(1 << 16);
    private final IntArrayList offsets = new IntArrayList();
    private int end;

    @Override
    public void beginCommand(final long sequence) {
        offsets.clear();
        end = 0;
    }

    @Override
    public int claim(final int length) {
        final int offset = end;
        buffer.checkLimit(end + length);
        offsets.addInt(offset);
        end += length;
        return offset;
    }

    @Override
    public MutableDirectBuffer buffer() {
        return buffer;
    }

    @Override
    public void endCommand() {}

    int count() {
        return offsets.size();
    }

    int offset(final int record) {
        return offsets.getInt(record);
    }

    int length(final int record) {
        return (record + 1 < offsets.size() ? offsets.getInt(record + 1) : end) - offsets.getInt(record);
    }
}
