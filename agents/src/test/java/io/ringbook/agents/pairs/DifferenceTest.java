package io.ringbook.agents.pairs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Means and intervals of differences. */
final class DifferenceTest {
    @Test
    void theIntervalIsStudents() {
        // Differences 1, 2, 3, 6: mean 3, deviation sqrt(14 / 3), and 3.182 for three degrees of freedom.
        final Difference difference = Difference.of(
                "x", List.of(new double[] {2, 1}, new double[] {4, 2}, new double[] {6, 3}, new double[] {10, 4}));
        assertEquals(5.5, difference.with());
        assertEquals(2.5, difference.without());
        assertEquals(3, difference.mean());
        assertEquals(3.182 * Math.sqrt(14.0 / 3 / 4), difference.halfWidth(), 1e-12);
        assertEquals(4, difference.sameSign());
        assertFalse(difference.isClear());
    }

    @Test
    void aDifferenceIsClearIfItsIntervalLeavesOutZero() {
        assertTrue(Difference.of("x", List.of(new double[] {2, 1}, new double[] {2.1, 1}, new double[] {1.9, 1}))
                .isClear());
        assertFalse(Difference.of("x", List.of(new double[] {1, 1}, new double[] {3, 3}))
                .isClear());
    }

    @Test
    void aRunThatIsTooShortToTellIsLeftOut() {
        final Difference difference = Difference.of(
                "x", List.of(new double[] {2, 1}, new double[] {Double.NaN, 1}, new double[] {3, Double.NaN}));
        assertEquals(1, difference.pairs());
        assertEquals(1, difference.mean());
        assertTrue(Double.isNaN(difference.halfWidth()));
        assertFalse(difference.isClear());
    }

    @Test
    void quantilesAreThoseOfTheTables() {
        assertEquals(12.706, StudentT.within95Percent(1));
        assertEquals(2.093, StudentT.within95Percent(19));
        assertEquals(2.040, StudentT.within95Percent(31), 0.0006);
        assertEquals(2.000, StudentT.within95Percent(60), 0.0006);
        assertEquals(1.980, StudentT.within95Percent(120), 0.0006);
    }
}
