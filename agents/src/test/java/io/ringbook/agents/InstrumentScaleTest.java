package io.ringbook.agents;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.ringbook.core.Instrument;
import io.ringbook.core.Limits;
import java.math.BigInteger;
import org.junit.jupiter.api.Test;

class InstrumentScaleTest {
    @Test
    void sharesInCents() {
        final InstrumentScale scale = scale(1, 1, 0, 2);
        assertEquals("100.05", scale.price(10_005));
        assertEquals("0.01", scale.price(1));
        assertEquals("10", scale.quantity(10));
        assertEquals(10_005, scale.priceTicks("100.05"));
        assertEquals(10_000, scale.priceTicks("100"));
        assertEquals(10, scale.lots("10.0"));
    }

    @Test
    void ticksAndLotsOfSeveralUnits() {
        final InstrumentScale scale = scale(25, 100_000, 8, 2);
        assertEquals("250", scale.price(1));
        assertEquals("0.001", scale.quantity(1));
        assertEquals("1.500", scale.quantity(1_500));
        assertEquals(4, scale.priceTicks("1000"));
        assertEquals(1_500, scale.lots("1.5"));
    }

    @Test
    void refusesWhatLiesBetweenSteps() {
        final InstrumentScale scale = scale(25, 1, 0, 2);
        final var price = assertThrows(IllegalArgumentException.class, () -> scale.priceTicks("100.30"));
        assertEquals("between two ticks: instrument=ABC, found=100.30, nearest=100.25", price.getMessage());
        final var quantity = assertThrows(IllegalArgumentException.class, () -> scale.lots("0.5"));
        assertEquals("no whole number of lots: instrument=ABC, found=0.5, lot=1", quantity.getMessage());
        assertThrows(IllegalArgumentException.class, () -> scale.priceTicks("cheap"));
        assertThrows(IllegalArgumentException.class, () -> scale.priceTicks("9".repeat(40)));
        assertThrows(IllegalArgumentException.class, () -> scale.lots("9223372036854775808"));
    }

    @Test
    void endlessPricesAreRoundedAndStillMeanOnePrice() {
        final InstrumentScale scale = scale(1, 3, 0, 2);
        assertEquals("0.003333", scale.price(1));
        assertEquals("0.006667", scale.price(2));
        assertEquals("1.000000", scale.price(300));
        for (long ticks = 1; ticks < 2_000; ticks++) {
            assertEquals(ticks, scale.priceTicks(scale.price(ticks)));
        }
        assertThrows(IllegalArgumentException.class, () -> scale.priceTicks("0.0034"));
    }

    @Test
    void limits() {
        final InstrumentScale most = scale(Long.MAX_VALUE, 1, 18, 0);
        assertEquals("9223372036854775807000000000000000000", most.price(1));
        assertEquals(Limits.MAX_PRICE_TICKS, most.priceTicks(most.price(Limits.MAX_PRICE_TICKS)));
        final InstrumentScale least = scale(1, Long.MAX_VALUE, 0, 18);
        assertEquals(Limits.MAX_PRICE_TICKS, least.priceTicks(least.price(Limits.MAX_PRICE_TICKS)));
        assertEquals(Limits.MAX_LOTS, least.lots(least.quantity(Limits.MAX_LOTS)));
        final InstrumentScale fine = scale(1, 1, 0, 18);
        assertEquals("0.000000000000000001", fine.price(1));
        assertEquals("9.223372036854775807", fine.price(Long.MAX_VALUE));
        assertEquals("18446744073709551616", fine.quantity(BigInteger.TWO.pow(64)));
    }

    private static InstrumentScale scale(
            final long tickSize, final long lotSize, final int baseDecimals, final int quoteDecimals) {
        return new InstrumentScale(new Instrument(0, "ABC", 1, 0, tickSize, lotSize), baseDecimals, quoteDecimals);
    }
}
