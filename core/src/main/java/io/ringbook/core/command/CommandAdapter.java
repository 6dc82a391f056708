package io.ringbook.core.command;

import io.ringbook.core.Bytes;
import io.ringbook.core.OrderType;
import io.ringbook.core.Phase;
import io.ringbook.core.Records;
import io.ringbook.core.SelfTrade;
import io.ringbook.core.Side;
import io.ringbook.core.TimeInForce;
import io.ringbook.core.Trigger;
import io.ringbook.core.codec.AdvanceTimeDecoder;
import io.ringbook.core.codec.CancelOrderDecoder;
import io.ringbook.core.codec.CloseSessionDecoder;
import io.ringbook.core.codec.DelistInstrumentDecoder;
import io.ringbook.core.codec.DepositDecoder;
import io.ringbook.core.codec.ListAssetDecoder;
import io.ringbook.core.codec.ListInstrumentDecoder;
import io.ringbook.core.codec.MassCancelDecoder;
import io.ringbook.core.codec.NewOrderDecoder;
import io.ringbook.core.codec.NewSpecialOrderDecoder;
import io.ringbook.core.codec.OpenAccountDecoder;
import io.ringbook.core.codec.OpenSessionDecoder;
import io.ringbook.core.codec.QuoteDecoder;
import io.ringbook.core.codec.ReplaceOrderDecoder;
import io.ringbook.core.codec.ReplaceSpecialOrderDecoder;
import io.ringbook.core.codec.ResumeAccountDecoder;
import io.ringbook.core.codec.SetAccountGroupDecoder;
import io.ringbook.core.codec.SetAccountLimitsDecoder;
import io.ringbook.core.codec.SetAssetLimitsDecoder;
import io.ringbook.core.codec.SetFeesDecoder;
import io.ringbook.core.codec.SetOrderLimitsDecoder;
import io.ringbook.core.codec.SetPhaseDecoder;
import io.ringbook.core.codec.SetPriceBandDecoder;
import io.ringbook.core.codec.SetTickStepDecoder;
import io.ringbook.core.codec.SignalDecoder;
import io.ringbook.core.codec.SuspendAccountDecoder;
import io.ringbook.core.codec.TransferDecoder;
import io.ringbook.core.codec.WithdrawDecoder;
import org.agrona.AsciiSequenceView;
import org.agrona.DirectBuffer;

/** Bytes of one command to one call. Whatever the bytes are, it ends in exactly one call and no exception. */
public final class CommandAdapter {
    private static final int BLOCK = Records.HEADER_LENGTH;

    private final NewSpecialOrderDecoder special = new NewSpecialOrderDecoder();
    private final ReplaceSpecialOrderDecoder replaceSpecial = new ReplaceSpecialOrderDecoder();
    private final QuoteDecoder quote = new QuoteDecoder();
    private final MassCancelDecoder massCancel = new MassCancelDecoder();
    private final OpenAccountDecoder openAccount = new OpenAccountDecoder();
    private final DepositDecoder deposit = new DepositDecoder();
    private final WithdrawDecoder withdraw = new WithdrawDecoder();
    private final TransferDecoder transfer = new TransferDecoder();
    private final SuspendAccountDecoder suspend = new SuspendAccountDecoder();
    private final ResumeAccountDecoder resume = new ResumeAccountDecoder();
    private final ListAssetDecoder listAsset = new ListAssetDecoder();
    private final ListInstrumentDecoder listInstrument = new ListInstrumentDecoder();
    private final SetFeesDecoder setFees = new SetFeesDecoder();
    private final SetAccountGroupDecoder setAccountGroup = new SetAccountGroupDecoder();
    private final SetPhaseDecoder setPhase = new SetPhaseDecoder();
    private final SetAccountLimitsDecoder setAccountLimits = new SetAccountLimitsDecoder();
    private final SetAssetLimitsDecoder setAssetLimits = new SetAssetLimitsDecoder();
    private final DelistInstrumentDecoder delistInstrument = new DelistInstrumentDecoder();
    private final SetPriceBandDecoder setPriceBand = new SetPriceBandDecoder();
    private final SetTickStepDecoder setTickStep = new SetTickStepDecoder();
    private final SetOrderLimitsDecoder setOrderLimits = new SetOrderLimitsDecoder();
    private final OpenSessionDecoder openSession = new OpenSessionDecoder();
    private final CloseSessionDecoder closeSession = new CloseSessionDecoder();
    private final SignalDecoder signal = new SignalDecoder();
    private final OrderTerms terms = new OrderTerms();
    private final ReplaceTerms replaceTerms = new ReplaceTerms();
    private final QuoteTerms quoteTerms = new QuoteTerms();
    private final AsciiSequenceView topic = new AsciiSequenceView();
    private final Bytes own = new Bytes();
    private final CommandListener listener;

    public CommandAdapter(final CommandListener listener) {
        this.listener = listener;
    }

    /**
     * @param buffer that holds a record
     * @param offset of its header
     * @param length of what the sender sent, header included
     */
    public void onCommand(final DirectBuffer buffer, final int offset, final int length) {
        own.wrap(buffer, offset, length);
        onCommand(own);
    }

    /** @param command a record */
    public void onCommand(final Bytes command) {
        if (command.length() < Records.COMMAND_HEAD_LENGTH || !dispatch(command)) {
            listener.onMalformed(
                    command.length() >= Records.HEADER_LENGTH && Records.isAboutOrders(Records.templateId(command)));
        }
    }

    private boolean dispatch(final Bytes command) {
        final int session = Records.session(command);
        return switch (Records.templateId(command)) {
            case NewOrderDecoder.TEMPLATE_ID -> onNewOrder(session, command);
            case NewSpecialOrderDecoder.TEMPLATE_ID ->
                onNewSpecialOrder(session, command.buffer(), command.offset(), command.length());
            case CancelOrderDecoder.TEMPLATE_ID -> onCancelOrder(session, command);
            case ReplaceOrderDecoder.TEMPLATE_ID -> onReplaceOrder(session, command);
            case ReplaceSpecialOrderDecoder.TEMPLATE_ID ->
                onReplaceSpecialOrder(session, command.buffer(), command.offset(), command.length());
            case QuoteDecoder.TEMPLATE_ID -> onQuote(session, command.buffer(), command.offset(), command.length());
            case MassCancelDecoder.TEMPLATE_ID ->
                onMassCancel(session, command.buffer(), command.offset(), command.length());
            case OpenAccountDecoder.TEMPLATE_ID ->
                onOpenAccount(session, command.buffer(), command.offset(), command.length());
            case DepositDecoder.TEMPLATE_ID -> onDeposit(session, command.buffer(), command.offset(), command.length());
            case WithdrawDecoder.TEMPLATE_ID ->
                onWithdraw(session, command.buffer(), command.offset(), command.length());
            case TransferDecoder.TEMPLATE_ID ->
                onTransfer(session, command.buffer(), command.offset(), command.length());
            case SuspendAccountDecoder.TEMPLATE_ID ->
                onSuspendAccount(session, command.buffer(), command.offset(), command.length());
            case ResumeAccountDecoder.TEMPLATE_ID ->
                onResumeAccount(session, command.buffer(), command.offset(), command.length());
            case ListAssetDecoder.TEMPLATE_ID ->
                onListAsset(session, command.buffer(), command.offset(), command.length());
            case ListInstrumentDecoder.TEMPLATE_ID ->
                onListInstrument(session, command.buffer(), command.offset(), command.length());
            case SetFeesDecoder.TEMPLATE_ID -> onSetFees(session, command.buffer(), command.offset(), command.length());
            case SetAccountGroupDecoder.TEMPLATE_ID ->
                onSetAccountGroup(session, command.buffer(), command.offset(), command.length());
            case SetPhaseDecoder.TEMPLATE_ID ->
                onSetPhase(session, command.buffer(), command.offset(), command.length());
            case SetAccountLimitsDecoder.TEMPLATE_ID ->
                onSetAccountLimits(session, command.buffer(), command.offset(), command.length());
            case SetAssetLimitsDecoder.TEMPLATE_ID ->
                onSetAssetLimits(session, command.buffer(), command.offset(), command.length());
            case DelistInstrumentDecoder.TEMPLATE_ID ->
                onDelistInstrument(session, command.buffer(), command.offset(), command.length());
            case SetPriceBandDecoder.TEMPLATE_ID ->
                onSetPriceBand(session, command.buffer(), command.offset(), command.length());
            case SetTickStepDecoder.TEMPLATE_ID ->
                onSetTickStep(session, command.buffer(), command.offset(), command.length());
            case SetOrderLimitsDecoder.TEMPLATE_ID ->
                onSetOrderLimits(session, command.buffer(), command.offset(), command.length());
            case OpenSessionDecoder.TEMPLATE_ID ->
                onOpenSession(session, command.buffer(), command.offset(), command.length());
            case CloseSessionDecoder.TEMPLATE_ID ->
                onCloseSession(session, command.buffer(), command.offset(), command.length());
            case AdvanceTimeDecoder.TEMPLATE_ID ->
                onAdvanceTime(session, command.buffer(), command.offset(), command.length());
            case SignalDecoder.TEMPLATE_ID -> onSignal(session, command.buffer(), command.offset(), command.length());
            default -> false;
        };
    }

    private boolean onNewOrder(final int session, final Bytes command) {
        if (!isWhole(command, NewOrderDecoder.TEMPLATE_ID, NewOrderDecoder.BLOCK_LENGTH)) {
            return false;
        }
        terms.orderId(command.getLong(BLOCK + NewOrderDecoder.orderIdEncodingOffset()))
                .instrument(command.getInt(BLOCK + NewOrderDecoder.instrumentEncodingOffset()))
                .side(Side.of(code(command, NewOrderDecoder.sideEncodingOffset())))
                .orderType(OrderType.of(code(command, NewOrderDecoder.orderTypeEncodingOffset())))
                .timeInForce(TimeInForce.of(code(command, NewOrderDecoder.timeInForceEncodingOffset())))
                .selfTrade(SelfTrade.of(code(command, NewOrderDecoder.selfTradeEncodingOffset())))
                .postOnly(code(command, NewOrderDecoder.postOnlyEncodingOffset()) == 1)
                .priceTicks(command.getLong(BLOCK + NewOrderDecoder.priceTicksEncodingOffset()))
                .lots(command.getLong(BLOCK + NewOrderDecoder.lotsEncodingOffset()))
                .minLots(0)
                .expiresAtNs(0)
                .displayLots(0)
                .trigger(Trigger.NONE)
                .triggerTicks(0)
                .trailTicks(0)
                .paired(false)
                .pairedOrderId(0);
        return code(command, NewOrderDecoder.postOnlyEncodingOffset()) <= 1 && tell(session);
    }

    private boolean onNewSpecialOrder(
            final int session, final DirectBuffer buffer, final int offset, final int length) {
        if (!isWhole(buffer, offset, length, NewSpecialOrderDecoder.BLOCK_LENGTH)) {
            return false;
        }
        special.wrap(buffer, block(offset), NewSpecialOrderDecoder.BLOCK_LENGTH, Records.SCHEMA_VERSION);
        terms.orderId(special.orderId())
                .instrument(special.instrument())
                .side(Side.of(special.sideRaw()))
                .orderType(OrderType.of(special.orderTypeRaw()))
                .timeInForce(TimeInForce.of(special.timeInForceRaw()))
                .selfTrade(SelfTrade.of(special.selfTradeRaw()))
                .postOnly(special.postOnly() == 1)
                .priceTicks(special.priceTicks())
                .lots(special.lots())
                .minLots(special.minLots())
                .expiresAtNs(special.expiresAtNs())
                .displayLots(special.displayLots())
                .trigger(Trigger.of(special.triggerRaw()))
                .triggerTicks(special.triggerTicks())
                .trailTicks(special.trailTicks())
                .paired(special.paired() == 1)
                .pairedOrderId(special.pairedOrderId());
        return special.postOnly() <= 1 && special.paired() <= 1 && tell(session);
    }

    /** Unless it has a code that there is not. */
    private boolean tell(final int session) {
        if (terms.side() == null
                || terms.orderType() == null
                || terms.timeInForce() == null
                || terms.selfTrade() == null
                || terms.trigger() == null) {
            return false;
        }
        listener.onNewOrder(session, terms);
        return true;
    }

    private boolean onMassCancel(final int session, final DirectBuffer buffer, final int offset, final int length) {
        if (!isWhole(buffer, offset, length, MassCancelDecoder.BLOCK_LENGTH)) {
            return false;
        }
        massCancel.wrap(buffer, block(offset), MassCancelDecoder.BLOCK_LENGTH, Records.SCHEMA_VERSION);
        final Side side = Side.of(massCancel.side());
        if (side == null && massCancel.side() != -1) {
            return false;
        }
        listener.onMassCancel(session, massCancel.account(), massCancel.instrument(), side);
        return true;
    }

    private boolean onAdvanceTime(final int session, final DirectBuffer buffer, final int offset, final int length) {
        if (!isWhole(buffer, offset, length, AdvanceTimeDecoder.BLOCK_LENGTH)) {
            return false;
        }
        listener.onAdvanceTime(session);
        return true;
    }

    private boolean onCancelOrder(final int session, final Bytes command) {
        if (!isWhole(command, CancelOrderDecoder.TEMPLATE_ID, CancelOrderDecoder.BLOCK_LENGTH)) {
            return false;
        }
        listener.onCancelOrder(session, command.getLong(BLOCK + CancelOrderDecoder.orderIdEncodingOffset()));
        return true;
    }

    private boolean onReplaceOrder(final int session, final Bytes command) {
        if (!isWhole(command, ReplaceOrderDecoder.TEMPLATE_ID, ReplaceOrderDecoder.BLOCK_LENGTH)) {
            return false;
        }
        replaceTerms
                .clear()
                .orderId(command.getLong(BLOCK + ReplaceOrderDecoder.orderIdEncodingOffset()))
                .priceTicks(command.getLong(BLOCK + ReplaceOrderDecoder.priceTicksEncodingOffset()))
                .openLots(command.getLong(BLOCK + ReplaceOrderDecoder.openLotsEncodingOffset()))
                .knownFilledLots(command.getLong(BLOCK + ReplaceOrderDecoder.knownFilledLotsEncodingOffset()));
        listener.onReplaceOrder(session, replaceTerms);
        return true;
    }

    private boolean onReplaceSpecialOrder(
            final int session, final DirectBuffer buffer, final int offset, final int length) {
        if (!isWhole(buffer, offset, length, ReplaceSpecialOrderDecoder.BLOCK_LENGTH)) {
            return false;
        }
        replaceSpecial.wrap(buffer, block(offset), ReplaceSpecialOrderDecoder.BLOCK_LENGTH, Records.SCHEMA_VERSION);
        final TimeInForce timeInForce = TimeInForce.of(replaceSpecial.timeInForce());
        if (timeInForce == null && replaceSpecial.timeInForce() != -1) {
            return false;
        }
        replaceTerms
                .orderId(replaceSpecial.orderId())
                .priceTicks(replaceSpecial.priceTicks())
                .openLots(replaceSpecial.openLots())
                .knownFilledLots(replaceSpecial.knownFilledLots())
                .displayLots(replaceSpecial.displayLots())
                .triggerTicks(replaceSpecial.triggerTicks())
                .timeInForce(timeInForce)
                .expiresAtNs(replaceSpecial.expiresAtNs());
        listener.onReplaceOrder(session, replaceTerms);
        return true;
    }

    private boolean onQuote(final int session, final DirectBuffer buffer, final int offset, final int length) {
        if (!isWhole(buffer, offset, length, QuoteDecoder.BLOCK_LENGTH)) {
            return false;
        }
        quote.wrap(buffer, block(offset), QuoteDecoder.BLOCK_LENGTH, Records.SCHEMA_VERSION);
        quoteTerms
                .instrument(quote.instrument())
                .selfTrade(SelfTrade.of(quote.selfTradeRaw()))
                .bidOrderId(quote.bidOrderId())
                .bidTicks(quote.bidTicks())
                .bidLots(quote.bidLots())
                .askOrderId(quote.askOrderId())
                .askTicks(quote.askTicks())
                .askLots(quote.askLots());
        if (quoteTerms.selfTrade() == null) {
            return false;
        }
        listener.onQuote(session, quoteTerms);
        return true;
    }

    private boolean onOpenAccount(final int session, final DirectBuffer buffer, final int offset, final int length) {
        if (!isWhole(buffer, offset, length, OpenAccountDecoder.BLOCK_LENGTH)) {
            return false;
        }
        openAccount.wrap(buffer, block(offset), OpenAccountDecoder.BLOCK_LENGTH, Records.SCHEMA_VERSION);
        listener.onOpenAccount(session, openAccount.name(), openAccount.ownerAccount());
        return true;
    }

    private boolean onDeposit(final int session, final DirectBuffer buffer, final int offset, final int length) {
        if (!isWhole(buffer, offset, length, DepositDecoder.BLOCK_LENGTH)) {
            return false;
        }
        deposit.wrap(buffer, block(offset), DepositDecoder.BLOCK_LENGTH, Records.SCHEMA_VERSION);
        listener.onDeposit(session, deposit.account(), deposit.asset(), deposit.amount());
        return true;
    }

    private boolean onWithdraw(final int session, final DirectBuffer buffer, final int offset, final int length) {
        if (!isWhole(buffer, offset, length, WithdrawDecoder.BLOCK_LENGTH)) {
            return false;
        }
        withdraw.wrap(buffer, block(offset), WithdrawDecoder.BLOCK_LENGTH, Records.SCHEMA_VERSION);
        listener.onWithdraw(session, withdraw.account(), withdraw.asset(), withdraw.amount());
        return true;
    }

    private boolean onTransfer(final int session, final DirectBuffer buffer, final int offset, final int length) {
        if (!isWhole(buffer, offset, length, TransferDecoder.BLOCK_LENGTH)) {
            return false;
        }
        transfer.wrap(buffer, block(offset), TransferDecoder.BLOCK_LENGTH, Records.SCHEMA_VERSION);
        listener.onTransfer(session, transfer.fromAccount(), transfer.toAccount(), transfer.asset(), transfer.amount());
        return true;
    }

    private boolean onSuspendAccount(final int session, final DirectBuffer buffer, final int offset, final int length) {
        if (!isWhole(buffer, offset, length, SuspendAccountDecoder.BLOCK_LENGTH)) {
            return false;
        }
        suspend.wrap(buffer, block(offset), SuspendAccountDecoder.BLOCK_LENGTH, Records.SCHEMA_VERSION);
        if (suspend.cancelOrders() > 1) {
            return false;
        }
        listener.onSuspendAccount(session, suspend.account(), suspend.cancelOrders() == 1);
        return true;
    }

    private boolean onResumeAccount(final int session, final DirectBuffer buffer, final int offset, final int length) {
        if (!isWhole(buffer, offset, length, ResumeAccountDecoder.BLOCK_LENGTH)) {
            return false;
        }
        resume.wrap(buffer, block(offset), ResumeAccountDecoder.BLOCK_LENGTH, Records.SCHEMA_VERSION);
        listener.onResumeAccount(session, resume.account());
        return true;
    }

    private boolean onListAsset(final int session, final DirectBuffer buffer, final int offset, final int length) {
        if (!isWhole(buffer, offset, length, ListAssetDecoder.BLOCK_LENGTH)) {
            return false;
        }
        listAsset.wrap(buffer, block(offset), ListAssetDecoder.BLOCK_LENGTH, Records.SCHEMA_VERSION);
        listener.onListAsset(session, listAsset.symbol(), listAsset.decimals());
        return true;
    }

    private boolean onListInstrument(final int session, final DirectBuffer buffer, final int offset, final int length) {
        if (!isWhole(buffer, offset, length, ListInstrumentDecoder.BLOCK_LENGTH)) {
            return false;
        }
        listInstrument.wrap(buffer, block(offset), ListInstrumentDecoder.BLOCK_LENGTH, Records.SCHEMA_VERSION);
        listener.onListInstrument(
                session,
                listInstrument.symbol(),
                listInstrument.baseAsset(),
                listInstrument.quoteAsset(),
                listInstrument.tickSize(),
                listInstrument.lotSize(),
                listInstrument.makerFeePpm(),
                listInstrument.takerFeePpm());
        return true;
    }

    private boolean onSetFees(final int session, final DirectBuffer buffer, final int offset, final int length) {
        if (!isWhole(buffer, offset, length, SetFeesDecoder.BLOCK_LENGTH)) {
            return false;
        }
        setFees.wrap(buffer, block(offset), SetFeesDecoder.BLOCK_LENGTH, Records.SCHEMA_VERSION);
        listener.onSetFees(
                session,
                setFees.instrument(),
                setFees.group(),
                setFees.makerFeePpm(),
                setFees.takerFeePpm(),
                setFees.leastFee());
        return true;
    }

    private boolean onSetAccountGroup(
            final int session, final DirectBuffer buffer, final int offset, final int length) {
        if (!isWhole(buffer, offset, length, SetAccountGroupDecoder.BLOCK_LENGTH)) {
            return false;
        }
        setAccountGroup.wrap(buffer, block(offset), SetAccountGroupDecoder.BLOCK_LENGTH, Records.SCHEMA_VERSION);
        listener.onSetAccountGroup(session, setAccountGroup.account(), setAccountGroup.group());
        return true;
    }

    private boolean onSetPhase(final int session, final DirectBuffer buffer, final int offset, final int length) {
        if (!isWhole(buffer, offset, length, SetPhaseDecoder.BLOCK_LENGTH)) {
            return false;
        }
        setPhase.wrap(buffer, block(offset), SetPhaseDecoder.BLOCK_LENGTH, Records.SCHEMA_VERSION);
        final Phase phase = Phase.of(setPhase.phaseRaw());
        if (phase == null || setPhase.indicative() > 1) {
            return false;
        }
        listener.onSetPhase(session, setPhase.instrument(), phase, setPhase.indicative() == 1);
        return true;
    }

    private boolean onSetAccountLimits(
            final int session, final DirectBuffer buffer, final int offset, final int length) {
        if (!isWhole(buffer, offset, length, SetAccountLimitsDecoder.BLOCK_LENGTH)) {
            return false;
        }
        setAccountLimits.wrap(buffer, block(offset), SetAccountLimitsDecoder.BLOCK_LENGTH, Records.SCHEMA_VERSION);
        listener.onSetAccountLimits(
                session,
                setAccountLimits.account(),
                setAccountLimits.openOrders(),
                setAccountLimits.ordersPerSecond(),
                setAccountLimits.mostLots(),
                setAccountLimits.mostValue());
        return true;
    }

    private boolean onSetAssetLimits(final int session, final DirectBuffer buffer, final int offset, final int length) {
        if (!isWhole(buffer, offset, length, SetAssetLimitsDecoder.BLOCK_LENGTH)) {
            return false;
        }
        setAssetLimits.wrap(buffer, block(offset), SetAssetLimitsDecoder.BLOCK_LENGTH, Records.SCHEMA_VERSION);
        listener.onSetAssetLimits(
                session,
                setAssetLimits.account(),
                setAssetLimits.asset(),
                setAssetLimits.credit(),
                setAssetLimits.mostOwned());
        return true;
    }

    private boolean onDelistInstrument(
            final int session, final DirectBuffer buffer, final int offset, final int length) {
        if (!isWhole(buffer, offset, length, DelistInstrumentDecoder.BLOCK_LENGTH)) {
            return false;
        }
        delistInstrument.wrap(buffer, block(offset), DelistInstrumentDecoder.BLOCK_LENGTH, Records.SCHEMA_VERSION);
        listener.onDelistInstrument(session, delistInstrument.instrument());
        return true;
    }

    private boolean onSetPriceBand(final int session, final DirectBuffer buffer, final int offset, final int length) {
        if (!isWhole(buffer, offset, length, SetPriceBandDecoder.BLOCK_LENGTH)) {
            return false;
        }
        setPriceBand.wrap(buffer, block(offset), SetPriceBandDecoder.BLOCK_LENGTH, Records.SCHEMA_VERSION);
        listener.onSetPriceBand(
                session,
                setPriceBand.instrument(),
                setPriceBand.referenceTicks(),
                setPriceBand.staticTicks(),
                setPriceBand.dynamicTicks(),
                setPriceBand.haltNs(),
                setPriceBand.auctionNs());
        return true;
    }

    private boolean onSetTickStep(final int session, final DirectBuffer buffer, final int offset, final int length) {
        if (!isWhole(buffer, offset, length, SetTickStepDecoder.BLOCK_LENGTH)) {
            return false;
        }
        setTickStep.wrap(buffer, block(offset), SetTickStepDecoder.BLOCK_LENGTH, Records.SCHEMA_VERSION);
        listener.onSetTickStep(session, setTickStep.instrument(), setTickStep.fromTicks(), setTickStep.stepTicks());
        return true;
    }

    private boolean onSetOrderLimits(final int session, final DirectBuffer buffer, final int offset, final int length) {
        if (!isWhole(buffer, offset, length, SetOrderLimitsDecoder.BLOCK_LENGTH)) {
            return false;
        }
        setOrderLimits.wrap(buffer, block(offset), SetOrderLimitsDecoder.BLOCK_LENGTH, Records.SCHEMA_VERSION);
        listener.onSetOrderLimits(
                session,
                setOrderLimits.instrument(),
                setOrderLimits.leastLots(),
                setOrderLimits.mostLots(),
                setOrderLimits.leastValue(),
                setOrderLimits.mostValue());
        return true;
    }

    private boolean onOpenSession(final int session, final DirectBuffer buffer, final int offset, final int length) {
        if (!isWhole(buffer, offset, length, OpenSessionDecoder.BLOCK_LENGTH)) {
            return false;
        }
        openSession.wrap(buffer, block(offset), OpenSessionDecoder.BLOCK_LENGTH, Records.SCHEMA_VERSION);
        if (openSession.cancelOnClose() > 1) {
            return false;
        }
        listener.onOpenSession(session, openSession.account(), openSession.cancelOnClose() == 1);
        return true;
    }

    private boolean onCloseSession(final int session, final DirectBuffer buffer, final int offset, final int length) {
        if (!isWhole(buffer, offset, length, CloseSessionDecoder.BLOCK_LENGTH)) {
            return false;
        }
        closeSession.wrap(buffer, block(offset), CloseSessionDecoder.BLOCK_LENGTH, Records.SCHEMA_VERSION);
        listener.onCloseSession(session, closeSession.closedSession());
        return true;
    }

    private boolean onSignal(final int session, final DirectBuffer buffer, final int offset, final int length) {
        final int beforePayload =
                Records.HEADER_LENGTH + SignalDecoder.BLOCK_LENGTH + SignalDecoder.payloadHeaderLength();
        if (length < beforePayload || !hasHeader(buffer, offset, SignalDecoder.BLOCK_LENGTH)) {
            return false;
        }
        signal.wrap(buffer, block(offset), SignalDecoder.BLOCK_LENGTH, Records.SCHEMA_VERSION);
        final int payloadLength = signal.payloadLength();
        if (length != beforePayload + payloadLength) {
            return false;
        }
        topic.wrap(buffer, block(offset) + SignalDecoder.topicEncodingOffset(), topicLength());
        listener.onSignal(session, topic, signal.kind(), buffer, offset + beforePayload, payloadLength);
        return true;
    }

    private int topicLength() {
        int end = 0;
        while (end < SignalDecoder.topicLength() && signal.topic(end) != 0) {
            end++;
        }
        return end;
    }

    private static boolean isWhole(
            final DirectBuffer buffer, final int offset, final int length, final int blockLength) {
        return length == Records.HEADER_LENGTH + blockLength && hasHeader(buffer, offset, blockLength);
    }

    private static boolean isWhole(final Bytes command, final int templateId, final int blockLength) {
        return command.length() == Records.HEADER_LENGTH + blockLength
                && command.getInt(0) == Records.header(templateId, blockLength);
    }

    private static int code(final Bytes command, final int inBlock) {
        return command.getByte(BLOCK + inBlock) & 0xFF;
    }

    private static boolean hasHeader(final DirectBuffer buffer, final int offset, final int blockLength) {
        return Records.blockLength(buffer, offset) == blockLength
                && buffer.getByte(offset + 2) == Records.SCHEMA_ID
                && buffer.getByte(offset + 3) == Records.SCHEMA_VERSION;
    }

    private static int block(final int offset) {
        return offset + Records.HEADER_LENGTH;
    }
}
