package io.ringbook.core.engine;

/**
 * Receives the whole state of an engine, part by part in a fixed order, so that two engines in the same state give the
 * same calls. Amounts are in minor units, prices in ticks, quantities in lots.
 */
public interface StateListener {
    /** Comes first: the last command that was applied, and its time. */
    default void onPosition(final long sequence, final long timestampNs) {}

    default void onAsset(final int asset, final String symbol, final int decimals, final long supply) {}

    default void onInstrument(final InstrumentState listed) {}

    default void onAccount(final AccountState account) {}

    /** By account, then asset. */
    default void onBalance(final BalanceState balance) {}

    /**
     * Only those that are open, the operator's included.
     *
     * @param cancelOnClose whether its orders are canceled when it is closed
     * @param lastRequest number of the last request that was answered, 0 if none had one
     */
    default void onSession(final int session, final int account, final boolean cancelOnClose, final int lastRequest) {}

    /**
     * By instrument, bids before asks, best price first, longest in the queue first; behind those that rest on a side those
     * that wait on it, the nearest trigger first, then by number.
     */
    default void onOrder(final OrderState order) {}
}
