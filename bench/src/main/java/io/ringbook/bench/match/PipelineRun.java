package io.ringbook.bench.match;

import io.ringbook.bench.EncodedCommands;
import io.ringbook.bench.Folders;
import io.ringbook.bench.fork.StreamRun;
import io.ringbook.core.command.Publication;
import io.ringbook.core.engine.Engine;
import io.ringbook.core.event.StreamHandler;
import io.ringbook.core.ring.HaltedException;
import io.ringbook.core.ring.Pipeline;
import io.ringbook.core.ring.PipelineConfig;
import io.ringbook.core.ring.Profile;
import io.ringbook.core.ring.Uninterrupted;
import io.ringbook.journal.Durability;
import io.ringbook.journal.JournalWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.agrona.concurrent.BackoffIdleStrategy;
import org.agrona.concurrent.IdleStrategy;

/**
 * The engine between its rings, with a journal or without. The market is open, and the stream's opening through, before a run is
 * measured. The caller's thread is the producer.
 */
public final class PipelineRun implements StreamRun {
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
    private final Thread stepper;
    private volatile boolean stepping = true;

    /** @param profile in STEPPED a thread of this run's does nothing but step */
    public PipelineRun(final Profile profile, final Durability durability, final EncodedStream stream) {
        this(profile, durability, stream, null);
    }

    /** @param next is given the stream as well, and slows it down; null for nobody */
    PipelineRun(
            final Profile profile, final Durability durability, final EncodedStream stream, final StreamHandler next) {
        this.stream = stream;
        commands = stream.commands;
        checksum = new StreamChecksum(next);
        engine = new Engine(stream.config());
        folder = durability == Durability.NONE ? null : newFolder();
        journal = folder == null ? null : JournalWriter.create(folder, durability, stream.config());
        pipeline = new Pipeline(
                new PipelineConfig(profile, INPUT_SLOTS, OUTPUT_SLOTS, PipelineRun::clockNs, 0),
                engine,
                journal == null ? NO_JOURNAL : journal,
                checksum);
        pipeline.start();
        stepper = profile == Profile.STEPPED ? new Thread(this::step, "ringbook-step") : null;
        if (stepper != null) {
            stepper.start();
        }
        send(0, stream.opening());
    }

    @Override
    public void send() {
        send(stream.opening(), commands.size());
    }

    /**
     * Sends a part of the stream as fast as it is taken; when it returns everything of it has come out.
     *
     * @param from place of a command, those that open the market included
     */
    public void send(final int from, final int to) {
        // A producer that spins would take a core from those who are to make room.
        final IdleStrategy idle = new BackoffIdleStrategy(1, 1, 50_000, 100_000);
        for (int i = from; i < to; i++) {
            while (tryPublish(i) == Publication.RING_FULL) {
                idle.idle();
            }
            idle.reset();
        }
        while (returned() < to) {
            expectRunning();
            idle.idle();
        }
    }

    /**
     * Sends one command of the stream.
     *
     * @return PUBLISHED or RING_FULL
     * @throws IllegalStateException if the pipeline has stopped
     */
    public Publication tryPublish(final int i) {
        final Publication publication = pipeline.tryPublish(commands.buffer, commands.offset(i), commands.length(i));
        if (publication != Publication.PUBLISHED && publication != Publication.RING_FULL) {
            throw new IllegalStateException("the pipeline took no command: " + publication + ", " + pipeline.halt());
        }
        return publication;
    }

    /** @return how many commands have come out with all their events, those that open the market included */
    public long returned() {
        return checksum.lastSequence();
    }

    /** @throws IllegalStateException if the pipeline has stopped, and so what is waited for will not come */
    public void expectRunning() {
        if (pipeline.halt() != null) {
            throw new IllegalStateException("the pipeline halted: " + pipeline.halt());
        }
    }

    @Override
    public long checksum() {
        engine.checkSums();
        return checksum.value();
    }

    @Override
    public void close() {
        stepping = false;
        if (stepper != null) {
            Uninterrupted.join(stepper);
        }
        pipeline.close();
        if (journal != null) {
            journal.close();
            delete(folder);
        }
    }

    private void step() {
        try {
            while (stepping) {
                if (pipeline.step() == 0) {
                    Thread.onSpinWait();
                }
            }
        } catch (final HaltedException e) {
            // The producer is told by the pipeline, with the cause.
            stepping = false;
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
