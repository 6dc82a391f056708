package io.ringbook.agents.forecast;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** No level is an earlier one under another name: on what it was made for, it holds and those before it do not. */
final class LevelsTest {
    private static final double BELIEVED = 0.05;
    private static final double REFUTED = 0.001;
    private static final Map<String, List<BackTestReport>> REPORTS = new TreeMap<>();
    private static final List<String> TABLE = new ArrayList<>();

    @BeforeAll
    static void backTestAll() {
        final List<Synthetic> all = List.of(
                Synthetic.steady(),
                Synthetic.events(),
                Synthetic.shifts(),
                Synthetic.regimes(),
                Synthetic.patterns(),
                Synthetic.tails());
        final List<List<BackTestReport>> reports =
                all.parallelStream().map(LevelsTest::backTest).toList();
        for (int i = 0; i < all.size(); i++) {
            REPORTS.put(all.get(i).name(), reports.get(i));
            TABLE.add(Levels.line(all.get(i).name(), all.get(i).horizon(), reports.get(i)));
        }
    }

    @Test
    void geometricBrownianMotionHoldsWhereNothingChangesAndSoDoAllOthers() {
        assertAll(REPORTS.get("steady").stream()
                .map(report -> () -> assertTrue(report.coverage(0.8).kupiec() > BELIEVED, report::toString)));
    }

    @Test
    void eventsNeedTheSecond() {
        holdsFrom(2, "events");
    }

    @Test
    void shiftsNeedTheThird() {
        holdsFrom(3, "shifts");
    }

    @Test
    void regimesOfSymbolsThatMoveTogetherNeedTheFourth() {
        holdsFrom(4, "regimes");
    }

    @Test
    void patternsNeedTheFifth() {
        holdsFrom(5, "patterns");
        assertTrue(REPORTS.get("patterns").get(4).crps()
                < 0.3 * REPORTS.get("patterns").get(3).crps());
    }

    /** Without an event, the second has nothing to add to the first. */
    @Test
    void withoutEventsTheSecondIsTheFirst() {
        assertEquals(REPORTS.get("shifts").get(0), REPORTS.get("shifts").get(1));
    }

    @Test
    void theTableInTheDocumentIsThis() throws IOException {
        final String document = Files.readString(Path.of("doc", "forecasts.md"));
        final String table = String.join("\n", TABLE);
        assertTrue(document.contains(table), () -> "not in doc/forecasts.md:\n" + table);
    }

    private static List<BackTestReport> backTest(final Synthetic made) {
        return Levels.of(new ForecastTerms(500, made.horizon(), 1)).stream()
                .map(made::backTest)
                .toList();
    }

    /** What it was made for, this level covers as often as stated; none before it does, and none scores as well. */
    private static void holdsFrom(final int level, final String name) {
        final List<BackTestReport> reports = REPORTS.get(name);
        final BackTestReport own = reports.get(level - 1);
        assertTrue(own.coverage(0.8).kupiec() > BELIEVED, own::toString);
        for (final BackTestReport before : reports.subList(0, level - 1)) {
            assertTrue(before.coverage(0.8).kupiec() < REFUTED, before::toString);
            assertTrue(own.crps() < before.crps(), before::toString);
        }
    }
}
