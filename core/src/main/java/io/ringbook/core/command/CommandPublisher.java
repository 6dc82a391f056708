package io.ringbook.core.command;

import io.ringbook.core.OrderType;
import io.ringbook.core.Phase;
import io.ringbook.core.Records;
import io.ringbook.core.Side;
import io.ringbook.core.TimeInForce;
import io.ringbook.core.codec.AdvanceTimeEncoder;
import io.ringbook.core.codec.CancelOrderEncoder;
import io.ringbook.core.codec.CloseSessionEncoder;
import io.ringbook.core.codec.DelistInstrumentEncoder;
import io.ringbook.core.codec.DepositEncoder;
import io.ringbook.core.codec.ListAssetEncoder;
import io.ringbook.core.codec.ListInstrumentEncoder;
import io.ringbook.core.codec.MassCancelEncoder;
import io.ringbook.core.codec.NewOrderEncoder;
import io.ringbook.core.codec.NewSpecialOrderEncoder;
import io.ringbook.core.codec.OpenAccountEncoder;
import io.ringbook.core.codec.OpenSessionEncoder;
import io.ringbook.core.codec.OrderTypeCode;
import io.ringbook.core.codec.PhaseCode;
import io.ringbook.core.codec.QuoteEncoder;
import io.ringbook.core.codec.RecordHeaderEncoder;
import io.ringbook.core.codec.ReplaceOrderEncoder;
import io.ringbook.core.codec.ReplaceSpecialOrderEncoder;
import io.ringbook.core.codec.ResumeAccountEncoder;
import io.ringbook.core.codec.SelfTradeCode;
import io.ringbook.core.codec.SetAccountGroupEncoder;
import io.ringbook.core.codec.SetAccountLimitsEncoder;
import io.ringbook.core.codec.SetAssetLimitsEncoder;
import io.ringbook.core.codec.SetFeesEncoder;
import io.ringbook.core.codec.SetOrderLimitsEncoder;
import io.ringbook.core.codec.SetPhaseEncoder;
import io.ringbook.core.codec.SetPriceBandEncoder;
import io.ringbook.core.codec.SetTickStepEncoder;
import io.ringbook.core.codec.SideCode;
import io.ringbook.core.codec.SignalEncoder;
import io.ringbook.core.codec.SuspendAccountEncoder;
import io.ringbook.core.codec.TimeInForceCode;
import io.ringbook.core.codec.TransferEncoder;
import io.ringbook.core.codec.TriggerCode;
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
    private final ReplaceSpecialOrderEncoder replaceSpecialOrder = new ReplaceSpecialOrderEncoder();
    private final ReplaceOrderEncoder replaceOrder = new ReplaceOrderEncoder();
    private final QuoteEncoder quote = new QuoteEncoder();
    private final MassCancelEncoder massCancel = new MassCancelEncoder();
    private final SignalEncoder signal = new SignalEncoder();
    private final OrderTerms terms = new OrderTerms();
    private final ReplaceTerms replaceTerms = new ReplaceTerms();
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
        return newOrder(terms.clear()
                .orderId(orderId)
                .instrument(instrument)
                .side(side)
                .orderType(orderType)
                .timeInForce(timeInForce)
                .priceTicks(priceTicks)
                .lots(lots));
    }

    /** An order with all that can be said of it; the terms are not kept. */
    public Publication newOrder(final OrderTerms order) {
        return order.isPlain() ? newPlainOrder(order) : newSpecialOrder(order);
    }

    private Publication newPlainOrder(final OrderTerms order) {
        newOrder.wrapAndApplyHeader(buffer, 0, header)
                .orderId(order.orderId())
                .priceTicks(order.priceTicks())
                .lots(order.lots())
                .instrument(order.instrument())
                .side(order.side() == Side.BUY ? SideCode.BUY : SideCode.SELL)
                .orderType(order.orderType() == OrderType.LIMIT ? OrderTypeCode.LIMIT : OrderTypeCode.MARKET)
                .timeInForce(TimeInForceCode.get((short) order.timeInForce().ordinal()))
                .selfTrade(SelfTradeCode.get((short) order.selfTrade().ordinal()))
                .postOnly((short) (order.postOnly() ? 1 : 0));
        return send(NewOrderEncoder.BLOCK_LENGTH);
    }

    private Publication newSpecialOrder(final OrderTerms order) {
        special.wrapAndApplyHeader(buffer, 0, header)
                .orderId(order.orderId())
                .priceTicks(order.priceTicks())
                .lots(order.lots())
                .instrument(order.instrument())
                .side(order.side() == Side.BUY ? SideCode.BUY : SideCode.SELL)
                .orderType(order.orderType() == OrderType.LIMIT ? OrderTypeCode.LIMIT : OrderTypeCode.MARKET)
                .timeInForce(TimeInForceCode.get((short) order.timeInForce().ordinal()))
                .selfTrade(SelfTradeCode.get((short) order.selfTrade().ordinal()))
                .postOnly((short) (order.postOnly() ? 1 : 0))
                .minLots(order.minLots())
                .expiresAtNs(order.expiresAtNs())
                .displayLots(order.displayLots())
                .triggerTicks(order.triggerTicks())
                .trailTicks(order.trailTicks())
                .pairedOrderId(order.pairedOrderId())
                .trigger(TriggerCode.get((short) order.trigger().ordinal()))
                .paired((short) (order.paired() ? 1 : 0));
        return send(NewSpecialOrderEncoder.BLOCK_LENGTH);
    }

    public Publication cancel(final long orderId) {
        cancelOrder.wrapAndApplyHeader(buffer, 0, header).orderId(orderId);
        return send(CancelOrderEncoder.BLOCK_LENGTH);
    }

    /** @param openLots the new open quantity, whatever was filled before */
    public Publication replace(final long orderId, final long priceTicks, final long openLots) {
        return replace(orderId, priceTicks, openLots, ReplaceTerms.NONE);
    }

    /** @param knownFilledLots as in {@link ReplaceTerms} */
    public Publication replace(
            final long orderId, final long priceTicks, final long openLots, final long knownFilledLots) {
        return replace(replaceTerms
                .clear()
                .orderId(orderId)
                .priceTicks(priceTicks)
                .openLots(openLots)
                .knownFilledLots(knownFilledLots));
    }

    /** The terms are not kept. */
    public Publication replace(final ReplaceTerms replace) {
        return replace.isPlain() ? replacePlainly(replace) : replaceSpecially(replace);
    }

    private Publication replaceSpecially(final ReplaceTerms replace) {
        replaceSpecialOrder
                .wrapAndApplyHeader(buffer, 0, header)
                .orderId(replace.orderId())
                .priceTicks(replace.priceTicks())
                .openLots(replace.openLots())
                .knownFilledLots(replace.knownFilledLots())
                .displayLots(replace.displayLots())
                .triggerTicks(replace.triggerTicks())
                .expiresAtNs(replace.expiresAtNs())
                .timeInForce((byte)
                        (replace.timeInForce() == null
                                ? -1
                                : replace.timeInForce().ordinal()));
        return send(ReplaceSpecialOrderEncoder.BLOCK_LENGTH);
    }

    /** A bid and an ask, which take the places of the live orders of their ids; the terms are not kept. */
    public Publication quote(final QuoteTerms terms) {
        quote.wrapAndApplyHeader(buffer, 0, header)
                .bidOrderId(terms.bidOrderId())
                .bidTicks(terms.bidTicks())
                .bidLots(terms.bidLots())
                .askOrderId(terms.askOrderId())
                .askTicks(terms.askTicks())
                .askLots(terms.askLots())
                .instrument(terms.instrument())
                .selfTrade(SelfTradeCode.get((short) terms.selfTrade().ordinal()));
        return send(QuoteEncoder.BLOCK_LENGTH);
    }

    private Publication replacePlainly(final ReplaceTerms replace) {
        replaceOrder
                .wrapAndApplyHeader(buffer, 0, header)
                .orderId(replace.orderId())
                .priceTicks(replace.priceTicks())
                .openLots(replace.openLots())
                .knownFilledLots(replace.knownFilledLots());
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
                .name(name)
                .ownerAccount(ownerAccount);
        return send(OpenAccountEncoder.BLOCK_LENGTH);
    }

    public Publication deposit(final int account, final int asset, final long amount) {
        new DepositEncoder()
                .wrapAndApplyHeader(buffer, 0, header)
                .amount(amount)
                .account(account)
                .asset(asset);
        return send(DepositEncoder.BLOCK_LENGTH);
    }

    public Publication withdraw(final int account, final int asset, final long amount) {
        new WithdrawEncoder()
                .wrapAndApplyHeader(buffer, 0, header)
                .amount(amount)
                .account(account)
                .asset(asset);
        return send(WithdrawEncoder.BLOCK_LENGTH);
    }

    public Publication transfer(final int fromAccount, final int toAccount, final int asset, final long amount) {
        new TransferEncoder()
                .wrapAndApplyHeader(buffer, 0, header)
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
                .account(account)
                .cancelOrders((short) (cancelOrders ? 1 : 0));
        return send(SuspendAccountEncoder.BLOCK_LENGTH);
    }

    public Publication resumeAccount(final int account) {
        new ResumeAccountEncoder().wrapAndApplyHeader(buffer, 0, header).account(account);
        return send(ResumeAccountEncoder.BLOCK_LENGTH);
    }

    /** @param symbol at most 12 ASCII characters */
    public Publication listAsset(final String symbol, final int decimals) {
        new ListAssetEncoder()
                .wrapAndApplyHeader(buffer, 0, header)
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
                .tickSize(tickSize)
                .lotSize(lotSize)
                .baseAsset(baseAsset)
                .quoteAsset(quoteAsset)
                .makerFeePpm(makerFeePpm)
                .takerFeePpm(takerFeePpm)
                .symbol(symbol);
        return send(ListInstrumentEncoder.BLOCK_LENGTH);
    }

    /** Of all groups, without a least fee. */
    public Publication setFees(final int instrument, final int makerFeePpm, final int takerFeePpm) {
        return setFees(instrument, -1, makerFeePpm, takerFeePpm, 0);
    }

    /**
     * @param group of which accounts, -1 for all
     * @param leastFee of a trade, where the rate is above 0; minor units of the quote asset
     */
    public Publication setFees(
            final int instrument, final int group, final int makerFeePpm, final int takerFeePpm, final long leastFee) {
        new SetFeesEncoder()
                .wrapAndApplyHeader(buffer, 0, header)
                .instrument(instrument)
                .makerFeePpm(makerFeePpm)
                .takerFeePpm(takerFeePpm)
                .group(group)
                .leastFee(leastFee);
        return send(SetFeesEncoder.BLOCK_LENGTH);
    }

    /** @param group of fees */
    public Publication setAccountGroup(final int account, final int group) {
        new SetAccountGroupEncoder()
                .wrapAndApplyHeader(buffer, 0, header)
                .account(account)
                .group(group);
        return send(SetAccountGroupEncoder.BLOCK_LENGTH);
    }

    public Publication setPhase(final int instrument, final Phase phase) {
        return setPhase(instrument, phase, false);
    }

    /** @param indicative of an auction: whether it tells after each change what it would uncross at */
    public Publication setPhase(final int instrument, final Phase phase, final boolean indicative) {
        new SetPhaseEncoder()
                .wrapAndApplyHeader(buffer, 0, header)
                .instrument(instrument)
                .phase(PhaseCode.get((short) phase.ordinal()))
                .indicative((short) (indicative ? 1 : 0));
        return send(SetPhaseEncoder.BLOCK_LENGTH);
    }

    /**
     * @param openOrders most live orders; 0 for no limit
     * @param ordersPerSecond 0 for no limit
     * @param mostLots of an order; 0 for no limit
     * @param mostValue of an order, in minor units of what it is paid with; 0 for no limit
     */
    public Publication setAccountLimits(
            final int account,
            final int openOrders,
            final int ordersPerSecond,
            final long mostLots,
            final long mostValue) {
        new SetAccountLimitsEncoder()
                .wrapAndApplyHeader(buffer, 0, header)
                .account(account)
                .openOrders(openOrders)
                .ordersPerSecond(ordersPerSecond)
                .mostLots(mostLots)
                .mostValue(mostValue);
        return send(SetAccountLimitsEncoder.BLOCK_LENGTH);
    }

    /**
     * @param credit how much of it the account may owe
     * @param mostOwned how much it may come to own; -1 for no limit
     */
    public Publication setAssetLimits(final int account, final int asset, final long credit, final long mostOwned) {
        new SetAssetLimitsEncoder()
                .wrapAndApplyHeader(buffer, 0, header)
                .account(account)
                .asset(asset)
                .credit(credit)
                .mostOwned(mostOwned);
        return send(SetAssetLimitsEncoder.BLOCK_LENGTH);
    }

    public Publication delistInstrument(final int instrument) {
        new DelistInstrumentEncoder().wrapAndApplyHeader(buffer, 0, header).instrument(instrument);
        return send(DelistInstrumentEncoder.BLOCK_LENGTH);
    }

    /**
     * @param staticTicks width around the reference to each side; 0 for none
     * @param dynamicTicks width around the last trade to each side; 0 for none
     * @param haltNs how long a halt by the circuit breaker lasts; 0 until the operator ends it
     * @param auctionNs how long the auction lasts that follows it
     */
    public Publication setPriceBand(
            final int instrument,
            final long referenceTicks,
            final long staticTicks,
            final long dynamicTicks,
            final long haltNs,
            final long auctionNs) {
        new SetPriceBandEncoder()
                .wrapAndApplyHeader(buffer, 0, header)
                .instrument(instrument)
                .referenceTicks(referenceTicks)
                .staticTicks(staticTicks)
                .dynamicTicks(dynamicTicks)
                .haltNs(haltNs)
                .auctionNs(auctionNs);
        return send(SetPriceBandEncoder.BLOCK_LENGTH);
    }

    /**
     * @param stepTicks prices from there on are multiples of it
     */
    public Publication setTickStep(final int instrument, final long fromTicks, final long stepTicks) {
        new SetTickStepEncoder()
                .wrapAndApplyHeader(buffer, 0, header)
                .instrument(instrument)
                .fromTicks(fromTicks)
                .stepTicks(stepTicks);
        return send(SetTickStepEncoder.BLOCK_LENGTH);
    }

    /**
     * @param leastValue in minor units of the quote asset
     */
    public Publication setOrderLimits(
            final int instrument,
            final long leastLots,
            final long mostLots,
            final long leastValue,
            final long mostValue) {
        new SetOrderLimitsEncoder()
                .wrapAndApplyHeader(buffer, 0, header)
                .instrument(instrument)
                .leastLots(leastLots)
                .mostLots(mostLots)
                .leastValue(leastValue)
                .mostValue(mostValue);
        return send(SetOrderLimitsEncoder.BLOCK_LENGTH);
    }

    public Publication openSession(final int account) {
        return openSession(account, false);
    }

    /** @param cancelOnClose whether the orders that it placed are canceled when it is closed */
    public Publication openSession(final int account, final boolean cancelOnClose) {
        new OpenSessionEncoder()
                .wrapAndApplyHeader(buffer, 0, header)
                .account(account)
                .cancelOnClose((short) (cancelOnClose ? 1 : 0));
        return send(OpenSessionEncoder.BLOCK_LENGTH);
    }

    public Publication closeSession(final int closedSession) {
        new CloseSessionEncoder().wrapAndApplyHeader(buffer, 0, header).closedSession(closedSession);
        return send(CloseSessionEncoder.BLOCK_LENGTH);
    }

    public Publication advanceTime() {
        new AdvanceTimeEncoder().wrapAndApplyHeader(buffer, 0, header);
        return send(AdvanceTimeEncoder.BLOCK_LENGTH);
    }

    private Publication send(final int length) {
        Records.head(buffer, 0, session, seenSequence, request);
        request = 0;
        return sink.tryPublish(buffer, 0, Records.HEADER_LENGTH + length);
    }
}
