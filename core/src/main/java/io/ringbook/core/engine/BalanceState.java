package io.ringbook.core.engine;

/**
 * What an account has of an asset, as {@link StateListener} tells it; minor units.
 *
 * @param available below 0 if it owes
 * @param credit how much it may owe
 * @param mostOwned how much it may come to own, the largest number for no limit
 */
public record BalanceState(int account, int asset, long available, long held, long credit, long mostOwned) {}
