package io.ringbook.agents.builtin;

import io.ringbook.agents.Desk;
import io.ringbook.agents.Fill;
import io.ringbook.agents.OwnOrder;
import io.ringbook.agents.Parameters;
import io.ringbook.agents.Rejection;
import io.ringbook.agents.TradingAgent;
import io.ringbook.core.CancelReason;
import io.ringbook.core.Side;
import java.util.HashMap;
import java.util.Map;

/**
 * Quotes both sides around a fair price and leans against its inventory: the more it owns, the lower it quotes. It never
 * offers what it does not own or cannot pay.
 *
 * <p>Parameters: {@code price} it starts at (ticks, 10000), {@code half} spread (ticks, 3), {@code lots} on each side
 * (20), {@code skew} (ticks for each {@code lots} of inventory away from the start, 1), {@code every} (500ms), and
 * {@code follow}, the share of the way that the fair price goes to the last trade each time (0.3).
 */
public final class MarketMaker implements TradingAgent {
    private final long startTicks;
    private final long halfTicks;
    private final long lots;
    private final double skewTicks;
    private final long everyNs;
    private final double follow;
    private final Map<String, Book> books = new HashMap<>();

    public MarketMaker() {
        this(new Parameters(Map.of()));
    }

    public MarketMaker(final Parameters parameters) {
        startTicks = parameters.whole("price", 10_000);
        halfTicks = parameters.whole("half", 3);
        lots = Math.max(1, parameters.whole("lots", 20));
        skewTicks = parameters.number("skew", 1);
        everyNs = parameters.durationNs("every", "500ms");
        follow = parameters.number("follow", 0.3);
    }

    /** What it knows of one instrument. */
    private static final class Book {
        final QuotedOrder bid = new QuotedOrder(Side.BUY);
        final QuotedOrder ask = new QuotedOrder(Side.SELL);
        final FairPrice fair;
        final long targetLots;

        Book(final FairPrice fair, final long targetLots) {
            this.fair = fair;
            this.targetLots = targetLots;
        }
    }

    @Override
    public void onStart(final Desk desk) {
        books.put(desk.instrument().symbol(), new Book(new FairPrice(desk, startTicks, follow), desk.position()));
        desk.cancelAll();
        // Makers of one market do not all quote at the same nanosecond.
        desk.wakeAfter(1 + desk.random().nextInt((int) Math.min(everyNs, 1_000_000_000)));
    }

    @Override
    public void onTimer(final Desk desk) {
        final Book book = book(desk);
        final double away = (double) (desk.position() - book.targetLots) / lots;
        final double center = book.fair.next(desk) - skewTicks * away;
        final long bidTicks = Math.max(1, (long) Math.floor(center) - halfTicks);
        final long askTicks = Math.max(bidTicks + 1, (long) Math.ceil(center) + halfTicks);
        book.bid.quote(desk, bidTicks, Math.min(lots, Means.all(desk, Side.BUY, bidTicks)));
        book.ask.quote(desk, askTicks, Math.min(lots, Means.all(desk, Side.SELL, askTicks)));
        desk.wakeAfter(everyNs);
    }

    @Override
    public void onFill(final Desk desk, final Fill fill) {
        if (fill.order().openLots() == 0) {
            forget(desk, fill.order().orderId());
        }
    }

    @Override
    public void onCanceled(final Desk desk, final OwnOrder order, final CancelReason reason) {
        forget(desk, order.orderId());
    }

    @Override
    public void onRejected(final Desk desk, final Rejection rejection) {
        books.values().forEach(book -> forget(book, rejection.orderId()));
    }

    private void forget(final Desk desk, final long orderId) {
        forget(book(desk), orderId);
    }

    private static void forget(final Book book, final long orderId) {
        book.bid.forget(orderId);
        book.ask.forget(orderId);
    }

    private Book book(final Desk desk) {
        return books.get(desk.instrument().symbol());
    }
}
