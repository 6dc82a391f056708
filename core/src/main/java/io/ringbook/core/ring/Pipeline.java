package io.ringbook.core.ring;

import com.lmax.disruptor.Sequence;
import io.ringbook.core.command.CommandSink;
import io.ringbook.core.command.Publication;
import io.ringbook.core.engine.Engine;
import io.ringbook.core.event.StreamHandler;
import java.util.ArrayList;
import java.util.List;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.IdleStrategy;

/**
 * Input ring, engine, output ring, journal and hub, wired together; the picture is in the package's description.
 *
 * <p>Any thread may publish. In {@link Profile#STEPPED} one thread calls {@link #step}; in the others {@link #start}
 * starts the threads and {@link #close} drains and ends them.
 */
public final class Pipeline implements CommandSink, AutoCloseable {
    private final PipelineConfig config;
    private final Condition condition = new Condition();
    private final Sequence consumed = new Sequence();
    private final Sequence journaled = new Sequence();
    private final Sequence delivered = new Sequence();
    private final InputRing input;
    private final OutputRing output;
    private final EngineStep engineStep;
    private final StreamStep journalStep;
    private final StreamStep hubStep;
    private final IdleStrategy roomIdle;
    private final List<Thread> threads = new ArrayList<>();
    private volatile boolean running = true;

    /**
     * @param engine to be fed; writes to this pipeline's output ring from now on
     * @param journal is given the stream first
     * @param hub is given what the journal is done with; must not wait for anything
     */
    public Pipeline(
            final PipelineConfig config, final Engine engine, final StreamHandler journal, final StreamHandler hub) {
        this.config = config;
        roomIdle = config.profile().idleStrategy();
        input = new InputRing(config.inputSlots(), condition, consumed);
        output = new OutputRing(config.outputSlots(), this::makeRoom, delivered);
        engineStep = new EngineStep(input, consumed, engine, output, config);
        journalStep = new StreamStep("journal", output.slots, output::published, journaled, journal, engine.sequence());
        hubStep = new StreamStep("hub", output.slots, journaled::get, delivered, hub, engine.sequence());
        engine.sink(output);
    }

    @Override
    public Publication tryPublish(final DirectBuffer buffer, final int offset, final int length) {
        return input.tryPublish(buffer, offset, length);
    }

    /**
     * STEPPED only: runs engine, journal and hub once each.
     *
     * @return how much was done, in places of the rings, 0 when nothing is left to do
     * @throws HaltedException if a step threw, now or before
     */
    public int step() {
        return step(engineStep) + step(journalStep) + step(hubStep);
    }

    /** STEPPED only: runs the engine alone, so that the journal gets its records in larger batches. */
    public int stepEngine() {
        return step(engineStep);
    }

    /** Starts the threads of the profile; nothing in STEPPED. */
    public void start() {
        switch (config.profile()) {
            case STEPPED -> {}
            case SHARED -> {
                start("engine", engineStep);
                start("journal", journalStep, hubStep);
            }
            case LATENCY -> {
                start("engine", engineStep);
                start("journal", journalStep);
                start("hub", hubStep);
            }
        }
    }

    /** From now on producers are answered CLOSED; what they have published goes on its way. */
    public void closeInput() {
        condition.close();
    }

    /**
     * Takes no more commands, lets those that were taken go all the way, and ends the threads. After a halt it only ends
     * the threads.
     */
    @Override
    public void close() {
        closeInput();
        final long end = input.claimed();
        if (threads.isEmpty() && !isDrained(end)) {
            // Never started: what was taken goes its way all the same.
            start();
        }
        final IdleStrategy idle = config.profile().idleStrategy();
        while (!isDrained(end) && condition.halt() == null) {
            idle.idle(config.profile() == Profile.STEPPED ? step() : 0);
        }
        running = false;
        threads.forEach(Uninterrupted::join);
    }

    /** @return why the pipeline stopped by itself, or null */
    public Halt halt() {
        return condition.halt();
    }

    /** Stops the pipeline from outside, as if a step had thrown. */
    public void halt(final Halt halt) {
        condition.halt(halt);
    }

    /** Any thread may ask; the numbers are of about the same moment. */
    public Counters counters() {
        final long done = consumed.get();
        final long written = output.records();
        return new Counters(
                engineStep.commands(),
                written,
                Math.max(0, input.claimed() - done),
                Math.max(0, written - journalStep.records()),
                Math.max(0, written - hubStep.records()),
                input.ringFull());
    }

    private boolean isDrained(final long end) {
        return consumed.get() >= end && delivered.get() >= output.published();
    }

    private int step(final Step step) {
        if (condition.halt() != null) {
            throw new HaltedException(condition.halt());
        }
        try {
            return step.step();
        } catch (final HaltedException e) {
            throw e;
        } catch (final Throwable e) {
            condition.halt(new Halt(step.name(), step.sequence(), e));
            throw new HaltedException(condition.halt());
        }
    }

    /** On the engine's thread, inside a command, with the output ring full. */
    private void makeRoom() {
        if (condition.halt() != null) {
            throw new HaltedException(condition.halt());
        }
        roomIdle.idle(config.profile() == Profile.STEPPED ? step(journalStep) + step(hubStep) : 0);
    }

    private void start(final String name, final Step... steps) {
        final Thread thread = new Thread(() -> run(steps), "ringbook-" + name);
        threads.add(thread);
        thread.start();
    }

    private void run(final Step... steps) {
        final IdleStrategy idle = config.profile().idleStrategy();
        try {
            while (running && condition.halt() == null) {
                int work = 0;
                for (final Step step : steps) {
                    work += step(step);
                }
                idle.idle(work);
            }
        } catch (final HaltedException e) {
            // The halt is kept, with its cause, and every producer is told.
            running = false;
        }
    }
}
