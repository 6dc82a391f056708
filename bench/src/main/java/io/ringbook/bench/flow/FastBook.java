package io.ringbook.bench.flow;

import io.ringbook.core.Side;
import io.ringbook.core.book.BookListener;
import io.ringbook.core.book.Levels;
import io.ringbook.core.book.OrderBook;
import io.ringbook.core.book.Orders;
import java.util.Arrays;

/** The real books, driven by an order flow without the engine around them; they share their pools. */
public final class FastBook implements OrderFlowListener {
    private static final int ACCOUNT = 1;
    private static final int FEES = 0;
    private static final long HASH_SEED = 0x5DEECE66DL;

    private final Orders orders;
    private final Levels levels;
    private final OrderBook[] books;
    private final ReportListener reports;
    private final int levelCapacity;
    private final BookListener trades = new Trades();
    private long sequence = -1;
    private long takerOrderId;

    /**
     * @param instruments how many books
     * @param orderCapacity most orders that rest at a time, in all of them
     * @param levelCapacity most levels that stand at a time, in all of them
     */
    public FastBook(
            final ReportListener reports, final int instruments, final int orderCapacity, final int levelCapacity) {
        this.reports = reports;
        orders = new Orders(orderCapacity, HASH_SEED);
        levels = new Levels(levelCapacity, HASH_SEED);
        books = new OrderBook[instruments];
        Arrays.setAll(books, instrument -> new OrderBook(instrument, orders, levels));
        this.levelCapacity = levelCapacity;
    }

    /** @return orders that rest now */
    public int orders() {
        return orders.size();
    }

    /** @return prices at which orders rest now, on both sides of all books */
    public int levels() {
        return levelCapacity - levels.room();
    }

    @Override
    public void onNew(
            final int instrument,
            final long orderId,
            final boolean buy,
            final int priceTicks,
            final int lots,
            final boolean ioc) {
        sequence++;
        final OrderBook book = books[instrument];
        final Side side = buy ? Side.BUY : Side.SELL;
        reports.onAccepted(sequence, buy, orderId, priceTicks, lots);
        final long open = take(book, orderId, side, priceTicks, lots);
        if (open > 0) {
            if (ioc) {
                reports.onCanceled(sequence, buy, orderId, priceTicks);
            } else {
                rest(book, sequence, orderId, side, priceTicks, open);
            }
        }
    }

    @Override
    public void onCancel(final int instrument, final long orderId) {
        sequence++;
        final int order = orders.find(ACCOUNT, orderId);
        if (order == 0) {
            reports.onCancelRefused(sequence, orderId);
            return;
        }
        final int level = orders.level(order);
        reports.onCanceled(sequence, !levels.isAsk(level), orderId, (int) levels.priceTicks(level));
        books[instrument].remove(order);
    }

    @Override
    public void onModify(final int instrument, final long orderId, final int newPriceTicks, final int newLots) {
        sequence++;
        final int order = orders.find(ACCOUNT, orderId);
        if (order == 0) {
            reports.onModifyRefused(sequence, orderId);
            return;
        }
        final OrderBook book = books[instrument];
        final Side side = levels.isAsk(orders.level(order)) ? Side.SELL : Side.BUY;
        final long orderNumber = orders.orderNumber(order);
        book.remove(order);
        reports.onModified(sequence, side == Side.BUY, orderId, newPriceTicks, newLots);
        final long open = take(book, orderId, side, newPriceTicks, newLots);
        if (open > 0) {
            rest(book, orderNumber, orderId, side, newPriceTicks, open);
        }
    }

    private long take(final OrderBook book, final long orderId, final Side side, final int priceTicks, final int lots) {
        takerOrderId = orderId;
        return book.take(side, priceTicks, lots, trades);
    }

    private void rest(
            final OrderBook book,
            final long orderNumber,
            final long orderId,
            final Side side,
            final int priceTicks,
            final long open) {
        if (orders.isFull(0) || (levels.room() == 0 && !book.hasLevel(side, priceTicks))) {
            throw new IllegalStateException("no room: orders=" + orders.size() + ", sequence=" + sequence);
        }
        book.rest(orderNumber, orderId, ACCOUNT, side, priceTicks, open, FEES);
    }

    private final class Trades implements BookListener {
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
            reports.onTrade(sequence, (int) priceTicks, (int) lots, orders.orderId(maker), takerOrderId);
        }
    }
}
