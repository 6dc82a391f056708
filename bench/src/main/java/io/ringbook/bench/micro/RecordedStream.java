package io.ringbook.bench.micro;

import io.ringbook.bench.EncodedCommands;
import io.ringbook.bench.Recording;
import io.ringbook.core.Records;
import io.ringbook.core.command.CommandPublisher;
import io.ringbook.core.event.DirectSink;

/**
 * A piece of a real stream, {@link #RECORDS} records that begin and end with a command's: orders that rest and their
 * cancels, and a command without events.
 */
final class RecordedStream {
    static final int RECORDS = 256;

    private static final int PAIRS = RECORDS / FundedEngine.PLACE_CANCEL_RECORDS;

    private RecordedStream() {}

    static Recording record() {
        final Recording recording = new Recording(1 << 16);
        final FundedEngine market = new FundedEngine(new DirectSink((sequence, buffer, offset, length, last) -> {}));
        market.engine.sink(new DirectSink(recording));
        final EncodedFlow flow = new EncodedFlow(new OrderFlow());
        for (int i = 0; i < PAIRS; i++) {
            market.apply(flow.places, i);
            market.apply(flow.cancels, i);
        }
        final EncodedCommands time = new EncodedCommands(Records.MAX_LENGTH);
        new CommandPublisher(time, Records.OPERATOR).advanceTime();
        market.apply(time, 0);
        Expect.same("records", RECORDS, recording.records());
        return recording;
    }
}
