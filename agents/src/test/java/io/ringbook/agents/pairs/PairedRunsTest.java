package io.ringbook.agents.pairs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ringbook.agents.plugin.AgentTypes;
import io.ringbook.agents.scenario.ScenarioFile;
import io.ringbook.agents.scenario.ScenarioMarket;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What difference something makes in a market that is small. */
final class PairedRunsTest {
    private static final String TEXT = """
            assets: [{symbol: USD, decimals: 2}, {symbol: ABC}]
            instruments:
              - {symbol: ABC, base: ABC, quote: USD, tick: "0.01", takerFeePpm: 500}
            agents:
              - {type: maker, name: wide, funds: {USD: "1000000.00", ABC: "10000"}, parameters: {half: "8"}}
              - {type: maker, name: narrow, funds: {USD: "1000000.00", ABC: "10000"}, parameters: {half: "2"}}
              - {type: noise, count: 10, funds: {USD: "100000.00", ABC: "1000"}}
              - {type: noise, name: idle, funds: {USD: "100.00"}, parameters: {every: 10h}}
            """;

    @Test
    void aSecondMakerNarrowsTheSpread() {
        final Difference spread = differences("narrow").get("ABC spread, USD");
        assertTrue(spread.isClear(), spread::toString);
        assertTrue(spread.mean() < 0, spread::toString);
        assertEquals(4, spread.sameSign());
        assertFalse(differences("narrow").containsKey("profit of narrow, USD"));
    }

    @Test
    void whoDoesNothingMakesNoDifference() {
        final Map<String, Difference> differences = differences("idle");
        for (final Difference each : differences.values()) {
            assertTrue(each.pairs() == 0 || each.mean() == 0, each::toString);
        }
        assertTrue(differences.get("ABC volume, ABC").with() > 0);
    }

    @Test
    void withoutFeesTakersKeepMore() {
        final Difference profit = differences("fees").get("profit of noise, USD");
        assertTrue(profit.mean() < 0, profit::toString);
        assertEquals(4, profit.sameSign());
    }

    private static Map<String, Difference> differences(final String without) {
        final ScenarioFile file = ScenarioFile.parse("x", "x.yaml", TEXT);
        final ScenarioMarket market = ScenarioMarket.of(file, List.of(), new AgentTypes(), file::beside);
        return new PairedRuns(market, without, Duration.ofMinutes(3), null)
                .run(1, 4, done -> {}).stream().collect(Collectors.toMap(Difference::metric, Function.identity()));
    }
}
