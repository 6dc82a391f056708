package io.ringbook.core.marketdata;

import java.math.BigInteger;

/**
 * Trades of one instrument put together. Prices are in ticks, quantities in lots, times in nanoseconds since the epoch.
 *
 * @param fromNs time of the first trade; of a bar by time the begin of its span
 * @param lastNs time of the last trade
 * @param turnover sum of price times lots, in ticks times lots
 */
public record Bar(
        int instrument,
        long fromNs,
        long lastNs,
        long openTicks,
        long highTicks,
        long lowTicks,
        long closeTicks,
        long lots,
        BigInteger turnover,
        int trades) {
    /** @return the price of the average lot, in ticks */
    public double averageTicks() {
        return turnover.doubleValue() / lots;
    }
}
