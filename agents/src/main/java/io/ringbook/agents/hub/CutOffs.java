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

/** Agents that were cut off or are to be made anew, until the engine has been told. Any thread adds one and sends. */
final class CutOffs {
    private final Queue<CutOff> waiting = new ConcurrentLinkedQueue<>();
    private final AtomicInteger cutOffs = new AtomicInteger();
    private CommandSink sink;

    private record CutOff(Seat seat, String reason, boolean comesBack) {}

    /** Where what is owed to the engine goes. */
    void connect(final CommandSink newSink) {
        sink = newSink;
    }

    /** @param comesBack whether it is given another session */
    void add(final Seat seat, final String reason, final boolean comesBack) {
        waiting.add(new CutOff(seat, reason, comesBack));
    }

    /** How many the engine was told of so far that do not come back. */
    int count() {
        return cutOffs.get();
    }

    /** Sends what is owed to the engine; again later if the ring is full. @return whether anything was sent */
    boolean send() {
        return isOwed() && sendAll();
    }

    boolean isOwed() {
        return !waiting.isEmpty();
    }

    private synchronized boolean sendAll() {
        CutOff next = waiting.peek();
        final boolean any = next != null;
        while (next != null && isSent(next)) {
            if (!next.comesBack) {
                cutOffs.incrementAndGet();
            }
            waiting.remove();
            next = waiting.peek();
        }
        return any;
    }

    private boolean isSent(final CutOff cutOff) {
        final CommandPublisher operator = new CommandPublisher(sink, Records.OPERATOR);
        final Seat seat = cutOff.seat;
        final byte[] text = (seat.name() + " " + cutOff.reason).getBytes(StandardCharsets.UTF_8);
        final int length = Math.min(text.length, Limits.MAX_PAYLOAD);
        final String topic = cutOff.comesBack ? Hub.RESTART_TOPIC : Hub.CUT_OFF_TOPIC;
        // The last one decides: sent twice, the others do no harm.
        return operator.signal(topic, 0, new UnsafeBuffer(text), 0, length) != Publication.RING_FULL
                && operator.massCancel(seat.account, -1, null) != Publication.RING_FULL
                && operator.closeSession(seat.session) != Publication.RING_FULL
                && (!cutOff.comesBack || operator.openSession(seat.account) != Publication.RING_FULL);
    }
}
