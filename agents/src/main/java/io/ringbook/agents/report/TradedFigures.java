package io.ringbook.agents.report;

import io.ringbook.core.Side;
import java.math.BigInteger;

/** What one account traded in one instrument. */
final class TradedFigures {
    private final Tally lotsBought = new Tally();
    private final Tally lotsSold = new Tally();
    private final Tally value = new Tally();
    private final Tally paid = new Tally();
    private final Tally fees = new Tally();
    private long fills;

    void onFill(final Side side, final long lots, final long filledValue, final long fee) {
        fills++;
        (side == Side.BUY ? lotsBought : lotsSold).add(lots);
        value.add(filledValue);
        paid.add(side == Side.BUY ? filledValue : -filledValue);
        fees.add(fee);
    }

    long fills() {
        return fills;
    }

    BigInteger lotsBought() {
        return lotsBought.total();
    }

    BigInteger lotsSold() {
        return lotsSold.total();
    }

    /** @return of what was bought and of what was sold, added up; minor units of the quote asset */
    BigInteger value() {
        return value.total();
    }

    /** @return of what was bought less that of what was sold, without fees; minor units of the quote asset */
    BigInteger paid() {
        return paid.total();
    }

    /** @return minor units of the quote asset, negative when more was received than paid */
    BigInteger fees() {
        return fees.total();
    }
}
