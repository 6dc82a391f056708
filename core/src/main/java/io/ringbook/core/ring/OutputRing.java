package io.ringbook.core.ring;

import com.lmax.disruptor.BusySpinWaitStrategy;
import com.lmax.disruptor.Sequence;
import com.lmax.disruptor.SingleProducerSequencer;
import io.ringbook.core.Memory;
import io.ringbook.core.event.StreamSink;

/** Where the engine writes the stream and its readers find it. */
final class OutputRing implements StreamSink {
    final Slots slots;
    private final SingleProducerSequencer sequencer;
    private final Runnable whenFull;
    /** Where the record lies that was claimed last. */
    private int open;

    private long claimed = -1;
    private long published = -1;
    private long records;
    private final Sequence publishedRecords = new Sequence(0);

    /**
     * @param whenFull lets the readers go on; called again and again until there is room
     * @param readers whose progress frees slots
     */
    OutputRing(final int size, final Runnable whenFull, final Sequence... readers) {
        slots = Slots.ofQuarters(size);
        sequencer = new SingleProducerSequencer(slots.places, new BusySpinWaitStrategy());
        sequencer.addGatingSequences(readers);
        this.whenFull = whenFull;
    }

    @Override
    public void beginCommand(final long sequence) {
        // Commands come in their order: whoever reads counts them.
    }

    @Override
    public int claim(final int length) {
        final int needed = slots.needed(length);
        if (!sequencer.hasAvailableCapacity(needed)) {
            publish();
            do {
                whenFull.run();
            } while (!sequencer.hasAvailableCapacity(needed));
        }
        claimed = sequencer.next(needed);
        records++;
        open = slots.at(claimed - needed + 1);
        slots.length(open, length);
        return Slots.record(open);
    }

    @Override
    public Memory memory() {
        return slots.memory;
    }

    @Override
    public void endCommand() {
        slots.last(open);
    }

    /** Lets the readers see all records that are finished. */
    void publish() {
        if (claimed > published) {
            published = claimed;
            sequencer.publish(published);
            publishedRecords.set(records);
        }
    }

    /** For any thread. @return how many records were published */
    long records() {
        return publishedRecords.get();
    }

    /** The last place that readers may read. */
    long published() {
        return sequencer.getCursor();
    }
}
