package io.ringbook.agents.hub;

import io.ringbook.core.command.CommandSink;
import io.ringbook.core.command.Publication;
import java.util.PriorityQueue;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/** Commands of simulated agents on their way to the engine, by the time at which they arrive and then as they were sent. */
final class Departures implements CommandSink {
    private final PriorityQueue<Departure> underWay = new PriorityQueue<>();
    private final Schedule schedule;
    private final CommandSink engine;

    private static final class Departure implements Comparable<Departure> {
        private final long arrivalNs;
        private final long order;
        private final byte[] command;

        Departure(final long arrivalNs, final long order, final byte[] command) {
            this.arrivalNs = arrivalNs;
            this.order = order;
            this.command = command;
        }

        @Override
        public int compareTo(final Departure other) {
            final int byTime = Long.compare(arrivalNs, other.arrivalNs);
            return byTime != 0 ? byTime : Long.compare(order, other.order);
        }
    }

    Departures(final Schedule schedule, final CommandSink engine) {
        this.schedule = schedule;
        this.engine = engine;
    }

    /** What takes no time is at the engine when this returns; it is executed when the callback has ended. */
    @Override
    public Publication tryPublish(final DirectBuffer buffer, final int offset, final int length) {
        final long delayNs = schedule.sendingNs();
        if (delayNs == 0) {
            return engine.tryPublish(buffer, offset, length);
        }
        final byte[] command = new byte[length];
        buffer.getBytes(offset, command);
        underWay.add(new Departure(schedule.nowNs() + delayNs, schedule.nextOrder(), command));
        return Publication.PUBLISHED;
    }

    /** Of the first, or {@link Timed#NEVER}. */
    long timeNs() {
        return underWay.isEmpty() ? Timed.NEVER : underWay.peek().arrivalNs;
    }

    /** Of the first; there must be one. */
    long order() {
        return underWay.peek().order;
    }

    /** The first arrives; there must be one. */
    void arrive() {
        final byte[] command = underWay.remove().command;
        engine.tryPublish(new UnsafeBuffer(command), 0, command.length);
    }
}
