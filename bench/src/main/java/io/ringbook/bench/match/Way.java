package io.ringbook.bench.match;

import io.ringbook.bench.flow.MessageStream;
import io.ringbook.bench.flow.ReportListener;
import io.ringbook.bench.fork.StreamRun;
import java.util.Locale;

/** How far a message goes: which part of Ringbook is measured. */
public enum Way {
    /** The order book alone; its reports are taken by a sink. */
    BOOK,
    /** Engine with checks, ledger and encoded events, on the caller's thread. */
    CORE,
    /** From a producer's thread through the rings to the reader of the stream on another. */
    RING,
    /** The same with a journal that is written before anything is read. */
    JOURNAL;

    /** @return as people see it */
    String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * Prepares a run of a stream and sends its opening; nothing of that is measured.
     *
     * @param encoded the same stream; null for the book
     * @param reports is told what comes out, and slows it down; null for nobody
     */
    StreamRun prepare(final MessageStream stream, final EncodedStream encoded, final ReportListener reports) {
        return this == BOOK ? new BookRun(stream, reports) : new EngineRun(this, encoded, reports);
    }
}
