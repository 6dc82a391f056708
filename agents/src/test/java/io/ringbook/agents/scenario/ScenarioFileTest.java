package io.ringbook.agents.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ringbook.agents.BadInputException;
import org.junit.jupiter.api.Test;

/** What is wrong in a scenario is named. */
final class ScenarioFileTest {
    private static final String GOOD = """
            start: 2024-01-02T09:30:00Z
            duration: 1h
            assets:
              - {symbol: USD, decimals: 2}
              - {symbol: ABC, decimals: 0}
            instruments:
              - {symbol: ABC, base: ABC, quote: USD, tick: "0.01"}
            agents:
              - type: maker
                count: 2
                funds: {USD: "100.00"}
            """;

    @Test
    void theShippedOneIsGood() {
        final Scenario scenario = ScenarioFile.of("market").scenario();
        assertEquals(2, scenario.instruments().size());
        assertEquals("maker-1", scenario.agents().get(0).name(1));
    }

    @Test
    void defaultsFillWhatIsMissing() {
        final Scenario scenario = ScenarioFile.parse("x", "x.yaml", GOOD).scenario();
        assertEquals("100us", scenario.latency());
        assertEquals("1", scenario.instruments().get(0).lot());
        assertEquals(0, scenario.instruments().get(0).takerFeePpm());
    }

    @Test
    void mistakesAreNamedWithLineAndField() {
        assertWrong(GOOD.replace("duration", "duratoin"), "line=2, field=duratoin, found=duratoin, expected=one of [");
        assertWrong(GOOD.replace("1h", "1 hour"), "field=duration, found=1 hour, expected=a time span such as");
        assertWrong(GOOD.replace("decimals: 2", "decimals: two"), "line=4, field=assets.[1].decimals, found=two");
        assertWrong(GOOD.replace("count: 2", "count: 0"), "found=0, expected=1 to 100000");
        assertWrong(GOOD.replace("2024-01-02T09:30:00Z", "today"), "field=start, found=today");
        assertWrong(GOOD.replace("type: maker", "kind: maker"), "line=9, field=agents.[1].kind, found=kind, expected=");
        assertWrong(GOOD.replace("type: maker", "name: me"), "field=agents.[1], found=(field=type, found=nothing");
        assertWrong(
                GOOD.replace("    count: 2", "    count: 2\n    count: 3"), "line=11, found=Duplicate field 'count'");
        assertWrong(GOOD.substring(0, GOOD.indexOf("agents")), "field=agents, found=nothing, expected=a list");
        assertWrong("a: [", "expected=");
        assertWrong("", "found=nothing, expected=a scenario");
    }

    private static void assertWrong(final String text, final String expected) {
        final BadInputException thrown =
                assertThrows(BadInputException.class, () -> ScenarioFile.parse("x", "x.yaml", text));
        assertTrue(thrown.getMessage().startsWith("file=x.yaml, "), thrown.getMessage());
        assertTrue(thrown.getMessage().contains(expected), thrown.getMessage());
    }
}
