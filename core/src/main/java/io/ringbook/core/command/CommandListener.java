package io.ringbook.core.command;

import io.ringbook.core.OrderType;
import io.ringbook.core.SelfTrade;
import io.ringbook.core.Side;
import io.ringbook.core.TimeInForce;
import org.agrona.DirectBuffer;

/**
 * Receives commands as calls. Fields are as they came: ids may not exist and numbers may be outside their domain. Units
 * and meanings stand in {@code ringbook.xml}; {@code session} is the sender's.
 *
 * <p>Every method does nothing by default.
 */
public interface CommandListener {
    /**
     * Of a {@code NewOrder} or a {@code NewSpecialOrder}.
     *
     * @param priceTicks the limit; for a market order its worst price, 0 for none
     * @param minLots to trade at once, 0 for none
     * @param expiresAtNs good till this time, 0 for none
     */
    default void onNewOrder(
            final int session,
            final long orderId,
            final int instrument,
            final Side side,
            final OrderType orderType,
            final TimeInForce timeInForce,
            final SelfTrade selfTrade,
            final boolean postOnly,
            final long priceTicks,
            final long lots,
            final long minLots,
            final long expiresAtNs) {}

    default void onCancelOrder(final int session, final long orderId) {}

    /** @param knownFilledLots what was filled beyond it comes off {@code openLots}; -1 if nothing does */
    default void onReplaceOrder(
            final int session,
            final long orderId,
            final long priceTicks,
            final long openLots,
            final long knownFilledLots) {}

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

    default void onSetFees(final int session, final int instrument, final int makerFeePpm, final int takerFeePpm) {}

    default void onHaltInstrument(final int session, final int instrument) {}

    default void onResumeInstrument(final int session, final int instrument) {}

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
