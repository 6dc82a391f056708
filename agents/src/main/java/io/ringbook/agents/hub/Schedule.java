package io.ringbook.agents.hub;

/**
 * Simulated time: what happens next, by time and then in the order in which it was asked for. That order is the tie rule:
 * of two things at one nanosecond the one that was asked for first comes first.
 */
public final class Schedule implements SeatTime {
    private final Timers timers = new Timers();
    private final Deliveries deliveries = new Deliveries();
    private final long latencyNs;
    private long nowNs;
    private long asked;

    /** @param latencyNs from the engine to an agent */
    public Schedule(final long startNs, final long latencyNs) {
        nowNs = startNs;
        this.latencyNs = latencyNs;
    }

    @Override
    public boolean isHubs() {
        return true;
    }

    @Override
    public long nowNs() {
        return nowNs;
    }

    /** Asked for the same time again, a desk keeps its place among those of that time. */
    @Override
    public void wakeAt(final SeatDesk desk, final long timeNs) {
        if (desk.wakeAtNs != timeNs) {
            desk.wakeAtNs = timeNs;
            timers.set(desk, timeNs, asked++);
        }
    }

    @Override
    public void wake(final Seat seat) {
        if (!seat.awake) {
            seat.awake = true;
            deliveries.add(seat, nowNs + latencyNs, asked++);
        }
    }

    /**
     * Runs whatever comes next, if it comes by {@code endNs}.
     *
     * @return false if nothing does; the time is {@code endNs} then
     */
    public boolean runNext(final long endNs) {
        final long timerNs = timers.timeNs();
        final long deliveryNs = deliveries.timeNs();
        if (Math.min(timerNs, deliveryNs) > endNs) {
            nowNs = endNs;
            return false;
        }
        if (timerNs < deliveryNs || (timerNs == deliveryNs && timers.order() < deliveries.order())) {
            nowNs = timerNs;
            final SeatDesk desk = timers.takeFirst();
            desk.wakeAtNs = SeatDesk.NEVER;
            desk.seat.pump();
            desk.seat.timer(desk);
        } else {
            nowNs = deliveryNs;
            deliveries.removeFirst().pump();
        }
        return true;
    }
}
