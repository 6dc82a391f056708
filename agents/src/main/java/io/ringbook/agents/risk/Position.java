package io.ringbook.agents.risk;

/**
 * What is held of one symbol.
 *
 * @param symbol as in the history of returns
 * @param quantity negative if sold short
 * @param lastPrice in the currency of the cash, above 0
 */
public record Position(String symbol, double quantity, double lastPrice) {
    public Position {
        if (!Double.isFinite(quantity) || !(lastPrice > 0 && lastPrice < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(
                    "no such position: symbol=" + symbol + ", quantity=" + quantity + ", lastPrice=" + lastPrice);
        }
    }

    /** In the currency of the cash. */
    public double value() {
        return quantity * lastPrice;
    }
}
