package io.ringbook.core.engine;

/**
 * An account as {@link StateListener} tells it. Of the limits 0 is none.
 *
 * @param ownerAccount the first account of the same owner, maybe itself
 * @param mostValue of an order, in minor units of what it is paid with
 * @param rateUsedUntilNs nanoseconds since the epoch; 0 before the first order under a limit
 */
public record AccountState(
        int account,
        String name,
        int ownerAccount,
        boolean suspended,
        int feeGroup,
        int mostLiveOrders,
        int ordersPerSecond,
        long mostLots,
        long mostValue,
        long rateUsedUntilNs) {}
