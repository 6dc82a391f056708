package io.ringbook.core.event;

import io.ringbook.core.CancelReason;
import io.ringbook.core.RejectReason;
import io.ringbook.core.Side;

/**
 * Receives events as calls, in the order of the stream. {@code sequence} is that of the command that caused the event.
 * Prices are in ticks, quantities in lots, fees in minor units of the quote asset.
 *
 * <p>Every method does nothing by default.
 */
public interface EventListener {
    /** The new order's number is {@code sequence}; price and quantity stand in its command. */
    default void onOrderAccepted(final long sequence) {}

    /** A command about an order changed nothing. */
    default void onOrderRejected(final long sequence, final RejectReason reason) {}

    /** The order now rests at the back of its price level's queue. */
    default void onOrderRested(final long sequence, final long orderNumber, final long openLots) {}

    /**
     * Two orders traded, at the maker's price.
     *
     * @param makerFee negative when received
     * @param takerFee negative when received
     */
    default void onOrderExecuted(
            final long sequence,
            final int instrument,
            final long makerOrderNumber,
            final long takerOrderNumber,
            final Side takerSide,
            final long priceTicks,
            final long lots,
            final long makerOpenLots,
            final long takerOpenLots,
            final long makerFee,
            final long takerFee) {}

    /** Less of the order is open now; it kept its place. */
    default void onOrderReduced(final long sequence, final long orderNumber, final long openLots) {}

    /** The order has left its queue, with the price of the command; what becomes of it follows. */
    default void onOrderReplaced(final long sequence, final long orderNumber) {}

    /** @param openLots what was open of it and is no longer */
    default void onOrderCanceled(
            final long sequence, final long orderNumber, final long openLots, final CancelReason reason) {}

    /** A command that is not about an order changed nothing. */
    default void onCommandRejected(final long sequence, final RejectReason reason) {}

    default void onAccountOpened(final long sequence, final int account) {}

    /** @param available afterwards, without what is held; minor units */
    default void onBalanceChanged(final long sequence, final int account, final int asset, final long available) {}

    default void onTransferred(final long sequence) {}

    default void onAssetListed(final long sequence, final int asset) {}

    default void onInstrumentListed(final long sequence, final int instrument) {}

    /** Nothing trades in it until it is resumed. */
    default void onInstrumentHalted(final long sequence, final int instrument) {}

    default void onInstrumentResumed(final long sequence, final int instrument) {}

    default void onSessionOpened(final long sequence, final int session) {}

    default void onSessionClosed(final long sequence, final int session) {}

    default void onSignaled(final long sequence) {}
}
