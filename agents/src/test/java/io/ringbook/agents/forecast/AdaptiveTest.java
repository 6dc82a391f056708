package io.ringbook.agents.forecast;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ringbook.agents.RandomStream;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** It believes what did well of late. */
final class AdaptiveTest {
    @Test
    void volatilityIsFollowed() {
        final double[] returns = normals(400);
        for (int day = 300; day < returns.length; day++) {
            returns[day] *= 3;
        }
        assertEquals(0.01, deviation(returns, 300), 0.002);
        assertEquals(0.03, deviation(returns, 340), 0.006);
        assertEquals(0.03, deviation(returns, 400), 0.006);
    }

    @Test
    void aDriftIsBelievedWhereThereIsOne() {
        final double[] returns = normals(400);
        final double without = trustedDrift(returns);
        for (int day = 0; day < returns.length; day++) {
            returns[day] += 0.01;
        }
        assertEquals(0, without, 0.001);
        assertEquals(0.01, trustedDrift(returns), 0.002);
    }

    @Test
    void theScaleGrowsAfterMissesAndShrinksAfterHits() {
        // One large move in three days: missed a third of the time rather than a fifth.
        final double[] wide = new double[600];
        final double[] narrow = new double[600];
        for (int day = 0; day < wide.length; day++) {
            wide[day] = day % 3 == 0 ? (day % 2 == 0 ? 0.03 : -0.03) : 0.002;
            narrow[day] = day % 2 == 0 ? 0.01 : -0.01;
        }
        assertTrue(Experts.after(wide, 20).scale() > 1.1);
        // Never beyond 1.28 deviations: it shrinks until a fifth is missed.
        assertTrue(Experts.after(narrow, 20).scale() < 0.9);
    }

    private static double deviation(final double[] returns, final int days) {
        final Experts experts = Experts.after(Arrays.copyOf(returns, days), 20);
        double sum = 0;
        for (int i = 0; i < 1_000; i++) {
            sum += experts.deviation(experts.pick(i / 1_000.0)) / 1_000;
        }
        return sum;
    }

    private static double trustedDrift(final double[] returns) {
        final Experts experts = Experts.after(returns, 20);
        double sum = 0;
        for (int i = 0; i < 1_000; i++) {
            sum += experts.mean(experts.pick(i / 1_000.0)) / 1_000;
        }
        return sum;
    }

    private static double[] normals(final int days) {
        final RandomStream random = RandomStream.of(1, "adaptive");
        final double[] returns = new double[days];
        for (int day = 0; day < days; day++) {
            returns[day] = 0.01 * random.nextGaussian();
        }
        return returns;
    }
}
