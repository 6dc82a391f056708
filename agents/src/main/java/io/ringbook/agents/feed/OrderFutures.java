package io.ringbook.agents.feed;

import java.util.Arrays;
import org.agrona.collections.Long2ObjectHashMap;
import org.agrona.collections.LongArrayList;

/**
 * What will still happen to the orders of a day: by it a level that comes into view is made of the orders that stand
 * there.
 */
final class OrderFutures {
    private static final long[] NONE = {};

    private final Long2ObjectHashMap<LongArrayList> byOrder = new Long2ObjectHashMap<>();
    private final Long2ObjectHashMap<LongArrayList> collecting = new Long2ObjectHashMap<>();
    private final Long2ObjectHashMap<long[]> byPrice = new Long2ObjectHashMap<>();

    OrderFutures(final LobsterMessages messages) {
        for (int row = 0; row < messages.rows; row++) {
            if (messages.types[row] <= LobsterMessages.EXECUTE) {
                add(messages, row);
            }
        }
        collecting.forEach((key, ids) -> {
            final long[] sorted = ids.toLongArray();
            Arrays.sort(sorted);
            byPrice.put(key.longValue(), sorted);
        });
        collecting.clear();
    }

    /** @return the ids of all orders of the day at a price, in their order */
    long[] ordersAt(final boolean buy, final long priceTicks) {
        final long[] ids = byPrice.get(key(buy, priceTicks));
        return ids == null ? NONE : ids;
    }

    /** @return lots that are canceled, deleted or executed of the order after a row: at least so many are open there */
    long lotsAfter(final long orderId, final int row) {
        final LongArrayList events = byOrder.get(orderId);
        long lots = 0;
        for (int i = events.size() - 2; i >= 0 && events.getLong(i) > row; i -= 2) {
            lots += events.getLong(i + 1);
        }
        return lots;
    }

    private void add(final LobsterMessages messages, final int row) {
        final long orderId = messages.orderIds[row];
        LongArrayList events = byOrder.get(orderId);
        if (events == null) {
            events = new LongArrayList(4, -1);
            byOrder.put(orderId, events);
            collecting
                    .computeIfAbsent(key(messages.buys[row], messages.prices[row]), k -> new LongArrayList())
                    .addLong(orderId);
        }
        if (messages.types[row] != LobsterMessages.NEW) {
            events.addLong(row);
            events.addLong(messages.lots[row]);
        }
    }

    private static long key(final boolean buy, final long priceTicks) {
        return 2 * priceTicks + (buy ? 1 : 0);
    }
}
