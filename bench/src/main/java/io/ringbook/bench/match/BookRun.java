package io.ringbook.bench.match;

import io.ringbook.bench.flow.Answer;
import io.ringbook.bench.flow.FastBook;
import io.ringbook.bench.flow.MessageStream;
import io.ringbook.bench.flow.ReportChecksum;
import io.ringbook.bench.flow.ReportListener;
import io.ringbook.bench.fork.StreamRun;

/** The books alone. */
final class BookRun implements StreamRun {
    private final MessageStream stream;
    private final ReportChecksum checksum;
    private final FastBook book;

    /** @param reports is told what comes out, and slows it down; null for nobody */
    BookRun(final MessageStream stream, final ReportListener reports) {
        this.stream = stream;
        checksum = new ReportChecksum(reports);
        final Answer answer = stream.answer();
        book = new FastBook(checksum, stream.instruments(), answer.orderCapacity(), answer.levelCapacity());
        stream.replay(book, 0, stream.opening());
    }

    @Override
    public void send() {
        stream.replay(book, stream.opening(), stream.size());
    }

    @Override
    public long checksum() {
        return checksum.value();
    }

    @Override
    public void close() {
        // It has nothing to give back.
    }
}
