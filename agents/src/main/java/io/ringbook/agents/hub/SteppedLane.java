package io.ringbook.agents.hub;

import java.util.Deque;
import org.agrona.BitUtil;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/** Lane of a seat on the hub's own thread. It has memory only while something is on it. */
final class SteppedLane implements Lane {
    private static final int TIMESTAMP = 8;
    private static final int LENGTH = 16;
    private static final int RECORD = 24;
    private static final int FIRST_BYTES = 512;

    private final Deque<UnsafeBuffer> spare;
    private final int mostBytes;
    private UnsafeBuffer memory;
    private int end;

    /** @param spare memory of lanes that are empty, of all lanes of the thread */
    SteppedLane(final int mostBytes, final Deque<UnsafeBuffer> spare) {
        this.mostBytes = mostBytes;
        this.spare = spare;
    }

    @Override
    public boolean offer(
            final long sequence,
            final long timestampNs,
            final DirectBuffer buffer,
            final int offset,
            final int length) {
        final int behind = end + bytes(length);
        if (behind > mostBytes) {
            return false;
        }
        if (memory == null) {
            memory = spare.isEmpty() ? new UnsafeBuffer(new byte[FIRST_BYTES]) : spare.pop();
        }
        if (behind > memory.capacity()) {
            grow(behind);
        }
        memory.putLong(end, sequence);
        memory.putLong(end + TIMESTAMP, timestampNs);
        memory.putInt(end + LENGTH, length);
        memory.putBytes(end + RECORD, buffer, offset, length);
        end = behind;
        return true;
    }

    @Override
    public int drain(final Reader reader) {
        int records = 0;
        int at = 0;
        while (at < end) {
            final int length = memory.getInt(at + LENGTH);
            reader.onRecord(memory.getLong(at), memory.getLong(at + TIMESTAMP), memory, at + RECORD, length);
            at += bytes(length);
            records++;
        }
        if (records > 0) {
            spare.push(memory);
            memory = null;
            end = 0;
        }
        return records;
    }

    @Override
    public boolean isEmpty() {
        return end == 0;
    }

    @Override
    public long depth() {
        return end;
    }

    private void grow(final int bytes) {
        final byte[] larger = new byte[BitUtil.findNextPositivePowerOfTwo(bytes)];
        memory.getBytes(0, larger, 0, end);
        memory.wrap(larger);
    }

    private static int bytes(final int length) {
        return BitUtil.align(RECORD + length, Long.BYTES);
    }
}
