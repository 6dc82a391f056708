package io.ringbook.agents.evolution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ringbook.agents.Parameters;
import io.ringbook.agents.RandomStream;
import io.ringbook.agents.strategy.ParameterRange;
import io.ringbook.agents.strategy.StrategyType;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** From numbers between 0 and 1 to parameters. */
final class GenomeTest {
    @ParameterizedTest
    @EnumSource(StrategyType.class)
    void theMiddleIsTheDefaultAndTheEndsAreThoseOfTheRange(final StrategyType type) {
        for (final ParameterRange range : type.ranges()) {
            assertEquals(range.least(), value(type, range, 0));
            assertEquals(range.byDefault(), value(type, range, 0.5));
            assertEquals(range.most(), value(type, range, 1));
        }
    }

    @ParameterizedTest
    @EnumSource(StrategyType.class)
    void everyParameterIsInItsRange(final StrategyType type) {
        final RandomStream random = RandomStream.of(1, "genes");
        for (int i = 0; i < 10_000; i++) {
            final double gene = random.nextDouble();
            for (final ParameterRange range : type.ranges()) {
                final double value = value(type, range, gene);
                assertTrue(range.least() <= value && value <= range.most(), () -> range + " " + value);
            }
        }
    }

    @Test
    void whatIsPossibleCanBeMadeAndHasItsBars() {
        final Genome genome = new Genome(StrategyType.MOMENTUM, 100);
        assertTrue(genome.isPossible(Map.of("slow", "100")));
        assertFalse(genome.isPossible(Map.of("slow", "101")));
        assertTrue(genome.isPossible(Map.of("slow", "101", "filter", "0")));
        assertFalse(genome.isPossible(Map.of("fast", "30", "slow", "30")));
    }

    private static double value(final StrategyType type, final ParameterRange range, final double gene) {
        final double[] genes = new double[type.ranges().size()];
        Arrays.fill(genes, gene);
        return new Parameters(new Genome(type, 500).parameters(genes)).number(range.key(), Double.NaN);
    }
}
