package io.ringbook.agents.builtin;

import io.ringbook.agents.Desk;
import io.ringbook.agents.Fill;
import io.ringbook.agents.OwnOrder;
import io.ringbook.agents.Parameters;
import io.ringbook.agents.Rejection;
import io.ringbook.agents.TradingAgent;
import io.ringbook.core.CancelReason;
import io.ringbook.core.Limits;
import io.ringbook.core.Side;
import java.util.HashMap;
import java.util.Map;

/**
 * Keeps a fixed spread around the mid-price, with the same size at several levels. It replaces its orders as the mid-price
 * moves or they trade, and takes one back only when it can no longer cover it. It never trades with itself: a side that
 * has to go where the other side was waits for the next look.
 *
 * <p>Parameters: {@code price} it starts at if there is no other (ticks, 10000), {@code spread} (ticks, 6),
 * {@code levels} on each side (3), {@code gap} between them (ticks, 1), {@code lots} at each (10), {@code every} (500ms).
 */
public final class SpreadKeepingMaker implements TradingAgent {
    private final long startTicks;
    private final long spreadTicks;
    private final int levels;
    private final long gapTicks;
    private final long lots;
    private final long everyNs;
    private final Map<String, Book> books = new HashMap<>();

    public SpreadKeepingMaker(final Parameters parameters) {
        startTicks = parameters.whole("price", 10_000, 1, Limits.MAX_PRICE_TICKS);
        spreadTicks = parameters.whole("spread", 6, 1, Limits.MAX_PRICE_TICKS);
        levels = (int) parameters.whole("levels", 3, 1, 100);
        gapTicks = parameters.whole("gap", 1, 1, Limits.MAX_PRICE_TICKS);
        lots = parameters.whole("lots", 10, 1, Limits.MAX_LOTS);
        everyNs = parameters.durationNs("every", "500ms");
    }

    private static final class Book {
        final QuotedLevels orders;
        double middleTicks;

        Book(final QuotedLevels orders, final double middleTicks) {
            this.orders = orders;
            this.middleTicks = middleTicks;
        }
    }

    @Override
    public void onStart(final Desk desk) {
        desk.cancelAll();
        books.put(
                desk.instrument().symbol(),
                new Book(new QuotedLevels(levels), desk.lastTicks() > 0 ? desk.lastTicks() : startTicks));
        desk.wakeAfter(desk.random().nextExponentialNs(everyNs));
    }

    @Override
    public void onTimer(final Desk desk) {
        final Book book = book(desk);
        if (desk.bidTicks() > 0 && desk.askTicks() > 0) {
            book.middleTicks = (desk.bidTicks() + desk.askTicks()) / 2.0;
        }
        // To the nearest tick, halves to the even one: the spread stays as it is, and rounding leans to neither side.
        final long bidTicks = (long) Math.rint(book.middleTicks - spreadTicks / 2.0);
        book.orders.quote(desk, Side.BUY, bidTicks, gapTicks, lots, Long.MAX_VALUE);
        book.orders.quote(desk, Side.SELL, bidTicks + spreadTicks, gapTicks, lots, Long.MAX_VALUE);
        desk.wakeAfter(everyNs);
    }

    @Override
    public void onFill(final Desk desk, final Fill fill) {
        if (fill.order().openLots() == 0) {
            book(desk).orders.forget(fill.order().orderId());
        }
    }

    @Override
    public void onCanceled(final Desk desk, final OwnOrder order, final CancelReason reason) {
        book(desk).orders.forget(order.orderId());
    }

    @Override
    public void onRejected(final Desk desk, final Rejection rejection) {
        books.values().forEach(book -> book.orders.rejected(desk, rejection.orderId()));
    }

    private Book book(final Desk desk) {
        return books.get(desk.instrument().symbol());
    }
}
