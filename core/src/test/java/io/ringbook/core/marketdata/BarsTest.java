package io.ringbook.core.marketdata;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.ringbook.core.Limits;
import io.ringbook.core.Side;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class BarsTest {
    private final List<Bar> told = new ArrayList<>();

    @Test
    void aBarByTimeIsToldWhenTheFirstTradeBehindItComes() {
        final Bars bars = Bars.byTime(10, told::add);
        trade(bars, 0, 12, 100, 5);
        trade(bars, 0, 15, 104, 1);
        trade(bars, 0, 19, 98, 2);
        trade(bars, 0, 19, 101, 2);
        assertEquals(List.of(), told);
        trade(bars, 0, 20, 103, 1);
        assertEquals(List.of(bar(0, 10, 19, 100, 104, 98, 101, 10, 1_002, 4)), told);
        // Nothing traded from 30 to 50.
        trade(bars, 0, 55, 99, 3);
        assertEquals(bar(0, 20, 20, 103, 103, 103, 103, 1, 103, 1), told.get(1));
        assertEquals(bar(0, 50, 55, 99, 99, 99, 99, 3, 297, 1), bars.current(0));
        assertEquals(2, told.size());
    }

    @Test
    void aBarByVolumeMayHoldMore() {
        final Bars bars = Bars.byVolume(10, told::add);
        trade(bars, 0, 1, 100, 9);
        trade(bars, 0, 2, 101, 5);
        assertEquals(List.of(), told);
        trade(bars, 0, 3, 102, 30);
        trade(bars, 0, 4, 103, 1);
        assertEquals(
                List.of(bar(0, 1, 2, 100, 101, 100, 101, 14, 1_405, 2), bar(0, 3, 3, 102, 102, 102, 102, 30, 3_060, 1)),
                told);
    }

    @Test
    void aBarByTradesHasSoMany() {
        final Bars bars = Bars.byTrades(2, told::add);
        for (int i = 0; i < 5; i++) {
            trade(bars, 0, i, 100 + i, 1);
        }
        assertEquals(
                List.of(bar(0, 0, 1, 100, 101, 100, 101, 2, 201, 2), bar(0, 2, 3, 102, 103, 102, 103, 2, 205, 2)),
                told);
    }

    @Test
    void eachInstrumentHasItsOwn() {
        final Bars bars = Bars.byTrades(2, told::add);
        trade(bars, 3, 1, 100, 1);
        trade(bars, 0, 2, 7, 1);
        trade(bars, 3, 3, 101, 1);
        trade(bars, 3, 4, 102, 1);
        assertEquals(List.of(bar(3, 1, 3, 100, 101, 100, 101, 2, 201, 2)), told);
        assertNull(bars.current(1));
        assertNull(bars.current(9));
        assertEquals(bar(0, 2, 2, 7, 7, 7, 7, 1, 7, 1), bars.current(0));
    }

    @Test
    void statisticsOfTheDayAreTheBarThatIsBeingBuilt() {
        final Bars bars = Bars.byTime(Bars.DAY_NS, told::add);
        trade(bars, 0, Bars.DAY_NS - 1, 100, 1);
        trade(bars, 0, Bars.DAY_NS, 200, 3);
        trade(bars, 0, 2 * Bars.DAY_NS - 1, 300, 1);
        assertEquals(bar(0, Bars.DAY_NS, 2 * Bars.DAY_NS - 1, 200, 300, 200, 300, 4, 900, 2), bars.current(0));
        assertEquals(225.0, bars.current(0).averageTicks());
        assertEquals(1, told.size());
    }

    @Test
    void aTurnoverBeyond64BitsIsExact() {
        final Bars bars = Bars.byTrades(100, told::add);
        final BigInteger each =
                BigInteger.valueOf(Limits.MAX_PRICE_TICKS).multiply(BigInteger.valueOf(Limits.MAX_LOTS));
        for (int i = 1; i <= 100; i++) {
            trade(bars, 0, i, Limits.MAX_PRICE_TICKS, Limits.MAX_LOTS);
            assertEquals(each.multiply(BigInteger.valueOf(i)), bars.current(0).turnover());
        }
    }

    @Test
    void aBarOfNothingIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> Bars.byTime(0, told::add));
    }

    private static void trade(
            final Bars bars, final int instrument, final long timestampNs, final long priceTicks, final long lots) {
        bars.onTrade(instrument, timestampNs, timestampNs, priceTicks, lots, Side.BUY);
    }

    private static Bar bar(
            final int instrument,
            final long fromNs,
            final long lastNs,
            final long openTicks,
            final long highTicks,
            final long lowTicks,
            final long closeTicks,
            final long lots,
            final long turnover,
            final int trades) {
        return new Bar(
                instrument,
                fromNs,
                lastNs,
                openTicks,
                highTicks,
                lowTicks,
                closeTicks,
                lots,
                BigInteger.valueOf(turnover),
                trades);
    }
}
