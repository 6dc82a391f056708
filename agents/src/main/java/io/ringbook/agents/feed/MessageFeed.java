package io.ringbook.agents.feed;

import io.ringbook.agents.BadInputException;
import io.ringbook.core.CancelReason;
import io.ringbook.core.Limits;
import io.ringbook.core.RejectReason;
import io.ringbook.core.Side;
import io.ringbook.core.TimeInForce;
import io.ringbook.core.event.EventListener;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.function.LongConsumer;
import org.agrona.collections.Long2ObjectHashMap;

/**
 * Drives a market with a message file, a microsecond from one to the next:
 *
 * <pre>
 *   N,order_id,side,price_ticks,quantity,ioc      new order; side 0 buys, 1 sells; ioc 1 cancels the rest
 *   C,order_id                                    cancel
 *   M,order_id,side,new_price_ticks,new_quantity  modify; the quantity is the new open one
 * </pre>
 *
 * and tells what comes out as reports, a line each ({@link MessageReports}).
 */
public final class MessageFeed implements EventListener {
    private static final long EVERY_NS = 1_000;

    private final Path file;
    private MessageReports reports;
    private final Long2ObjectHashMap<Order> byNumber = new Long2ObjectHashMap<>();
    private long messages;
    private long rejected;
    private boolean awaiting;
    private long sentSequence;

    // The message whose events follow.
    private char kind;
    private long orderId;
    private Side side;
    private long priceTicks;
    private long lots;
    private boolean immediate;

    /**
     * Checks the whole file.
     *
     * @throws BadInputException if a line is wrong
     */
    public MessageFeed(final Path file) {
        this.file = file;
        check();
    }

    private static final class Order {
        final long orderId;
        final Side side;
        long priceTicks;

        Order(final long orderId, final Side side, final long priceTicks) {
            this.orderId = orderId;
            this.side = side;
            this.priceTicks = priceTicks;
        }
    }

    /**
     * Feeds the whole file.
     *
     * @param startNs time of the first message, nanoseconds since the epoch
     * @param reportsOut takes the reports' text, null if nobody wants it; not closed
     * @param progress is told the number of messages done, now and then
     * @throws BadInputException if a line is wrong that was right when the file was checked
     */
    public MessageReport feed(
            final FedMarket market, final long startNs, final OutputStream reportsOut, final LongConsumer progress) {
        reports = new MessageReports(reportsOut);
        market.listen(this);
        final Sources.Source source = Sources.open(file);
        try (CsvLines lines = new CsvLines(source.name(), source.stream())) {
            while (lines.next()) {
                read(lines);
                market.advanceTo(startNs + messages * EVERY_NS);
                send(market);
                reports.endMessage();
                messages++;
                if ((messages & 0xFFFF) == 0) {
                    progress.accept(messages);
                }
            }
        }
        return new MessageReport(
                messages,
                reports.count(MessageReports.ACCEPTED),
                reports.count(MessageReports.TRADED),
                reports.count(MessageReports.CANCELED),
                reports.count(MessageReports.MODIFIED),
                reports.count(MessageReports.CANCEL_REFUSED),
                reports.count(MessageReports.MODIFY_REFUSED),
                rejected,
                byNumber.size(),
                reports.end());
    }

    /** Reads the whole file once, so that what is wrong in it is said before anything is sent. */
    private void check() {
        final Sources.Source source = Sources.open(file);
        try (CsvLines lines = new CsvLines(source.name(), source.stream())) {
            while (lines.next()) {
                read(lines);
            }
        }
    }

    private void read(final CsvLines lines) {
        kind = lines.letter(0, "kind");
        switch (kind) {
            case 'N' -> {
                lines.expectFields(6);
                readOrder(lines);
                immediate = lines.whole(5, "ioc", 0, 1) == 1;
            }
            case 'M' -> {
                lines.expectFields(5);
                readOrder(lines);
            }
            case 'C' -> {
                lines.expectFields(2);
                orderId = id(lines);
            }
            default -> throw lines.wrong("kind", String.valueOf(kind), "N, C or M");
        }
    }

    private void readOrder(final CsvLines lines) {
        orderId = id(lines);
        side = lines.whole(2, "side", 0, 1) == 0 ? Side.BUY : Side.SELL;
        priceTicks = lines.whole(3, "price_ticks", 1, Limits.MAX_PRICE_TICKS);
        lots = lines.whole(4, "quantity", 1, Limits.MAX_LOTS);
    }

    private static long id(final CsvLines lines) {
        return lines.whole(1, "order_id", Long.MIN_VALUE / 16, Long.MAX_VALUE / 16);
    }

    private void send(final FedMarket market) {
        awaiting = true;
        switch (kind) {
            case 'N' ->
                market.orders()
                        .limit(
                                orderId,
                                market.instrument(),
                                side,
                                priceTicks,
                                lots,
                                immediate ? TimeInForce.IOC : TimeInForce.GTC);
            case 'M' -> market.orders().replace(orderId, priceTicks, lots);
            default -> market.orders().cancel(orderId);
        }
    }

    @Override
    public void onOrderAccepted(final long sequence) {
        if (!isOwn(sequence)) {
            return;
        }
        reports.add(MessageReports.ACCEPTED, messages, side.ordinal(), orderId, priceTicks, lots);
        byNumber.put(sequence, new Order(orderId, side, priceTicks));
    }

    @Override
    public void onOrderRejected(final long sequence, final RejectReason reason, final long asked, final long allowed) {
        if (!isOwn(sequence)) {
            return;
        }
        if (reason != RejectReason.UNKNOWN_ORDER) {
            rejected++;
        } else {
            reports.add(kind == 'C' ? MessageReports.CANCEL_REFUSED : MessageReports.MODIFY_REFUSED, messages, orderId);
        }
    }

    @Override
    public void onOrderExecuted(
            final long sequence,
            final int instrument,
            final long makerOrderNumber,
            final long takerOrderNumber,
            final Side takerSide,
            final long atTicks,
            final long executed,
            final long makerOpenLots,
            final long takerOpenLots,
            final long makerFee,
            final long takerFee) {
        if (isOwn(sequence) && byNumber.containsKey(takerOrderNumber)) {
            final Order maker = byNumber.get(makerOrderNumber);
            // An order of somebody else's has no id of the file.
            reports.add(MessageReports.TRADED, messages, atTicks, executed, maker == null ? 0 : maker.orderId, orderId);
        }
        if (makerOpenLots == 0) {
            byNumber.remove(makerOrderNumber);
        }
        if (takerOpenLots == 0) {
            byNumber.remove(takerOrderNumber);
        }
    }

    @Override
    public void onOrderReduced(final long sequence, final long orderNumber, final long openLots) {
        // An order of somebody else's may lose lots in the course of the message.
        if (isOwn(sequence) && byNumber.containsKey(orderNumber)) {
            modified(orderNumber);
        }
    }

    @Override
    public void onOrderReplaced(final long sequence, final long orderNumber) {
        if (isOwn(sequence)) {
            modified(orderNumber);
        }
    }

    @Override
    public void onOrderCanceled(
            final long sequence, final long orderNumber, final long openLots, final CancelReason reason) {
        final boolean own = isOwn(sequence);
        final Order order = byNumber.remove(orderNumber);
        if (!own || order == null) {
            return;
        }
        reports.add(MessageReports.CANCELED, messages, order.side.ordinal(), order.orderId, order.priceTicks);
    }

    /**
     * Events of all who trade are told here. The first one told after a message was sent is the message's own, so its
     * sequence is known from there.
     */
    private boolean isOwn(final long sequence) {
        if (awaiting) {
            awaiting = false;
            sentSequence = sequence;
        }
        return sequence == sentSequence;
    }

    private void modified(final long orderNumber) {
        final Order order = byNumber.get(orderNumber);
        order.priceTicks = priceTicks;
        reports.add(MessageReports.MODIFIED, messages, order.side.ordinal(), order.orderId, priceTicks, lots);
    }
}
