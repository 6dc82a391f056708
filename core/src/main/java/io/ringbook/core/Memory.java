package io.ringbook.core;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.agrona.BufferUtil;
import org.agrona.UnsafeApi;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * A block of memory off the heap for records, zeros at first, aligned to cache lines, little-endian.
 *
 * <p>That an access lies inside is asserted, and so checked in all tests; elsewhere it costs nothing. The places are computed
 * from slots that pools gave out and rooms that sinks gave out, never from a client's bytes.
 *
 * <p>Places are longs, though an int would do: with them the compiler makes one address of a record's place and a field's, and not
 * three sums of each access.
 */
public final class Memory {
    /** Bytes of a cache line. */
    public static final int LINE = 64;

    static {
        if (ByteOrder.nativeOrder() != ByteOrder.LITTLE_ENDIAN) {
            throw new IllegalStateException(
                    "this machine is big-endian, records are little-endian: os.arch=" + System.getProperty("os.arch"));
        }
    }

    private long address;
    private int size;

    /** What the address points into lives as long as this. */
    private ByteBuffer kept;

    /** @param size bytes */
    public Memory(final int size) {
        allocate(size);
    }

    /** @return bytes */
    public int size() {
        return size;
    }

    /** @return the same memory for those who read it, with checks; until {@link #grow} */
    public UnsafeBuffer buffer() {
        return new UnsafeBuffer(kept);
    }

    /** Makes it larger; what is in it stays. Allocates. */
    public void grow(final int newSize) {
        final ByteBuffer old = kept.duplicate();
        allocate(newSize);
        kept.duplicate().put(old.clear());
    }

    public byte getByte(final long at) {
        assert isInside(at, Byte.BYTES) : at;
        return UnsafeApi.getByte(address + at);
    }

    public void putByte(final long at, final byte value) {
        assert isInside(at, Byte.BYTES) : at;
        UnsafeApi.putByte(address + at, value);
    }

    public short getShort(final long at) {
        assert isInside(at, Short.BYTES) : at;
        return UnsafeApi.getShort(address + at);
    }

    public void putShort(final long at, final short value) {
        assert isInside(at, Short.BYTES) : at;
        UnsafeApi.putShort(address + at, value);
    }

    public int getInt(final long at) {
        assert isInside(at, Integer.BYTES) : at;
        return UnsafeApi.getInt(address + at);
    }

    public void putInt(final long at, final int value) {
        assert isInside(at, Integer.BYTES) : at;
        UnsafeApi.putInt(address + at, value);
    }

    public long getLong(final long at) {
        assert isInside(at, Long.BYTES) : at;
        return UnsafeApi.getLong(address + at);
    }

    public void putLong(final long at, final long value) {
        assert isInside(at, Long.BYTES) : at;
        UnsafeApi.putLong(address + at, value);
    }

    /** Copies a record here. Word by word: for what is as short as a record that is faster than a call of a copy. */
    public void put(final long at, final Bytes record) {
        final int length = record.length();
        assert isInside(at, length) && length >= Long.BYTES : at;
        final int lastWord = length - Long.BYTES;
        for (int i = 0; i < lastWord; i += Long.BYTES) {
            putLong(at + i, record.getLong(i));
        }
        putLong(at + lastWord, record.getLong(lastWord));
    }

    /** @return whether a record of the same length lies here */
    public boolean holds(final long at, final Bytes record) {
        final int length = record.length();
        assert isInside(at, length) && length >= Integer.BYTES : at;
        if (length < Long.BYTES) {
            final int tail = length - Integer.BYTES;
            return getInt(at) == record.getInt(0) && getInt(at + tail) == record.getInt(tail);
        }
        final int tail = length - Long.BYTES;
        for (int i = 0; i < tail; i += Long.BYTES) {
            if (getLong(at + i) != record.getLong(i)) {
                return false;
            }
        }
        return getLong(at + tail) == record.getLong(tail);
    }

    private void allocate(final int newSize) {
        kept = BufferUtil.allocateDirectAligned(newSize, LINE);
        address = BufferUtil.address(kept);
        size = newSize;
    }

    private boolean isInside(final long at, final int length) {
        return at >= 0 && at <= size - length;
    }
}
