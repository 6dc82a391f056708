package io.ringbook.bench.micro;

import io.ringbook.bench.EncodedCommands;
import io.ringbook.core.Memory;
import io.ringbook.core.Records;
import io.ringbook.core.command.CommandPublisher;
import io.ringbook.core.event.StreamHandler;
import io.ringbook.core.event.StreamSink;
import java.util.ArrayList;
import java.util.List;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * A piece of a real stream, {@link #RECORDS} records that begin and end with a command's: orders that rest and their
 * cancels, and a command without events.
 */
final class RecordedStream {
    static final int RECORDS = 256;

    private static final int PAIRS = RECORDS / FundedEngine.PLACE_CANCEL_RECORDS;

    private final Recorder recorder = new Recorder();
    private final int[] offsets;
    private final int[] lengths;
    private final int[] commands;
    private final int commandCount;

    RecordedStream() {
        final FundedEngine market = new FundedEngine(recorder);
        recorder.restart();
        final EncodedFlow flow = new EncodedFlow(new OrderFlow());
        for (int i = 0; i < PAIRS; i++) {
            market.apply(flow.places, i);
            market.apply(flow.cancels, i);
        }
        final EncodedCommands time = new EncodedCommands(Records.MAX_LENGTH);
        new CommandPublisher(time, Records.OPERATOR).advanceTime();
        market.apply(time, 0);
        Expect.same("records", RECORDS, recorder.offsets.size());
        offsets = array(recorder.offsets);
        lengths = array(recorder.lengths);
        commands = array(recorder.commands);
        commandCount = recorder.commandCount;
    }

    /** Commands in it. */
    int commands() {
        return commandCount;
    }

    /** @param firstSequence of its first command */
    void give(final StreamHandler handler, final int record, final long firstSequence) {
        final boolean last = record == RECORDS - 1 || commands[record + 1] != commands[record];
        handler.onRecord(firstSequence + commands[record], recorder.buffer, offsets[record], lengths[record], last);
    }

    private static int[] array(final List<Integer> list) {
        return list.stream().mapToInt(Integer::intValue).toArray();
    }

    private static final class Recorder implements StreamSink {
        private final Memory memory = new Memory(1 << 20);
        private final UnsafeBuffer buffer = memory.buffer();
        private final List<Integer> offsets = new ArrayList<>();
        private final List<Integer> lengths = new ArrayList<>();
        private final List<Integer> commands = new ArrayList<>();
        private int commandCount;
        private int end;

        @Override
        public void beginCommand(final long sequence) {
            commandCount++;
        }

        @Override
        public int claim(final int length) {
            final int offset = end;
            offsets.add(offset);
            lengths.add(length);
            commands.add(commandCount - 1);
            end += length;
            return offset;
        }

        @Override
        public Memory memory() {
            return memory;
        }

        @Override
        public void endCommand() {
            // The next one begins behind it.
        }

        private void restart() {
            offsets.clear();
            lengths.clear();
            commands.clear();
            commandCount = 0;
            end = 0;
        }
    }
}
