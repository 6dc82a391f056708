package io.ringbook.agents.stocks;

import io.ringbook.agents.Desk;
import io.ringbook.agents.Message.PositionReport;
import io.ringbook.agents.Parameters;
import io.ringbook.agents.strategy.RollingWindow;
import java.util.HashMap;
import java.util.Map;

/**
 * How much of its average cost a position may lose. The same for all; or, if it is adaptive, three standard deviations of the symbol's
 * daily changes, those between its last 20 closes, at least half of that and at most that.
 */
final class StopLevels {
    private static final int CLOSES = 20;
    private static final double DEVIATIONS = 3;
    private static final double LEAST = 0.5;

    private final double most;
    private final boolean isAdaptive;
    private final Map<String, Changes> bySymbol = new HashMap<>();

    StopLevels(final Parameters parameters) {
        most = parameters.number("stop_loss_percent", 0.10, 0.001, 1);
        isAdaptive = parameters.whole("adaptive", 0, 0, 1) == 1;
    }

    /** Of one symbol from close to close. */
    private static final class Changes {
        final RollingWindow window = new RollingWindow(CLOSES - 1);
        long closeTicks;
        long tradedLots;
    }

    /** The market has closed. */
    void closed(final Desk desk) {
        final Changes changes = bySymbol.computeIfAbsent(desk.instrument().symbol(), any -> new Changes());
        if (desk.tradedLots() > changes.tradedLots) {
            changes.tradedLots = desk.tradedLots();
            if (changes.closeTicks > 0) {
                changes.window.add((double) desk.lastTicks() / changes.closeTicks - 1);
            }
            changes.closeTicks = desk.lastTicks();
        }
    }

    /** @return as a share of the average cost */
    double stop(final String symbol) {
        final Changes changes = bySymbol.get(symbol);
        return isAdaptive && changes != null && changes.window.isFull()
                ? Math.min(most, Math.max(LEAST * most, DEVIATIONS * changes.window.deviation()))
                : most;
    }

    /** @return what a position has lost at the last trade, as a share of its cost; below 0 if it has won */
    static double loss(final Desk desk, final PositionReport position) {
        return position.cost() == 0 ? 0 : 1 - (double) Marks.value(desk, position.lots()) / position.cost();
    }
}
