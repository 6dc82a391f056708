package io.ringbook.core.engine;

import io.ringbook.core.Instrument;
import io.ringbook.core.SelfTrade;
import io.ringbook.core.Side;

/**
 * Receives the whole state of an engine, part by part in a fixed order, so that two engines in the same state give the
 * same calls. Amounts are in minor units, prices in ticks, quantities in lots.
 */
public interface StateListener {
    /** Comes first: the last command that was applied, and its time. */
    default void onPosition(final long sequence, final long timestampNs) {}

    default void onAsset(final int asset, final String symbol, final int decimals, final long supply) {}

    default void onInstrument(
            final Instrument instrument, final int makerFeePpm, final int takerFeePpm, final boolean halted) {}

    /** @param ownerAccount the first account of the same owner, maybe itself */
    default void onAccount(final int account, final String name, final int ownerAccount, final boolean suspended) {}

    /** By account, then asset. */
    default void onBalance(final int account, final int asset, final long available, final long held) {}

    /**
     * Only those that are open, the operator's included.
     *
     * @param cancelOnClose whether its orders are canceled when it is closed
     * @param lastRequest number of the last request that was answered, 0 if none had one
     */
    default void onSession(final int session, final int account, final boolean cancelOnClose, final int lastRequest) {}

    /** By instrument, bids before asks, best price first, longest in the queue first. */
    default void onOrder(
            final int instrument,
            final Side side,
            final long priceTicks,
            final long orderNumber,
            final long orderId,
            final int account,
            final long openLots,
            final long filledLots,
            final int session,
            final int makerFeePpm,
            final SelfTrade selfTrade,
            final boolean postOnly,
            final long expiresAtNs) {}
}
