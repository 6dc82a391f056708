package io.ringbook.agents.hub;

import java.util.PriorityQueue;

/**
 * Simulated time: what happens next, by time and then in the order in which it was asked for. That order is the tie rule:
 * of two things at one nanosecond the one that was asked for first comes first.
 */
public final class Schedule implements SeatTime {
    private final PriorityQueue<Due> queue = new PriorityQueue<>();
    private final long latencyNs;
    private long nowNs;
    private long asked;

    /** @param latencyNs from the engine to an agent */
    public Schedule(final long startNs, final long latencyNs) {
        nowNs = startNs;
        this.latencyNs = latencyNs;
    }

    /** @param desk whose timer it is, or null for a delivery */
    private record Due(long timeNs, long order, Seat seat, SeatDesk desk) implements Comparable<Due> {
        @Override
        public int compareTo(final Due that) {
            return timeNs != that.timeNs ? Long.compare(timeNs, that.timeNs) : Long.compare(order, that.order);
        }
    }

    @Override
    public long nowNs() {
        return nowNs;
    }

    @Override
    public void wakeLater(final Seat seat, final SeatDesk desk) {
        queue.add(new Due(desk.wakeAtNs, asked++, seat, desk));
    }

    @Override
    public void wake(final Seat seat) {
        if (!seat.awake) {
            seat.awake = true;
            queue.add(new Due(nowNs + latencyNs, asked++, seat, null));
        }
    }

    /**
     * Runs whatever comes next, if it comes by {@code endNs}.
     *
     * @return false if nothing does; the time is {@code endNs} then
     */
    public boolean runNext(final long endNs) {
        final Due next = queue.peek();
        if (next == null || next.timeNs > endNs) {
            nowNs = endNs;
            return false;
        }
        queue.remove();
        nowNs = next.timeNs;
        if (next.desk == null) {
            next.seat.pump();
        } else if (next.desk.wakeAtNs == next.timeNs) {
            next.desk.wakeAtNs = SeatDesk.NEVER;
            next.seat.pump();
            next.seat.timer(next.desk);
        }
        return true;
    }
}
