package io.ringbook.bench.flow;

import java.util.Collections;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/** A price-time book so plain that it can be checked by reading it. */
public final class NaiveBook implements OrderFlowListener {
    private final NavigableMap<Integer, Map<Long, Order>> bids = new TreeMap<>(Collections.reverseOrder());
    private final NavigableMap<Integer, Map<Long, Order>> asks = new TreeMap<>();
    private final Map<Long, Order> resting = new HashMap<>();
    private final ReportListener reports;
    private long sequence = -1;

    public NaiveBook(final ReportListener reports) {
        this.reports = reports;
    }

    /** @return orders that rest now */
    public int orders() {
        return resting.size();
    }

    /** @return prices at which orders rest now, on both sides */
    public int levels() {
        return bids.size() + asks.size();
    }

    @Override
    public void onNew(final long orderId, final boolean buy, final int priceTicks, final int lots, final boolean ioc) {
        sequence++;
        if (resting.containsKey(orderId)) {
            throw new IllegalArgumentException("order rests already: orderId=" + orderId);
        }
        reports.onAccepted(sequence, buy, orderId, priceTicks, lots);
        final Order order = new Order(orderId, buy, priceTicks, lots);
        take(order);
        if (order.openLots > 0) {
            if (ioc) {
                reports.onCanceled(sequence, buy, orderId, priceTicks);
            } else {
                rest(order);
            }
        }
    }

    @Override
    public void onCancel(final long orderId) {
        sequence++;
        final Order order = resting.get(orderId);
        if (order == null) {
            reports.onCancelRefused(sequence, orderId);
            return;
        }
        remove(order);
        reports.onCanceled(sequence, order.buy, orderId, order.priceTicks);
    }

    @Override
    public void onModify(final long orderId, final int newPriceTicks, final int newLots) {
        sequence++;
        final Order order = resting.get(orderId);
        if (order == null) {
            reports.onModifyRefused(sequence, orderId);
            return;
        }
        remove(order);
        reports.onModified(sequence, order.buy, orderId, newPriceTicks, newLots);
        final Order replacement = new Order(orderId, order.buy, newPriceTicks, newLots);
        take(replacement);
        if (replacement.openLots > 0) {
            rest(replacement);
        }
    }

    private void take(final Order taker) {
        final Iterator<Map.Entry<Integer, Map<Long, Order>>> opposite =
                side(!taker.buy).entrySet().iterator();
        while (taker.openLots > 0 && opposite.hasNext()) {
            final Map.Entry<Integer, Map<Long, Order>> level = opposite.next();
            final int priceTicks = level.getKey();
            if (taker.buy ? priceTicks > taker.priceTicks : priceTicks < taker.priceTicks) {
                return;
            }
            final Iterator<Order> queue = level.getValue().values().iterator();
            while (taker.openLots > 0 && queue.hasNext()) {
                final Order maker = queue.next();
                final int traded = Math.min(taker.openLots, maker.openLots);
                taker.openLots -= traded;
                maker.openLots -= traded;
                reports.onTrade(sequence, priceTicks, traded, maker.orderId, taker.orderId);
                if (maker.openLots == 0) {
                    queue.remove();
                    resting.remove(maker.orderId);
                }
            }
            if (level.getValue().isEmpty()) {
                opposite.remove();
            }
        }
    }

    private void rest(final Order order) {
        resting.put(order.orderId, order);
        side(order.buy)
                .computeIfAbsent(order.priceTicks, price -> new LinkedHashMap<>())
                .put(order.orderId, order);
    }

    private void remove(final Order order) {
        resting.remove(order.orderId);
        final Map<Long, Order> queue = side(order.buy).get(order.priceTicks);
        queue.remove(order.orderId);
        if (queue.isEmpty()) {
            side(order.buy).remove(order.priceTicks);
        }
    }

    private NavigableMap<Integer, Map<Long, Order>> side(final boolean buy) {
        return buy ? bids : asks;
    }

    private static final class Order {
        private final long orderId;
        private final boolean buy;
        private final int priceTicks;
        private int openLots;

        Order(final long orderId, final boolean buy, final int priceTicks, final int openLots) {
            this.orderId = orderId;
            this.buy = buy;
            this.priceTicks = priceTicks;
            this.openLots = openLots;
        }
    }
}
