package io.ringbook.agents.strategy;

import io.ringbook.agents.Decimals;
import io.ringbook.core.marketdata.Bar;
import java.util.List;

/** What strategies measure in bars, the newest at the end, and how they say it. */
record LastBars(List<Bar> bars) {
    private static final int DECIMALS = 4;
    private static final double UNIT = 10_000;

    /** @param back 0 for the newest */
    Bar back(final int back) {
        return bars.get(bars.size() - 1 - back);
    }

    long closeTicks() {
        return back(0).closeTicks();
    }

    /** The last so many closes. */
    RollingWindow closes(final int count) {
        final RollingWindow closes = new RollingWindow(count);
        for (int i = count - 1; i >= 0; i--) {
            closes.add((double) back(i).closeTicks());
        }
        return closes;
    }

    /** Highest price of the bars {@code from} to {@code to} back, both included. */
    long highestTicks(final int from, final int to) {
        long highest = 0;
        for (int i = from; i <= to; i++) {
            highest = Math.max(highest, back(i).highTicks());
        }
        return highest;
    }

    /** Lowest price of the bars {@code from} to {@code to} back, both included. */
    long lowestTicks(final int from, final int to) {
        long lowest = Long.MAX_VALUE;
        for (int i = from; i <= to; i++) {
            lowest = Math.min(lowest, back(i).lowTicks());
        }
        return lowest;
    }

    /** Lots of the newest bar, as a multiple of the mean of so many before it; 0 if nothing traded in those. */
    double volume(final int before) {
        double sum = 0;
        for (int i = 1; i <= before; i++) {
            sum += back(i).lots();
        }
        return sum == 0 ? 0 : back(0).lots() * before / sum;
    }

    /** How straight the last so many closes went: the way from the first to the last as a share of all ways in between; 0 if none moved. */
    double straightness(final int count) {
        double way = 0;
        for (int i = 0; i < count - 1; i++) {
            way += Math.abs(back(i).closeTicks() - back(i + 1).closeTicks());
        }
        return way == 0 ? 0 : Math.abs(closeTicks() - back(count - 1).closeTicks()) / way;
    }

    /** Where a value is above its threshold: 0.5 at it, toward 1 far above. */
    static double beyond(final double value, final double threshold) {
        return threshold == 0 ? 1 : value / (value + threshold);
    }

    /** Four decimals, the same on every JDK. */
    static String text(final double value) {
        return Decimals.text(StrictMath.round(value * UNIT), DECIMALS);
    }
}
