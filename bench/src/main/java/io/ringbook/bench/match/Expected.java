package io.ringbook.bench.match;

import io.ringbook.bench.flow.MessageStream;
import io.ringbook.bench.flow.ReportText;
import io.ringbook.bench.fork.Fork;
import io.ringbook.core.Records;
import io.ringbook.core.codec.SignalDecoder;
import io.ringbook.core.codec.SignaledDecoder;
import io.ringbook.core.event.StreamHandler;

/** What must come out of a pipeline, found out with an engine alone before anything is measured. */
public final class Expected {
    private Expected() {}

    /**
     * Compares the reports of a stream with those of the plain book.
     *
     * @return checksum of that run
     * @throws IllegalStateException if they differ
     */
    public static long checksum(final MessageStream stream, final EncodedStream encoded) {
        final ReportText text = new ReportText();
        final EngineRun run = new EngineRun(encoded, new EventReports(text, encoded.market()));
        run.send();
        Fork.expectSame("hash of the reports", stream.answer().sha256(), text.sha256());
        return run.checksum();
    }

    /**
     * Checks that signals come out as what they are, each with its one event.
     *
     * @return checksum of that run
     * @throws IllegalStateException if not
     */
    public static long checksumOfSignals(final EncodedStream encoded) {
        final int[] records = new int[2];
        final StreamHandler count = (sequence, buffer, offset, length, last) -> {
            switch (Records.templateId(buffer, offset)) {
                case SignalDecoder.TEMPLATE_ID -> records[0]++;
                case SignaledDecoder.TEMPLATE_ID -> records[1]++;
                default -> Fork.expectSame("last command that is no signal", true, sequence <= encoded.opening());
            }
        };
        final EngineRun run = new EngineRun(encoded, count);
        run.send();
        final int signals = encoded.commands.size() - encoded.opening();
        Fork.expectSame("signals", signals, records[0]);
        Fork.expectSame("answers to signals", signals, records[1]);
        return run.checksum();
    }
}
