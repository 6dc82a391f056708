package io.ringbook.agents.forecast;

/** Many ways that prices may go from the last day of a history on. */
public final class Forecast {
    private final PriceHistory history;
    private final double[][][] paths;

    /** @param paths of each path, at each step, of each symbol: the logarithm of its price over the last */
    Forecast(final PriceHistory history, final double[][][] paths) {
        this.history = history;
        this.paths = paths;
    }

    /** How far it goes, in steps of the history. */
    public int steps() {
        return paths[0].length;
    }

    /** How many ways there are. */
    public int paths() {
        return paths.length;
    }

    /**
     * @param step from 1, which is the day after the last
     * @throws IllegalArgumentException if it does not go so far, or a symbol is not in its history
     */
    public Outcomes at(final Basket basket, final int step) {
        if (step < 1 || step > steps()) {
            throw new IllegalArgumentException("no such step: step=" + step + ", steps=" + steps());
        }
        basket.quantities().keySet().forEach(history::indexOf);
        final double[] held = new double[history.symbols().size()];
        double start = 0;
        for (int symbol = 0; symbol < held.length; symbol++) {
            held[symbol] = basket.quantity(history.symbols().get(symbol)) * history.last(symbol);
            start += held[symbol];
        }
        final double[] values = new double[paths.length];
        for (int path = 0; path < values.length; path++) {
            for (int symbol = 0; symbol < held.length; symbol++) {
                values[path] += held[symbol] * StrictMath.exp(paths[path][step - 1][symbol]);
            }
        }
        return new Outcomes(start, values);
    }
}
