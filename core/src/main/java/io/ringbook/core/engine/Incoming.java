package io.ringbook.core.engine;

import io.ringbook.core.OrderType;
import io.ringbook.core.Side;
import io.ringbook.core.TimeInForce;
import io.ringbook.core.command.OrderTerms;
import io.ringbook.core.command.ReplaceTerms;

/**
 * The order that comes in, from its check until it is filled, rests, waits or is gone. There is one, which is filled in anew
 * for each; an order that is replaced or triggered becomes it again.
 */
final class Incoming {
    private static final long NO_LIMIT = 0;

    int session;
    /** Whose it is; null if its session is not open. */
    Account trader;

    long number;
    /** Those of its command, or {@link #own}. */
    OrderTerms terms;

    /** For an order that was live before. */
    final OrderTerms own = new OrderTerms();

    /** For a quote that replaces. */
    final ReplaceTerms replace = new ReplaceTerms();

    /** Through all replaces. */
    long filledLots;

    /** Slot of the other of its pair, 0 for none. */
    int partner;

    /** Its instrument's, once that is known to be there. */
    Listing listing;

    /** Slots of the balances that it pays from and receives on; the latter 0 if it is still to be opened. */
    int gives;

    int receives;

    void set(final int ofSession, final Account ofTrader, final OrderTerms ofOrder, final long orderNumber) {
        session = ofSession;
        trader = ofTrader;
        terms = ofOrder;
        number = orderNumber;
        filledLots = 0;
        partner = 0;
    }

    boolean isUnlimited() {
        return terms.orderType() == OrderType.MARKET && terms.priceTicks() == NO_LIMIT;
    }

    /** Its cost cannot be told before it trades. */
    boolean paysAsItGoes() {
        return isUnlimited() && terms.side() == Side.BUY && terms.timeInForce() != TimeInForce.AUCTION;
    }

    /** Without a limit of its own the instrument's price band protects it, if there is one. */
    long limitTicks() {
        if (isUnlimited()) {
            return terms.side() == Side.BUY ? listing.highestTicks : listing.lowestTicks;
        }
        return terms.priceTicks();
    }

    int givenAsset() {
        return terms.side() == Side.BUY ? listing.instrument.quoteAsset() : listing.instrument.baseAsset();
    }

    int receivedAsset() {
        return terms.side() == Side.BUY ? listing.instrument.baseAsset() : listing.instrument.quoteAsset();
    }

    /** @return lots that it must be able to trade before it trades any, 0 for none */
    long leastLots() {
        return terms.timeInForce() == TimeInForce.FOK ? terms.lots() : terms.minLots();
    }
}
