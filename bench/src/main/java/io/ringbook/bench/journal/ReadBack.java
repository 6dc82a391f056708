package io.ringbook.bench.journal;

import io.ringbook.bench.Recording;
import io.ringbook.bench.fork.Fork;
import io.ringbook.core.event.StreamHandler;
import io.ringbook.journal.JournalReader;
import io.ringbook.journal.Recovery;
import java.nio.file.Path;
import org.agrona.DirectBuffer;

/** Compares a journal with a recording that was appended to it again and again. */
final class ReadBack implements StreamHandler {
    private final Recording recording;
    private long records;
    private int at;
    private long sequence = 1;

    private ReadBack(final Recording recording) {
        this.recording = recording;
    }

    /** @throws IllegalStateException if anything is missing, other than it was, or too much */
    static void expect(final Path journal, final Recording recording, final long rounds) {
        final ReadBack readBack = new ReadBack(recording);
        final Recovery recovery = new JournalReader(journal).read(readBack);
        Fork.expectSame("end of the journal", new Recovery.Clean(rounds * recording.commands()), recovery);
        Fork.expectSame("records in the journal", rounds * recording.records(), readBack.records);
    }

    @Override
    public void onRecord(
            final long found, final DirectBuffer buffer, final int offset, final int length, final boolean last) {
        if (found == 0) {
            // What the engine was built with; the recording begins behind it.
            return;
        }
        final int next = recording.compare(at, buffer, offset, length, last);
        if (next < 0 || found != sequence) {
            throw new IllegalStateException(
                    "wrong output: not what was appended: sequence=" + found + ", expected=" + sequence);
        }
        at = next == recording.bytes() ? 0 : next;
        sequence += last ? 1 : 0;
        records++;
    }
}
