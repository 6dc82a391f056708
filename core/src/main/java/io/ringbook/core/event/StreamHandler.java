package io.ringbook.core.event;

import org.agrona.DirectBuffer;

/** Called with the stream, record by record and in order: by the ring, a replay or a test, on one thread. */
public interface StreamHandler {
    /**
     * @param sequence of the command that the record is or that caused it
     * @param buffer that holds the record; do not keep it
     * @param offset of the record's header
     * @param length of the whole record
     * @param last whether it is the last of its command
     */
    void onRecord(long sequence, DirectBuffer buffer, int offset, int length, boolean last);

    /** No more records for the moment. */
    default void onBatchEnd() {}
}
