package io.ringbook.agents.forecast;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * Some of one or several symbols, of whose value a forecast is asked.
 *
 * @param quantities by symbol; not negative, so that the value is above 0
 */
public record Basket(String name, Map<String, Double> quantities) {
    public Basket {
        quantities = Collections.unmodifiableMap(new TreeMap<>(quantities));
        if (quantities.values().stream().noneMatch(quantity -> quantity > 0)
                || quantities.values().stream()
                        .anyMatch(quantity -> !(quantity >= 0 && quantity < Double.POSITIVE_INFINITY))) {
            throw new IllegalArgumentException("no such basket: name=" + name);
        }
    }

    /** One of one symbol: its value is the price. */
    public static Basket one(final String symbol) {
        return new Basket(symbol, Map.of(symbol, 1.0));
    }

    /** What it was worth. */
    public double value(final PriceHistory history, final int day) {
        double value = 0;
        // In the order of the history: a sum of doubles depends on it.
        for (final String symbol : history.symbols()) {
            value += quantity(symbol) * history.price(symbol, day);
        }
        return value;
    }

    double quantity(final String symbol) {
        return quantities.getOrDefault(symbol, 0.0);
    }
}
