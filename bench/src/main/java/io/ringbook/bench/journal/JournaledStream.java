package io.ringbook.bench.journal;

import io.ringbook.bench.EncodedCommands;
import io.ringbook.bench.Recording;
import io.ringbook.bench.flow.MessageStream;
import io.ringbook.bench.flow.Shape;
import io.ringbook.bench.match.EncodedStream;
import io.ringbook.core.engine.Engine;
import io.ringbook.core.engine.EngineConfig;
import io.ringbook.core.event.DirectSink;
import io.ringbook.journal.replay.StateHash;
import io.ringbook.journal.replay.StreamHash;
import org.agrona.concurrent.UnsafeBuffer;

/** The commands of a generated shape with their events, as the engine wrote them, and its state at their end. */
final class JournaledStream {
    /** What a pipeline that has enough to do gives a journal at a time, in records. */
    static final int BATCH = 512;

    private static final int BYTES_OF_EACH = 128;

    final Recording recording;
    final String stateHash;
    final EngineConfig config;

    JournaledStream(final Shape shape, final long seed, final int messages) {
        final EncodedStream encoded = new EncodedStream(MessageStream.of(shape, seed, messages));
        config = encoded.config();
        final EncodedCommands commands = encoded.commands;
        recording = new Recording(commands.size() * BYTES_OF_EACH);
        final Engine engine = new Engine(config, new DirectSink(recording));
        for (int i = 0; i < commands.size(); i++) {
            engine.apply(commands.buffer, commands.offset(i), commands.length(i), i + 1L, i + 1L);
        }
        engine.checkSums();
        stateHash = StateHash.of(engine);
    }

    /** @return of a journal that has it once */
    String streamHash() {
        final StreamHash hash = new StreamHash();
        final UnsafeBuffer built = new UnsafeBuffer(new byte[EngineConfig.ENCODED_LENGTH]);
        config.encode(built, 0);
        hash.onRecord(0, built, 0, EngineConfig.ENCODED_LENGTH, true);
        recording.give(hash, 1, BATCH);
        return hash.end();
    }
}
