package io.ringbook.bench.match;

import io.ringbook.bench.flow.MessageStream;
import io.ringbook.bench.flow.ReportListener;
import io.ringbook.bench.fork.StreamRun;
import io.ringbook.core.event.StreamHandler;
import io.ringbook.core.ring.Profile;
import io.ringbook.journal.Durability;
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
        return switch (this) {
            case BOOK -> new BookRun(stream, reports);
            case CORE -> new EngineRun(encoded, events(encoded, reports));
            case RING -> new PipelineRun(Profile.SHARED, Durability.NONE, encoded, events(encoded, reports));
            case JOURNAL -> new PipelineRun(Profile.SHARED, Durability.PAGE_CACHE, encoded, events(encoded, reports));
        };
    }

    private static StreamHandler events(final EncodedStream encoded, final ReportListener reports) {
        return reports == null ? null : new EventReports(reports, encoded.market());
    }
}
