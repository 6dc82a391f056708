package io.ringbook.agents.stocks;

import io.ringbook.agents.Desk;
import io.ringbook.agents.Message.PositionReport;
import java.util.Map;
import java.util.TreeMap;

/** What someone has, as it said. */
final class ReportedPortfolio {
    private final Map<String, PositionReport> positions = new TreeMap<>();
    private long cash;
    private long peak;

    void reported(final PositionReport report) {
        positions.put(report.symbol(), report);
        cash = report.cash();
    }

    /** @return null if nothing is known of it or nothing is left */
    PositionReport position(final String symbol) {
        final PositionReport report = positions.get(symbol);
        return report == null || report.lots() == 0 ? null : report;
    }

    /** What it has of anything. */
    Iterable<PositionReport> positions() {
        return positions.values().stream().filter(each -> each.lots() > 0).toList();
    }

    /** @return at the last trades, minor units of the quote asset */
    long value(final Desk any) {
        long sum = cash;
        for (final PositionReport position : positions.values()) {
            sum += position.lots() == 0 ? 0 : Marks.value(any.on(position.symbol()), position.lots());
        }
        return sum;
    }

    /** @return how much less it is worth than it was at most since {@link #settle}, as a share of that */
    double drawdown(final Desk any) {
        final long value = value(any);
        peak = Math.max(peak, value);
        return peak <= 0 ? 0 : (double) (peak - value) / peak;
    }

    /** From now on its loss counts from what it is worth now. */
    void settle(final Desk any) {
        peak = value(any);
    }
}
