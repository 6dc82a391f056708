package io.ringbook.core;

import org.agrona.DirectBuffer;
import org.agrona.UnsafeApi;

/**
 * The bytes of one record, where they lie: in a ring, a frame, an array.
 *
 * <p>That the record lies inside its buffer is checked once, by {@link #wrap}; that a field lies inside the record is asserted,
 * and its reader has compared the record's length with that of its block before. Places count from the record's header.
 */
public final class Bytes {
    private DirectBuffer buffer;
    private int offset;
    private int length;

    /** Null if the bytes are off the heap. */
    private byte[] array;

    private long address;

    /**
     * @param ofLength of the record, header included
     * @throws IndexOutOfBoundsException if the buffer is shorter
     */
    public void wrap(final DirectBuffer ofBuffer, final int atOffset, final int ofLength) {
        ofBuffer.boundsCheck(atOffset, ofLength);
        // Mostly it is the one of the record before, and a reference costs more to store than to compare.
        if (buffer != ofBuffer || array != ofBuffer.byteArray()) {
            buffer = ofBuffer;
            array = ofBuffer.byteArray();
        }
        offset = atOffset;
        length = ofLength;
        address = ofBuffer.addressOffset() + atOffset;
    }

    public DirectBuffer buffer() {
        return buffer;
    }

    /** @return where in the buffer it begins */
    public int offset() {
        return offset;
    }

    public int length() {
        return length;
    }

    public byte getByte(final int at) {
        assert isInside(at, Byte.BYTES) : at;
        return array == null ? UnsafeApi.getByte(address + at) : UnsafeApi.getByte(array, address + at);
    }

    public int getInt(final int at) {
        assert isInside(at, Integer.BYTES) : at;
        return array == null ? UnsafeApi.getInt(address + at) : UnsafeApi.getInt(array, address + at);
    }

    public long getLong(final int at) {
        assert isInside(at, Long.BYTES) : at;
        return array == null ? UnsafeApi.getLong(address + at) : UnsafeApi.getLong(array, address + at);
    }

    private boolean isInside(final int at, final int size) {
        return at >= 0 && at <= length - size;
    }
}
