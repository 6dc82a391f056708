package io.ringbook.core.ring;

import com.lmax.disruptor.Sequence;
import io.ringbook.core.event.StreamHandler;
import java.util.function.LongSupplier;

/** Gives a handler the stream, as far as whatever stands before it has come. */
final class StreamStep implements Step {
    private static final int MOST_PER_STEP = 1024;

    private final String name;
    private final Slots slots;
    private final LongSupplier upstream;
    private final Sequence done;
    private final StreamHandler handler;
    private long sequence;

    /**
     * @param upstream the last place that the handler may be given
     * @param done the last place that it is done with; what stands behind it waits for this
     */
    StreamStep(
            final String name,
            final Slots slots,
            final LongSupplier upstream,
            final Sequence done,
            final StreamHandler handler) {
        this.name = name;
        this.slots = slots;
        this.upstream = upstream;
        this.done = done;
        this.handler = handler;
    }

    @Override
    public int step() {
        final long next = done.get() + 1;
        final long end = Math.min(upstream.getAsLong(), next + MOST_PER_STEP - 1);
        if (end < next) {
            return 0;
        }
        long place = next;
        while (place <= end) {
            final int at = slots.at(place);
            final int length = slots.length(at);
            sequence = slots.commandSequence(at);
            handler.onRecord(sequence, slots.buffer, Slots.record(at), length, slots.isLast(at));
            place += Slots.needed(length);
        }
        // Before done moves on: nobody behind sees what a handler that works in batches has not finished.
        handler.onBatchEnd();
        done.set(place - 1);
        return (int) (place - next);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public long sequence() {
        return sequence;
    }
}
