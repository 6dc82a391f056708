package io.ringbook.bench.match;

import io.ringbook.bench.EncodedCommands;
import io.ringbook.bench.fork.StreamRun;
import io.ringbook.core.engine.Engine;
import io.ringbook.core.event.DirectSink;
import io.ringbook.core.event.StreamHandler;
import java.util.function.LongSupplier;

/** The engine alone. The market is open, and the stream's opening through, before a run is measured. */
final class EngineRun implements StreamRun {
    private final EncodedStream stream;
    private final EncodedCommands commands;
    private final LongSupplier checksum;
    private final Engine engine;

    /** @param next is given the stream as well, and slows it down; null for nobody */
    EngineRun(final EncodedStream stream, final StreamHandler next) {
        this.stream = stream;
        commands = stream.commands;
        if (next == null) {
            final ChecksumSink sink = new ChecksumSink();
            engine = new Engine(stream.config(), sink);
            checksum = sink::value;
        } else {
            final StreamChecksum handler = new StreamChecksum(next);
            engine = new Engine(stream.config(), new DirectSink(handler));
            checksum = handler::value;
        }
        apply(0, stream.opening());
    }

    @Override
    public void send() {
        apply(stream.opening(), commands.size());
    }

    @Override
    public long checksum() {
        engine.checkSums();
        return checksum.getAsLong();
    }

    @Override
    public void close() {
        // It has nothing to give back.
    }

    private void apply(final int from, final int to) {
        for (int i = from; i < to; i++) {
            engine.apply(commands.buffer, commands.offset(i), commands.length(i), i + 1L, i + 1L);
        }
    }
}
