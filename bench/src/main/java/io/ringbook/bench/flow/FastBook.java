package io.ringbook.bench.flow;

import io.ringbook.core.Side;
import io.ringbook.core.book.BookListener;
import io.ringbook.core.book.Levels;
import io.ringbook.core.book.OrderBook;
import io.ringbook.core.book.Orders;

/** The real book, driven by an order flow without the engine around it. */
public final class FastBook implements OrderFlowListener {
    private static final int INSTRUMENT = 0;
    private static final int ACCOUNT = 1;
    private static final int FEES = 0;

    private final Orders orders;
    private final Levels levels;
    private final OrderBook book;
    private final ReportListener reports;
    private final BookListener trades = new Trades();
    private long sequence = -1;
    private long takerOrderId;

    /**
     * @param orderCapacity most orders that rest at a time
     * @param levelCapacity most levels that stand at a time
     */
    public FastBook(final ReportListener reports, final int orderCapacity, final int levelCapacity) {
        this.reports = reports;
        orders = new Orders(orderCapacity, 0x5DEECE66DL);
        levels = new Levels(levelCapacity);
        book = new OrderBook(INSTRUMENT, orders, levels);
    }

    /** @return orders that rest now */
    public int orders() {
        return orders.size();
    }

    /** Allocates. @return prices at which orders rest now, on both sides */
    public int levels() {
        return book.levelsBestFirst(Side.BUY).length + book.levelsBestFirst(Side.SELL).length;
    }

    @Override
    public void onNew(final long orderId, final boolean buy, final int priceTicks, final int lots, final boolean ioc) {
        sequence++;
        final Side side = buy ? Side.BUY : Side.SELL;
        reports.onAccepted(sequence, buy, orderId, priceTicks, lots);
        final long open = take(orderId, side, priceTicks, lots);
        if (open > 0) {
            if (ioc) {
                reports.onCanceled(sequence, buy, orderId, priceTicks);
            } else {
                rest(sequence, orderId, side, priceTicks, open);
            }
        }
    }

    @Override
    public void onCancel(final long orderId) {
        sequence++;
        final int order = orders.find(ACCOUNT, orderId);
        if (order == 0) {
            reports.onCancelRefused(sequence, orderId);
            return;
        }
        final int level = orders.level(order);
        reports.onCanceled(sequence, !levels.isAsk(level), orderId, (int) levels.priceTicks(level));
        book.remove(order);
    }

    @Override
    public void onModify(final long orderId, final int newPriceTicks, final int newLots) {
        sequence++;
        final int order = orders.find(ACCOUNT, orderId);
        if (order == 0) {
            reports.onModifyRefused(sequence, orderId);
            return;
        }
        final Side side = levels.isAsk(orders.level(order)) ? Side.SELL : Side.BUY;
        final long orderNumber = orders.orderNumber(order);
        book.remove(order);
        reports.onModified(sequence, side == Side.BUY, orderId, newPriceTicks, newLots);
        final long open = take(orderId, side, newPriceTicks, newLots);
        if (open > 0) {
            rest(orderNumber, orderId, side, newPriceTicks, open);
        }
    }

    private long take(final long orderId, final Side side, final int priceTicks, final int lots) {
        takerOrderId = orderId;
        return book.take(side, priceTicks, lots, trades);
    }

    private void rest(
            final long orderNumber, final long orderId, final Side side, final int priceTicks, final long open) {
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
