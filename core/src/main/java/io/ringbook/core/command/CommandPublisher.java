package io.ringbook.core.command;

import io.ringbook.core.OrderType;
import io.ringbook.core.Records;
import io.ringbook.core.SelfTrade;
import io.ringbook.core.Side;
import io.ringbook.core.TimeInForce;
import io.ringbook.core.codec.AdvanceTimeEncoder;
import io.ringbook.core.codec.CancelOrderEncoder;
import io.ringbook.core.codec.CloseSessionEncoder;
import io.ringbook.core.codec.DepositEncoder;
import io.ringbook.core.codec.HaltInstrumentEncoder;
import io.ringbook.core.codec.ListAssetEncoder;
import io.ringbook.core.codec.ListInstrumentEncoder;
import io.ringbook.core.codec.MassCancelEncoder;
import io.ringbook.core.codec.NewOrderEncoder;
import io.ringbook.core.codec.NewSpecialOrderEncoder;
import io.ringbook.core.codec.OpenAccountEncoder;
import io.ringbook.core.codec.OpenSessionEncoder;
import io.ringbook.core.codec.OrderTypeCode;
import io.ringbook.core.codec.RecordHeaderEncoder;
import io.ringbook.core.codec.ReplaceOrderEncoder;
import io.ringbook.core.codec.ResumeAccountEncoder;
import io.ringbook.core.codec.ResumeInstrumentEncoder;
import io.ringbook.core.codec.SelfTradeCode;
import io.ringbook.core.codec.SetFeesEncoder;
import io.ringbook.core.codec.SideCode;
import io.ringbook.core.codec.SignalEncoder;
import io.ringbook.core.codec.SuspendAccountEncoder;
import io.ringbook.core.codec.TimeInForceCode;
import io.ringbook.core.codec.TransferEncoder;
import io.ringbook.core.codec.WithdrawEncoder;
import org.agrona.DirectBuffer;
import org.agrona.ExpandableArrayBuffer;
import org.agrona.MutableDirectBuffer;

/**
 * Calls to bytes: encodes a command for one session and hands it to a sink. A command is whole before the sink sees it.
 *
 * <p>For one thread. The timestamp is left zero: the consumer loop stamps it. Units stand in {@code ringbook.xml}.
 */
public final class CommandPublisher {
    private final MutableDirectBuffer buffer = new ExpandableArrayBuffer(Records.MAX_LENGTH);
    private final RecordHeaderEncoder header = new RecordHeaderEncoder();
    private final NewOrderEncoder newOrder = new NewOrderEncoder();
    private final NewSpecialOrderEncoder special = new NewSpecialOrderEncoder();
    private final CancelOrderEncoder cancelOrder = new CancelOrderEncoder();
    private final ReplaceOrderEncoder replaceOrder = new ReplaceOrderEncoder();
    private final MassCancelEncoder massCancel = new MassCancelEncoder();
    private final SignalEncoder signal = new SignalEncoder();
    private final CommandSink sink;
    private int session;
    private long seenSequence;
    private int request;

    /** @param session that the commands are sent in; {@link Records#OPERATOR} to set a market up */
    public CommandPublisher(final CommandSink sink, final int session) {
        this.sink = sink;
        this.session = session;
    }

    /** Sends in another session from now on. */
    public void session(final int newSession) {
        session = newSession;
    }

    /** @param sequence the last of the stream that the sender has been given; stands in its next commands */
    public void seenSequence(final long sequence) {
        seenSequence = sequence;
    }

    /**
     * Numbers the next command, and only that. One whose number is not above the session's last is refused as a duplicate:
     * who does not know whether a command got through can send it again.
     *
     * @param number above 0
     */
    public CommandPublisher request(final int number) {
        request = number;
        return this;
    }

    public Publication limit(
            final long orderId,
            final int instrument,
            final Side side,
            final long priceTicks,
            final long lots,
            final TimeInForce timeInForce) {
        return newOrder(orderId, instrument, side, OrderType.LIMIT, timeInForce, priceTicks, lots);
    }

    /** @param worstPriceTicks 0 for none */
    public Publication market(
            final long orderId, final int instrument, final Side side, final long worstPriceTicks, final long lots) {
        return newOrder(orderId, instrument, side, OrderType.MARKET, TimeInForce.IOC, worstPriceTicks, lots);
    }

    public Publication newOrder(
            final long orderId,
            final int instrument,
            final Side side,
            final OrderType orderType,
            final TimeInForce timeInForce,
            final long priceTicks,
            final long lots) {
        return newOrder(orderId, instrument, side, orderType, timeInForce, SelfTrade.ALLOW, false, priceTicks, lots);
    }

    /** A limit order that is rejected if it would trade at once. */
    public Publication postOnly(
            final long orderId, final int instrument, final Side side, final long priceTicks, final long lots) {
        return newOrder(
                orderId, instrument, side, OrderType.LIMIT, TimeInForce.GTC, SelfTrade.ALLOW, true, priceTicks, lots);
    }

    /** A limit order that rests until a time, nanoseconds since the epoch. */
    public Publication goodTill(
            final long orderId,
            final int instrument,
            final Side side,
            final long priceTicks,
            final long lots,
            final long expiresAtNs) {
        return newOrder(
                orderId,
                instrument,
                side,
                OrderType.LIMIT,
                TimeInForce.GTD,
                SelfTrade.ALLOW,
                false,
                priceTicks,
                lots,
                0,
                expiresAtNs);
    }

    /**
     * An order with all that can be said of it.
     *
     * @param minLots to trade at once, or it is canceled; 0 for none
     * @param expiresAtNs for an order that is good till a time, nanoseconds since the epoch; otherwise 0
     */
    public Publication newOrder(
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
            final long expiresAtNs) {
        special.wrapAndApplyHeader(buffer, 0, header)
                .session(session)
                .timestampNs(0)
                .seenSequence(seenSequence)
                .request(request)
                .orderId(orderId)
                .priceTicks(priceTicks)
                .lots(lots)
                .instrument(instrument)
                .side(side == Side.BUY ? SideCode.BUY : SideCode.SELL)
                .orderType(orderType == OrderType.LIMIT ? OrderTypeCode.LIMIT : OrderTypeCode.MARKET)
                .timeInForce(TimeInForceCode.get((short) timeInForce.ordinal()))
                .selfTrade(SelfTradeCode.get((short) selfTrade.ordinal()))
                .postOnly((short) (postOnly ? 1 : 0))
                .minLots(minLots)
                .expiresAtNs(expiresAtNs);
        return send(NewSpecialOrderEncoder.BLOCK_LENGTH);
    }

    /** An order without a least quantity and without a time. */
    public Publication newOrder(
            final long orderId,
            final int instrument,
            final Side side,
            final OrderType orderType,
            final TimeInForce timeInForce,
            final SelfTrade selfTrade,
            final boolean postOnly,
            final long priceTicks,
            final long lots) {
        newOrder.wrapAndApplyHeader(buffer, 0, header)
                .session(session)
                .timestampNs(0)
                .seenSequence(seenSequence)
                .request(request)
                .orderId(orderId)
                .priceTicks(priceTicks)
                .lots(lots)
                .instrument(instrument)
                .side(side == Side.BUY ? SideCode.BUY : SideCode.SELL)
                .orderType(orderType == OrderType.LIMIT ? OrderTypeCode.LIMIT : OrderTypeCode.MARKET)
                .timeInForce(TimeInForceCode.get((short) timeInForce.ordinal()))
                .selfTrade(SelfTradeCode.get((short) selfTrade.ordinal()))
                .postOnly((short) (postOnly ? 1 : 0));
        return send(NewOrderEncoder.BLOCK_LENGTH);
    }

    public Publication cancel(final long orderId) {
        cancelOrder
                .wrapAndApplyHeader(buffer, 0, header)
                .session(session)
                .timestampNs(0)
                .seenSequence(seenSequence)
                .request(request)
                .orderId(orderId);
        return send(CancelOrderEncoder.BLOCK_LENGTH);
    }

    /** @param openLots the new open quantity, whatever was filled before */
    public Publication replace(final long orderId, final long priceTicks, final long openLots) {
        return replace(orderId, priceTicks, openLots, -1);
    }

    /**
     * @param openLots the new open quantity
     * @param knownFilledLots of the order in all, as far as the sender knows: what was filled since comes off
     *     {@code openLots}, and if nothing is left the order is canceled; -1 if nothing is to come off
     */
    public Publication replace(
            final long orderId, final long priceTicks, final long openLots, final long knownFilledLots) {
        replaceOrder
                .wrapAndApplyHeader(buffer, 0, header)
                .session(session)
                .timestampNs(0)
                .seenSequence(seenSequence)
                .request(request)
                .orderId(orderId)
                .priceTicks(priceTicks)
                .openLots(openLots)
                .knownFilledLots(knownFilledLots);
        return send(ReplaceOrderEncoder.BLOCK_LENGTH);
    }

    /**
     * @param account -1 for all
     * @param instrument -1 for all
     * @param side null for both
     */
    public Publication massCancel(final int account, final int instrument, final Side side) {
        massCancel
                .wrapAndApplyHeader(buffer, 0, header)
                .session(session)
                .timestampNs(0)
                .seenSequence(seenSequence)
                .request(request)
                .account(account)
                .instrument(instrument)
                .side((byte) (side == null ? -1 : side.ordinal()));
        return send(MassCancelEncoder.BLOCK_LENGTH);
    }

    /** @param topic at most 20 ASCII characters */
    public Publication signal(
            final String topic,
            final int kind,
            final DirectBuffer payload,
            final int payloadOffset,
            final int payloadLength) {
        signal.wrapAndApplyHeader(buffer, 0, header)
                .session(session)
                .timestampNs(0)
                .seenSequence(seenSequence)
                .request(request)
                .topic(topic)
                .kind(kind)
                .putPayload(payload, payloadOffset, payloadLength);
        return send(signal.encodedLength());
    }

    /** @param name at most 32 ASCII characters */
    public Publication openAccount(final String name) {
        return openAccount(name, -1);
    }

    /**
     * @param name at most 32 ASCII characters
     * @param ownerAccount an account of the same owner, or -1
     */
    public Publication openAccount(final String name, final int ownerAccount) {
        new OpenAccountEncoder()
                .wrapAndApplyHeader(buffer, 0, header)
                .session(session)
                .timestampNs(0)
                .seenSequence(seenSequence)
                .request(request)
                .name(name)
                .ownerAccount(ownerAccount);
        return send(OpenAccountEncoder.BLOCK_LENGTH);
    }

    public Publication deposit(final int account, final int asset, final long amount) {
        new DepositEncoder()
                .wrapAndApplyHeader(buffer, 0, header)
                .session(session)
                .timestampNs(0)
                .seenSequence(seenSequence)
                .request(request)
                .amount(amount)
                .account(account)
                .asset(asset);
        return send(DepositEncoder.BLOCK_LENGTH);
    }

    public Publication withdraw(final int account, final int asset, final long amount) {
        new WithdrawEncoder()
                .wrapAndApplyHeader(buffer, 0, header)
                .session(session)
                .timestampNs(0)
                .seenSequence(seenSequence)
                .request(request)
                .amount(amount)
                .account(account)
                .asset(asset);
        return send(WithdrawEncoder.BLOCK_LENGTH);
    }

    public Publication transfer(final int fromAccount, final int toAccount, final int asset, final long amount) {
        new TransferEncoder()
                .wrapAndApplyHeader(buffer, 0, header)
                .session(session)
                .timestampNs(0)
                .seenSequence(seenSequence)
                .request(request)
                .amount(amount)
                .fromAccount(fromAccount)
                .toAccount(toAccount)
                .asset(asset);
        return send(TransferEncoder.BLOCK_LENGTH);
    }

    /** @param cancelOrders whether its orders are canceled at once */
    public Publication suspendAccount(final int account, final boolean cancelOrders) {
        new SuspendAccountEncoder()
                .wrapAndApplyHeader(buffer, 0, header)
                .session(session)
                .timestampNs(0)
                .seenSequence(seenSequence)
                .request(request)
                .account(account)
                .cancelOrders((short) (cancelOrders ? 1 : 0));
        return send(SuspendAccountEncoder.BLOCK_LENGTH);
    }

    public Publication resumeAccount(final int account) {
        new ResumeAccountEncoder()
                .wrapAndApplyHeader(buffer, 0, header)
                .session(session)
                .timestampNs(0)
                .seenSequence(seenSequence)
                .request(request)
                .account(account);
        return send(ResumeAccountEncoder.BLOCK_LENGTH);
    }

    /** @param symbol at most 12 ASCII characters */
    public Publication listAsset(final String symbol, final int decimals) {
        new ListAssetEncoder()
                .wrapAndApplyHeader(buffer, 0, header)
                .session(session)
                .timestampNs(0)
                .seenSequence(seenSequence)
                .request(request)
                .symbol(symbol)
                .decimals((short) decimals);
        return send(ListAssetEncoder.BLOCK_LENGTH);
    }

    /** @param symbol at most 12 ASCII characters */
    public Publication listInstrument(
            final String symbol,
            final int baseAsset,
            final int quoteAsset,
            final long tickSize,
            final long lotSize,
            final int makerFeePpm,
            final int takerFeePpm) {
        new ListInstrumentEncoder()
                .wrapAndApplyHeader(buffer, 0, header)
                .session(session)
                .timestampNs(0)
                .seenSequence(seenSequence)
                .request(request)
                .tickSize(tickSize)
                .lotSize(lotSize)
                .baseAsset(baseAsset)
                .quoteAsset(quoteAsset)
                .makerFeePpm(makerFeePpm)
                .takerFeePpm(takerFeePpm)
                .symbol(symbol);
        return send(ListInstrumentEncoder.BLOCK_LENGTH);
    }

    public Publication setFees(final int instrument, final int makerFeePpm, final int takerFeePpm) {
        new SetFeesEncoder()
                .wrapAndApplyHeader(buffer, 0, header)
                .session(session)
                .timestampNs(0)
                .seenSequence(seenSequence)
                .request(request)
                .instrument(instrument)
                .makerFeePpm(makerFeePpm)
                .takerFeePpm(takerFeePpm);
        return send(SetFeesEncoder.BLOCK_LENGTH);
    }

    public Publication haltInstrument(final int instrument) {
        new HaltInstrumentEncoder()
                .wrapAndApplyHeader(buffer, 0, header)
                .session(session)
                .timestampNs(0)
                .seenSequence(seenSequence)
                .request(request)
                .instrument(instrument);
        return send(HaltInstrumentEncoder.BLOCK_LENGTH);
    }

    public Publication resumeInstrument(final int instrument) {
        new ResumeInstrumentEncoder()
                .wrapAndApplyHeader(buffer, 0, header)
                .session(session)
                .timestampNs(0)
                .seenSequence(seenSequence)
                .request(request)
                .instrument(instrument);
        return send(ResumeInstrumentEncoder.BLOCK_LENGTH);
    }

    public Publication openSession(final int account) {
        return openSession(account, false);
    }

    /** @param cancelOnClose whether the orders that it placed are canceled when it is closed */
    public Publication openSession(final int account, final boolean cancelOnClose) {
        new OpenSessionEncoder()
                .wrapAndApplyHeader(buffer, 0, header)
                .session(session)
                .timestampNs(0)
                .seenSequence(seenSequence)
                .request(request)
                .account(account)
                .cancelOnClose((short) (cancelOnClose ? 1 : 0));
        return send(OpenSessionEncoder.BLOCK_LENGTH);
    }

    public Publication closeSession(final int closedSession) {
        new CloseSessionEncoder()
                .wrapAndApplyHeader(buffer, 0, header)
                .session(session)
                .timestampNs(0)
                .seenSequence(seenSequence)
                .request(request)
                .closedSession(closedSession);
        return send(CloseSessionEncoder.BLOCK_LENGTH);
    }

    public Publication advanceTime() {
        new AdvanceTimeEncoder()
                .wrapAndApplyHeader(buffer, 0, header)
                .session(session)
                .timestampNs(0)
                .seenSequence(seenSequence)
                .request(request);
        return send(AdvanceTimeEncoder.BLOCK_LENGTH);
    }

    private Publication send(final int length) {
        request = 0;
        return sink.tryPublish(buffer, 0, Records.HEADER_LENGTH + length);
    }
}
