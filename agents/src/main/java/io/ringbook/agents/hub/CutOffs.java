package io.ringbook.agents.hub;

import io.ringbook.core.Limits;
import io.ringbook.core.Records;
import io.ringbook.core.command.CommandPublisher;
import io.ringbook.core.command.CommandSink;
import io.ringbook.core.command.Publication;
import java.nio.charset.StandardCharsets;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.agrona.concurrent.UnsafeBuffer;

/** Agents that were cut off, until the engine has been told. Any thread adds one; the hub's sends. */
final class CutOffs {
    private final Queue<CutOff> waiting = new ConcurrentLinkedQueue<>();
    private final AtomicInteger sent = new AtomicInteger();
    private CommandSink sink;

    private record CutOff(Seat seat, String reason) {}

    /** Where what is owed to the engine goes. */
    void connect(final CommandSink newSink) {
        sink = newSink;
    }

    void add(final Seat seat, final String reason) {
        waiting.add(new CutOff(seat, reason));
    }

    /** How many the engine was told of so far. */
    int count() {
        return sent.get();
    }

    /** Sends what is owed to the engine; again later if the ring is full. */
    void send() {
        CutOff next = waiting.peek();
        while (next != null && isSent(next)) {
            sent.incrementAndGet();
            waiting.remove();
            next = waiting.peek();
        }
    }

    private boolean isSent(final CutOff cutOff) {
        final CommandPublisher operator = new CommandPublisher(sink, Records.OPERATOR);
        final byte[] text = (cutOff.seat.name() + " " + cutOff.reason).getBytes(StandardCharsets.UTF_8);
        final int length = Math.min(text.length, Limits.MAX_PAYLOAD);
        // The last one decides: sent twice, the first two do no harm.
        return operator.signal(Hub.CUT_OFF_TOPIC, 0, new UnsafeBuffer(text), 0, length) != Publication.RING_FULL
                && operator.massCancel(cutOff.seat.account, -1, null) != Publication.RING_FULL
                && operator.closeSession(cutOff.seat.session) != Publication.RING_FULL;
    }
}
