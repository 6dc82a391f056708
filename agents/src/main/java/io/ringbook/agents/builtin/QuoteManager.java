package io.ringbook.agents.builtin;

import io.ringbook.agents.Desk;
import io.ringbook.agents.Fill;
import io.ringbook.agents.Parameters;
import io.ringbook.agents.Throttle;
import io.ringbook.agents.TradingAgent;
import io.ringbook.core.Limits;
import io.ringbook.core.Side;

/**
 * Fourth layer of a market maker: quotes both sides of what the {@link Spotter} says, as far apart as the
 * {@link SpreadCalculator} says, and lower the more it has. What it quotes and what it has is in the cache. In shadow mode that
 * is all: nothing is sent to the book.
 *
 * <p>Parameters: {@code every} (500ms), {@code lots} on each side (10), {@code skew} (ticks for each {@code lots} more than at its
 * start, 0.5), {@code shadow} ({@code no} or {@code yes}).
 */
public final class QuoteManager implements TradingAgent {
    private final Throttle throttle;
    private final long lots;
    private final double skewTicks;
    private final boolean isShadow;

    public QuoteManager(final Parameters parameters) {
        throttle = new Throttle(Throttle.Kind.PERIODIC, parameters.durationNs("every", "500ms"));
        lots = parameters.whole("lots", 10, 1, Limits.MAX_LOTS);
        skewTicks = parameters.number("skew", 0.5, 0, 1_000_000);
        isShadow = parameters.word("shadow", "no", "yes").equals("yes");
    }

    @Override
    public Throttle throttle() {
        return throttle;
    }

    @Override
    public void onStart(final Desk desk) {
        // Made anew it goes on from where it began.
        desk.state().set(start(desk), desk.state().get(start(desk), desk.position()));
        if (!isShadow) {
            desk.cancelAll();
        }
    }

    @Override
    public void onTimer(final Desk desk) {
        final String symbol = desk.instrument().symbol();
        // Again: what was said at a fill may not have been sent.
        Layers.put(desk, Layers.delta(desk.name(), symbol), delta(desk));
        final double spot = desk.cached(Layers.spot(symbol), Double.NaN);
        final double spread = desk.cached(Layers.spread(symbol), Double.NaN);
        if (Double.isNaN(spot) || Double.isNaN(spread)) {
            return;
        }
        final double center = spot - skewTicks * delta(desk) / lots;
        final long bidTicks = Math.max(1, (long) Math.floor(center - spread / 2));
        final long askTicks = Math.max(bidTicks + 1, (long) Math.ceil(center + spread / 2));
        final long bidLots = Math.min(lots, Math.max(0, Means.all(desk, Side.BUY, bidTicks)));
        final long askLots = Math.min(lots, Math.max(0, Means.all(desk, Side.SELL, askTicks)));
        if (!isShadow) {
            desk.quote(bidTicks, bidLots, askTicks, askLots);
        }
        Layers.put(desk, Layers.bid(desk.name(), symbol), bidLots > 0 ? (double) bidTicks : 0);
        Layers.put(desk, Layers.ask(desk.name(), symbol), askLots > 0 ? (double) askTicks : 0);
    }

    @Override
    public void onFill(final Desk desk, final Fill fill) {
        desk.put(Layers.delta(desk.name(), desk.instrument().symbol()), delta(desk));
    }

    private static double delta(final Desk desk) {
        return desk.position() - desk.state().get(start(desk), 0);
    }

    private static String start(final Desk desk) {
        return "start/" + desk.instrument().symbol();
    }
}
