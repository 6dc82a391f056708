package io.ringbook.agents.builtin;

import io.ringbook.agents.Desk;
import io.ringbook.agents.OwnOrder;
import io.ringbook.core.Side;
import io.ringbook.core.TimeInForce;
import java.util.Optional;

/** An order that a maker keeps in the book: placed once, then replaced. */
final class QuotedOrder {
    private final Side side;
    private long orderId;
    private long sentTicks;

    QuotedOrder(final Side side) {
        this.side = side;
    }

    /** @param lots below 1 for none */
    void quote(final Desk desk, final long ticks, final long lots) {
        if (lots < 1) {
            if (orderId != 0) {
                desk.cancel(orderId);
            }
        } else if (orderId == 0) {
            orderId = (side == Side.BUY
                            ? desk.buy(lots, ticks, TimeInForce.GTC)
                            : desk.sell(lots, ticks, TimeInForce.GTC))
                    .orderId();
            sentTicks = ticks;
        } else if (told(desk).stream().noneMatch(order -> order.priceTicks() == ticks && order.openLots() == lots)) {
            desk.replace(orderId, ticks, lots);
            sentTicks = ticks;
        }
    }

    /** There is no such order any more. */
    void forget(final long goneOrderId) {
        if (orderId == goneOrderId) {
            orderId = 0;
        }
    }

    /** A command about it changed nothing: a new order is gone, one that was to be replaced is where it was. */
    void rejected(final Desk desk, final long ofOrderId) {
        if (orderId == ofOrderId && told(desk).isEmpty()) {
            orderId = 0;
        }
    }

    /** How far towards the other side it may reach: where it is, or is on its way to. 0 if there is none. */
    long reachTicks(final Desk desk) {
        if (orderId == 0) {
            return 0;
        }
        final long toldTicks = told(desk).map(OwnOrder::priceTicks).orElse(sentTicks);
        return side == Side.BUY ? Math.max(toldTicks, sentTicks) : Math.min(toldTicks, sentTicks);
    }

    private Optional<OwnOrder> told(final Desk desk) {
        return desk.orders().stream()
                .filter(order -> order.orderId() == orderId)
                .findFirst();
    }
}
