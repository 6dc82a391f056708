package io.ringbook.core.event;

import io.ringbook.core.CancelReason;
import io.ringbook.core.Phase;
import io.ringbook.core.Records;
import io.ringbook.core.RejectReason;
import io.ringbook.core.Side;
import io.ringbook.core.codec.AccountOpenedEncoder;
import io.ringbook.core.codec.AssetListedEncoder;
import io.ringbook.core.codec.AuctionUncrossedEncoder;
import io.ringbook.core.codec.BalanceChangedEncoder;
import io.ringbook.core.codec.CancelReasonCode;
import io.ringbook.core.codec.CommandRejectedEncoder;
import io.ringbook.core.codec.IndicativeChangedEncoder;
import io.ringbook.core.codec.InstrumentDelistedEncoder;
import io.ringbook.core.codec.InstrumentListedEncoder;
import io.ringbook.core.codec.OrderAcceptedEncoder;
import io.ringbook.core.codec.OrderCanceledEncoder;
import io.ringbook.core.codec.OrderExecutedEncoder;
import io.ringbook.core.codec.OrderReducedEncoder;
import io.ringbook.core.codec.OrderRefreshedEncoder;
import io.ringbook.core.codec.OrderRejectedEncoder;
import io.ringbook.core.codec.OrderReplacedEncoder;
import io.ringbook.core.codec.OrderRestedEncoder;
import io.ringbook.core.codec.OrderTriggeredEncoder;
import io.ringbook.core.codec.PhaseChangedEncoder;
import io.ringbook.core.codec.PhaseCode;
import io.ringbook.core.codec.RecordHeaderEncoder;
import io.ringbook.core.codec.SessionClosedEncoder;
import io.ringbook.core.codec.SessionOpenedEncoder;
import io.ringbook.core.codec.SideCode;
import io.ringbook.core.codec.SignaledEncoder;
import io.ringbook.core.codec.TransferredEncoder;
import org.agrona.DirectBuffer;
import org.agrona.MutableDirectBuffer;

/**
 * Calls to bytes: writes the stream to a sink, each command with the time that it was given and then its events. Units
 * are those of {@link EventListener}.
 */
public final class EventPublisher {
    private static final CancelReasonCode[] CANCEL_REASONS = CancelReasonCode.values();

    private final RecordHeaderEncoder header = new RecordHeaderEncoder();
    private final OrderAcceptedEncoder orderAccepted = new OrderAcceptedEncoder();
    private final OrderRejectedEncoder orderRejected = new OrderRejectedEncoder();
    private final OrderRestedEncoder orderRested = new OrderRestedEncoder();
    private final OrderExecutedEncoder orderExecuted = new OrderExecutedEncoder();
    private final OrderReducedEncoder orderReduced = new OrderReducedEncoder();
    private final OrderReplacedEncoder orderReplaced = new OrderReplacedEncoder();
    private final OrderCanceledEncoder orderCanceled = new OrderCanceledEncoder();
    private final OrderTriggeredEncoder orderTriggered = new OrderTriggeredEncoder();
    private final OrderRefreshedEncoder orderRefreshed = new OrderRefreshedEncoder();
    private final PhaseChangedEncoder phaseChanged = new PhaseChangedEncoder();
    private final AuctionUncrossedEncoder auctionUncrossed = new AuctionUncrossedEncoder();
    private final IndicativeChangedEncoder indicative = new IndicativeChangedEncoder();
    private final CommandRejectedEncoder commandRejected = new CommandRejectedEncoder();
    private final BalanceChangedEncoder balanceChanged = new BalanceChangedEncoder();
    private final SignaledEncoder signaled = new SignaledEncoder();
    private StreamSink sink;
    private MutableDirectBuffer buffer;

    /** Writes to this sink from the next command on; there is none before the first call. */
    public void sink(final StreamSink newSink) {
        sink = newSink;
        buffer = newSink.buffer();
    }

    /** The command itself, stamped; its events follow until {@link #endCommand}. */
    public void beginCommand(
            final long sequence,
            final long timestampNs,
            final DirectBuffer command,
            final int offset,
            final int length) {
        sink.beginCommand(sequence);
        final int at = sink.claim(length);
        buffer.putBytes(at, command, offset, length);
        Records.timestampNs(buffer, at, timestampNs);
    }

    public void endCommand() {
        sink.endCommand();
    }

    public void orderAccepted() {
        orderAccepted.wrapAndApplyHeader(buffer, claim(OrderAcceptedEncoder.BLOCK_LENGTH), header);
    }

    public void orderRejected(final RejectReason reason) {
        orderRejected(reason, 0, 0);
    }

    public void orderRejected(final RejectReason reason, final long asked, final long allowed) {
        orderRejected
                .wrapAndApplyHeader(buffer, claim(OrderRejectedEncoder.BLOCK_LENGTH), header)
                .reason((short) reason.ordinal())
                .asked(asked)
                .allowed(allowed);
    }

    public void orderRested(final long orderNumber, final long openLots) {
        orderRested
                .wrapAndApplyHeader(buffer, claim(OrderRestedEncoder.BLOCK_LENGTH), header)
                .orderNumber(orderNumber)
                .openLots(openLots);
    }

    public void orderExecuted(
            final int instrument,
            final long makerOrderNumber,
            final long takerOrderNumber,
            final Side takerSide,
            final long priceTicks,
            final long lots,
            final long makerOpenLots,
            final long takerOpenLots,
            final long makerFee,
            final long takerFee) {
        orderExecuted
                .wrapAndApplyHeader(buffer, claim(OrderExecutedEncoder.BLOCK_LENGTH), header)
                .instrument(instrument)
                .makerOrderNumber(makerOrderNumber)
                .takerOrderNumber(takerOrderNumber)
                .priceTicks(priceTicks)
                .lots(lots)
                .makerOpenLots(makerOpenLots)
                .takerOpenLots(takerOpenLots)
                .makerFee(makerFee)
                .takerFee(takerFee)
                .takerSide(takerSide == Side.BUY ? SideCode.BUY : SideCode.SELL);
    }

    public void orderReduced(final long orderNumber, final long openLots) {
        orderReduced
                .wrapAndApplyHeader(buffer, claim(OrderReducedEncoder.BLOCK_LENGTH), header)
                .orderNumber(orderNumber)
                .openLots(openLots);
    }

    public void orderReplaced(final long orderNumber) {
        orderReplaced
                .wrapAndApplyHeader(buffer, claim(OrderReplacedEncoder.BLOCK_LENGTH), header)
                .orderNumber(orderNumber);
    }

    public void orderCanceled(final long orderNumber, final long openLots, final CancelReason reason) {
        orderCanceled
                .wrapAndApplyHeader(buffer, claim(OrderCanceledEncoder.BLOCK_LENGTH), header)
                .orderNumber(orderNumber)
                .openLots(openLots)
                .reason(CANCEL_REASONS[reason.ordinal()]);
    }

    public void commandRejected(final RejectReason reason) {
        commandRejected(reason, 0, 0);
    }

    public void commandRejected(final RejectReason reason, final long asked, final long allowed) {
        commandRejected
                .wrapAndApplyHeader(buffer, claim(CommandRejectedEncoder.BLOCK_LENGTH), header)
                .reason((short) reason.ordinal())
                .asked(asked)
                .allowed(allowed);
    }

    public void accountOpened(final int account) {
        new AccountOpenedEncoder()
                .wrapAndApplyHeader(buffer, claim(AccountOpenedEncoder.BLOCK_LENGTH), header)
                .account(account);
    }

    public void balanceChanged(final int account, final int asset, final long available) {
        balanceChanged
                .wrapAndApplyHeader(buffer, claim(BalanceChangedEncoder.BLOCK_LENGTH), header)
                .account(account)
                .asset(asset)
                .available(available);
    }

    public void transferred() {
        new TransferredEncoder().wrapAndApplyHeader(buffer, claim(TransferredEncoder.BLOCK_LENGTH), header);
    }

    public void orderTriggered(final long orderNumber) {
        orderTriggered
                .wrapAndApplyHeader(buffer, claim(OrderTriggeredEncoder.BLOCK_LENGTH), header)
                .orderNumber(orderNumber);
    }

    public void orderRefreshed(final long orderNumber, final long shownLots) {
        orderRefreshed
                .wrapAndApplyHeader(buffer, claim(OrderRefreshedEncoder.BLOCK_LENGTH), header)
                .orderNumber(orderNumber)
                .shownLots(shownLots);
    }

    public void phaseChanged(final int instrument, final Phase phase) {
        phaseChanged
                .wrapAndApplyHeader(buffer, claim(PhaseChangedEncoder.BLOCK_LENGTH), header)
                .instrument(instrument)
                .phase(PhaseCode.get((short) phase.ordinal()));
    }

    public void indicativeChanged(
            final int instrument, final long priceTicks, final long lots, final long surplusLots) {
        indicative
                .wrapAndApplyHeader(buffer, claim(IndicativeChangedEncoder.BLOCK_LENGTH), header)
                .instrument(instrument)
                .priceTicks(priceTicks)
                .lots(lots)
                .surplusLots(surplusLots);
    }

    public void auctionUncrossed(final int instrument, final long priceTicks, final long lots) {
        auctionUncrossed
                .wrapAndApplyHeader(buffer, claim(AuctionUncrossedEncoder.BLOCK_LENGTH), header)
                .instrument(instrument)
                .priceTicks(priceTicks)
                .lots(lots);
    }

    public void assetListed(final int asset) {
        new AssetListedEncoder()
                .wrapAndApplyHeader(buffer, claim(AssetListedEncoder.BLOCK_LENGTH), header)
                .asset(asset);
    }

    public void instrumentListed(final int instrument) {
        new InstrumentListedEncoder()
                .wrapAndApplyHeader(buffer, claim(InstrumentListedEncoder.BLOCK_LENGTH), header)
                .instrument(instrument);
    }

    public void instrumentDelisted(final int instrument) {
        new InstrumentDelistedEncoder()
                .wrapAndApplyHeader(buffer, claim(InstrumentDelistedEncoder.BLOCK_LENGTH), header)
                .instrument(instrument);
    }

    public void sessionOpened(final int session) {
        new SessionOpenedEncoder()
                .wrapAndApplyHeader(buffer, claim(SessionOpenedEncoder.BLOCK_LENGTH), header)
                .openedSession(session);
    }

    public void sessionClosed(final int session) {
        new SessionClosedEncoder()
                .wrapAndApplyHeader(buffer, claim(SessionClosedEncoder.BLOCK_LENGTH), header)
                .closedSession(session);
    }

    public void signaled() {
        signaled.wrapAndApplyHeader(buffer, claim(SignaledEncoder.BLOCK_LENGTH), header);
    }

    private int claim(final int blockLength) {
        return sink.claim(Records.HEADER_LENGTH + blockLength);
    }
}
