package io.ringbook.bench.flow;

import java.util.ArrayList;
import java.util.List;

/**
 * Many instruments. First orders come to rest all over them, in no order; then each instrument has a flow of its own, and
 * the next message is that of any instrument, all alike: that some books are busier than others would spare caches.
 *
 * <p>In an instrument's flow every second order comes, is modified and canceled as in the public shapes, mostly where the
 * prices of buyers and sellers overlap. The others come where only their own side is, and stay; any that rests is modified or
 * canceled in their place. So a book stays as full as it was, and what rests is used.
 */
final class ManyBooksFlow {
    private static final int INSTRUMENTS = 1_000;
    private static final int LOWEST_MID_TICKS = 20_000;
    private static final int MID_TICKS = 30_000;
    private static final int MOST_LOTS = 100;
    /** About the mid, each side's prices reach so far from where they are in the mean. */
    private static final int REACH_TICKS = 425;
    /** How far the sellers' prices lie above the buyers'. */
    private static final int GAP_TICKS = 140;

    private static final int IOC_PARTS = 1_500;
    private static final int MODIFY_PARTS = 2_000;
    private static final int CANCEL_PARTS = 9_500;
    private static final int TWICE_PARTS = 200;
    private static final int NONE = -1;

    private final OrderFlowListener listener;
    private final SplitMix64 random;
    private final Depths depths = new Depths();
    private final OrderIds ids;
    private final Book[] books = new Book[INSTRUMENTS];

    /** What an instrument's flow knows of its book, and what it sends next. */
    private static final class Book {
        private final int instrument;
        private final List<Order> resting = new ArrayList<>();
        private final int midTicks;
        /** Places among those that rest. */
        private int modify = NONE;

        private int cancel = NONE;
        private Order cancelAgain;

        private Book(final int instrument, final int midTicks) {
            this.instrument = instrument;
            this.midTicks = midTicks;
        }
    }

    private static final class Order {
        private final int orderId;
        private int priceTicks;
        private int lots;

        private Order(final int orderId, final int priceTicks, final int lots) {
            this.orderId = orderId;
            this.priceTicks = priceTicks;
            this.lots = lots;
        }
    }

    ManyBooksFlow(final long seed, final OrderFlowListener listener) {
        this.listener = listener;
        random = new SplitMix64(seed);
        ids = new OrderIds(random);
        for (int i = 0; i < INSTRUMENTS; i++) {
            books[i] = new Book(i, LOWEST_MID_TICKS + random.below(MID_TICKS));
        }
    }

    /** @param opening messages that only fill the books */
    void run(final int opening, final int messages) {
        for (int i = 0; i < messages; i++) {
            final Book book = books[random.below(INSTRUMENTS)];
            if (i < opening) {
                place(book, true, false);
            } else {
                next(book);
            }
        }
    }

    private void next(final Book book) {
        if (book.modify != NONE) {
            modify(book);
        } else if (book.cancel != NONE) {
            cancel(book);
        } else if (book.cancelAgain != null) {
            listener.onCancel(book.instrument, book.cancelAgain.orderId);
            book.cancelAgain = null;
        } else {
            order(book);
        }
    }

    private void order(final Book book) {
        final boolean stays = random.chance(5_000);
        final boolean ioc = !stays && random.chance(IOC_PARTS);
        place(book, stays, ioc);
        final int last = book.resting.size() - 1;
        if (!ioc && last >= 0) {
            book.modify = random.chance(MODIFY_PARTS) ? stays ? random.below(last + 1) : last : NONE;
            book.cancel = stays ? random.below(last + 1) : random.chance(CANCEL_PARTS) ? last : NONE;
        }
    }

    /** @param far where the other side does not come */
    private void place(final Book book, final boolean far, final boolean ioc) {
        final boolean buy = random.chance(5_000);
        final int above = random.below(far ? GAP_TICKS : 2 * REACH_TICKS) - REACH_TICKS - GAP_TICKS / 2;
        final int away = depths.next(random) - above;
        final int priceTicks = buy ? book.midTicks - away : book.midTicks + away;
        final Order order = new Order(ids.next(), priceTicks, 1 + random.below(MOST_LOTS));
        listener.onNew(book.instrument, order.orderId, buy, priceTicks, order.lots, ioc);
        if (!ioc) {
            book.resting.add(order);
        }
    }

    private void modify(final Book book) {
        final Order order = book.resting.get(book.modify);
        final int kind = random.below(5);
        order.priceTicks += kind < 2 ? 1 : kind < 4 ? -1 : 0;
        // Always more: who only wants fewer at the same price keeps its place in an engine.
        order.lots++;
        listener.onModify(book.instrument, order.orderId, order.priceTicks, order.lots);
        book.modify = NONE;
    }

    private void cancel(final Book book) {
        final Order order = book.resting.get(book.cancel);
        listener.onCancel(book.instrument, order.orderId);
        final Order last = book.resting.remove(book.resting.size() - 1);
        if (last != order) {
            book.resting.set(book.cancel, last);
        }
        book.cancel = NONE;
        book.cancelAgain = random.chance(TWICE_PARTS) ? order : null;
    }
}
