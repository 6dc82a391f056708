package io.ringbook.agents.hub;

import io.ringbook.agents.MarketException;
import io.ringbook.core.command.Publication;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.agrona.DirectBuffer;

/**
 * Lane of an agent of a live market of which is written down what it is told: at the end of each turn in which it was told anything,
 * on its own thread. Everything but {@link #offer} belongs to that thread.
 *
 * <p>It ends when the agent is cut off: one that is made anew is not written down.
 */
final class RecordedLane implements Lane {
    private static final long FLUSH_EVERY_NS = TimeUnit.MILLISECONDS.toNanos(100);

    private final Lane lane;
    private final Path file;
    private final Turn turn = new Turn();
    private final Reader recording = this::record;
    private Reader reader;
    private int session;
    /** Of the quotes that were written last, by desk. */
    private long[] places;

    private long cachePlace = Cache.Contents.NONE.place();
    private long flushedNs;
    /** Null when nothing is written any more. */
    private DeliveryWriter writer;

    RecordedLane(final Lane lane, final Path file) {
        this.lane = lane;
        this.file = file;
    }

    /**
     * Before the agent is started.
     *
     * @param sequence of the last command
     * @throws MarketException if the file cannot be made
     */
    void open(final Seat seat, final long sequence) {
        session = seat.session;
        places = new long[seat.desks().length];
        final String state = seat.keepsState() ? seat.state().snapshot() : "";
        try {
            writer = new DeliveryWriter(file, new DeliveryFile.Opening(session, sequence, state));
        } catch (final IOException e) {
            throw new MarketException("cannot be written: file=" + file, e);
        }
    }

    /** The agent's turn begins. */
    void begin(final Turn.Kind kind, final long nowNs) {
        turn.begin(kind, nowNs);
    }

    /** In its turn: it has sent a command. */
    void answer(final Publication publication) {
        turn.answer(publication);
    }

    /** In its turn: something is kept that it asked for. */
    void keep(final long fromNs, final long spanNs) {
        turn.kept.addLong(fromNs);
        turn.kept.addLong(spanNs);
    }

    /** The agent's turn has ended. */
    void end(final Seat seat) {
        if (writer == null) {
            return;
        }
        if (seat.session != session) {
            close(seat);
            return;
        }
        turn.endsCutOff = seat.isCutOff();
        for (int i = 0; i < places.length; i++) {
            final long place = seat.desks()[i].quote.place();
            if (place != places[i]) {
                places[i] = place;
                turn.quotes.addLong(i);
                turn.quotes.addLong(place);
            }
        }
        // It is not asked what it did out of turn.
        final boolean wasCalled = seat.think();
        if (wasCalled || turn.endsCutOff || !turn.told.isEmpty() || !turn.quotes.isEmpty()) {
            write(seat);
        }
        if (turn.endsCutOff || turn.kind == Turn.Kind.STOP) {
            close(seat);
        }
    }

    /** The thread is about to sleep. */
    void rest(final Seat seat, final long nowNs) {
        if (writer != null && nowNs - flushedNs > FLUSH_EVERY_NS) {
            flushedNs = nowNs;
            try {
                writer.flush();
            } catch (final IOException e) {
                fail(seat, e);
            }
        }
    }

    @Override
    public boolean offer(
            final long sequence,
            final long timestampNs,
            final DirectBuffer buffer,
            final int offset,
            final int length) {
        return lane.offer(sequence, timestampNs, buffer, offset, length);
    }

    @Override
    public int drain(final Reader itsReader, final long untilNs) {
        reader = itsReader;
        return lane.drain(recording, untilNs);
    }

    @Override
    public long firstNs() {
        return lane.firstNs();
    }

    @Override
    public boolean isEmpty() {
        return lane.isEmpty();
    }

    @Override
    public long depth() {
        return lane.depth();
    }

    private void record(
            final long sequence,
            final long timestampNs,
            final DirectBuffer buffer,
            final int offset,
            final int length) {
        turn.tell(sequence);
        reader.onRecord(sequence, timestampNs, buffer, offset, length);
    }

    private void write(final Seat seat) {
        if (seat.cache().place() != cachePlace) {
            cachePlace = seat.cache().place();
            turn.cachePlace = cachePlace;
        }
        try {
            writer.write(turn);
        } catch (final IOException e) {
            fail(seat, e);
        }
    }

    private void close(final Seat seat) {
        final DeliveryWriter ended = writer;
        writer = null;
        if (ended != null) {
            try {
                ended.close();
            } catch (final IOException e) {
                fail(seat, e);
            }
        }
    }

    /** The agent goes on, and is not written down any more. */
    private void fail(final Seat seat, final IOException e) {
        seat.hub().log(turn.nowNs, seat.name(), "cannot be written: file=" + file + ", " + e);
        close(seat);
    }
}
