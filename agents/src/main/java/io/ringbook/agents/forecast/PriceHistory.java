package io.ringbook.agents.forecast;

import java.util.Arrays;
import java.util.List;

/** Prices of several symbols on the same days, the oldest first, and the events that are known at the end of the last. */
public final class PriceHistory {
    private final List<String> symbols;
    private final double[][] prices;
    private final List<PriceEvent> events;

    private PriceHistory(final List<String> symbols, final double[][] prices, final List<PriceEvent> events) {
        this.symbols = symbols;
        this.prices = prices;
        this.events = events;
    }

    /**
     * @param prices of each symbol, on each day; above 0
     * @throws IllegalArgumentException if they are not aligned, fewer than two, or not above 0
     */
    public static PriceHistory of(final List<String> symbols, final double[][] prices) {
        if (symbols.isEmpty()
                || symbols.size() != prices.length
                || symbols.stream().distinct().count() != prices.length) {
            throw new IllegalArgumentException(
                    "not one series a symbol: symbols=" + symbols + ", series=" + prices.length);
        }
        final double[][] copy = new double[prices.length][];
        for (int symbol = 0; symbol < copy.length; symbol++) {
            copy[symbol] = prices[symbol].clone();
            if (copy[symbol].length < 2 || copy[symbol].length != copy[0].length) {
                throw new IllegalArgumentException("not aligned by day, or too short: symbol=" + symbols.get(symbol)
                        + ", days=" + copy[symbol].length + ", days of " + symbols.get(0) + "=" + copy[0].length);
            }
            for (int day = 0; day < copy[symbol].length; day++) {
                if (!(copy[symbol][day] > 0 && copy[symbol][day] < Double.POSITIVE_INFINITY)) {
                    throw new IllegalArgumentException("not a price: symbol=" + symbols.get(symbol) + ", day=" + day
                            + ", price=" + copy[symbol][day]);
                }
            }
        }
        return new PriceHistory(List.copyOf(symbols), copy, List.of());
    }

    /** The same prices with these events, of symbols of the history; those that are not known yet are left out. */
    public PriceHistory with(final List<PriceEvent> known) {
        known.forEach(event -> indexOf(event.symbol()));
        return new PriceHistory(symbols, prices, knownAt(days() - 1, known));
    }

    /**
     * What was known at the end of an earlier day.
     *
     * @param days 2 to {@link #days}
     */
    public PriceHistory until(final int days) {
        if (days < 2 || days > days()) {
            throw new IllegalArgumentException("no such part: days=" + days + ", of=" + days());
        }
        final double[][] part = new double[prices.length][];
        for (int symbol = 0; symbol < part.length; symbol++) {
            part[symbol] = Arrays.copyOf(prices[symbol], days);
        }
        return new PriceHistory(symbols, part, knownAt(days - 1, events));
    }

    /** In the order in which they were given. */
    public List<String> symbols() {
        return symbols;
    }

    /** How many prices each symbol has. */
    public int days() {
        return prices[0].length;
    }

    /** @param day from 0 */
    public double price(final String symbol, final int day) {
        return prices[indexOf(symbol)][day];
    }

    List<PriceEvent> events() {
        return events;
    }

    double last(final int symbol) {
        return prices[symbol][days() - 1];
    }

    /** Logarithms of each price over the one before: {@code days - 1} of them, the first of day 1. */
    double[] returns(final int symbol) {
        final double[] returns = new double[days() - 1];
        for (int i = 0; i < returns.length; i++) {
            returns[i] = StrictMath.log(prices[symbol][i + 1] / prices[symbol][i]);
        }
        return returns;
    }

    int indexOf(final String symbol) {
        final int index = symbols.indexOf(symbol);
        if (index < 0) {
            throw new IllegalArgumentException("no prices: symbol=" + symbol);
        }
        return index;
    }

    void needDays(final int least, final String who) {
        if (days() < least) {
            throw new IllegalArgumentException(
                    "history too short: forecaster=" + who + ", days=" + days() + ", needed=" + least);
        }
    }

    private static List<PriceEvent> knownAt(final int day, final List<PriceEvent> events) {
        return events.stream().filter(event -> event.knownSince() <= day).toList();
    }
}
