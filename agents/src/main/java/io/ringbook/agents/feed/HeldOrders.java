package io.ringbook.agents.feed;

import io.ringbook.core.CancelReason;
import io.ringbook.core.Side;
import io.ringbook.core.event.EventListener;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.agrona.collections.Long2ObjectHashMap;

/** The feed's own orders that rest, by id and in the queues of their prices, kept up to date by the events. */
final class HeldOrders implements EventListener {
    private final Long2ObjectHashMap<Held> byId = new Long2ObjectHashMap<>();
    private final Long2ObjectHashMap<Held> byNumber = new Long2ObjectHashMap<>();
    private final Long2ObjectHashMap<Map<Long, Held>> queues = new Long2ObjectHashMap<>();
    private long sentId;
    private Side sentSide = Side.BUY;
    private long sentTicks;

    /** One of them. */
    static final class Held {
        final long orderId;
        final Side side;
        final long priceTicks;
        long lots;

        Held(final long orderId, final Side side, final long priceTicks) {
            this.orderId = orderId;
            this.side = side;
            this.priceTicks = priceTicks;
        }
    }

    /** The order whose events follow. */
    void sending(final long orderId, final Side side, final long priceTicks) {
        sentId = orderId;
        sentSide = side;
        sentTicks = priceTicks;
    }

    /** @return the order, or null */
    Held find(final long orderId) {
        return byId.get(orderId);
    }

    /** @return the id by which the client knows the order, or 0 */
    long orderId(final long orderNumber) {
        final Held held = byNumber.get(orderNumber);
        return held == null ? 0 : held.orderId;
    }

    /** @return the orders of a price, the oldest first */
    List<Held> queue(final Side side, final long priceTicks) {
        final Map<Long, Held> queue = queues.get(key(side, priceTicks));
        return queue == null ? List.of() : new ArrayList<>(queue.values());
    }

    @Override
    public void onOrderRested(final long sequence, final long orderNumber, final long openLots) {
        final Held held = new Held(sentId, sentSide, sentTicks);
        held.lots = openLots;
        byId.put(sentId, held);
        byNumber.put(orderNumber, held);
        queues.computeIfAbsent(key(sentSide, sentTicks), k -> new LinkedHashMap<>())
                .put(sentId, held);
    }

    @Override
    public void onOrderExecuted(
            final long sequence,
            final int instrument,
            final long makerOrderNumber,
            final long takerOrderNumber,
            final Side takerSide,
            final long priceTicks,
            final long lots,
            final long makerOpenLots,
            final long takerOpenLots,
            final long makerFee,
            final long takerFee) {
        change(makerOrderNumber, makerOpenLots);
    }

    @Override
    public void onOrderReduced(final long sequence, final long orderNumber, final long openLots) {
        change(orderNumber, openLots);
    }

    @Override
    public void onOrderCanceled(
            final long sequence, final long orderNumber, final long openLots, final CancelReason reason) {
        change(orderNumber, 0);
    }

    private void change(final long orderNumber, final long openLots) {
        final Held held = byNumber.get(orderNumber);
        if (held == null) {
            return;
        }
        held.lots = openLots;
        if (openLots == 0) {
            byNumber.remove(orderNumber);
            byId.remove(held.orderId);
            final long key = key(held.side, held.priceTicks);
            final Map<Long, Held> queue = queues.get(key);
            queue.remove(held.orderId);
            if (queue.isEmpty()) {
                queues.remove(key);
            }
        }
    }

    private static long key(final Side side, final long priceTicks) {
        return 2 * priceTicks + side.ordinal();
    }
}
