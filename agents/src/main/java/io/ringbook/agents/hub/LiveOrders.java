package io.ringbook.agents.hub;

import java.util.Arrays;
import org.agrona.collections.Long2ObjectHashMap;

/**
 * An agent's live orders in all instruments, by the venue's number and by the agent's id. Most agents have few: those are
 * looked through, and only who has more pays for two maps.
 */
final class LiveOrders {
    private static final int FEW = 16;
    private static final LiveOrder[] NONE = {};

    private LiveOrder[] orders = NONE;
    private int size;
    private Long2ObjectHashMap<LiveOrder> byNumber;
    private Long2ObjectHashMap<LiveOrder> byId;

    /** @return the order, or null */
    LiveOrder byNumber(final long orderNumber) {
        if (byNumber != null) {
            return byNumber.get(orderNumber);
        }
        for (int i = 0; i < size; i++) {
            if (orders[i].orderNumber() == orderNumber) {
                return orders[i];
            }
        }
        return null;
    }

    /** @return the order, or null */
    LiveOrder byId(final long orderId) {
        if (byId != null) {
            return byId.get(orderId);
        }
        for (int i = 0; i < size; i++) {
            if (orders[i].orderId() == orderId) {
                return orders[i];
            }
        }
        return null;
    }

    int size() {
        return size;
    }

    void add(final LiveOrder order) {
        if (size == orders.length) {
            orders = Arrays.copyOf(orders, size < 2 ? size + 1 : 2 * size);
        }
        order.place = size;
        orders[size++] = order;
        if (byNumber != null) {
            index(order);
        } else if (size > FEW) {
            byNumber = new Long2ObjectHashMap<>();
            byId = new Long2ObjectHashMap<>();
            for (int i = 0; i < size; i++) {
                index(orders[i]);
            }
        }
    }

    /** @param order that is among them */
    void remove(final LiveOrder order) {
        final LiveOrder last = orders[--size];
        orders[size] = null;
        if (last != order) {
            orders[order.place] = last;
            last.place = order.place;
        }
        if (byNumber != null) {
            byNumber.remove(order.orderNumber());
            // Its id may be another's by now.
            byId.remove(order.orderId(), order);
        }
    }

    private void index(final LiveOrder order) {
        byNumber.put(order.orderNumber(), order);
        byId.put(order.orderId(), order);
    }
}
