package io.ringbook.bench.flow;

import java.util.Collections;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/** Price-time books so plain that they can be checked by reading. */
public final class NaiveBook implements OrderFlowListener {
    private final Map<Integer, Sides> instruments = new HashMap<>();
    private final Map<Long, Order> resting = new HashMap<>();
    private final ReportListener reports;
    private long sequence = -1;
    private int levels;
    private int mostOrders;
    private int mostLevels;

    public NaiveBook(final ReportListener reports) {
        this.reports = reports;
    }

    /** @return orders that rest now */
    public int orders() {
        return resting.size();
    }

    /** @return prices at which orders rest now, on both sides of all instruments */
    public int levels() {
        return levels;
    }

    /** @return orders that ever rested at a time */
    int mostOrders() {
        return mostOrders;
    }

    /** @return levels that ever stood at a time */
    int mostLevels() {
        return mostLevels;
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
        if (resting.containsKey(orderId)) {
            throw new IllegalArgumentException("order rests already: orderId=" + orderId);
        }
        reports.onAccepted(sequence, buy, orderId, priceTicks, lots);
        final Order order = new Order(
                instruments.computeIfAbsent(instrument, number -> new Sides()), orderId, buy, priceTicks, lots);
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
    public void onCancel(final int instrument, final long orderId) {
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
    public void onModify(final int instrument, final long orderId, final int newPriceTicks, final int newLots) {
        sequence++;
        final Order order = resting.get(orderId);
        if (order == null) {
            reports.onModifyRefused(sequence, orderId);
            return;
        }
        remove(order);
        reports.onModified(sequence, order.buy, orderId, newPriceTicks, newLots);
        final Order replacement = new Order(order.sides, orderId, order.buy, newPriceTicks, newLots);
        take(replacement);
        if (replacement.openLots > 0) {
            rest(replacement);
        }
    }

    private void take(final Order taker) {
        final Iterator<Map.Entry<Integer, Map<Long, Order>>> opposite =
                taker.sides.of(!taker.buy).entrySet().iterator();
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
                levels--;
            }
        }
    }

    private void rest(final Order order) {
        resting.put(order.orderId, order);
        final Map<Long, Order> queue =
                order.sides.of(order.buy).computeIfAbsent(order.priceTicks, price -> new LinkedHashMap<>());
        if (queue.isEmpty()) {
            levels++;
        }
        queue.put(order.orderId, order);
        mostOrders = Math.max(mostOrders, resting.size());
        mostLevels = Math.max(mostLevels, levels);
    }

    private void remove(final Order order) {
        resting.remove(order.orderId);
        final NavigableMap<Integer, Map<Long, Order>> side = order.sides.of(order.buy);
        final Map<Long, Order> queue = side.get(order.priceTicks);
        queue.remove(order.orderId);
        if (queue.isEmpty()) {
            side.remove(order.priceTicks);
            levels--;
        }
    }

    /** The book of one instrument. */
    private static final class Sides {
        private final NavigableMap<Integer, Map<Long, Order>> bids = new TreeMap<>(Collections.reverseOrder());
        private final NavigableMap<Integer, Map<Long, Order>> asks = new TreeMap<>();

        private NavigableMap<Integer, Map<Long, Order>> of(final boolean buy) {
            return buy ? bids : asks;
        }
    }

    private static final class Order {
        private final Sides sides;
        private final long orderId;
        private final boolean buy;
        private final int priceTicks;
        private int openLots;

        Order(final Sides sides, final long orderId, final boolean buy, final int priceTicks, final int openLots) {
            this.sides = sides;
            this.orderId = orderId;
            this.buy = buy;
            this.priceTicks = priceTicks;
            this.openLots = openLots;
        }
    }
}
