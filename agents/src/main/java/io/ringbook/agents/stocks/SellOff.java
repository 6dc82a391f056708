package io.ringbook.agents.stocks;

import io.ringbook.agents.Desk;
import io.ringbook.agents.Placement;
import io.ringbook.core.Phase;
import io.ringbook.core.Side;

/** Sells all of a symbol at any price, one order after the other, until there is nothing left. */
final class SellOff {
    private static final long NONE = 0;

    private long orderId = NONE;

    /** To be called whenever there may be something to sell to. @return whether it is done */
    boolean goOn(final Desk desk) {
        if (orderId != NONE) {
            return false;
        }
        // What rests is being canceled; it may trade until it is gone.
        if (desk.position() == 0 && desk.orders().isEmpty()) {
            return true;
        }
        if (desk.freePosition() > 0 && desk.bidTicks() > 0 && desk.phase() == Phase.OPEN) {
            final Placement placement = desk.market(Side.SELL, desk.freePosition());
            orderId = placement.isSent() ? placement.orderId() : NONE;
        }
        return false;
    }

    /** An order is filled, canceled or refused. */
    void gone(final long goneOrderId) {
        orderId = orderId == goneOrderId ? NONE : orderId;
    }
}
