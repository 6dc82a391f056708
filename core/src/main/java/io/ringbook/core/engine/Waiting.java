package io.ringbook.core.engine;

import io.ringbook.core.Side;
import io.ringbook.core.book.Orders;
import io.ringbook.core.book.Specials;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The orders that wait in one instrument, each side and kind with the nearest trigger first. */
final class Waiting {
    final OrderHeap lastBuys;
    final OrderHeap lastSells;
    final OrderHeap touchBuys;
    final OrderHeap touchSells;

    /** Those that trail, with the price first that a trade must be beyond to move one. */
    final OrderHeap trailingBuys;

    final OrderHeap trailingSells;

    private final Orders orders;

    Waiting(final Orders orders) {
        this.orders = orders;
        lastBuys = new OrderHeap(orders, Specials.BY_TRIGGER);
        lastSells = new OrderHeap(orders, Specials.BY_TRIGGER);
        touchBuys = new OrderHeap(orders, Specials.BY_TRIGGER);
        touchSells = new OrderHeap(orders, Specials.BY_TRIGGER);
        trailingBuys = new OrderHeap(orders, Specials.BY_TRAIL);
        trailingSells = new OrderHeap(orders, Specials.BY_TRAIL);
    }

    /** For states: the orders of a side, the nearest trigger first, then the lowest number. Allocates. */
    List<Integer> nearestFirst(final Side side) {
        final List<Integer> found = new ArrayList<>();
        addTo(found, side == Side.BUY ? lastBuys : lastSells);
        addTo(found, side == Side.BUY ? touchBuys : touchSells);
        final Comparator<Integer> byTrigger =
                Comparator.comparing(order -> orders.specials().triggerTicks(order));
        found.sort((side == Side.BUY ? byTrigger : byTrigger.reversed()).thenComparing(orders::orderNumber));
        return found;
    }

    private static void addTo(final List<Integer> found, final OrderHeap heap) {
        for (int i = 0; i < heap.size(); i++) {
            found.add(heap.at(i));
        }
    }
}
