package io.ringbook.core;

import java.nio.ByteBuffer;
import org.agrona.BufferUtil;
import org.agrona.UnsafeApi;

/**
 * A block of memory off the heap for pools of records, zeros at first, aligned to cache lines.
 *
 * <p>That an access lies inside is asserted, and so checked in all tests; elsewhere it costs nothing. The places are computed
 * from slots that pools gave out, never from a client's bytes.
 */
public final class Memory {
    /** Bytes of a cache line. */
    public static final int LINE = 64;

    private final long address;
    private final int size;

    /** What the address points into lives as long as this. */
    @SuppressWarnings({"unused", "FieldCanBeLocal"})
    private final ByteBuffer kept;

    /** @param size bytes */
    public Memory(final int size) {
        kept = BufferUtil.allocateDirectAligned(size, LINE);
        address = BufferUtil.address(kept);
        this.size = size;
    }

    public byte getByte(final int at) {
        assert isInside(at, Byte.BYTES) : at;
        return UnsafeApi.getByte(address + at);
    }

    public void putByte(final int at, final byte value) {
        assert isInside(at, Byte.BYTES) : at;
        UnsafeApi.putByte(address + at, value);
    }

    public int getInt(final int at) {
        assert isInside(at, Integer.BYTES) : at;
        return UnsafeApi.getInt(address + at);
    }

    public void putInt(final int at, final int value) {
        assert isInside(at, Integer.BYTES) : at;
        UnsafeApi.putInt(address + at, value);
    }

    public long getLong(final int at) {
        assert isInside(at, Long.BYTES) : at;
        return UnsafeApi.getLong(address + at);
    }

    public void putLong(final int at, final long value) {
        assert isInside(at, Long.BYTES) : at;
        UnsafeApi.putLong(address + at, value);
    }

    private boolean isInside(final int at, final int length) {
        return at >= 0 && at <= size - length;
    }
}
