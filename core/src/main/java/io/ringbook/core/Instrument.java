package io.ringbook.core;

/**
 * What may be traded and in which steps.
 *
 * @param id assigned by the venue, dense from zero
 * @param symbol as shown to people, at most 12 ASCII characters
 * @param baseAsset what is bought and sold
 * @param quoteAsset what it is paid with
 * @param tickSize smallest price step, in minor units of the quote asset per lot
 * @param lotSize smallest quantity step, in minor units of the base asset
 */
public record Instrument(int id, String symbol, int baseAsset, int quoteAsset, long tickSize, long lotSize) {
    public Instrument {
        if (tickSize <= 0 || lotSize <= 0) {
            throw new IllegalArgumentException(
                    "steps must be positive: symbol=" + symbol + ", tickSize=" + tickSize + ", lotSize=" + lotSize);
        }
    }

    /**
     * @param priceTicks of a trade
     * @param lots traded
     * @return the value in minor units of the quote asset, or {@link Amounts#OVERFLOW}
     */
    public long value(final long priceTicks, final long lots) {
        final long ofLot = valueOfLot(priceTicks);
        return ofLot == Amounts.OVERFLOW ? Amounts.OVERFLOW : Amounts.product(ofLot, lots);
    }

    /** As {@link #value}, of one lot. */
    public long valueOfLot(final long priceTicks) {
        return Amounts.product(priceTicks, tickSize);
    }
}
