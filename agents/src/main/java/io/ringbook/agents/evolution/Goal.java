package io.ringbook.agents.evolution;

/** What a search wants as much as possible of. */
public enum Goal {
    /** The Sharpe ratio. */
    SHARPE,
    /** The total return. */
    RETURN;

    /** @return NaN where nothing traded: doing nothing is no better or worse than anything else */
    double of(final Score score) {
        if (score.trades() == 0) {
            return Double.NaN;
        }
        return this == SHARPE ? score.sharpe() : score.totalReturn();
    }
}
