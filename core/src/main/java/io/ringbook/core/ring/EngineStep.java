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
        final long published = input.published(next);
        if (published < next) {
            advanceTimeWhenIdle();
            return 0;
        }
        final long end = Math.min(published, next + MOST_PER_STEP - 1);
        final long now = Math.max(engine.timestampNs(), config.clockNs().getAsLong());
        final Slots slots = input.slots;
        for (long place = next; place <= end; place++) {
            final int at = slots.at(place);
            final int length = slots.length(at);
            if (length != InputRing.VOID) {
                engine.apply(slots.buffer, Slots.record(at), length, engine.sequence() + 1, now);
            }
        }
        // In this order: whoever sees that a command is consumed, as a close does, finds its events published.
        output.publish();
        consumed.set(end);
        return (int) (end - next) + 1;
    }

    @Override
    public String name() {
        return "engine";
    }

    @Override
    public long sequence() {
        return engine.sequence();
    }

    private void advanceTimeWhenIdle() {
        if (config.idleTimeNs() > 0 && config.clockNs().getAsLong() - engine.timestampNs() >= config.idleTimeNs()) {
            time.advanceTime();
        }
    }
}
