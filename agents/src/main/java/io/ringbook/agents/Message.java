package io.ringbook.agents;

import io.ringbook.core.Side;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import org.agrona.DirectBuffer;
import org.agrona.MutableDirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * What agents tell each other in more than a word of text: a signal whose payload has fields. It is sent by {@link Desk#send}, goes
 * through the stream as every signal does, and comes back as {@link Signal#message}.
 *
 * <p>Signals with a negative kind are these; agents use kinds from 0 on for their own. Numbers are little-endian, a double is its
 * eight bytes, a text is its length in bytes (2) and UTF-8.
 */
public sealed interface Message {
    /** What the signal's kind is. */
    int kind();

    /** Writes the fields. */
    void encode(Writer to);

    /**
     * Asks whoever makes a market for a price. On the topic {@link #QUOTE_REQUESTS} it calls
     * {@link TradingAgent#onQuoteRequest}.
     *
     * @param symbol of the instrument
     */
    record QuoteRequest(String symbol) implements Message {
        private static final int KIND = -1;

        @Override
        public int kind() {
            return KIND;
        }

        @Override
        public void encode(final Writer to) {
            to.text(symbol);
        }
    }

    /**
     * At which prices someone buys and sells; 0 for not at all.
     *
     * @param to who asked
     */
    record QuoteAnswer(String to, String symbol, long bidTicks, long bidLots, long askTicks, long askLots)
            implements Message {
        private static final int KIND = -2;

        @Override
        public int kind() {
            return KIND;
        }

        @Override
        public void encode(final Writer writer) {
            writer.text(to)
                    .text(symbol)
                    .number(bidTicks)
                    .number(bidLots)
                    .number(askTicks)
                    .number(askLots);
        }
    }

    /**
     * What a strategy would do.
     *
     * @param confidence 0 to 1
     * @param strength 0 to 1
     * @param priceTicks at which it was decided
     * @param lots it would trade
     * @param stopTicks where it would take the loss, 0 for nowhere
     * @param targetTicks where it would take the profit, 0 for nowhere
     * @param timeNs since the epoch
     */
    record TradeSignal(
            String symbol,
            Action action,
            double confidence,
            double strength,
            long priceTicks,
            long lots,
            long stopTicks,
            long targetTicks,
            String reason,
            String strategy,
            long timeNs)
            implements Message {
        private static final int KIND = -3;

        /** What to do. */
        public enum Action {
            BUY,
            SELL,
            HOLD
        }

        @Override
        public int kind() {
            return KIND;
        }

        @Override
        public void encode(final Writer to) {
            to.text(symbol)
                    .number(action.ordinal())
                    .real(confidence)
                    .real(strength)
                    .number(priceTicks)
                    .number(lots)
                    .number(stopTicks)
                    .number(targetTicks)
                    .text(reason)
                    .text(strategy)
                    .number(timeNs);
        }
    }

    /**
     * Whether something that was asked for may be done.
     *
     * @param to who asked
     * @param request its number, as the asker gave it
     * @param lots that may be traded
     * @param reason in words
     */
    record Approval(String to, long request, boolean approved, long lots, String reason) implements Message {
        private static final int KIND = -4;

        @Override
        public int kind() {
            return KIND;
        }

        @Override
        public void encode(final Writer writer) {
            writer.text(to)
                    .number(request)
                    .number(approved ? 1 : 0)
                    .number(lots)
                    .text(reason);
        }
    }

    /**
     * A measure of risk is beyond its threshold.
     *
     * @param measure such as VaR
     * @param text in words
     */
    record RiskAlert(String measure, double value, double threshold, String text) implements Message {
        private static final int KIND = -5;

        @Override
        public int kind() {
            return KIND;
        }

        @Override
        public void encode(final Writer to) {
            to.text(measure).real(value).real(threshold).text(text);
        }
    }

    /** A number for the cache that all share; see {@link Desk#put(String, double)}. */
    record CachedNumber(String key, double value) implements Message {
        private static final int KIND = -6;

        @Override
        public int kind() {
            return KIND;
        }

        @Override
        public void encode(final Writer to) {
            to.text(key).real(value);
        }
    }

    /** A text for the cache that all share; see {@link Desk#put(String, String)}. */
    record CachedText(String key, String value) implements Message {
        private static final int KIND = -7;

        @Override
        public int kind() {
            return KIND;
        }

        @Override
        public void encode(final Writer to) {
            to.text(key).text(value);
        }
    }

    /**
     * Asks those who guard the risk whether an order may be placed. It is decided by who answers first: the first refusal refuses it,
     * and so many approvals approve it.
     *
     * @param request its number, as the asker gave it
     * @param manager who is to answer, empty for each
     * @param approvals that it needs
     * @param limitTicks at which it is sized; a new price may have moved it until it is placed
     * @param value that it may cost at most, or bring at that limit; minor units of the quote asset, as the others
     * @param cash that the asker has for it
     * @param portfolio of the asker: cash and positions at the last trade
     * @param position what of that is in this symbol
     */
    record OrderRequest(
            long request,
            String manager,
            long approvals,
            String symbol,
            Side side,
            long lots,
            long limitTicks,
            long value,
            long cash,
            long portfolio,
            long position)
            implements Message {
        private static final int KIND = -8;

        @Override
        public int kind() {
            return KIND;
        }

        @Override
        public void encode(final Writer to) {
            to.number(request)
                    .text(manager)
                    .number(approvals)
                    .text(symbol)
                    .number(side.ordinal())
                    .number(lots)
                    .number(limitTicks)
                    .number(value)
                    .number(cash)
                    .number(portfolio)
                    .number(position);
        }
    }

    /**
     * What the sender has.
     *
     * @param cost what was paid for the lots without fees, so that their average cost is {@code cost / lots}; minor units of the quote
     *     asset, as the others
     * @param portfolio cash and all positions at the last trade
     */
    record PositionReport(String symbol, long lots, long cost, long cash, long portfolio) implements Message {
        private static final int KIND = -9;

        @Override
        public int kind() {
            return KIND;
        }

        @Override
        public void encode(final Writer to) {
            to.text(symbol).number(lots).number(cost).number(cash).number(portfolio);
        }
    }

    /**
     * Someone has to sell all that it has of a symbol, at once and at any price.
     *
     * @param to who
     * @param reason in words
     */
    record Liquidation(String to, String symbol, String reason) implements Message {
        private static final int KIND = -10;

        @Override
        public int kind() {
            return KIND;
        }

        @Override
        public void encode(final Writer writer) {
            writer.text(to).text(symbol).text(reason);
        }
    }

    /** Of requests of quotes. */
    String QUOTE_REQUESTS = "quote-requests";

    /** Of what is put into the cache. */
    String CACHE = "cache";

    /** @return the message in a signal's payload, or null if its kind is none of these or it was cut short */
    static Message decode(final int kind, final DirectBuffer buffer, final int offset, final int length) {
        final Reader from = new Reader(buffer, offset, length);
        try {
            return switch (kind) {
                case QuoteRequest.KIND -> new QuoteRequest(from.text());
                case QuoteAnswer.KIND ->
                    new QuoteAnswer(
                            from.text(), from.text(), from.number(), from.number(), from.number(), from.number());
                case TradeSignal.KIND ->
                    new TradeSignal(
                            from.text(),
                            TradeSignal.Action.values()[(int) from.number()],
                            from.real(),
                            from.real(),
                            from.number(),
                            from.number(),
                            from.number(),
                            from.number(),
                            from.text(),
                            from.text(),
                            from.number());
                case Approval.KIND ->
                    new Approval(from.text(), from.number(), from.number() == 1, from.number(), from.text());
                case RiskAlert.KIND -> new RiskAlert(from.text(), from.real(), from.real(), from.text());
                case CachedNumber.KIND -> new CachedNumber(from.text(), from.real());
                case CachedText.KIND -> new CachedText(from.text(), from.text());
                case OrderRequest.KIND ->
                    new OrderRequest(
                            from.number(),
                            from.text(),
                            from.number(),
                            from.text(),
                            Side.values()[(int) from.number()],
                            from.number(),
                            from.number(),
                            from.number(),
                            from.number(),
                            from.number(),
                            from.number());
                case PositionReport.KIND ->
                    new PositionReport(from.text(), from.number(), from.number(), from.number(), from.number());
                case Liquidation.KIND -> new Liquidation(from.text(), from.text(), from.text());
                default -> null;
            };
        } catch (final IndexOutOfBoundsException e) {
            // Anyone may send any bytes.
            return null;
        }
    }

    /** Writes fields one after the other. */
    final class Writer {
        private final MutableDirectBuffer buffer;
        private int length;

        /** @param mostBytes that a message may have */
        public Writer(final int mostBytes) {
            buffer = new UnsafeBuffer(new byte[mostBytes]);
        }

        /** What was written. */
        public DirectBuffer buffer() {
            return buffer;
        }

        /** Bytes that were written. */
        public int length() {
            return length;
        }

        Writer number(final long value) {
            buffer.putLong(length, value, ByteOrder.LITTLE_ENDIAN);
            length += Long.BYTES;
            return this;
        }

        Writer real(final double value) {
            return number(Double.doubleToRawLongBits(value));
        }

        Writer text(final String value) {
            final byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
            buffer.putShort(length, (short) bytes.length, ByteOrder.LITTLE_ENDIAN);
            buffer.putBytes(length + Short.BYTES, bytes);
            length += Short.BYTES + bytes.length;
            return this;
        }
    }

    /** Reads fields one after the other. */
    final class Reader {
        private final DirectBuffer buffer;
        private final int end;
        private int at;

        private Reader(final DirectBuffer buffer, final int offset, final int length) {
            this.buffer = buffer;
            at = offset;
            end = offset + length;
        }

        private long number() {
            return buffer.getLong(take(Long.BYTES), ByteOrder.LITTLE_ENDIAN);
        }

        private double real() {
            return Double.longBitsToDouble(number());
        }

        private String text() {
            final int length = buffer.getShort(take(Short.BYTES), ByteOrder.LITTLE_ENDIAN) & 0xFFFF;
            final byte[] bytes = new byte[length];
            buffer.getBytes(take(length), bytes);
            return new String(bytes, StandardCharsets.UTF_8);
        }

        private int take(final int bytes) {
            if (bytes > end - at) {
                throw new IndexOutOfBoundsException("cut short: bytes=" + bytes + ", left=" + (end - at));
            }
            at += bytes;
            return at - bytes;
        }
    }
}
