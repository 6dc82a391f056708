package io.ringbook.core.event;

import io.ringbook.core.CancelReason;
import io.ringbook.core.Phase;
import io.ringbook.core.Records;
import io.ringbook.core.RejectReason;
import io.ringbook.core.Side;
import io.ringbook.core.codec.AccountOpenedDecoder;
import io.ringbook.core.codec.AssetListedDecoder;
import io.ringbook.core.codec.AuctionUncrossedDecoder;
import io.ringbook.core.codec.BalanceChangedDecoder;
import io.ringbook.core.codec.CommandRejectedDecoder;
import io.ringbook.core.codec.IndicativeChangedDecoder;
import io.ringbook.core.codec.InstrumentDelistedDecoder;
import io.ringbook.core.codec.InstrumentListedDecoder;
import io.ringbook.core.codec.OrderAcceptedDecoder;
import io.ringbook.core.codec.OrderCanceledDecoder;
import io.ringbook.core.codec.OrderExecutedDecoder;
import io.ringbook.core.codec.OrderReducedDecoder;
import io.ringbook.core.codec.OrderRefreshedDecoder;
import io.ringbook.core.codec.OrderRejectedDecoder;
import io.ringbook.core.codec.OrderReplacedDecoder;
import io.ringbook.core.codec.OrderRestedDecoder;
import io.ringbook.core.codec.OrderTriggeredDecoder;
import io.ringbook.core.codec.PhaseChangedDecoder;
import io.ringbook.core.codec.SessionClosedDecoder;
import io.ringbook.core.codec.SessionOpenedDecoder;
import io.ringbook.core.codec.SignaledDecoder;
import io.ringbook.core.codec.TransferredDecoder;
import org.agrona.DirectBuffer;

/** Bytes of one event to one call. */
public final class EventAdapter {
    private final OrderRejectedDecoder orderRejected = new OrderRejectedDecoder();
    private final OrderRestedDecoder orderRested = new OrderRestedDecoder();
    private final OrderExecutedDecoder orderExecuted = new OrderExecutedDecoder();
    private final OrderReducedDecoder orderReduced = new OrderReducedDecoder();
    private final OrderReplacedDecoder orderReplaced = new OrderReplacedDecoder();
    private final OrderCanceledDecoder orderCanceled = new OrderCanceledDecoder();
    private final CommandRejectedDecoder commandRejected = new CommandRejectedDecoder();
    private final AccountOpenedDecoder accountOpened = new AccountOpenedDecoder();
    private final BalanceChangedDecoder balanceChanged = new BalanceChangedDecoder();
    private final AssetListedDecoder assetListed = new AssetListedDecoder();
    private final OrderTriggeredDecoder orderTriggered = new OrderTriggeredDecoder();
    private final OrderRefreshedDecoder orderRefreshed = new OrderRefreshedDecoder();
    private final PhaseChangedDecoder phaseChanged = new PhaseChangedDecoder();
    private final IndicativeChangedDecoder indicative = new IndicativeChangedDecoder();
    private final AuctionUncrossedDecoder uncrossed = new AuctionUncrossedDecoder();
    private final InstrumentListedDecoder instrumentListed = new InstrumentListedDecoder();
    private final InstrumentDelistedDecoder instrumentDelisted = new InstrumentDelistedDecoder();
    private final SessionOpenedDecoder sessionOpened = new SessionOpenedDecoder();
    private final SessionClosedDecoder sessionClosed = new SessionClosedDecoder();
    private final EventListener listener;

    public EventAdapter(final EventListener listener) {
        this.listener = listener;
    }

    /**
     * @param sequence of the command that caused it
     * @param buffer that holds the record
     * @param offset of its header
     * @throws IllegalArgumentException if it is no event of this version
     */
    public void onEvent(final long sequence, final DirectBuffer buffer, final int offset) {
        final int block = offset + Records.HEADER_LENGTH;
        final int length = Records.blockLength(buffer, offset);
        final int version = Records.SCHEMA_VERSION;
        switch (Records.templateId(buffer, offset)) {
            case OrderAcceptedDecoder.TEMPLATE_ID -> listener.onOrderAccepted(sequence);
            case OrderRestedDecoder.TEMPLATE_ID -> {
                orderRested.wrap(buffer, block, length, version);
                listener.onOrderRested(sequence, orderRested.orderNumber(), orderRested.openLots());
            }
            case OrderExecutedDecoder.TEMPLATE_ID -> {
                orderExecuted.wrap(buffer, block, length, version);
                listener.onOrderExecuted(
                        sequence,
                        orderExecuted.instrument(),
                        orderExecuted.makerOrderNumber(),
                        orderExecuted.takerOrderNumber(),
                        Side.of(orderExecuted.takerSideRaw()),
                        orderExecuted.priceTicks(),
                        orderExecuted.lots(),
                        orderExecuted.makerOpenLots(),
                        orderExecuted.takerOpenLots(),
                        orderExecuted.makerFee(),
                        orderExecuted.takerFee());
            }
            case OrderCanceledDecoder.TEMPLATE_ID -> {
                orderCanceled.wrap(buffer, block, length, version);
                listener.onOrderCanceled(
                        sequence,
                        orderCanceled.orderNumber(),
                        orderCanceled.openLots(),
                        CancelReason.of(orderCanceled.reasonRaw()));
            }
            case OrderReducedDecoder.TEMPLATE_ID -> {
                orderReduced.wrap(buffer, block, length, version);
                listener.onOrderReduced(sequence, orderReduced.orderNumber(), orderReduced.openLots());
            }
            case OrderReplacedDecoder.TEMPLATE_ID -> {
                orderReplaced.wrap(buffer, block, length, version);
                listener.onOrderReplaced(sequence, orderReplaced.orderNumber());
            }
            case OrderRejectedDecoder.TEMPLATE_ID -> {
                orderRejected.wrap(buffer, block, length, version);
                listener.onOrderRejected(
                        sequence,
                        RejectReason.of(orderRejected.reason()),
                        orderRejected.asked(),
                        orderRejected.allowed());
            }
            case CommandRejectedDecoder.TEMPLATE_ID -> {
                commandRejected.wrap(buffer, block, length, version);
                listener.onCommandRejected(
                        sequence,
                        RejectReason.of(commandRejected.reason()),
                        commandRejected.asked(),
                        commandRejected.allowed());
            }
            case AccountOpenedDecoder.TEMPLATE_ID -> {
                accountOpened.wrap(buffer, block, length, version);
                listener.onAccountOpened(sequence, accountOpened.account());
            }
            case BalanceChangedDecoder.TEMPLATE_ID -> {
                balanceChanged.wrap(buffer, block, length, version);
                listener.onBalanceChanged(
                        sequence, balanceChanged.account(), balanceChanged.asset(), balanceChanged.available());
            }
            case TransferredDecoder.TEMPLATE_ID -> listener.onTransferred(sequence);
            case AssetListedDecoder.TEMPLATE_ID -> {
                assetListed.wrap(buffer, block, length, version);
                listener.onAssetListed(sequence, assetListed.asset());
            }
            case OrderTriggeredDecoder.TEMPLATE_ID -> {
                orderTriggered.wrap(buffer, block, length, version);
                listener.onOrderTriggered(sequence, orderTriggered.orderNumber());
            }
            case OrderRefreshedDecoder.TEMPLATE_ID -> {
                orderRefreshed.wrap(buffer, block, length, version);
                listener.onOrderRefreshed(sequence, orderRefreshed.orderNumber(), orderRefreshed.shownLots());
            }
            case PhaseChangedDecoder.TEMPLATE_ID -> {
                phaseChanged.wrap(buffer, block, length, version);
                listener.onPhaseChanged(sequence, phaseChanged.instrument(), Phase.of(phaseChanged.phaseRaw()));
            }
            case IndicativeChangedDecoder.TEMPLATE_ID -> {
                indicative.wrap(buffer, block, length, version);
                listener.onIndicativeChanged(
                        sequence,
                        indicative.instrument(),
                        indicative.priceTicks(),
                        indicative.lots(),
                        indicative.surplusLots());
            }
            case AuctionUncrossedDecoder.TEMPLATE_ID -> {
                uncrossed.wrap(buffer, block, length, version);
                listener.onAuctionUncrossed(sequence, uncrossed.instrument(), uncrossed.priceTicks(), uncrossed.lots());
            }
            case InstrumentListedDecoder.TEMPLATE_ID -> {
                instrumentListed.wrap(buffer, block, length, version);
                listener.onInstrumentListed(sequence, instrumentListed.instrument());
            }
            case InstrumentDelistedDecoder.TEMPLATE_ID -> {
                instrumentDelisted.wrap(buffer, block, length, version);
                listener.onInstrumentDelisted(sequence, instrumentDelisted.instrument());
            }
            case SessionOpenedDecoder.TEMPLATE_ID -> {
                sessionOpened.wrap(buffer, block, length, version);
                listener.onSessionOpened(sequence, sessionOpened.openedSession());
            }
            case SessionClosedDecoder.TEMPLATE_ID -> {
                sessionClosed.wrap(buffer, block, length, version);
                listener.onSessionClosed(sequence, sessionClosed.closedSession());
            }
            case SignaledDecoder.TEMPLATE_ID -> listener.onSignaled(sequence);
            case Records.ENGINE_BUILT -> {
                // The first record of a journal: nothing has happened yet.
            }
            default ->
                throw new IllegalArgumentException(
                        "no event: sequence=" + sequence + ", templateId=" + Records.templateId(buffer, offset));
        }
    }
}
