package io.ringbook.core.ring;

import com.lmax.disruptor.Sequence;
import io.ringbook.core.Records;
import io.ringbook.core.command.CommandPublisher;
import io.ringbook.core.engine.Engine;

/** Takes commands off the input ring, stamps them and gives them to the engine. */
final class EngineStep implements Step {
    private static final int MOST_PER_STEP = 256;

    private final InputRing input;
    private final Sequence consumed;
    private final Engine engine;
    private final OutputRing output;
    private final PipelineConfig config;
    private final CommandPublisher time;
    private final Sequence commands = new Sequence(0);

    EngineStep(
            final InputRing input,
            final Sequence consumed,
            final Engine engine,
            final OutputRing output,
            final PipelineConfig config) {
        this.input = input;
        this.consumed = consumed;
        this.engine = engine;
        this.output = output;
        this.config = config;
        time = new CommandPublisher(input, Records.OPERATOR);
    }

    @Override
    public int step() {
        final long next = consumed.get() + 1;
        final long published = input.published(next, MOST_PER_STEP);
        if (published < next) {
            advanceTimeWhenIdle();
            return 0;
        }
        final long now = Math.max(engine.timestampNs(), config.clockNs().getAsLong());
        final Slots slots = input.slots;
        int done = 0;
        long place = next;
        while (place <= published) {
            final int at = slots.at(place);
            final int length = slots.length(at);
            if (length == InputRing.VOID) {
                place++;
                continue;
            }
            final long behind = place + slots.needed(length);
            if (behind > published + 1) {
                // Its producer is still publishing it, slot by slot.
                break;
            }
            engine.apply(slots.buffer, Slots.record(at), length, engine.sequence() + 1, now);
            place = behind;
            done++;
        }
        // In this order: whoever sees that a command is consumed, as a close does, finds its events published.
        output.publish();
        consumed.set(place - 1);
        commands.set(commands.get() + done);
        return (int) (place - next);
    }

    @Override
    public String name() {
        return "engine";
    }

    @Override
    public long sequence() {
        return engine.sequence();
    }

    /** For any thread. @return how many commands were given to the engine */
    long commands() {
        return commands.get();
    }

    private void advanceTimeWhenIdle() {
        if (config.idleTimeNs() > 0 && config.clockNs().getAsLong() - engine.timestampNs() >= config.idleTimeNs()) {
            time.advanceTime();
        }
    }
}
