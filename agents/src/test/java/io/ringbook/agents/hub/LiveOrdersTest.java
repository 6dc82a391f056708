package io.ringbook.agents.hub;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;

import io.ringbook.agents.OwnOrder;
import io.ringbook.core.Side;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Own orders are found and listed as maps would have them, few or many. */
final class LiveOrdersTest {
    private final SplittableRandom random = new SplittableRandom(2);
    private final LiveOrders orders = new LiveOrders();
    private final SeatDesk desk = new SeatDesk(null, null, null);
    private final Map<Long, LiveOrder> expected = new LinkedHashMap<>();

    @Test
    void areFoundAndListedHoweverManyThereAre() {
        long last = 0;
        for (final int most : new int[] {5, 16, 18, 200, 3}) {
            for (int i = 0; i < 3_000; i++) {
                if (random.nextInt(most) >= expected.size()) {
                    add(++last);
                } else {
                    remove(new ArrayList<>(expected.values()).get(random.nextInt(expected.size())));
                }
                check(1 + random.nextInt((int) last));
            }
        }
    }

    private void add(final long number) {
        final LiveOrder order = new LiveOrder(desk, 10 * number, number, Side.BUY, 100, 1);
        expected.put(number, order);
        orders.add(order);
        desk.orders.append(order);
    }

    private void remove(final LiveOrder order) {
        expected.remove(order.orderNumber());
        orders.remove(order);
        desk.orders.unlink(order);
        assertNull(orders.byNumber(order.orderNumber()));
        assertNull(orders.byId(order.orderId()));
    }

    private void check(final long number) {
        assertSame(expected.get(number), orders.byNumber(number));
        assertSame(expected.get(number), orders.byId(10 * number));
        assertEquals(expected.size(), desk.orders.size());
        final List<OwnOrder> listed = desk.orders.stream().toList();
        assertEquals(new ArrayList<OwnOrder>(expected.values()), listed);
    }
}
