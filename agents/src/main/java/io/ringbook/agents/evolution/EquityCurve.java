package io.ringbook.agents.evolution;

import io.ringbook.agents.risk.Drawdown;
import io.ringbook.agents.risk.Performance;
import java.time.LocalDate;
import java.util.List;

/**
 * What an account was worth day by day.
 *
 * @param funds what it began with
 * @param days on which anything traded, in their order
 */
public record EquityCurve(double funds, List<Day> days) {
    private static final int PERCENT = 100;

    public EquityCurve {
        days = List.copyOf(days);
    }

    /**
     * The end of a day.
     *
     * @param value of cash and positions
     * @param trades of the account until then
     */
    public record Day(LocalDate day, double value, int trades) {}

    /** @return the first day behind so many percent of the days; the last one at the latest */
    public LocalDate dayBehind(final int percent) {
        return days.get(Math.min(days.size() - 1, days.size() * percent / PERCENT))
                .day();
    }

    /** How it did before a day. */
    public Score before(final LocalDate day) {
        return score(0, daysBefore(day));
    }

    /** How it did from a day on: from what it was worth at the end of the day before. */
    public Score from(final LocalDate day) {
        return score(daysBefore(day), days.size());
    }

    private int daysBefore(final LocalDate day) {
        return (int) days.stream().filter(each -> each.day().isBefore(day)).count();
    }

    private Score score(final int from, final int to) {
        final double[] curve = new double[to - from + 1];
        for (int i = 0; i < curve.length; i++) {
            curve[i] = from + i == 0 ? funds : days.get(from + i - 1).value();
        }
        return new Score(
                to - from,
                curve[curve.length - 1] / curve[0] - 1,
                Performance.sharpe(Performance.returns(curve), 0),
                Drawdown.of(curve).maximum(),
                trades(to) - trades(from));
    }

    private int trades(final int days) {
        return days == 0 ? 0 : this.days.get(days - 1).trades();
    }
}
