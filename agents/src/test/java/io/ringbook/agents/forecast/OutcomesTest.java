package io.ringbook.agents.forecast;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

/** What is asked of a forecast, by hand. */
final class OutcomesTest {
    private static final double NEAR = 1e-12;

    /** Nine outcomes of what is worth 100 now. */
    private static final Outcomes NINE = new Outcomes(100, new double[] {130, 60, 80, 100, 90, 110, 120, 70, 140});

    @Test
    void quantilesAndIntervals() {
        // Of nine, the k-th is the k/10 quantile; between them it is interpolated, and outside they end.
        assertEquals(60, NINE.quantile(0.1), NEAR);
        assertEquals(100, NINE.quantile(0.5), NEAR);
        assertEquals(135, NINE.quantile(0.85), 1e-9);
        assertEquals(60, NINE.quantile(0.01), NEAR);
        assertEquals(140, NINE.quantile(1), NEAR);
        final Interval interval = NINE.interval(0.8);
        assertEquals(60, interval.low(), 1e-9);
        assertEquals(140, interval.high(), 1e-9);
        assertEquals(100, NINE.mean(), NEAR);
        assertThrows(IllegalArgumentException.class, () -> NINE.quantile(1.1));
    }

    @Test
    void losses() {
        // 60, 70 and 80 have lost a fifth or more.
        assertEquals(3 / 9.0, NINE.probabilityOfLoss(0.2), NEAR);
        assertEquals(0, NINE.probabilityOfLoss(0.41), NEAR);
        // The worst third: losses of 40, 30 and 20 %.
        assertEquals(0.3, NINE.expectedShortfall(2 / 3.0), 1e-9);
        // The worst sixth is the worst and half of the next: (0.4 + 0.15) / 1.5.
        assertEquals(0.55 / 1.5, NINE.expectedShortfall(5 / 6.0), 1e-9);
        assertEquals(0, NINE.expectedShortfall(0), NEAR);
    }

    @Test
    void score() {
        // Of 90, 100 and 120: mean distance to 110 is (20 + 10 + 10) / 3; mean distance of pairs (10 + 30 + 20) 2 / 9.
        final Outcomes three = new Outcomes(100, new double[] {120, 90, 100});
        assertEquals((40 / 3.0 - 120 / 9.0 / 2) / 100, three.crps(110), NEAR);
        // Of one it is the distance.
        assertEquals(0.1, new Outcomes(100, new double[] {90}).crps(100), NEAR);
    }
}
