package io.ringbook.core.event;

import io.ringbook.core.CancelReason;
import io.ringbook.core.Phase;
import io.ringbook.core.RejectReason;
import io.ringbook.core.Side;

/**
 * Receives events as calls, in the order of the stream. {@code sequence} is that of the command that caused the event.
 * Prices are in ticks, quantities in lots, fees in minor units of the quote asset.
 *
 * <p>Every method does nothing by default.
 */
public interface EventListener {
    /**
     * The new order's number is {@code sequence}; price and quantity stand in its command. If no other event follows it
     * waits for its trigger.
     */
    default void onOrderAccepted(final long sequence) {}

    /**
     * A command about an order changed nothing.
     *
     * @param asked what was too much, 0 where the reason has no number
     * @param allowed how much there may be, 0 where the reason has no number
     */
    default void onOrderRejected(
            final long sequence, final RejectReason reason, final long asked, final long allowed) {}

    /** The order now rests at the back of its price level's queue. */
    default void onOrderRested(final long sequence, final long orderNumber, final long openLots) {}

    /**
     * Two orders traded, at the maker's price, or in an auction at that of all. There both rested, and the taker is the one
     * that came later.
     *
     * @param makerOpenLots with what is held in reserve
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

    /** A waiting order comes in, with the price of its command or its last replace; what becomes of it follows. */
    default void onOrderTriggered(final long sequence, final long orderNumber) {}

    /** All that was shown of a resting order is filled: so much of its reserve is now at the back of its queue. */
    default void onOrderRefreshed(final long sequence, final long orderNumber, final long shownLots) {}

    /** A command that is not about an order changed nothing; the numbers are as those of an order. */
    default void onCommandRejected(
            final long sequence, final RejectReason reason, final long asked, final long allowed) {}

    default void onAccountOpened(final long sequence, final int account) {}

    /** @param available afterwards, without what is held; minor units */
    default void onBalanceChanged(final long sequence, final int account, final int asset, final long available) {}

    default void onTransferred(final long sequence) {}

    default void onAssetListed(final long sequence, final int asset) {}

    default void onInstrumentListed(final long sequence, final int instrument) {}

    default void onPhaseChanged(final long sequence, final int instrument, final Phase phase) {}

    /**
     * What an auction would uncross at now has changed; all are 0 if there is nothing to trade.
     *
     * @param surplusLots above 0 of buys, below of sells
     */
    default void onIndicativeChanged(
            final long sequence,
            final int instrument,
            final long priceTicks,
            final long lots,
            final long surplusLots) {}

    /** An auction ends; its trades follow, {@code lots} in all. Both are 0 if there is none. */
    default void onAuctionUncrossed(
            final long sequence, final int instrument, final long priceTicks, final long lots) {}

    /** It is unknown from now on. */
    default void onInstrumentDelisted(final long sequence, final int instrument) {}

    default void onSessionOpened(final long sequence, final int session) {}

    default void onSessionClosed(final long sequence, final int session) {}

    default void onSignaled(final long sequence) {}
}
