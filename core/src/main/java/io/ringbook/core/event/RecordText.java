package io.ringbook.core.event;

import io.ringbook.core.Records;
import io.ringbook.core.RejectReason;
import io.ringbook.core.codec.AccountOpenedDecoder;
import io.ringbook.core.codec.AdvanceTimeDecoder;
import io.ringbook.core.codec.AssetListedDecoder;
import io.ringbook.core.codec.AuctionUncrossedDecoder;
import io.ringbook.core.codec.BalanceChangedDecoder;
import io.ringbook.core.codec.CancelOrderDecoder;
import io.ringbook.core.codec.CloseSessionDecoder;
import io.ringbook.core.codec.CommandRejectedDecoder;
import io.ringbook.core.codec.DelistInstrumentDecoder;
import io.ringbook.core.codec.DepositDecoder;
import io.ringbook.core.codec.EngineBuiltDecoder;
import io.ringbook.core.codec.IndicativeChangedDecoder;
import io.ringbook.core.codec.InstrumentDelistedDecoder;
import io.ringbook.core.codec.InstrumentListedDecoder;
import io.ringbook.core.codec.ListAssetDecoder;
import io.ringbook.core.codec.ListInstrumentDecoder;
import io.ringbook.core.codec.MassCancelDecoder;
import io.ringbook.core.codec.NewOrderDecoder;
import io.ringbook.core.codec.NewSpecialOrderDecoder;
import io.ringbook.core.codec.OpenAccountDecoder;
import io.ringbook.core.codec.OpenSessionDecoder;
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
import io.ringbook.core.codec.QuoteDecoder;
import io.ringbook.core.codec.ReplaceOrderDecoder;
import io.ringbook.core.codec.ReplaceSpecialOrderDecoder;
import io.ringbook.core.codec.ResumeAccountDecoder;
import io.ringbook.core.codec.SessionClosedDecoder;
import io.ringbook.core.codec.SessionOpenedDecoder;
import io.ringbook.core.codec.SetAccountGroupDecoder;
import io.ringbook.core.codec.SetAccountLimitsDecoder;
import io.ringbook.core.codec.SetAssetLimitsDecoder;
import io.ringbook.core.codec.SetFeesDecoder;
import io.ringbook.core.codec.SetOrderLimitsDecoder;
import io.ringbook.core.codec.SetPhaseDecoder;
import io.ringbook.core.codec.SetPriceBandDecoder;
import io.ringbook.core.codec.SetTickStepDecoder;
import io.ringbook.core.codec.SignalDecoder;
import io.ringbook.core.codec.SignaledDecoder;
import io.ringbook.core.codec.SuspendAccountDecoder;
import io.ringbook.core.codec.TransferDecoder;
import io.ringbook.core.codec.TransferredDecoder;
import io.ringbook.core.codec.WithdrawDecoder;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/** Records as text for people: {@code OrderRested orderNumber=7 openLots=10}. Names and units are the schema's. */
public final class RecordText {
    private static final int VERSION = Records.SCHEMA_VERSION;
    private static final String REASON = "reason=";
    private static final String NO_NUMBERS = " asked=0 allowed=0";

    private RecordText() {}

    /**
     * @param buffer that holds a record
     * @param offset of its header
     * @param recordLength of the whole record
     * @return name and fields with a space between; bytes in hexadecimal if it is none of ours
     */
    public static String of(final DirectBuffer buffer, final int offset, final int recordLength) {
        try {
            // A view, so that nothing behind a record that is too short is taken for its own.
            return tidy(
                    decoder(new UnsafeBuffer(buffer, offset, recordLength), 0).toString());
        } catch (final RuntimeException e) {
            return malformed(buffer, offset, recordLength);
        }
    }

    private static Object decoder(final DirectBuffer buffer, final int offset) {
        final int block = offset + Records.HEADER_LENGTH;
        final int length = Records.blockLength(buffer, offset);
        final int templateId = Records.templateId(buffer, offset);
        return switch (templateId) {
            case NewOrderDecoder.TEMPLATE_ID -> new NewOrderDecoder().wrap(buffer, block, length, VERSION);
            case NewSpecialOrderDecoder.TEMPLATE_ID ->
                new NewSpecialOrderDecoder().wrap(buffer, block, length, VERSION);
            case CancelOrderDecoder.TEMPLATE_ID -> new CancelOrderDecoder().wrap(buffer, block, length, VERSION);
            case ReplaceOrderDecoder.TEMPLATE_ID -> new ReplaceOrderDecoder().wrap(buffer, block, length, VERSION);
            case MassCancelDecoder.TEMPLATE_ID -> new MassCancelDecoder().wrap(buffer, block, length, VERSION);
            case OpenAccountDecoder.TEMPLATE_ID -> new OpenAccountDecoder().wrap(buffer, block, length, VERSION);
            case DepositDecoder.TEMPLATE_ID -> new DepositDecoder().wrap(buffer, block, length, VERSION);
            case WithdrawDecoder.TEMPLATE_ID -> new WithdrawDecoder().wrap(buffer, block, length, VERSION);
            case TransferDecoder.TEMPLATE_ID -> new TransferDecoder().wrap(buffer, block, length, VERSION);
            case SuspendAccountDecoder.TEMPLATE_ID -> new SuspendAccountDecoder().wrap(buffer, block, length, VERSION);
            case ResumeAccountDecoder.TEMPLATE_ID -> new ResumeAccountDecoder().wrap(buffer, block, length, VERSION);
            case ListAssetDecoder.TEMPLATE_ID -> new ListAssetDecoder().wrap(buffer, block, length, VERSION);
            case ListInstrumentDecoder.TEMPLATE_ID -> new ListInstrumentDecoder().wrap(buffer, block, length, VERSION);
            case SetFeesDecoder.TEMPLATE_ID -> new SetFeesDecoder().wrap(buffer, block, length, VERSION);
            case OpenSessionDecoder.TEMPLATE_ID -> new OpenSessionDecoder().wrap(buffer, block, length, VERSION);
            case CloseSessionDecoder.TEMPLATE_ID -> new CloseSessionDecoder().wrap(buffer, block, length, VERSION);
            case AdvanceTimeDecoder.TEMPLATE_ID -> new AdvanceTimeDecoder().wrap(buffer, block, length, VERSION);
            case SignalDecoder.TEMPLATE_ID -> new SignalDecoder().wrap(buffer, block, length, VERSION);
            case OrderAcceptedDecoder.TEMPLATE_ID -> new OrderAcceptedDecoder().wrap(buffer, block, length, VERSION);
            case OrderRejectedDecoder.TEMPLATE_ID -> new OrderRejectedDecoder().wrap(buffer, block, length, VERSION);
            case OrderRestedDecoder.TEMPLATE_ID -> new OrderRestedDecoder().wrap(buffer, block, length, VERSION);
            case OrderExecutedDecoder.TEMPLATE_ID -> new OrderExecutedDecoder().wrap(buffer, block, length, VERSION);
            case OrderReducedDecoder.TEMPLATE_ID -> new OrderReducedDecoder().wrap(buffer, block, length, VERSION);
            case OrderReplacedDecoder.TEMPLATE_ID -> new OrderReplacedDecoder().wrap(buffer, block, length, VERSION);
            case OrderCanceledDecoder.TEMPLATE_ID -> new OrderCanceledDecoder().wrap(buffer, block, length, VERSION);
            case CommandRejectedDecoder.TEMPLATE_ID ->
                new CommandRejectedDecoder().wrap(buffer, block, length, VERSION);
            case AccountOpenedDecoder.TEMPLATE_ID -> new AccountOpenedDecoder().wrap(buffer, block, length, VERSION);
            case BalanceChangedDecoder.TEMPLATE_ID -> new BalanceChangedDecoder().wrap(buffer, block, length, VERSION);
            case TransferredDecoder.TEMPLATE_ID -> new TransferredDecoder().wrap(buffer, block, length, VERSION);
            case AssetListedDecoder.TEMPLATE_ID -> new AssetListedDecoder().wrap(buffer, block, length, VERSION);
            case ReplaceSpecialOrderDecoder.TEMPLATE_ID ->
                new ReplaceSpecialOrderDecoder().wrap(buffer, block, length, VERSION);
            case QuoteDecoder.TEMPLATE_ID -> new QuoteDecoder().wrap(buffer, block, length, VERSION);
            case SetPhaseDecoder.TEMPLATE_ID -> new SetPhaseDecoder().wrap(buffer, block, length, VERSION);
            case OrderTriggeredDecoder.TEMPLATE_ID -> new OrderTriggeredDecoder().wrap(buffer, block, length, VERSION);
            case OrderRefreshedDecoder.TEMPLATE_ID -> new OrderRefreshedDecoder().wrap(buffer, block, length, VERSION);
            case PhaseChangedDecoder.TEMPLATE_ID -> new PhaseChangedDecoder().wrap(buffer, block, length, VERSION);
            case IndicativeChangedDecoder.TEMPLATE_ID ->
                new IndicativeChangedDecoder().wrap(buffer, block, length, VERSION);
            case AuctionUncrossedDecoder.TEMPLATE_ID ->
                new AuctionUncrossedDecoder().wrap(buffer, block, length, VERSION);
            case InstrumentListedDecoder.TEMPLATE_ID ->
                new InstrumentListedDecoder().wrap(buffer, block, length, VERSION);
            case SetAccountLimitsDecoder.TEMPLATE_ID ->
                new SetAccountLimitsDecoder().wrap(buffer, block, length, VERSION);
            case SetAssetLimitsDecoder.TEMPLATE_ID -> new SetAssetLimitsDecoder().wrap(buffer, block, length, VERSION);
            case SetAccountGroupDecoder.TEMPLATE_ID ->
                new SetAccountGroupDecoder().wrap(buffer, block, length, VERSION);
            case DelistInstrumentDecoder.TEMPLATE_ID ->
                new DelistInstrumentDecoder().wrap(buffer, block, length, VERSION);
            case SetPriceBandDecoder.TEMPLATE_ID -> new SetPriceBandDecoder().wrap(buffer, block, length, VERSION);
            case SetTickStepDecoder.TEMPLATE_ID -> new SetTickStepDecoder().wrap(buffer, block, length, VERSION);
            case SetOrderLimitsDecoder.TEMPLATE_ID -> new SetOrderLimitsDecoder().wrap(buffer, block, length, VERSION);
            case InstrumentDelistedDecoder.TEMPLATE_ID ->
                new InstrumentDelistedDecoder().wrap(buffer, block, length, VERSION);
            case SessionOpenedDecoder.TEMPLATE_ID -> new SessionOpenedDecoder().wrap(buffer, block, length, VERSION);
            case SessionClosedDecoder.TEMPLATE_ID -> new SessionClosedDecoder().wrap(buffer, block, length, VERSION);
            case SignaledDecoder.TEMPLATE_ID -> new SignaledDecoder().wrap(buffer, block, length, VERSION);
            case EngineBuiltDecoder.TEMPLATE_ID -> new EngineBuiltDecoder().wrap(buffer, block, length, VERSION);
            default -> throw new IllegalArgumentException("no record: templateId=" + templateId);
        };
    }

    /** From {@code [Name](sbeTemplateId=...):field=value|field=value}. */
    private static String tidy(final String text) {
        final String name = text.substring(1, text.indexOf(']'));
        final String fields = text.substring(text.indexOf("):") + 2).replace('|', ' ');
        return (name + ' ' + (name.endsWith("Rejected") ? named(fields) : fields)).trim();
    }

    /** A reason is a byte in the schema; its name is of more use. The numbers are told where it has any. */
    private static String named(final String fields) {
        final int from = REASON.length();
        final int to = fields.indexOf(' ', from);
        final String numbers = fields.substring(to);
        return REASON + reason(fields.substring(from, to)) + (numbers.equals(NO_NUMBERS) ? "" : numbers);
    }

    private static String reason(final String code) {
        return String.valueOf(RejectReason.of(Integer.parseInt(code)));
    }

    private static String malformed(final DirectBuffer buffer, final int offset, final int length) {
        final StringBuilder text = new StringBuilder("Malformed bytes=");
        for (int i = 0; i < length; i++) {
            final int octet = buffer.getByte(offset + i) & 0xFF;
            text.append(Character.forDigit(octet >> 4, 16)).append(Character.forDigit(octet & 15, 16));
        }
        return text.toString();
    }
}
