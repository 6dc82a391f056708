package io.ringbook.agents.hub;

import io.ringbook.agents.OwnOrder;
import java.util.AbstractCollection;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Spliterator;
import java.util.Spliterators;

/** An agent's live orders in one instrument, in the order in which they were accepted; the orders themselves are the list. */
final class DeskOrders extends AbstractCollection<OwnOrder> {
    private LiveOrder first;
    private LiveOrder last;
    private int size;

    void append(final LiveOrder order) {
        order.before = last;
        if (last == null) {
            first = order;
        } else {
            last.behind = order;
        }
        last = order;
        size++;
    }

    /** @param order that is in it */
    void unlink(final LiveOrder order) {
        if (order.before == null) {
            first = order.behind;
        } else {
            order.before.behind = order.behind;
        }
        if (order.behind == null) {
            last = order.before;
        } else {
            order.behind.before = order.before;
        }
        order.before = null;
        order.behind = null;
        size--;
    }

    @Override
    public int size() {
        return size;
    }

    @Override
    public Iterator<OwnOrder> iterator() {
        return new Iterator<>() {
            private LiveOrder next = first;

            @Override
            public boolean hasNext() {
                return next != null;
            }

            @Override
            public OwnOrder next() {
                if (next == null) {
                    throw new NoSuchElementException();
                }
                final LiveOrder order = next;
                next = order.behind;
                return order;
            }
        };
    }

    @Override
    public Spliterator<OwnOrder> spliterator() {
        return Spliterators.spliterator(this, Spliterator.ORDERED);
    }
}
