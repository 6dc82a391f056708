package io.ringbook.agents.strategy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/** The score by hand. */
final class RollingWindowTest {
    @Test
    void theScoreIsThatOfTheLastValues() {
        final RollingWindow window = new RollingWindow(4);
        for (final double value : new double[] {1_000, 2, 4, 4}) {
            assertFalse(window.isFull());
            window.add(value);
        }
        assertTrue(window.isFull());
        window.add(6);
        // Of 2, 4, 4, 6 the mean is 4 and the deviation the root of 2.
        assertEquals(2 / Math.sqrt(2), window.score(6), 1e-12);
        assertEquals(-2 / Math.sqrt(2), window.score(2), 1e-12);
        for (int i = 0; i < 100; i++) {
            window.add(7);
        }
        assertEquals(0, window.score(9));
    }
}
