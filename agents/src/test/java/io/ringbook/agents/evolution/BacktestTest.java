package io.ringbook.agents.evolution;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ringbook.agents.strategy.StrategyType;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a strategy earns, against what comes out by hand. */
final class BacktestTest {
    private static final LocalDate FIRST = LocalDate.of(2023, 1, 1);
    private static final Map<String, String> SHORT = Map.of("enter", "2", "exit", "1");

    @TempDir
    private Path folder;

    /**
     * The fourth day closes above the two before. The order comes with the first trade of the fifth, one tick above its 110.00: a quarter
     * of a million buys 2272 for 110.01. The fifth day ends at 110, the sixth at 121.
     */
    @Test
    void itBuysTheDayAfterAndIsMarkedAtTheLastTrade() {
        BarFiles.write(folder, List.of(100, 100, 100, 100, 110, 110, 121));
        final EquityCurve curve = backtest().run(SHORT);
        final double cash = 1_000_000 - 2272 * 110.01;
        final double fifth = cash + 2272 * 110;
        final double sixth = cash + 2272 * 121;
        assertEquals(1_000_000, curve.funds());
        assertEquals(
                List.of(0, 0, 0, 0, 1, 1),
                curve.days().stream().map(EquityCurve.Day::trades).toList());
        assertArrayEquals(
                new double[] {1_000_000, 1_000_000, 1_000_000, 1_000_000, fifth, sixth},
                curve.days().stream().mapToDouble(EquityCurve.Day::value).toArray(),
                1e-6);
        assertEquals(FIRST, curve.days().get(0).day());

        final Score all = curve.from(FIRST);
        assertEquals(sixth / 1_000_000 - 1, all.totalReturn(), 1e-12);
        assertEquals(22.72 / 1_000_000, all.maximumDrawdown(), 1e-12);
        assertEquals(1, all.trades());
        final double[] returns = {0, 0, 0, 0, fifth / 1_000_000 - 1, sixth / fifth - 1};
        final double mean = (returns[4] + returns[5]) / 6;
        final double squares =
                Arrays.stream(returns).map(r -> (r - mean) * (r - mean)).sum();
        assertEquals(mean / Math.sqrt(squares / 5) * Math.sqrt(252), all.sharpe(), 1e-9);
    }

    @Test
    void whatComesLaterIsJudgedFromWhereItBegan() {
        BarFiles.write(folder, List.of(100, 100, 100, 100, 110, 110, 121));
        final EquityCurve curve = backtest().run(SHORT);
        final LocalDate sixth = FIRST.plusDays(5);
        assertEquals(5, curve.before(sixth).days());
        final Score last = curve.from(sixth);
        assertEquals(1, last.days());
        assertEquals(0, last.trades());
        assertEquals(curve.days().get(5).value() / curve.days().get(4).value() - 1, last.totalReturn(), 1e-12);
        assertEquals(sixth, curve.dayBehind(90));
    }

    @Test
    void theDaysBeforeOneAreTheSameWhateverComesBehind() {
        BarFiles.wave(folder, 40);
        final EquityCurve all = backtest().run(SHORT);
        final EquityCurve before = backtest().runBefore(FIRST.plusDays(25), SHORT);
        assertTrue(before.days().get(24).trades() > 0);
        assertEquals(all.days().subList(0, 25), before.days());
        assertEquals(all.before(FIRST.plusDays(25)), before.before(FIRST.plusDays(25)));
    }

    @Test
    void whoNeverTradesHasNoFitness() {
        BarFiles.wave(folder, 40);
        final Score score = backtest().run(Map.of("enter", "39")).from(FIRST);
        assertEquals(0, score.trades());
        assertEquals(0, score.totalReturn());
        assertTrue(Double.isNaN(Goal.RETURN.of(score)) && Double.isNaN(Goal.SHARPE.of(score)));
    }

    private Backtest backtest() {
        return new Backtest(new StrategyScenario(
                StrategyType.BREAKOUT, folder, List.of("ABC"), FIRST, LocalDate.of(2024, 1, 1), 250, 4, 1));
    }
}
