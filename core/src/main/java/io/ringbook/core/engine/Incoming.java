package io.ringbook.core.engine;

import io.ringbook.core.Limits;
import io.ringbook.core.OrderType;
import io.ringbook.core.SelfTrade;
import io.ringbook.core.Side;
import io.ringbook.core.TimeInForce;

/**
 * The order that a command brings, from its check until it is filled, rests or is gone. There is one, which is filled in
 * anew for each command; an order that is replaced becomes it again.
 */
final class Incoming {
    private static final long NO_LIMIT = 0;

    int session;
    int account;
    long orderId;
    int instrument;
    Side side;
    OrderType orderType;
    TimeInForce timeInForce;
    SelfTrade selfTrade;
    boolean postOnly;
    /** Its limit; for a market order its worst price, 0 for none. */
    long priceTicks;

    long lots;
    long minLots;
    long expiresAtNs;

    /** Its instrument's, once that is known to be there. */
    Listing listing;

    long number;
    /** Through all replaces. */
    long filledLots;

    boolean isUnlimited() {
        return orderType == OrderType.MARKET && priceTicks == NO_LIMIT;
    }

    /** Its cost cannot be told before it trades. */
    boolean paysAsItGoes() {
        return isUnlimited() && side == Side.BUY;
    }

    /** A seller without a limit needs no other than 0, as no price is below 1. */
    long limitTicks() {
        return paysAsItGoes() ? Limits.MAX_PRICE_TICKS : priceTicks;
    }

    /** @return lots that it must be able to trade before it trades any, 0 for none */
    long leastLots() {
        return timeInForce == TimeInForce.FOK ? lots : minLots;
    }
}
