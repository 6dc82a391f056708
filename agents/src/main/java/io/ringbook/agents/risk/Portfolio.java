package io.ringbook.agents.risk;

import java.util.List;

/**
 * What someone has. Doubles, since a measure of risk is an estimate; accounts are kept elsewhere, exactly.
 *
 * @param cash negative if borrowed
 * @param positions of a symbol as many as one likes
 */
public record Portfolio(double cash, List<Position> positions) {
    public Portfolio {
        if (!Double.isFinite(cash)) {
            throw new IllegalArgumentException("no such portfolio: cash=" + cash);
        }
        positions = List.copyOf(positions);
    }

    /** Cash and what the positions are worth, in the currency of the cash. */
    public double equity() {
        double equity = cash;
        for (final Position position : positions) {
            equity += position.value();
        }
        return equity;
    }

    /** What this would have won on each day of the history, had it been held then in today's values. */
    double[] profits(final ReturnHistory history) {
        final double[] profits = new double[history.days()];
        for (final Position position : positions) {
            final double[] returns = history.of(position.symbol());
            for (int day = 0; day < profits.length; day++) {
                profits[day] += position.value() * returns[day];
            }
        }
        return profits;
    }

    /** What is held of each symbol of the history, in its order and in the currency of the cash. */
    double[] exposures(final ReturnHistory history) {
        final double[] exposures = new double[history.symbols().size()];
        for (final Position position : positions) {
            exposures[history.indexOf(position.symbol())] += position.value();
        }
        return exposures;
    }
}
