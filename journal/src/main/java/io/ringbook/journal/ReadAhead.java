package io.ringbook.journal;

import io.ringbook.core.event.StreamHandler;
import io.ringbook.core.ring.Uninterrupted;
import java.util.Queue;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.BackoffIdleStrategy;
import org.agrona.concurrent.IdleStrategy;
import org.agrona.concurrent.OneToOneConcurrentArrayQueue;

/**
 * Reads a journal on a thread of its own and gives a handler its records on the caller's. In between they wait in a few large
 * frames, so that neither thread often waits for the other.
 *
 * <p>The handler is given what it would be given without that: all records before damage, or before an error of the reading thread,
 * which the caller gets then.
 */
final class ReadAhead implements StreamHandler {
    private static final int FRAMES = 4;

    private final JournalReader reader;
    private final StreamHandler ahead;
    private final Queue<Frame> empty = new OneToOneConcurrentArrayQueue<>(FRAMES);
    private final Queue<Frame> filled = new OneToOneConcurrentArrayQueue<>(FRAMES);

    // Of the reading thread.
    private Frame filling = new Frame();
    private int frames = 1;

    private volatile boolean abandoned;
    // Written before the volatile one.
    private Recovery recovery;
    private Throwable failure;
    private volatile boolean ended;

    /** The handler has thrown, so nobody wants more. */
    private static final class AbandonedException extends RuntimeException {
        private static final long serialVersionUID = 1;

        AbandonedException() {
            super(null, null, false, false);
        }
    }

    private ReadAhead(final JournalReader reader, final StreamHandler ahead) {
        this.reader = reader;
        this.ahead = ahead;
    }

    /** @param ahead is given each record too, on the reading thread */
    static Recovery read(final JournalReader reader, final StreamHandler ahead, final StreamHandler handler) {
        final ReadAhead between = new ReadAhead(reader, ahead);
        final Thread thread = new Thread(between::read, "ringbook-read-ahead");
        thread.start();
        try {
            between.giveAll(handler);
        } finally {
            between.abandoned = true;
            Uninterrupted.join(thread);
        }
        if (between.failure instanceof RuntimeException exception) {
            throw exception;
        }
        if (between.failure instanceof Error error) {
            throw error;
        }
        return between.recovery;
    }

    @Override
    public void onRecord(
            final long sequence, final DirectBuffer buffer, final int offset, final int length, final boolean last) {
        ahead.onRecord(sequence, buffer, offset, length, last);
        if (!filling.hasRoom(length)) {
            handOver();
        }
        filling.add(sequence, buffer, offset, length, last);
    }

    /** The reading thread. */
    private void read() {
        try {
            recovery = reader.read(this);
            ahead.onBatchEnd();
        } catch (final AbandonedException e) {
            // The handler's exception is the one that counts.
            return;
        } catch (final RuntimeException | Error e) {
            failure = e;
        }
        filled.add(filling);
        ended = true;
    }

    private void handOver() {
        filled.add(filling);
        if (frames < FRAMES) {
            frames++;
            filling = new Frame();
            return;
        }
        final IdleStrategy idle = idle();
        filling = empty.poll();
        while (filling == null) {
            if (abandoned) {
                throw new AbandonedException();
            }
            idle.idle();
            filling = empty.poll();
        }
    }

    /** On the caller's thread. */
    private void giveAll(final StreamHandler handler) {
        final IdleStrategy idle = idle();
        while (true) {
            // In this order: what was filled before the end is still found.
            final boolean isLast = ended;
            final Frame frame = filled.poll();
            if (frame != null) {
                frame.give(handler);
                frame.clear();
                empty.add(frame);
                idle.reset();
            } else if (isLast) {
                handler.onBatchEnd();
                return;
            } else {
                idle.idle();
            }
        }
    }

    private static IdleStrategy idle() {
        return new BackoffIdleStrategy(100, 10, 1_000, 100_000);
    }
}
