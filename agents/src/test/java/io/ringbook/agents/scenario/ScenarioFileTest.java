package io.ringbook.agents.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

/** What a scenario says, and what it leaves out. */
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
}
