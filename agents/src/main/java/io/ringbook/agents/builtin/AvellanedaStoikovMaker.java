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
 * Quotes as {@link AvellanedaStoikov} says, rounded outwards to ticks. When the horizon ends, the next one begins.
 *
 * <p>Its inventory is the way from what it starts with. It quotes no more than keeps it within {@code most}; of fills
 * that it has not been told of while it quotes, a live market may add one order. It never trades with itself.
 *
 * <p>Parameters: {@code price} it starts at (ticks, 10000), {@code follow}, the share of the way that its price goes to
 * the last trade each time (0.3), {@code gamma} (per tick, 0.1), {@code sigma} (ticks per root of a second, 0.5),
 * {@code k} (per tick, 1.5), {@code horizon} (1m), {@code lots} on each side, which are an inventory of 1 (20),
 * {@code most} inventory (lots, 200), {@code every} (500ms).
 */
public final class AvellanedaStoikovMaker implements TradingAgent {
    private static final double SECOND = 1e9;

    private final long startTicks;
    private final double follow;
    private final AvellanedaStoikov formulas;
    private final long horizonNs;
    private final long lots;
    private final long mostLots;
    private final long everyNs;
    private final Map<String, Book> books = new HashMap<>();

    public AvellanedaStoikovMaker(final Parameters parameters) {
        startTicks = parameters.whole("price", 10_000, 1, Limits.MAX_PRICE_TICKS);
        follow = parameters.number("follow", 0.3, 0, 1);
        formulas = new AvellanedaStoikov(
                parameters.positive("gamma", 0.1), parameters.positive("sigma", 0.5), parameters.positive("k", 1.5));
        horizonNs = parameters.durationNs("horizon", "1m");
        lots = parameters.whole("lots", 20, 1, Limits.MAX_LOTS);
        mostLots = parameters.whole("most", 200, 1, Limits.MAX_LOTS);
        everyNs = parameters.durationNs("every", "500ms");
    }

    private record Book(FairPrice fair, QuotedLevels levels, long startNs, long startLots) {}

    @Override
    public void onStart(final Desk desk) {
        desk.cancelAll();
        final FairPrice fair = new FairPrice(desk, startTicks, follow);
        books.put(desk.instrument().symbol(), new Book(fair, new QuotedLevels(1), desk.nowNs(), desk.position()));
        desk.wakeAfter(desk.random().nextExponentialNs(everyNs));
    }

    @Override
    public void onTimer(final Desk desk) {
        final Book book = book(desk);
        final double seconds = (horizonNs - (desk.nowNs() - book.startNs) % horizonNs) / SECOND;
        final long inventory = desk.position() - book.startLots;
        final double center = formulas.reservationTicks(book.fair.next(desk), (double) inventory / lots, seconds);
        final double half = formulas.spreadTicks(seconds) / 2;
        final long bidTicks = Math.max(1, (long) Math.floor(center - half));
        final long askTicks = Math.max(bidTicks + 1, (long) Math.ceil(center + half));
        book.levels.quote(desk, Side.BUY, bidTicks, 0, lots, mostLots - inventory);
        book.levels.quote(desk, Side.SELL, askTicks, 0, lots, mostLots + inventory);
        desk.wakeAfter(everyNs);
    }

    @Override
    public void onFill(final Desk desk, final Fill fill) {
        if (fill.order().openLots() == 0) {
            book(desk).levels.forget(fill.order().orderId());
        }
    }

    @Override
    public void onCanceled(final Desk desk, final OwnOrder order, final CancelReason reason) {
        book(desk).levels.forget(order.orderId());
    }

    @Override
    public void onRejected(final Desk desk, final Rejection rejection) {
        books.values().forEach(book -> book.levels.rejected(desk, rejection.orderId()));
    }

    private Book book(final Desk desk) {
        return books.get(desk.instrument().symbol());
    }
}
