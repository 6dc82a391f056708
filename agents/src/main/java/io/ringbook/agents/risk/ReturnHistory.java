package io.ringbook.agents.risk;

import java.util.List;

/** Simple returns (price over the price before, less 1) of several symbols on the same days, the oldest first. */
public final class ReturnHistory {
    private static final int LEAST_DAYS = 2;

    private final List<String> symbols;
    private final double[][] returns;

    private ReturnHistory(final List<String> symbols, final double[][] returns) {
        this.symbols = List.copyOf(symbols);
        this.returns = returns;
    }

    /**
     * @param returns of each symbol, on each day
     * @throws IllegalArgumentException if they are not aligned, fewer than two, or no numbers
     */
    public static ReturnHistory ofReturns(final List<String> symbols, final double[][] returns) {
        if (symbols.isEmpty()
                || symbols.size() != returns.length
                || symbols.stream().distinct().count() != returns.length) {
            throw new IllegalArgumentException(
                    "not one series a symbol: symbols=" + symbols + ", series=" + returns.length);
        }
        final double[][] copy = new double[returns.length][];
        for (int i = 0; i < copy.length; i++) {
            copy[i] = returns[i].clone();
            if (copy[i].length < LEAST_DAYS || copy[i].length != copy[0].length) {
                throw new IllegalArgumentException("not aligned by day, or too short: symbol=" + symbols.get(i)
                        + ", days=" + copy[i].length + ", days of " + symbols.get(0) + "=" + copy[0].length);
            }
            for (int day = 0; day < copy[i].length; day++) {
                if (!Double.isFinite(copy[i][day])) {
                    throw new IllegalArgumentException(
                            "not a return: symbol=" + symbols.get(i) + ", day=" + day + ", return=" + copy[i][day]);
                }
            }
        }
        return new ReturnHistory(symbols, copy);
    }

    /**
     * @param prices of each symbol, on each day; above 0
     * @throws IllegalArgumentException if they are not aligned, fewer than three, or not above 0
     */
    public static ReturnHistory ofPrices(final List<String> symbols, final double[][] prices) {
        final double[][] returns = new double[prices.length][];
        for (int i = 0; i < prices.length; i++) {
            returns[i] = Performance.returns(prices[i]);
        }
        return ofReturns(symbols, returns);
    }

    /** In the order in which they were given. */
    public List<String> symbols() {
        return symbols;
    }

    /** How many returns each symbol has. */
    public int days() {
        return returns[0].length;
    }

    /** On each day, the mean of all symbols: a market, where there is no better one. */
    public double[] average() {
        final double[] average = new double[days()];
        for (final double[] series : returns) {
            for (int day = 0; day < average.length; day++) {
                average[day] += series[day] / returns.length;
            }
        }
        return average;
    }

    /** @throws IllegalArgumentException if there are no returns of it */
    double[] of(final String symbol) {
        return returns[indexOf(symbol)];
    }

    int indexOf(final String symbol) {
        final int index = symbols.indexOf(symbol);
        if (index < 0) {
            throw new IllegalArgumentException("no returns: symbol=" + symbol);
        }
        return index;
    }

    double[] means() {
        final double[] means = new double[returns.length];
        for (int i = 0; i < means.length; i++) {
            means[i] = Performance.mean(returns[i]);
        }
        return means;
    }

    /** Of the sample: over one less than the days. */
    double[][] covariance() {
        final double[][] covariance = new double[returns.length][returns.length];
        for (int i = 0; i < covariance.length; i++) {
            for (int j = 0; j <= i; j++) {
                covariance[i][j] = Performance.covariance(returns[i], returns[j]);
                covariance[j][i] = covariance[i][j];
            }
        }
        return covariance;
    }
}
