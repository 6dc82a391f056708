package io.ringbook.journal.replay;

import io.ringbook.core.Memory;
import io.ringbook.core.event.StreamSink;
import org.agrona.DirectBuffer;
import org.agrona.collections.IntArrayList;

/** What the engine wrote for one command: the command and its events, one behind the other. */
final class CommandEvents implements StreamSink {
    private final Memory memory = new Memory(1 << 16);
    private DirectBuffer buffer = memory.buffer();
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
        offsets.addInt(offset);
        end += length;
        if (end > memory.size()) {
            memory.grow(2 * memory.size());
            buffer = memory.buffer();
        }
        return offset;
    }

    @Override
    public Memory memory() {
        return memory;
    }

    /** Until the next record is claimed. */
    DirectBuffer buffer() {
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
