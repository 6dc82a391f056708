package io.ringbook.core.ring;

import com.lmax.disruptor.Sequence;
import io.ringbook.core.event.StreamHandler;
import java.util.function.LongSupplier;

/** Gives a handler the stream, as far as whatever stands before it has come. */
final class StreamStep implements Step {
    private static final int MOST_PER_STEP = 4096;

    private final String name;
    private final Slots slots;
    private final LongSupplier upstream;
    private final Sequence done;
    private final StreamHandler handler;
    private final Sequence records = new Sequence(0);
    private long sequence;
    private boolean isBetweenCommands = true;

    /**
     * @param upstream the last place that the handler may be given
     * @param done the last place that it is done with; what stands behind it waits for this
     * @param sequence of the last command before the first record
     */
    StreamStep(
            final String name,
            final Slots slots,
            final LongSupplier upstream,
            final Sequence done,
            final StreamHandler handler,
            final long sequence) {
        this.name = name;
        this.slots = slots;
        this.upstream = upstream;
        this.done = done;
        this.handler = handler;
        this.sequence = sequence;
    }

    @Override
    public int step() {
        final long next = done.get() + 1;
        final long end = Math.min(upstream.getAsLong(), next + MOST_PER_STEP - 1);
        if (end < next) {
            return 0;
        }
        long place = next;
        int given = 0;
        while (place <= end) {
            final int at = slots.at(place);
            final int length = slots.length(at);
            final boolean last = slots.isLast(at);
            if (isBetweenCommands) {
                sequence++;
            }
            isBetweenCommands = last;
            handler.onRecord(sequence, slots.buffer, Slots.record(at), length, last);
            place += slots.needed(length);
            given++;
        }
        // Before done moves on: nobody behind sees what a handler that works in batches has not finished.
        handler.onBatchEnd();
        done.set(place - 1);
        records.set(records.get() + given);
        return (int) (place - next);
    }

    /** For any thread. @return how many records the handler was given */
    long records() {
        return records.get();
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
