package io.ringbook.core.ring;

import com.lmax.disruptor.Sequence;
import io.ringbook.core.Memory;
import io.ringbook.core.event.StreamSink;

/**
 * Where the engine writes the stream and its readers find it. One thread claims, so a claim is a sum and a comparison: how far the
 * readers are is looked at only when the places that were free then are used up.
 */
final class OutputRing implements StreamSink {
    final Slots slots;
    private final Runnable whenFull;
    private final Sequence lastReader;
    private final Sequence published = new Sequence();
    private final Sequence publishedRecords = new Sequence(0);

    /** Where the record lies that was claimed last. */
    private int open;

    private long claimed = published.get();
    private long free;
    private long records;

    /**
     * @param whenFull lets the readers go on; called again and again until there is room
     * @param lastReader the last place that all readers are past
     */
    OutputRing(final int size, final Runnable whenFull, final Sequence lastReader) {
        slots = Slots.ofQuarters(size);
        this.whenFull = whenFull;
        this.lastReader = lastReader;
        free = lastFree();
    }

    @Override
    public void beginCommand(final long sequence) {
        // Commands come in their order: whoever reads counts them.
    }

    @Override
    public int claim(final int length) {
        final int needed = slots.needed(length);
        if (claimed + needed > free) {
            makeRoom(needed);
        }
        open = slots.at(claimed + 1);
        claimed += needed;
        records++;
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
        if (claimed > published.get()) {
            published.set(claimed);
            publishedRecords.set(records);
        }
    }

    /** For any thread. @return how many records were published */
    long records() {
        return publishedRecords.get();
    }

    /** The last place that readers may read. */
    long published() {
        return published.get();
    }

    private void makeRoom(final int needed) {
        free = lastFree();
        if (claimed + needed > free) {
            publish();
        }
        while (claimed + needed > free) {
            whenFull.run();
            free = lastFree();
        }
    }

    private long lastFree() {
        return lastReader.get() + slots.places;
    }
}
