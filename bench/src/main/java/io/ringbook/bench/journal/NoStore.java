package io.ringbook.bench.journal;

import io.ringbook.bench.Recording;
import io.ringbook.bench.fork.Fork;
import io.ringbook.core.event.StreamHandler;
import org.agrona.DirectBuffer;

/** Counts the records. */
final class NoStore implements Store, StreamHandler {
    private final Recording recording;
    private long records;

    NoStore(final Recording recording) {
        this.recording = recording;
    }

    @Override
    public void append() {
        recording.give(this, 1, JournaledStream.BATCH);
    }

    @Override
    public void onRecord(
            final long sequence, final DirectBuffer buffer, final int offset, final int length, final boolean last) {
        records++;
    }

    @Override
    public void close() {
        // There is nothing to give back.
    }

    @Override
    public void check(final long rounds) {
        Fork.expectSame("records", rounds * recording.records(), records);
    }
}
