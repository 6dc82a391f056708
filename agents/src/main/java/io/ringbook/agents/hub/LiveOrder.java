package io.ringbook.agents.hub;

import io.ringbook.agents.OwnOrder;
import io.ringbook.core.Side;

/** An own order, kept up to date by its seat. */
final class LiveOrder implements OwnOrder {
    final SeatDesk desk;
    long priceTicks;
    long openLots;
    /** What a lot of it holds while it rests, in minor units; 0 while it does not. */
    long heldPerLot;

    // Where it stands among its desk's orders and among its seat's.
    LiveOrder before;
    LiveOrder behind;
    int place;

    private final long orderId;
    private final long orderNumber;
    private final Side side;

    LiveOrder(
            final SeatDesk desk,
            final long orderId,
            final long orderNumber,
            final Side side,
            final long priceTicks,
            final long openLots) {
        this.desk = desk;
        this.orderId = orderId;
        this.orderNumber = orderNumber;
        this.side = side;
        this.priceTicks = priceTicks;
        this.openLots = openLots;
    }

    @Override
    public long orderId() {
        return orderId;
    }

    @Override
    public long orderNumber() {
        return orderNumber;
    }

    @Override
    public Side side() {
        return side;
    }

    @Override
    public long priceTicks() {
        return priceTicks;
    }

    @Override
    public long openLots() {
        return openLots;
    }

    @Override
    public boolean isResting() {
        return heldPerLot > 0;
    }

    @Override
    public String toString() {
        return side + " " + openLots + " @ " + priceTicks + " (id " + orderId + ", number " + orderNumber + ")";
    }
}
