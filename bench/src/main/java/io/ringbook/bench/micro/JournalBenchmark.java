package io.ringbook.bench.micro;

import io.ringbook.bench.Folders;
import io.ringbook.bench.Recording;
import io.ringbook.core.engine.EngineConfig;
import io.ringbook.core.event.StreamHandler;
import io.ringbook.journal.Durability;
import io.ringbook.journal.JournalReader;
import io.ringbook.journal.JournalWriter;
import io.ringbook.journal.Recovery;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.agrona.BufferUtil;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * The stream into a journal in the page cache, a frame per batch. An operation is a record.
 *
 * <p>Each iteration is short and has a journal of its own, which is read back, counted and removed: at this rate a
 * second would fill a gigabyte. {@code -prof gc} counts what making and reading it allocates, the same for each
 * iteration however many records it has.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 10, time = 200, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 10, time = 200, timeUnit = TimeUnit.MILLISECONDS)
@OperationsPerInvocation(RecordedStream.RECORDS)
public class JournalBenchmark {
    /** Records in a frame. */
    @Param({"1", "16", "256"})
    int batch;

    private final Recording stream = RecordedStream.record();

    /** Frames are filled, sealed with their checksum and appended. */
    @Benchmark
    public long append(final Written written) {
        written.sequence = stream.give(written.writer, written.sequence, batch);
        return written.sequence;
    }

    /** The handler copies each record behind the one before. */
    @Benchmark
    public long baseline(final Copied copied) {
        copied.sequence = stream.give(copied.copier, copied.sequence, batch);
        return copied.sequence;
    }

    /** A journal. */
    @State(Scope.Thread)
    public static class Written {
        private Path directory;
        private JournalWriter writer;
        private long sequence;

        @Setup(Level.Iteration)
        public void create() throws IOException {
            directory = Files.createTempDirectory("ringbook-bench");
            writer = JournalWriter.create(directory, Durability.PAGE_CACHE, EngineConfig.standard());
            // Opens the queue.
            writer.onBatchEnd();
            sequence = 1;
        }

        @TearDown(Level.Iteration)
        public void check(final JournalBenchmark benchmark) throws IOException {
            try {
                writer.close();
                final Counter counter = new Counter();
                final Recovery recovery = new JournalReader(directory).read(counter);
                if (!(recovery instanceof Recovery.Clean)) {
                    throw new IllegalStateException("journal is not clean: " + recovery);
                }
                final long commands = sequence - 1;
                final long rounds = commands / benchmark.stream.commands();
                Expect.same("last sequence", commands, recovery.lastSequence());
                Expect.same("records", 1 + rounds * RecordedStream.RECORDS, counter.records);
            } finally {
                Folders.delete(directory);
            }
        }
    }

    /** Memory of the size of a frame. */
    @State(Scope.Thread)
    public static class Copied {
        private final Copier copier = new Copier();
        private long sequence = 1;

        @TearDown
        public void check(final JournalBenchmark benchmark) {
            final long rounds = (sequence - 1) / benchmark.stream.commands();
            Expect.same("records", rounds * RecordedStream.RECORDS, copier.records);
        }
    }

    private static final class Copier implements StreamHandler {
        private static final int LENGTH = 1 << 19;

        private final UnsafeBuffer buffer = new UnsafeBuffer(BufferUtil.allocateDirectAligned(LENGTH, 64));
        private int end;
        private long records;

        @Override
        public void onRecord(
                final long sequence,
                final DirectBuffer record,
                final int offset,
                final int length,
                final boolean last) {
            buffer.putBytes(end, record, offset, length);
            end += length;
            records++;
        }

        @Override
        public void onBatchEnd() {
            end = 0;
        }
    }

    private static final class Counter implements StreamHandler {
        private long records;

        @Override
        public void onRecord(
                final long sequence,
                final DirectBuffer record,
                final int offset,
                final int length,
                final boolean last) {
            records++;
        }
    }
}
