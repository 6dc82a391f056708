package io.ringbook.agents.evolution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ringbook.agents.BadInputException;
import io.ringbook.agents.strategy.StrategyType;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a search finds, and that it finds it again. */
final class EvolutionTest {
    private static final LocalDate FIRST = LocalDate.of(2023, 1, 1);

    @TempDir
    private Path folder;

    @Test
    void theSameSeedFindsTheSameWithAnyNumberOfThreads() {
        final StrategyScenario scenario = generated(StrategyType.MEAN_REVERSION);
        final Evolved one = search(scenario, 5, 1, Goal.SHARPE);
        final Evolved two = search(scenario, 5, 2, Goal.SHARPE);
        assertEquals(one.generations(), two.generations());
        assertEquals(one.parameters(), two.parameters());
        assertEquals(one.found(), two.found());
        assertEquals(one.backtests(), two.backtests());
        assertNotEquals(one.generations(), search(scenario, 6, 2, Goal.SHARPE).generations());
        assertNotEquals(one.generations(), search(scenario, 5, 2, Goal.RETURN).generations());
    }

    /** Who waits for the highest price of more than 16 days never sees it exceeded, and the default waits for 20. */
    @Test
    void itFindsHowLongTheWavesAre() {
        BarFiles.wave(folder, 120);
        final Evolved evolved = search(wave(), 1, 2, Goal.SHARPE);
        final LocalDate split = evolved.split();
        assertEquals(0, evolved.byDefault().from(FIRST).trades());
        assertTrue(Integer.parseInt(evolved.parameters().get("enter")) < 16, evolved.parameters()::toString);
        assertTrue(evolved.found().before(split).sharpe() > 1, evolved.found().before(split)::toString);
        assertTrue(evolved.found().from(split).sharpe() > 1, evolved.found().from(split)::toString);
    }

    @Test
    void theBestIsNeverLostAndIsThatOfTheTrainDays() {
        final Evolved evolved = search(generated(StrategyType.MOMENTUM), 2, 2, Goal.RETURN);
        assertEquals(5, evolved.generations().size());
        double best = Double.NEGATIVE_INFINITY;
        for (final Generation each : evolved.generations()) {
            assertTrue(each.traded() == 0 || each.best() >= best, evolved.generations()::toString);
            assertTrue(
                    each.traded() == 0 || (each.worst() <= each.mean() && each.mean() <= each.best()), each::toString);
            best = each.traded() == 0 ? best : each.best();
        }
        assertEquals(best, evolved.found().before(evolved.split()).totalReturn(), 1e-12);
    }

    @Test
    void tooFewDaysAreNamed() {
        BarFiles.wave(folder, 30);
        assertEquals(
                "file=command line, field=--split, found=19 days before 2023-01-20 and 11 from then on,"
                        + " expected=at least 20 and 5",
                wrong(FIRST.plusDays(19)));
        assertEquals(
                "file=command line, field=--split, found=26 days before 2023-01-27 and 4 from then on,"
                        + " expected=at least 20 and 5",
                wrong(FIRST.plusDays(26)));
    }

    private String wrong(final LocalDate split) {
        final EquityCurve byDefault = new Backtest(wave()).run(Evolution.defaults(StrategyType.BREAKOUT));
        return assertThrows(
                        BadInputException.class,
                        () -> Evolution.search(wave(), byDefault, split, terms(1, 1, Goal.SHARPE), () -> {}))
                .getMessage();
    }

    private StrategyScenario wave() {
        return new StrategyScenario(
                StrategyType.BREAKOUT, folder, List.of("ABC"), FIRST, LocalDate.of(2024, 1, 1), 250, 4, 1);
    }

    private static StrategyScenario generated(final StrategyType type) {
        return new StrategyScenario(type, null, List.of("ABC"), FIRST, LocalDate.of(2024, 1, 1), 60, 4, 3);
    }

    private static Evolved search(
            final StrategyScenario scenario, final long seed, final int threads, final Goal goal) {
        final EquityCurve byDefault = new Backtest(scenario).run(Evolution.defaults(scenario.type()));
        final EvolutionTerms terms = terms(seed, threads, goal);
        final AtomicInteger judged = new AtomicInteger();
        final Evolved evolved =
                Evolution.search(scenario, byDefault, byDefault.dayBehind(70), terms, judged::incrementAndGet);
        assertTrue(judged.get() >= evolved.backtests() && judged.get() <= terms.candidates(), judged::toString);
        return evolved;
    }

    private static EvolutionTerms terms(final long seed, final int threads, final Goal goal) {
        return new EvolutionTerms(8, 2, 0.15, 4, seed, goal, threads);
    }
}
