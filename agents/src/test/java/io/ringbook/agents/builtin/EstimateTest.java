package io.ringbook.agents.builtin;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

/** The estimate reckoned by hand. */
final class EstimateTest {
    private static final double NEVER_BACK = 1e15;

    @Test
    void whoKnowsNothingBelievesTheMean() {
        assertEquals(100, new Estimate(100, 10, 5, 1).in(0));
        assertEquals(100, new Estimate(100, 10, 5, 1).in(1_000));
    }

    /** After 16 s of a walk with a deviation of 1 the variance is 16; with an error of 4 each counts one half. */
    @Test
    void itWeighsWhatItSeesAgainstWhatItBelieved() {
        final Estimate estimate = new Estimate(100, NEVER_BACK, 4, 1);
        estimate.see(120, 16);
        assertEquals(110, estimate.in(0), 1e-9);
        // The variance is 8 now, and 24 after another 16 s: three parts in five.
        estimate.see(120, 16);
        assertEquals(110 + 10 * 24.0 / 40, estimate.in(0), 1e-9);
    }

    @Test
    void whatItBelievesComesBackToTheMean() {
        final Estimate estimate = new Estimate(100, 10, 0, 1);
        estimate.see(150, 1);
        assertEquals(150, estimate.in(0), 1e-9);
        assertEquals(100 + 50 / Math.E, estimate.in(10), 1e-9);
        assertEquals(100, estimate.in(1_000), 1e-9);
    }

    @Test
    void inNoTimeItIsSureOfTheMean() {
        final Estimate estimate = new Estimate(100, 10, 5, 1);
        estimate.see(150, 0);
        assertEquals(100, estimate.in(0));
    }
}
