package io.ringbook.journal.replay;

import io.ringbook.core.Memory;
import io.ringbook.core.event.StreamSink;
import java.util.Arrays;
import org.agrona.DirectBuffer;

/** What the engine wrote for one command: the command and its events, one behind the other. */
final class CommandEvents implements StreamSink {
    private final Memory memory = new Memory(1 << 16);
    private DirectBuffer buffer = memory.buffer();

    /** Of each record, and behind the last. */
    private int[] offsets = new int[1 << 10];

    private int count;

    @Override
    public void beginCommand(final long sequence) {
        count = 0;
    }

    @Override
    public int claim(final int length) {
        final int offset = offsets[count];
        if (offset + length > memory.size()) {
            memory.grow(2 * memory.size());
            buffer = memory.buffer();
        }
        if (count + 2 > offsets.length) {
            offsets = Arrays.copyOf(offsets, 2 * offsets.length);
        }
        offsets[++count] = offset + length;
        return offset;
    }

    @Override
    public Memory memory() {
        return memory;
    }

    @Override
    public void endCommand() {}

    /** The same as {@link #memory}, for those who read. */
    DirectBuffer buffer() {
        return buffer;
    }

    int count() {
        return count;
    }

    int offset(final int record) {
        return offsets[record];
    }

    int length(final int record) {
        return offsets[record + 1] - offsets[record];
    }
}
