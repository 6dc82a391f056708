package io.ringbook.agents.cli;

import io.ringbook.core.Records;
import io.ringbook.core.engine.Engine;
import io.ringbook.core.event.RecordText;
import io.ringbook.core.event.StreamHandler;
import io.ringbook.journal.JournalReader;
import io.ringbook.journal.Recovery;
import io.ringbook.journal.replay.Divergence;
import io.ringbook.journal.replay.Replayer;
import org.agrona.DirectBuffer;

/** Replays a journal up to a moment, and tells someone the records from another one on. */
final class Replay implements StreamHandler {
    private final Replayer replayer = new Replayer();
    private final Moment from;
    private final Moment to;
    private final RecordListener listener;
    private long firstTimestampNs = -1;
    private long timestampNs;
    private boolean ended;

    /** Receives the records that were asked for. */
    interface RecordListener {
        /** @param text name and fields, as {@link RecordText} has it */
        void onRecord(long sequence, long timestampNs, String text);
    }

    /**
     * @param from null for the first
     * @param to null for the last
     * @param listener null if nobody wants the records
     */
    Replay(final Moment from, final Moment to, final RecordListener listener) {
        this.from = from;
        this.to = to;
        this.listener = listener;
    }

    /** @return how the journal ends */
    Recovery read(final JournalReader reader) {
        return reader.readAhead((sequence, buffer, offset, length, last) -> {}, this);
    }

    Engine engine() {
        return replayer.engine();
    }

    Divergence divergence() {
        return replayer.divergence();
    }

    @Override
    public void onRecord(
            final long sequence, final DirectBuffer buffer, final int offset, final int length, final boolean last) {
        if (Records.isCommand(Records.templateId(buffer, offset))) {
            timestampNs = Records.timestampNs(buffer, offset);
            firstTimestampNs = firstTimestampNs < 0 ? timestampNs : firstTimestampNs;
            ended = ended || (to != null && to.isBefore(sequence, timestampNs, firstTimestampNs));
        }
        if (ended) {
            return;
        }
        replayer.onRecord(sequence, buffer, offset, length, last);
        if (listener != null
                && sequence > 0
                && (from == null || !from.isAfter(sequence, timestampNs, firstTimestampNs))) {
            listener.onRecord(sequence, timestampNs, RecordText.of(buffer, offset, length));
        }
    }
}
