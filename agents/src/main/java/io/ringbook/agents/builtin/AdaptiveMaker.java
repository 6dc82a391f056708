package io.ringbook.agents.builtin;

import io.ringbook.agents.Desk;
import io.ringbook.agents.Parameters;
import io.ringbook.agents.Trade;
import io.ringbook.agents.TradingAgent;
import io.ringbook.core.Limits;
import io.ringbook.core.Side;
import io.ringbook.core.TimeInForce;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Quotes many levels on both sides with a share of what was traded, as the market makers of the reference configuration
 * rmsc04 do. At drawn times it takes all of its orders back, looks at the book that is left, and quotes around its middle:
 * as wide as an average of the spreads that it saw, the levels some spreads apart, moved towards where the takers went.
 * Where a side of the book is empty it goes by the last middle.
 *
 * <p>Parameters: {@code every} (mean time between quotes, 60s), {@code pause} (from taking its orders back to looking, at least
 * there and back, 1ms), {@code levels} on each side (10), {@code share} of what traded since the last quote (0.025), {@code least} lots
 * at a level (1), {@code spread} it begins with (ticks, 50), {@code alpha} (weight of the newest spread, 0.75), {@code gap} between levels
 * (spreads, 5), {@code skew} (ticks if all takers went the same way, 4).
 */
public final class AdaptiveMaker implements TradingAgent {
    private static final int MOST_TRADES = 64;

    private final long everyNs;
    private final long pauseNs;
    private final int levels;
    private final double share;
    private final long leastLots;
    private final double startSpreadTicks;
    private final double alpha;
    private final double gapSpreads;
    private final double skewTicks;
    private final Map<String, Seen> seen = new HashMap<>();

    public AdaptiveMaker(final Parameters parameters) {
        everyNs = parameters.durationNs("every", "60s");
        pauseNs = parameters.durationNs("pause", "1ms");
        levels = (int) parameters.whole("levels", 10, 1, 100);
        share = parameters.number("share", 0.025, 0, 1);
        leastLots = parameters.whole("least", 1, 1, Limits.MAX_LOTS);
        startSpreadTicks = parameters.whole("spread", 50, 1, 1_000_000);
        alpha = parameters.number("alpha", 0.75, 0, 1);
        gapSpreads = parameters.number("gap", 5, 0, 1_000);
        skewTicks = parameters.number("skew", 4, 0, 1_000_000);
    }

    /** What it knows of one instrument. */
    private static final class Seen {
        double spreadTicks;
        long middleTicks;
        long tradedLots;
        long quotedNs;
        boolean takesBack = true;
    }

    @Override
    public void onStart(final Desk desk) {
        final Seen start = new Seen();
        start.spreadTicks = startSpreadTicks;
        start.tradedLots = desk.tradedLots();
        start.quotedNs = desk.nowNs();
        seen.put(desk.instrument().symbol(), start);
        // From the first call on they are kept.
        desk.trades(MOST_TRADES);
        desk.wakeAfter(desk.random().nextExponentialNs(everyNs));
    }

    @Override
    public void onTimer(final Desk desk) {
        final Seen now = seen.get(desk.instrument().symbol());
        if (now.takesBack) {
            desk.cancelAll();
            desk.wakeAfter(pauseNs);
        } else {
            look(desk, now);
            desk.wakeAfter(desk.random().nextExponentialNs(everyNs));
        }
        now.takesBack = !now.takesBack;
    }

    private void look(final Desk desk, final Seen now) {
        if (desk.bidTicks() > 0 && desk.askTicks() > 0) {
            now.middleTicks = (desk.bidTicks() + desk.askTicks()) / 2;
            now.spreadTicks += alpha * (Math.max(0, desk.askTicks() - desk.bidTicks()) - now.spreadTicks);
        }
        if (now.middleTicks > 0) {
            final long lots = Math.max(leastLots, (long) (share * (desk.tradedLots() - now.tradedLots)));
            quote(desk, now, now.middleTicks + (long) (skewTicks * imbalance(desk, now.quotedNs)), lots);
        }
        now.tradedLots = desk.tradedLots();
        now.quotedNs = desk.nowNs();
    }

    private void quote(final Desk desk, final Seen now, final long centerTicks, final long lots) {
        final long gapTicks = Math.max(1, Math.round(gapSpreads * now.spreadTicks));
        final long bidTicks = centerTicks - (long) Math.floor(now.spreadTicks / 2);
        final long askTicks = centerTicks + Math.max(1, (long) Math.ceil(now.spreadTicks / 2));
        for (int level = 0; level < levels; level++) {
            if (bidTicks > level * gapTicks) {
                desk.buy(lots, bidTicks - level * gapTicks, TimeInForce.GTC);
            }
            desk.sell(lots, Math.max(1, askTicks + level * gapTicks), TimeInForce.GTC);
        }
    }

    /** @return 1 if all takers bought since then, -1 if all sold */
    private static double imbalance(final Desk desk, final long sinceNs) {
        final List<Trade> trades = desk.trades(MOST_TRADES).stream()
                .filter(trade -> trade.timeNs() > sinceNs)
                .toList();
        final long all = trades.stream().mapToLong(Trade::lots).sum();
        final long bought = trades.stream()
                .filter(trade -> trade.takerSide() == Side.BUY)
                .mapToLong(Trade::lots)
                .sum();
        return all == 0 ? 0 : 2.0 * bought / all - 1;
    }
}
