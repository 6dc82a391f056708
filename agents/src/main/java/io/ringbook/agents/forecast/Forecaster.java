package io.ringbook.agents.forecast;

/** Says where prices may go. */
@FunctionalInterface
public interface Forecaster {
    /**
     * @param history all that may be known
     * @throws IllegalArgumentException if it is too short
     */
    Forecast forecast(PriceHistory history);
}
