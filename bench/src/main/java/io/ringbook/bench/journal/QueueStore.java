package io.ringbook.bench.journal;

import io.ringbook.bench.Recording;
import io.ringbook.bench.fork.Fork;
import io.ringbook.core.event.StreamHandler;
import java.nio.file.Path;
import net.openhft.chronicle.bytes.Bytes;
import net.openhft.chronicle.queue.ExcerptAppender;
import net.openhft.chronicle.queue.ExcerptTailer;
import net.openhft.chronicle.queue.impl.single.SingleChronicleQueue;
import net.openhft.chronicle.queue.impl.single.SingleChronicleQueueBuilder;
import net.openhft.chronicle.queue.rollcycles.LargeRollCycles;
import org.agrona.DirectBuffer;

/**
 * A Chronicle Queue as the journal has one. Its excerpts are the recording's own memory, cut where a batch ends, each with as many
 * bytes more as a frame has in front of its records; nothing is copied together, and nothing has a checksum.
 */
final class QueueStore implements Store {
    private static final long BLOCK_BYTES = 64L << 20;

    private final Path folder;
    private final Recording recording;
    private final Bytes<?> memory;
    private final SingleChronicleQueue queue;
    private final ExcerptAppender appender;
    private final StreamHandler appending = new Batches() {
        @Override
        void onBatch(final int from, final int bytes) {
            memory.readPositionRemaining(from, bytes);
            appender.writeBytes(memory);
        }
    };

    QueueStore(final Path folder, final Recording recording) {
        this.folder = folder;
        this.recording = recording;
        memory = Bytes.wrapForRead(recording.memory());
        queue = open(folder);
        appender = queue.createAppender();
    }

    @Override
    public void append() {
        recording.give(appending, 1, JournaledStream.BATCH);
    }

    @Override
    public void close() {
        queue.close();
    }

    @Override
    public void check(final long rounds) {
        try (SingleChronicleQueue written = open(folder);
                ExcerptTailer tailer = written.createTailer()) {
            final Bytes<?> excerpt = Bytes.allocateElasticDirect();
            final StreamHandler comparing = new Batches() {
                @Override
                void onBatch(final int from, final int bytes) {
                    memory.readPositionRemaining(from, bytes);
                    Fork.expectSame("excerpt is there", true, tailer.readBytes(excerpt.clear()));
                    Fork.expectSame("excerpt is what was appended", true, excerpt.contentEquals(memory));
                }
            };
            for (long round = 0; round < rounds; round++) {
                recording.give(comparing, 1, JournaledStream.BATCH);
            }
            Fork.expectSame("another excerpt is there", false, tailer.readBytes(excerpt.clear()));
            excerpt.releaseLast();
        }
    }

    private static SingleChronicleQueue open(final Path folder) {
        return SingleChronicleQueueBuilder.single(folder.toFile())
                .rollCycle(LargeRollCycles.LARGE_DAILY)
                .blockSize(BLOCK_BYTES)
                .timeProvider(() -> 0)
                .build();
    }

    /** Tells where the batches of a recording lie in its memory. */
    private abstract static class Batches implements StreamHandler {
        private int begin = -1;
        private int end;

        abstract void onBatch(int from, int bytes);

        @Override
        public void onRecord(
                final long sequence,
                final DirectBuffer buffer,
                final int offset,
                final int length,
                final boolean last) {
            begin = begin < 0 ? offset - Recording.LENGTH_PREFIX : begin;
            end = offset + length;
        }

        @Override
        public void onBatchEnd() {
            // The first one has nothing in front of it.
            final int from = Math.max(0, begin - FrameBytes.HEADER);
            onBatch(from, end - from);
            begin = -1;
        }
    }
}
