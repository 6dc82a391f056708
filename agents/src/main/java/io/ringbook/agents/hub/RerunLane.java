package io.ringbook.agents.hub;

import io.ringbook.agents.MarketException;
import java.util.ArrayDeque;
import java.util.Deque;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/** Lane of an agent of a live run that is run again: gives it those records in a turn that it was given then, and no others. */
final class RerunLane implements Lane {
    private final Deque<Waiting> waiting = new ArrayDeque<>();
    private Turn turn;

    private record Waiting(long sequence, long timestampNs, UnsafeBuffer bytes) {}

    /** From now on it gives what was told in this turn. */
    void show(final Turn next) {
        turn = next;
    }

    @Override
    public boolean offer(
            final long sequence,
            final long timestampNs,
            final DirectBuffer buffer,
            final int offset,
            final int length) {
        return waiting.add(new Waiting(sequence, timestampNs, Comparison.copy(buffer, offset, length)));
    }

    /** @throws MarketException if what was told is not there */
    @Override
    public int drain(final Reader reader, final long untilNs) {
        int records = 0;
        for (int i = 0; i < turn.told.size(); i += 2) {
            final long sequence = turn.told.getLong(i);
            // A signal that came before the agent followed its topic.
            while (!waiting.isEmpty() && waiting.peek().sequence < sequence) {
                waiting.remove();
            }
            for (long left = turn.told.getLong(i + 1); left > 0; left--) {
                final Waiting next = waiting.poll();
                if (next == null || next.sequence != sequence) {
                    throw new MarketException("the journal is not that of the deliveries: sequence=" + sequence);
                }
                reader.onRecord(sequence, next.timestampNs, next.bytes, 0, next.bytes.capacity());
                records++;
            }
        }
        return records;
    }

    @Override
    public long firstNs() {
        return Timed.NEVER;
    }

    @Override
    public boolean isEmpty() {
        return waiting.isEmpty();
    }

    @Override
    public long depth() {
        return waiting.size();
    }
}
