package io.ringbook.agents.hub;

import java.util.Deque;
import org.agrona.BitUtil;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/** Lane of a seat on the hub's own thread. It has memory only while something is on it, and then as
 * much as it takes: what an agent can send is limited, and simulated time waits until it is told. */
final class SteppedLane implements Lane {
    private static final int TIMESTAMP = 8;
    private static final int LENGTH = 16;
    private static final int RECORD = 24;
    private static final int FIRST_BYTES = 512;

    private final Deque<UnsafeBuffer> spare;
    private UnsafeBuffer memory;
    private int begin;
    private int end;

    /** @param spare memory of lanes that are empty, of all lanes of the thread */
    SteppedLane(final Deque<UnsafeBuffer> spare) {
        this.spare = spare;
    }

    @Override
    public boolean offer(
            final long sequence,
            final long timestampNs,
            final DirectBuffer buffer,
            final int offset,
            final int length) {
        if (memory == null) {
            memory = spare.isEmpty() ? new UnsafeBuffer(new byte[FIRST_BYTES]) : spare.pop();
        }
        if (end + bytes(length) > memory.capacity()) {
            makeRoom(bytes(length));
        }
        memory.putLong(end, sequence);
        memory.putLong(end + TIMESTAMP, timestampNs);
        memory.putInt(end + LENGTH, length);
        memory.putBytes(end + RECORD, buffer, offset, length);
        end += bytes(length);
        return true;
    }

    @Override
    public int drain(final Reader reader, final long untilNs) {
        int records = 0;
        while (begin < end && memory.getLong(begin + TIMESTAMP) <= untilNs) {
            final int at = begin;
            final int length = memory.getInt(at + LENGTH);
            begin += bytes(length);
            records++;
            reader.onRecord(memory.getLong(at), memory.getLong(at + TIMESTAMP), memory, at + RECORD, length);
        }
        if (records > 0 && begin == end) {
            spare.push(memory);
            memory = null;
            begin = 0;
            end = 0;
        }
        return records;
    }

    @Override
    public long firstNs() {
        return isEmpty() ? Timed.NEVER : memory.getLong(begin + TIMESTAMP);
    }

    @Override
    public boolean isEmpty() {
        return begin == end;
    }

    @Override
    public long depth() {
        return (long) end - begin;
    }

    private void makeRoom(final int bytes) {
        final int waiting = end - begin;
        final byte[] other = new byte[BitUtil.findNextPositivePowerOfTwo(Math.max(waiting + bytes, 2 * waiting))];
        memory.getBytes(begin, other, 0, waiting);
        memory.wrap(other);
        begin = 0;
        end = waiting;
    }

    private static int bytes(final int length) {
        return BitUtil.align(RECORD + length, Long.BYTES);
    }
}
