package io.ringbook.bench.peers;

import io.ringbook.bench.flow.ReportListener;
import java.util.HashMap;
import java.util.Map;

/** The orders that have lots open, as their owners know from reports. */
final class OpenOrders implements ReportListener {
    private final Map<Long, Order> orders = new HashMap<>();

    /** What an owner knows of an order. */
    record Order(boolean buy, int openLots) {}

    /** @return null if it has left */
    Order find(final long orderId) {
        return orders.get(orderId);
    }

    @Override
    public void onAccepted(
            final long sequence, final boolean buy, final long orderId, final int priceTicks, final int lots) {
        orders.put(orderId, new Order(buy, lots));
    }

    @Override
    public void onTrade(
            final long sequence,
            final int priceTicks,
            final int lots,
            final long makerOrderId,
            final long takerOrderId) {
        fill(makerOrderId, lots);
        fill(takerOrderId, lots);
    }

    @Override
    public void onCanceled(final long sequence, final boolean buy, final long orderId, final int priceTicks) {
        orders.remove(orderId);
    }

    @Override
    public void onModified(
            final long sequence, final boolean buy, final long orderId, final int priceTicks, final int lots) {
        orders.put(orderId, new Order(buy, lots));
    }

    @Override
    public void onCancelRefused(final long sequence, final long orderId) {
        // It was not open before.
    }

    @Override
    public void onModifyRefused(final long sequence, final long orderId) {
        // It was not open before.
    }

    private void fill(final long orderId, final int lots) {
        orders.computeIfPresent(
                orderId, (id, order) -> order.openLots == lots ? null : new Order(order.buy, order.openLots - lots));
    }
}
