package io.ringbook.bench.journal;

import io.ringbook.bench.Recording;
import io.ringbook.core.event.StreamHandler;
import org.agrona.BitUtil;
import org.agrona.DirectBuffer;

/** Adds up what a recording takes in a journal, as its format says. */
final class FrameBytes implements StreamHandler {
    /** Of a frame, before its records. */
    static final int HEADER = 24;

    private static final int RECORD_PREFIX = 2;
    private static final int DOCUMENT_PREFIX = 4;
    private static final int DOCUMENT_ALIGNMENT = 4;

    private long bytes;
    private int frame = HEADER;

    /** @return of the documents with the frames of a recording */
    static long of(final Recording recording) {
        final FrameBytes sum = new FrameBytes();
        recording.give(sum, 1, JournaledStream.BATCH);
        return sum.bytes;
    }

    @Override
    public void onRecord(
            final long sequence, final DirectBuffer buffer, final int offset, final int length, final boolean last) {
        frame += RECORD_PREFIX + length;
    }

    @Override
    public void onBatchEnd() {
        bytes += DOCUMENT_PREFIX + BitUtil.align(frame, DOCUMENT_ALIGNMENT);
        frame = HEADER;
    }
}
