package io.ringbook.agents.feed;

import io.ringbook.core.CancelReason;
import io.ringbook.core.RejectReason;
import io.ringbook.core.Side;
import io.ringbook.core.event.EventListener;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.agrona.collections.Long2ObjectHashMap;

/**
 * The feed's own orders that rest, by id and in the queues of their prices, kept up to date by the events.
 *
 * <p>Events of all who trade are told here, and name no owner. The first one told after a command was sent is the
 * command's own, so its sequence is known from there; numbers that were never ours are others'.
 */
final class HeldOrders implements EventListener {
    private final Long2ObjectHashMap<Held> byId = new Long2ObjectHashMap<>();
    private final Long2ObjectHashMap<Held> byNumber = new Long2ObjectHashMap<>();
    private final Long2ObjectHashMap<Map<Long, Held>> queues = new Long2ObjectHashMap<>();
    private long sentId;
    private Side sentSide = Side.BUY;
    private long sentTicks;
    private boolean awaiting;
    private long sentSequence;
    private long rejected;

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
        sending();
    }

    /** A command about an order that rests is sent now. */
    void sending() {
        awaiting = true;
    }

    /** @return whether an event of this sequence is of the command that was sent last */
    private boolean isOwn(final long sequence) {
        return sequence == sentSequence;
    }

    /** @return whether this is the order that was sent last: others may come in in the course of its command */
    boolean isSent(final long sequence, final long orderNumber) {
        return isOwn(sequence) && orderNumber == sequence;
    }

    /** @return commands of ours that changed nothing */
    long rejected() {
        return rejected;
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
    public void onOrderAccepted(final long sequence) {
        claim(sequence);
    }

    @Override
    public void onOrderRejected(final long sequence, final RejectReason reason, final long asked, final long allowed) {
        claim(sequence);
        rejected += isOwn(sequence) ? 1 : 0;
    }

    @Override
    public void onOrderRested(final long sequence, final long orderNumber, final long openLots) {
        if (!isSent(sequence, orderNumber)) {
            return;
        }
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
        // In an auction both rested.
        change(takerOrderNumber, takerOpenLots);
    }

    @Override
    public void onOrderReduced(final long sequence, final long orderNumber, final long openLots) {
        claim(sequence);
        change(orderNumber, openLots);
    }

    @Override
    public void onOrderCanceled(
            final long sequence, final long orderNumber, final long openLots, final CancelReason reason) {
        claim(sequence);
        change(orderNumber, 0);
    }

    private void claim(final long sequence) {
        if (awaiting) {
            awaiting = false;
            sentSequence = sequence;
        }
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
