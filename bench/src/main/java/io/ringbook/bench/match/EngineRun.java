package io.ringbook.bench.match;

import io.ringbook.bench.EncodedCommands;
import io.ringbook.bench.Folders;
import io.ringbook.bench.flow.ReportListener;
import io.ringbook.bench.fork.StreamRun;
import io.ringbook.core.command.Publication;
import io.ringbook.core.engine.Engine;
import io.ringbook.core.event.DirectSink;
import io.ringbook.core.event.StreamHandler;
import io.ringbook.core.ring.Pipeline;
import io.ringbook.core.ring.PipelineConfig;
import io.ringbook.core.ring.Profile;
import io.ringbook.journal.Durability;
import io.ringbook.journal.JournalWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.agrona.concurrent.BackoffIdleStrategy;
import org.agrona.concurrent.IdleStrategy;

/** The engine alone, or with rings, or with rings and a journal. The market is open, and the stream's opening through, before a run is measured. */
final class EngineRun implements StreamRun {
    private static final StreamHandler NO_JOURNAL = (sequence, buffer, offset, length, last) -> {};

    private static final int INPUT_SLOTS = 1 << 12;
    private static final int OUTPUT_SLOTS = 1 << 13;

    private final EncodedStream stream;
    private final EncodedCommands commands;
    private final Engine engine;
    private final StreamChecksum checksum;
    private final Pipeline pipeline;
    private final JournalWriter journal;
    private final Path folder;

    /** @param reports is told what comes out, and slows it down; null for nobody */
    EngineRun(final Way way, final EncodedStream stream, final ReportListener reports) {
        this.stream = stream;
        commands = stream.commands;
        checksum = new StreamChecksum(reports == null ? null : new EventReports(reports, stream.market()));
        engine = new Engine(stream.config(), new DirectSink(checksum));
        folder = way == Way.JOURNAL ? newFolder() : null;
        journal = folder == null ? null : JournalWriter.create(folder, Durability.PAGE_CACHE, stream.config());
        pipeline = way == Way.CORE
                ? null
                : new Pipeline(
                        new PipelineConfig(Profile.SHARED, INPUT_SLOTS, OUTPUT_SLOTS, EngineRun::clockNs, 0),
                        engine,
                        journal == null ? NO_JOURNAL : journal,
                        checksum);
        if (pipeline != null) {
            pipeline.start();
        }
        send(0, stream.opening());
    }

    @Override
    public void send() {
        send(stream.opening(), commands.size());
    }

    @Override
    public long checksum() {
        engine.checkSums();
        return checksum.value();
    }

    @Override
    public void close() {
        if (pipeline != null) {
            pipeline.close();
        }
        if (journal != null) {
            journal.close();
            delete(folder);
        }
    }

    private void send(final int from, final int to) {
        if (pipeline == null) {
            apply(from, to);
        } else {
            publish(from, to);
        }
    }

    private void apply(final int from, final int to) {
        for (int i = from; i < to; i++) {
            engine.apply(commands.buffer, commands.offset(i), commands.length(i), i + 1L, i + 1L);
        }
    }

    /** A producer that spins would take a core from those who are to make room. */
    private void publish(final int from, final int to) {
        final IdleStrategy idle = new BackoffIdleStrategy(10, 1_000, 1_000, 100_000);
        for (int i = from; i < to; i++) {
            Publication publication = pipeline.tryPublish(commands.buffer, commands.offset(i), commands.length(i));
            while (publication == Publication.RING_FULL) {
                idle.idle();
                publication = pipeline.tryPublish(commands.buffer, commands.offset(i), commands.length(i));
            }
            idle.reset();
            if (publication != Publication.PUBLISHED) {
                throw new IllegalStateException("the pipeline took no command: " + publication);
            }
        }
        while (checksum.lastSequence() < to) {
            if (pipeline.halt() != null) {
                throw new IllegalStateException("the pipeline halted: " + pipeline.halt());
            }
            idle.idle();
        }
    }

    private static long clockNs() {
        return System.currentTimeMillis() * 1_000_000;
    }

    private static Path newFolder() {
        try {
            return Files.createTempDirectory("ringbook-bench");
        } catch (final IOException e) {
            throw new UncheckedIOException("no room for a journal", e);
        }
    }

    private static void delete(final Path folder) {
        try {
            Folders.delete(folder);
        } catch (final IOException e) {
            throw new UncheckedIOException("not deleted: " + folder, e);
        }
    }
}
