package io.ringbook.agents.report;

/**
 * From which to which price a picture of a series goes: all trades, and what was quoted near them. A quote far off
 * would make the trades a flat line, so it may widen the picture by no more than half of itself and a hundredth of the
 * price.
 */
final class PriceRange {
    private static final long FEW_TICKS = 4;

    private long lowTicks = Long.MAX_VALUE;
    private long highTicks;
    private long lowestTradeTicks;
    private long highestTradeTicks;

    /** @param beside what is drawn to the same scale beside it, or the series itself */
    PriceRange(final PriceSeries series, final PriceSeries beside) {
        includeTrades(series);
        includeTrades(beside);
        includeQuotes(series);
        includeQuotes(beside);
    }

    private void includeTrades(final PriceSeries series) {
        for (int bucket = 0; bucket < series.size(); bucket++) {
            if (series.isTraded(bucket)) {
                include(series.lowTicks(bucket));
                include(series.highTicks(bucket));
                lowestTradeTicks = lowTicks;
                highestTradeTicks = highTicks;
            }
        }
    }

    private void includeQuotes(final PriceSeries series) {
        final boolean isTraded = highestTradeTicks > 0;
        final long reach = Math.max(FEW_TICKS, (highestTradeTicks - lowestTradeTicks) / 2 + highestTradeTicks / 100);
        final long lowest = isTraded ? lowestTradeTicks - reach : 0;
        final long highest = isTraded ? highestTradeTicks + reach : Long.MAX_VALUE;
        for (int bucket = 0; bucket < series.size(); bucket++) {
            includeQuote(series.bidTicks(bucket), lowest, highest);
            includeQuote(series.askTicks(bucket), lowest, highest);
        }
    }

    /** @return whether nothing was quoted and nothing traded */
    boolean isEmpty() {
        return highTicks == 0;
    }

    long lowTicks() {
        return lowTicks;
    }

    long highTicks() {
        return highTicks;
    }

    private void includeQuote(final long priceTicks, final long lowest, final long highest) {
        if (priceTicks > 0) {
            include(Math.max(lowest, Math.min(highest, priceTicks)));
        }
    }

    private void include(final long priceTicks) {
        lowTicks = Math.min(lowTicks, priceTicks);
        highTicks = Math.max(highTicks, priceTicks);
    }
}
