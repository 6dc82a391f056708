package io.ringbook.core.ring;

import com.lmax.disruptor.BusySpinWaitStrategy;
import com.lmax.disruptor.InsufficientCapacityException;
import com.lmax.disruptor.MultiProducerSequencer;
import com.lmax.disruptor.Sequence;
import io.ringbook.core.Records;
import io.ringbook.core.command.CommandSink;
import io.ringbook.core.command.Publication;
import java.util.concurrent.atomic.LongAdder;
import org.agrona.DirectBuffer;

/**
 * Where commands from any number of threads get their order.
 *
 * <p>A producer claims the slots of its record, copies it and publishes; nothing of the producer's runs in between, since the
 * engine waits at a slot that is claimed and not published.
 */
final class InputRing implements CommandSink {
    /** Length of a slot that was claimed just as the ring was closed and holds no command. */
    static final int VOID = 0;

    final Slots slots;
    private final MultiProducerSequencer sequencer;
    private final Condition condition;
    private final LongAdder ringFull = new LongAdder();

    InputRing(final int size, final Condition condition, final Sequence consumed) {
        slots = Slots.ofLines(size);
        // Readers poll, so nobody ever waits on the strategy.
        sequencer = new MultiProducerSequencer(size, new BusySpinWaitStrategy());
        sequencer.addGatingSequences(consumed);
        this.condition = condition;
    }

    @Override
    public Publication tryPublish(final DirectBuffer buffer, final int offset, final int length) {
        if (length < Records.COMMAND_HEAD_LENGTH
                || length > Records.MAX_LENGTH
                || !Records.isCommand(Records.templateId(buffer, offset))) {
            throw new IllegalArgumentException("no command: length=" + length);
        }
        // Before a slot is claimed: what throws in between leaves a hole at which everyone waits.
        buffer.boundsCheck(offset, length);
        final Publication before = condition.answer();
        if (before != Publication.PUBLISHED) {
            return before;
        }
        final int needed = slots.needed(length);
        final long end;
        try {
            end = sequencer.tryNext(needed);
        } catch (final InsufficientCapacityException e) {
            ringFull.increment();
            return Publication.RING_FULL;
        }
        // Asked again: whoever finds the ring still open has its place before the one at which the closer stops.
        final Publication answer = condition.answer();
        final long place = end - needed + 1;
        final int at = slots.at(place);
        if (answer == Publication.PUBLISHED) {
            slots.buffer.putBytes(Slots.record(at), buffer, offset, length);
            slots.length(at, length);
        } else {
            for (long each = place; each <= end; each++) {
                slots.length(slots.at(each), VOID);
            }
        }
        sequencer.publish(place, end);
        return answer;
    }

    /** The last place that was claimed. */
    long claimed() {
        return sequencer.getCursor();
    }

    /**
     * The last place from {@code next} on up to which all are published; {@code next - 1} if that one is not.
     *
     * @param most places to look at: each is looked at, so no more than are wanted
     */
    long published(final long next, final int most) {
        // A place says by itself whether it is published; the cursor is a line that producers fight for.
        return sequencer.getHighestPublishedSequence(next, next + most - 1);
    }

    /** How often a producer was told RING_FULL. */
    long ringFull() {
        return ringFull.sum();
    }
}
