package io.ringbook.core.engine;

/** Who trades, and what it may do. */
final class Account {
    static final long NANOS_PER_SECOND = 1_000_000_000;

    final int number;
    final String name;
    /** The first account of its owner, maybe itself. */
    final int owner;

    boolean suspended;
    int feeGroup;
    /** Orders that rest or wait. */
    int liveOrders;

    // Limits; 0 is none.
    int mostLiveOrders;
    int ordersPerSecond;
    long mostLots;
    long mostValue;

    /** Whether it may own only so much of some asset, so that it is kept what its buy orders may bring. */
    boolean hasPositionLimit;

    /** Until when its orders so far have used up its rate; nanoseconds since the epoch. */
    long rateUsedUntilNs;

    Account(final int number, final String name, final int owner) {
        this.number = number;
        this.name = name;
        this.owner = owner;
    }

    /** @return whether one more order at this time is one too many */
    boolean isTooFast(final long nowNs) {
        return ordersPerSecond > 0
                && Math.max(rateUsedUntilNs, nowNs) - nowNs > NANOS_PER_SECOND - NANOS_PER_SECOND / ordersPerSecond;
    }

    /** An order has been accepted. */
    void countOrder(final long nowNs) {
        if (ordersPerSecond > 0) {
            final long more = Math.max(rateUsedUntilNs, nowNs) + NANOS_PER_SECOND / ordersPerSecond;
            rateUsedUntilNs = more < 0 ? Long.MAX_VALUE : more;
        }
    }

    AccountState state() {
        return new AccountState(
                number,
                name,
                owner,
                suspended,
                feeGroup,
                mostLiveOrders,
                ordersPerSecond,
                mostLots,
                mostValue,
                rateUsedUntilNs);
    }
}
