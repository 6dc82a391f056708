package io.ringbook.agents.bars;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** The way of the price within a bar. */
final class BarWalkTest {
    @Test
    void theStepsAreSharedByTheLengthsOfTheLegs() {
        // 100 down to 90, up to 120, down to 110: 10, 30 and 10 ticks, of 10 steps 2, 6 and 2.
        assertArrayEquals(
                new long[] {100, 95, 90, 95, 100, 105, 110, 115, 120, 115, 110},
                BarWalk.prices(new PriceBar(0, 100, 120, 90, 110, 1), 11, true));
    }

    @Test
    void theNearerExtremeComesFirst() {
        assertTrue(BarWalk.isLowNearest(new PriceBar(0, 100, 120, 90, 110, 1)));
        assertEquals(false, BarWalk.isLowNearest(new PriceBar(0, 115, 120, 90, 110, 1)));
        assertArrayEquals(
                new long[] {115, 120, 90, 110}, BarWalk.prices(new PriceBar(0, 115, 120, 90, 110, 1), 4, false));
    }

    @Test
    void everyWalkHasTheFourPricesOfItsBarAndNoOthersBeyond() {
        final SplittableRandom random = new SplittableRandom(5);
        for (int i = 0; i < 20_000; i++) {
            final long low = 1 + random.nextLong(50);
            final long high = low + random.nextLong(60);
            final PriceBar bar = new PriceBar(
                    0, low + random.nextLong(high - low + 1), high, low, low + random.nextLong(high - low + 1), 1);
            final boolean lowFirst = random.nextBoolean();
            final long[] prices = BarWalk.prices(bar, 4 + random.nextInt(40), lowFirst);
            assertEquals(bar.openTicks(), prices[0]);
            assertEquals(bar.closeTicks(), prices[prices.length - 1]);
            assertEquals(low, Arrays.stream(prices).min().orElseThrow(), () -> bar + " " + lowFirst);
            assertEquals(high, Arrays.stream(prices).max().orElseThrow(), () -> bar + " " + lowFirst);
        }
    }
}
