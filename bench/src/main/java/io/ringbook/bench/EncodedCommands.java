package io.ringbook.bench;

import io.ringbook.core.command.CommandSink;
import io.ringbook.core.command.Publication;
import java.util.Arrays;
import org.agrona.BitUtil;
import org.agrona.BufferUtil;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/** Commands, encoded one behind the other before anything is measured. */
public final class EncodedCommands implements CommandSink {
    private static final int ALIGNMENT = 8;
    private static final int FIRST_CAPACITY = 1 << 12;

    public final UnsafeBuffer buffer;
    private int[] offsets = new int[FIRST_CAPACITY];
    private int[] lengths = new int[FIRST_CAPACITY];
    private int size;
    private int end;

    /** @param bytes room for all of them */
    public EncodedCommands(final int bytes) {
        buffer = new UnsafeBuffer(BufferUtil.allocateDirectAligned(bytes, 64));
    }

    @Override
    public Publication tryPublish(final DirectBuffer command, final int offset, final int length) {
        if (size == offsets.length) {
            offsets = Arrays.copyOf(offsets, size * 2);
            lengths = Arrays.copyOf(lengths, size * 2);
        }
        buffer.putBytes(end, command, offset, length);
        offsets[size] = end;
        lengths[size++] = length;
        end = BitUtil.align(end + length, ALIGNMENT);
        return Publication.PUBLISHED;
    }

    public int offset(final int i) {
        return offsets[i];
    }

    public int length(final int i) {
        return lengths[i];
    }

    public int size() {
        return size;
    }
}
