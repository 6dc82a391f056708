package io.ringbook.core.command;

import io.ringbook.core.Phase;
import io.ringbook.core.Side;
import org.agrona.DirectBuffer;

/**
 * Receives commands as calls. Fields are as they came: ids may not exist and numbers may be outside their domain. Units
 * and meanings stand in {@code ringbook.xml}; {@code session} is the sender's.
 *
 * <p>Every method does nothing by default.
 */
public interface CommandListener {
    /** @param terms filled in again after the call */
    default void onNewOrder(final int session, final OrderTerms terms) {}

    /** @param terms filled in again after the call */
    default void onQuote(final int session, final QuoteTerms terms) {}

    default void onCancelOrder(final int session, final long orderId) {}

    /** @param terms filled in again after the call */
    default void onReplaceOrder(final int session, final ReplaceTerms terms) {}

    /**
     * @param account whose orders, or -1 for all accounts
     * @param instrument of which instrument, or -1 for all
     * @param side of which side, or null for both
     */
    default void onMassCancel(final int session, final int account, final int instrument, final Side side) {}

    /** @param ownerAccount -1 if it has an owner of its own, else an account of the same owner */
    default void onOpenAccount(final int session, final String name, final int ownerAccount) {}

    default void onDeposit(final int session, final int account, final int asset, final long amount) {}

    default void onWithdraw(final int session, final int account, final int asset, final long amount) {}

    default void onTransfer(
            final int session, final int fromAccount, final int toAccount, final int asset, final long amount) {}

    /** @param cancelOrders whether its orders are canceled at once */
    default void onSuspendAccount(final int session, final int account, final boolean cancelOrders) {}

    default void onResumeAccount(final int session, final int account) {}

    default void onListAsset(final int session, final String symbol, final int decimals) {}

    default void onListInstrument(
            final int session,
            final String symbol,
            final int baseAsset,
            final int quoteAsset,
            final long tickSize,
            final long lotSize,
            final int makerFeePpm,
            final int takerFeePpm) {}

    /**
     * @param group of which accounts, -1 for all
     * @param leastFee of a trade, where the rate is above 0; minor units of the quote asset
     */
    default void onSetFees(
            final int session,
            final int instrument,
            final int group,
            final int makerFeePpm,
            final int takerFeePpm,
            final long leastFee) {}

    /** @param group of fees */
    default void onSetAccountGroup(final int session, final int account, final int group) {}

    /** @param indicative of an auction: whether it tells after each change what it would uncross at */
    default void onSetPhase(final int session, final int instrument, final Phase phase, final boolean indicative) {}

    /**
     * @param openOrders most live orders; 0 for no limit
     * @param ordersPerSecond 0 for no limit
     * @param mostLots of an order; 0 for no limit
     * @param mostValue of an order, in minor units of what it is paid with; 0 for no limit
     */
    default void onSetAccountLimits(
            final int session,
            final int account,
            final int openOrders,
            final int ordersPerSecond,
            final long mostLots,
            final long mostValue) {}

    /**
     * @param credit how much of it the account may owe
     * @param mostOwned how much it may come to own; -1 for no limit
     */
    default void onSetAssetLimits(
            final int session, final int account, final int asset, final long credit, final long mostOwned) {}

    default void onDelistInstrument(final int session, final int instrument) {}

    /**
     * @param staticTicks width around the reference to each side; 0 for none
     * @param dynamicTicks width around the last trade to each side; 0 for none
     * @param haltNs how long a halt by the circuit breaker lasts; 0 until the operator ends it
     * @param auctionNs how long the auction lasts that follows it
     */
    default void onSetPriceBand(
            final int session,
            final int instrument,
            final long referenceTicks,
            final long staticTicks,
            final long dynamicTicks,
            final long haltNs,
            final long auctionNs) {}

    /**
     * @param stepTicks prices from there on are multiples of it
     */
    default void onSetTickStep(final int session, final int instrument, final long fromTicks, final long stepTicks) {}

    /**
     * @param leastValue in minor units of the quote asset
     */
    default void onSetOrderLimits(
            final int session,
            final int instrument,
            final long leastLots,
            final long mostLots,
            final long leastValue,
            final long mostValue) {}

    default void onOpenSession(final int session, final int account, final boolean cancelOnClose) {}

    default void onCloseSession(final int session, final int closedSession) {}

    default void onAdvanceTime(final int session) {}

    /**
     * @param topic a view that is used again after the call
     * @param payload of {@code payloadLength} bytes at {@code payloadOffset}; do not keep the buffer
     */
    default void onSignal(
            final int session,
            final CharSequence topic,
            final int kind,
            final DirectBuffer payload,
            final int payloadOffset,
            final int payloadLength) {}

    /**
     * These bytes are no command: an unknown template, a block or payload that is not all there, or a code without
     * meaning.
     *
     * @param orderCommand whether the template is one of those about orders
     */
    default void onMalformed(final boolean orderCommand) {}
}
