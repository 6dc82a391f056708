package io.ringbook.agents.feed;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.ringbook.core.Limits;
import io.ringbook.core.Side;
import io.ringbook.core.book.BookListener;
import io.ringbook.core.book.Levels;
import io.ringbook.core.book.OrderBook;
import io.ringbook.core.book.Orders;
import org.junit.jupiter.api.Test;

/** The book without engine, money and rings, against the published answer of a message file. */
final class BookAloneTest implements BookListener {
    private static final int ACCOUNT = 1;

    private final Orders orders = new Orders(1 << 16, 1);
    private final Levels levels = new Levels(1 << 12, 1);
    private final OrderBook book = new OrderBook(0, orders, levels);
    private final MessageReports reports = new MessageReports(null);
    private long sequence;
    private long takerId;

    @Test
    void thePublishedStreamGivesThePublishedAnswer() {
        final Sources.Source source = Sources.open(FeedFiles.data("messages").resolve("normal.csv.gz"));
        try (CsvLines lines = new CsvLines(source.name(), source.stream())) {
            while (lines.next()) {
                takerId = lines.whole(1, "order_id", 0, Long.MAX_VALUE / 16);
                switch (lines.letter(0, "kind")) {
                    case 'N' -> place(side(lines), ticks(lines), lots(lines), lines.whole(5, "ioc", 0, 1) == 1);
                    case 'M' -> modify(ticks(lines), lots(lines));
                    default -> cancel();
                }
                reports.endMessage();
                sequence++;
            }
        }
        assertEquals(1_996_097, sequence);
        assertEquals(5_500, orders.size());
        assertEquals("e9b2e3926854410b01a035aeb25dd05f1e597c233be8263de9eb49b6713d367e", reports.end());
    }

    @Override
    public long onMeeting(final int maker, final long priceTicks, final long lots) {
        return lots;
    }

    @Override
    public void onTrade(
            final int maker,
            final long priceTicks,
            final long lots,
            final long makerOpenLots,
            final long takerOpenLots) {
        reports.add(MessageReports.TRADED, sequence, priceTicks, lots, orders.orderId(maker), takerId);
    }

    private void place(final Side side, final long ticks, final long lots, final boolean immediate) {
        reports.add(MessageReports.ACCEPTED, sequence, side.ordinal(), takerId, ticks, lots);
        final long left = book.take(side, ticks, lots, this);
        if (left > 0 && immediate) {
            reports.add(MessageReports.CANCELED, sequence, side.ordinal(), takerId, ticks);
        } else if (left > 0) {
            rest(side, ticks, left);
        }
    }

    private void modify(final long ticks, final long lots) {
        final int order = orders.find(ACCOUNT, takerId);
        if (order == 0) {
            reports.add(MessageReports.MODIFY_REFUSED, sequence, takerId);
            return;
        }
        final Side side = sideOf(order);
        reports.add(MessageReports.MODIFIED, sequence, side.ordinal(), takerId, ticks, lots);
        book.remove(order);
        final long left = book.take(side, ticks, lots, this);
        if (left > 0) {
            rest(side, ticks, left);
        }
    }

    private void cancel() {
        final int order = orders.find(ACCOUNT, takerId);
        if (order == 0) {
            reports.add(MessageReports.CANCEL_REFUSED, sequence, takerId);
            return;
        }
        reports.add(
                MessageReports.CANCELED,
                sequence,
                sideOf(order).ordinal(),
                takerId,
                levels.priceTicks(orders.level(order)));
        book.remove(order);
    }

    private void rest(final Side side, final long ticks, final long lots) {
        final int order = book.rest(sequence, takerId, ACCOUNT, side, ticks, lots, 0);
        assertEquals(lots, orders.openLots(order));
    }

    private Side sideOf(final int order) {
        return levels.isAsk(orders.level(order)) ? Side.SELL : Side.BUY;
    }

    private static Side side(final CsvLines lines) {
        return lines.whole(2, "side", 0, 1) == 0 ? Side.BUY : Side.SELL;
    }

    private static long ticks(final CsvLines lines) {
        return lines.whole(3, "price_ticks", 1, Limits.MAX_PRICE_TICKS);
    }

    private static long lots(final CsvLines lines) {
        return lines.whole(4, "quantity", 1, Limits.MAX_LOTS);
    }
}
