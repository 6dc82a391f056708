package io.ringbook.agents;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/** Drawn numbers are distributed as their names say. */
final class RandomStreamTest {
    private static final int DRAWS = 100_000;

    @Test
    void paretoNumbersHaveTheirLeastAndTheirTail() {
        final RandomStream random = RandomStream.of(1, "pareto");
        double logarithms = 0;
        int aboveFour = 0;
        for (int i = 0; i < DRAWS; i++) {
            final double drawn = random.nextPareto(1.5, 20);
            assertTrue(drawn >= 20);
            logarithms += Math.log(drawn / 20);
            aboveFour += drawn > 4 * 20 ? 1 : 0;
        }
        // The likeliest alpha of what was drawn (Hill), and 4^-1.5.
        assertEquals(1.5, DRAWS / logarithms, 0.02);
        assertEquals(0.125, (double) aboveFour / DRAWS, 0.005);
    }
}
