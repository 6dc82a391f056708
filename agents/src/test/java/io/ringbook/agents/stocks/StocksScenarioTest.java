package io.ringbook.agents.stocks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ringbook.agents.Parameters;
import io.ringbook.agents.TradingAgent;
import io.ringbook.agents.scenario.ScenarioMarket;
import io.ringbook.agents.scenario.ScenarioRun;
import io.ringbook.journal.replay.StreamHash;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The swarm of the scenario that comes with Ringbook, a year of it, and what is written of it. */
final class StocksScenarioTest {
    private static final Pattern CODE = Pattern.compile("`(\\w+)`");

    @Test
    void aYearOfTheSwarmRepeats() {
        final Map<String, Integer> lines = new TreeMap<>();
        final String hash = hash(1, lines);
        for (final String what : List.of(
                "trader-1 INFO bought",
                "trader-4 INFO sold",
                "risk-manager-1 INFO approved",
                "risk-manager-2 ERROR rejected",
                "trader-2 ERROR refused:",
                "trader-3 WARNING liquidates",
                "risk-manager-1 WARNING near:",
                "analyst-3 DEBUG SELL")) {
            assertTrue(lines.getOrDefault(what, 0) > 0, () -> what + " is not in " + lines);
        }
        assertEquals(250, lines.get("reporter INFO portfolio"));
        // Each share is silent until it has twenty closes.
        assertEquals(
                10 * (250 - 19),
                lines.entrySet().stream()
                        .filter(line -> line.getKey().matches("analyst-. DEBUG .*"))
                        .mapToInt(Map.Entry::getValue)
                        .sum());
        assertEquals(hash, hash(1, new TreeMap<>()));
        assertNotEquals(hash, hash(2, new TreeMap<>()), "another seed");
    }

    /** @param lines how often each agent logged what begins with which two words */
    private static String hash(final long seed, final Map<String, Integer> lines) {
        final StreamHash hash = new StreamHash();
        final ScenarioMarket scenario = ScenarioMarket.of("stocks");
        try (ScenarioRun run = scenario.open(scenario.config(null).withSeed(seed), hash)) {
            run.market().logTo((nowNs, agent, text) -> {
                final String[] words = text.split(" ", 3);
                lines.merge(agent + " " + words[0] + " " + words[1], 1, Integer::sum);
            });
            run.start();
            run.run(scenario.openFor(), nowNs -> {});
            assertEquals(0, run.market().cutOffCount());
        }
        return hash.end();
    }

    @Test
    void theReadmeNamesTheirParameters() throws IOException {
        final Map<String, Function<Parameters, TradingAgent>> types = new LinkedHashMap<>();
        types.put("stock-analyst", StockAnalyst::new);
        types.put("stock-trader", StockTrader::new);
        types.put("risk-manager", RiskManager::new);
        final String readme = Files.readString(Path.of("README.md"));
        types.forEach((type, constructor) -> {
            final Parameters parameters = new Parameters(Map.of());
            assertNotNull(constructor.apply(parameters));
            assertEquals(new TreeSet<>(parameters.known()), named(readme, type), type);
        });
    }

    /** In the rows of a type, what its second column names. */
    private static Set<String> named(final String readme, final String type) {
        final List<String[]> rows = new ArrayList<>();
        boolean isOfType = false;
        for (final String line : readme.lines().toList()) {
            final String[] cells = line.split("\\|", -1);
            if (cells.length == 7) {
                isOfType = cells[1].isBlank() ? isOfType : cells[1].strip().equals("`" + type + "`");
                if (isOfType) {
                    rows.add(cells);
                }
            } else {
                isOfType = false;
            }
        }
        final Set<String> named = new TreeSet<>();
        rows.forEach(cells -> CODE.matcher(cells[2])
                .results()
                .map((MatchResult found) -> found.group(1))
                .forEach(named::add));
        return named;
    }
}
