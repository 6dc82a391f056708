package io.ringbook.core.event;

import io.ringbook.core.Bytes;
import io.ringbook.core.CancelReason;
import io.ringbook.core.Memory;
import io.ringbook.core.Phase;
import io.ringbook.core.Records;
import io.ringbook.core.RejectReason;
import io.ringbook.core.Side;
import io.ringbook.core.codec.AccountOpenedEncoder;
import io.ringbook.core.codec.AssetListedEncoder;
import io.ringbook.core.codec.AuctionUncrossedEncoder;
import io.ringbook.core.codec.BalanceChangedEncoder;
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
import io.ringbook.core.codec.SessionClosedEncoder;
import io.ringbook.core.codec.SessionOpenedEncoder;
import io.ringbook.core.codec.SignaledEncoder;
import io.ringbook.core.codec.TransferredEncoder;

/**
 * Calls to bytes: writes the stream to a sink, each command with the time that it was given and then its events. Units
 * are those of {@link EventListener}.
 */
public final class EventPublisher {
    private StreamSink sink;
    private Memory memory;

    /** Writes to this sink from the next command on; there is none before the first call. */
    public void sink(final StreamSink newSink) {
        sink = newSink;
        memory = newSink.memory();
    }

    /** The command itself, stamped; its events follow until {@link #endCommand}. */
    public void beginCommand(final long sequence, final long timestampNs, final Bytes command) {
        sink.beginCommand(sequence);
        final long at = sink.claim(command.length());
        memory.put(at, command);
        Records.timestampNs(memory, at, timestampNs);
    }

    public void endCommand() {
        sink.endCommand();
    }

    public void orderAccepted() {
        begin(OrderAcceptedEncoder.TEMPLATE_ID, OrderAcceptedEncoder.BLOCK_LENGTH);
    }

    public void orderRejected(final RejectReason reason) {
        orderRejected(reason, 0, 0);
    }

    public void orderRejected(final RejectReason reason, final long asked, final long allowed) {
        final long block = begin(OrderRejectedEncoder.TEMPLATE_ID, OrderRejectedEncoder.BLOCK_LENGTH);
        memory.putByte(block + OrderRejectedEncoder.reasonEncodingOffset(), (byte) reason.ordinal());
        memory.putLong(block + OrderRejectedEncoder.askedEncodingOffset(), asked);
        memory.putLong(block + OrderRejectedEncoder.allowedEncodingOffset(), allowed);
    }

    public void orderRested(final long orderNumber, final long openLots) {
        final long block = begin(OrderRestedEncoder.TEMPLATE_ID, OrderRestedEncoder.BLOCK_LENGTH);
        memory.putLong(block + OrderRestedEncoder.orderNumberEncodingOffset(), orderNumber);
        memory.putLong(block + OrderRestedEncoder.openLotsEncodingOffset(), openLots);
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
        final long block = begin(OrderExecutedEncoder.TEMPLATE_ID, OrderExecutedEncoder.BLOCK_LENGTH);
        memory.putInt(block + OrderExecutedEncoder.instrumentEncodingOffset(), instrument);
        memory.putLong(block + OrderExecutedEncoder.makerOrderNumberEncodingOffset(), makerOrderNumber);
        memory.putLong(block + OrderExecutedEncoder.takerOrderNumberEncodingOffset(), takerOrderNumber);
        memory.putLong(block + OrderExecutedEncoder.priceTicksEncodingOffset(), priceTicks);
        memory.putLong(block + OrderExecutedEncoder.lotsEncodingOffset(), lots);
        memory.putLong(block + OrderExecutedEncoder.makerOpenLotsEncodingOffset(), makerOpenLots);
        memory.putLong(block + OrderExecutedEncoder.takerOpenLotsEncodingOffset(), takerOpenLots);
        memory.putLong(block + OrderExecutedEncoder.makerFeeEncodingOffset(), makerFee);
        memory.putLong(block + OrderExecutedEncoder.takerFeeEncodingOffset(), takerFee);
        memory.putByte(block + OrderExecutedEncoder.takerSideEncodingOffset(), (byte) takerSide.ordinal());
    }

    public void orderReduced(final long orderNumber, final long openLots) {
        final long block = begin(OrderReducedEncoder.TEMPLATE_ID, OrderReducedEncoder.BLOCK_LENGTH);
        memory.putLong(block + OrderReducedEncoder.orderNumberEncodingOffset(), orderNumber);
        memory.putLong(block + OrderReducedEncoder.openLotsEncodingOffset(), openLots);
    }

    public void orderReplaced(final long orderNumber) {
        final long block = begin(OrderReplacedEncoder.TEMPLATE_ID, OrderReplacedEncoder.BLOCK_LENGTH);
        memory.putLong(block + OrderReplacedEncoder.orderNumberEncodingOffset(), orderNumber);
    }

    public void orderCanceled(final long orderNumber, final long openLots, final CancelReason reason) {
        final long block = begin(OrderCanceledEncoder.TEMPLATE_ID, OrderCanceledEncoder.BLOCK_LENGTH);
        memory.putLong(block + OrderCanceledEncoder.orderNumberEncodingOffset(), orderNumber);
        memory.putLong(block + OrderCanceledEncoder.openLotsEncodingOffset(), openLots);
        memory.putByte(block + OrderCanceledEncoder.reasonEncodingOffset(), (byte) reason.ordinal());
    }

    public void commandRejected(final RejectReason reason) {
        commandRejected(reason, 0, 0);
    }

    public void commandRejected(final RejectReason reason, final long asked, final long allowed) {
        final long block = begin(CommandRejectedEncoder.TEMPLATE_ID, CommandRejectedEncoder.BLOCK_LENGTH);
        memory.putByte(block + CommandRejectedEncoder.reasonEncodingOffset(), (byte) reason.ordinal());
        memory.putLong(block + CommandRejectedEncoder.askedEncodingOffset(), asked);
        memory.putLong(block + CommandRejectedEncoder.allowedEncodingOffset(), allowed);
    }

    public void accountOpened(final int account) {
        final long block = begin(AccountOpenedEncoder.TEMPLATE_ID, AccountOpenedEncoder.BLOCK_LENGTH);
        memory.putInt(block + AccountOpenedEncoder.accountEncodingOffset(), account);
    }

    public void balanceChanged(final int account, final int asset, final long available) {
        final long block = begin(BalanceChangedEncoder.TEMPLATE_ID, BalanceChangedEncoder.BLOCK_LENGTH);
        memory.putInt(block + BalanceChangedEncoder.accountEncodingOffset(), account);
        memory.putInt(block + BalanceChangedEncoder.assetEncodingOffset(), asset);
        memory.putLong(block + BalanceChangedEncoder.availableEncodingOffset(), available);
    }

    public void transferred() {
        begin(TransferredEncoder.TEMPLATE_ID, TransferredEncoder.BLOCK_LENGTH);
    }

    public void orderTriggered(final long orderNumber) {
        final long block = begin(OrderTriggeredEncoder.TEMPLATE_ID, OrderTriggeredEncoder.BLOCK_LENGTH);
        memory.putLong(block + OrderTriggeredEncoder.orderNumberEncodingOffset(), orderNumber);
    }

    public void orderRefreshed(final long orderNumber, final long shownLots) {
        final long block = begin(OrderRefreshedEncoder.TEMPLATE_ID, OrderRefreshedEncoder.BLOCK_LENGTH);
        memory.putLong(block + OrderRefreshedEncoder.orderNumberEncodingOffset(), orderNumber);
        memory.putLong(block + OrderRefreshedEncoder.shownLotsEncodingOffset(), shownLots);
    }

    public void phaseChanged(final int instrument, final Phase phase) {
        final long block = begin(PhaseChangedEncoder.TEMPLATE_ID, PhaseChangedEncoder.BLOCK_LENGTH);
        memory.putInt(block + PhaseChangedEncoder.instrumentEncodingOffset(), instrument);
        memory.putByte(block + PhaseChangedEncoder.phaseEncodingOffset(), (byte) phase.ordinal());
    }

    public void indicativeChanged(
            final int instrument, final long priceTicks, final long lots, final long surplusLots) {
        final long block = begin(IndicativeChangedEncoder.TEMPLATE_ID, IndicativeChangedEncoder.BLOCK_LENGTH);
        memory.putInt(block + IndicativeChangedEncoder.instrumentEncodingOffset(), instrument);
        memory.putLong(block + IndicativeChangedEncoder.priceTicksEncodingOffset(), priceTicks);
        memory.putLong(block + IndicativeChangedEncoder.lotsEncodingOffset(), lots);
        memory.putLong(block + IndicativeChangedEncoder.surplusLotsEncodingOffset(), surplusLots);
    }

    public void auctionUncrossed(final int instrument, final long priceTicks, final long lots) {
        final long block = begin(AuctionUncrossedEncoder.TEMPLATE_ID, AuctionUncrossedEncoder.BLOCK_LENGTH);
        memory.putInt(block + AuctionUncrossedEncoder.instrumentEncodingOffset(), instrument);
        memory.putLong(block + AuctionUncrossedEncoder.priceTicksEncodingOffset(), priceTicks);
        memory.putLong(block + AuctionUncrossedEncoder.lotsEncodingOffset(), lots);
    }

    public void assetListed(final int asset) {
        final long block = begin(AssetListedEncoder.TEMPLATE_ID, AssetListedEncoder.BLOCK_LENGTH);
        memory.putInt(block + AssetListedEncoder.assetEncodingOffset(), asset);
    }

    public void instrumentListed(final int instrument) {
        final long block = begin(InstrumentListedEncoder.TEMPLATE_ID, InstrumentListedEncoder.BLOCK_LENGTH);
        memory.putInt(block + InstrumentListedEncoder.instrumentEncodingOffset(), instrument);
    }

    public void instrumentDelisted(final int instrument) {
        final long block = begin(InstrumentDelistedEncoder.TEMPLATE_ID, InstrumentDelistedEncoder.BLOCK_LENGTH);
        memory.putInt(block + InstrumentDelistedEncoder.instrumentEncodingOffset(), instrument);
    }

    public void sessionOpened(final int session) {
        final long block = begin(SessionOpenedEncoder.TEMPLATE_ID, SessionOpenedEncoder.BLOCK_LENGTH);
        memory.putInt(block + SessionOpenedEncoder.openedSessionEncodingOffset(), session);
    }

    public void sessionClosed(final int session) {
        final long block = begin(SessionClosedEncoder.TEMPLATE_ID, SessionClosedEncoder.BLOCK_LENGTH);
        memory.putInt(block + SessionClosedEncoder.closedSessionEncodingOffset(), session);
    }

    public void signaled() {
        begin(SignaledEncoder.TEMPLATE_ID, SignaledEncoder.BLOCK_LENGTH);
    }

    /** @return where the block of the next event is to be written, by the places that the schema gives its fields */
    private long begin(final int templateId, final int blockLength) {
        final long at = sink.claim(Records.HEADER_LENGTH + blockLength);
        memory.putInt(at, Records.header(templateId, blockLength));
        return at + Records.HEADER_LENGTH;
    }
}
