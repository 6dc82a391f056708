package io.ringbook.agents.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ringbook.agents.AgentSpec;
import io.ringbook.agents.Desk;
import io.ringbook.agents.InstrumentSpec;
import io.ringbook.agents.Latency;
import io.ringbook.agents.Market;
import io.ringbook.agents.MarketConfig;
import io.ringbook.agents.TradingAgent;
import io.ringbook.core.Records;
import io.ringbook.core.Side;
import io.ringbook.core.TimeInForce;
import io.ringbook.core.command.CommandPublisher;
import io.ringbook.core.engine.EngineConfig;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who decides how fast. */
final class LatencyByAgentTest {
    private static final Map<String, Long> FUNDS = Map.of("USD", 1_000_000_000L, "ABC", 100_000L);

    @TempDir
    Path directory;

    /** Each decides as soon as it is told of a quote: that is the way there and back. */
    @Test
    void simulatedItIsWhatTheScenarioSays() throws IOException {
        final RunRecorder recorder = new RunRecorder(new StringWriter());
        final MarketConfig config = MarketConfig.simulated(null).withEngine(EngineConfig.small());
        try (Market market = Market.open(config, recorder)) {
            market.listAsset("USD", 2);
            market.listAsset("ABC", 0);
            market.listInstrument(new InstrumentSpec("ABC", "ABC", "USD", 1, 1, 0, 50));
            market.funds(FUNDS);
            market.add(AgentSpec.of("near", new Answers()).withLatency(Latency.parse("1ms")));
            market.add(AgentSpec.of("far", new Answers()).withLatency(Latency.parse("5ms")));
            market.add(AgentSpec.of("quotes", new Quotes()));
            market.start();
            market.run(Duration.ofSeconds(100));
            assertEquals(0, market.cutOffCount());
        }
        final RunResults results = new RunResults(recorder);
        new RunReport(RecordedMarket.description(), results, null, Causes.none(results)).write(directory);
        final JsonNode accounts = summary().get("accounts");
        assertDecisions("near", 2_000_000, accounts.get(1));
        assertDecisions("far", 10_000_000, accounts.get(2));
        assertFalse(accounts.get(0).has("decisions"), "the venue decides nothing");
        final String text = Files.readString(directory.resolve(RunReport.REPORT));
        final int far = text.indexOf("| far            |");
        final int near = text.indexOf("| near           |");
        assertTrue(0 < far && far < near, text);
        assertTrue(
                text.substring(far).lines().findFirst().orElse("").endsWith("| 10.0 ms | 10.0 ms | 10.0 ms |"), text);
        assertTrue(Files.readString(directory.resolve(RunReport.HTML_REPORT)).contains("<td>far</td><td class=\"n\">"));
    }

    /** Of thirty the twenty slowest have a row, all of them figures. */
    @Test
    void ofManyTheSlowestAreShown() throws IOException {
        final RecordedMarket market = RecordedMarket.withTraders();
        final CommandPublisher operator = market.session(Records.OPERATOR);
        for (int account = 3; account <= 32; account++) {
            operator.openAccount("agent-" + account);
            operator.openSession(account);
        }
        final long seen = market.engine.sequence();
        for (int session = 3; session <= 32; session++) {
            market.timestampNs += UtcTime.SECOND;
            final CommandPublisher agent = market.session(session);
            agent.seenSequence(seen);
            agent.limit(1, 0, Side.BUY, 10, 1, TimeInForce.GTC);
        }
        market.report().write(directory);
        final List<String> rows = Files.readString(directory.resolve(RunReport.REPORT))
                .lines()
                .dropWhile(line -> !line.startsWith("| Slowest agents"))
                .skip(2)
                .takeWhile(line -> line.startsWith("|"))
                .toList();
        assertEquals(20, rows.size());
        assertEquals("| agent-32       |        1 | 30.0 s | 30.0 s | 30.0 s |", rows.get(0));
        assertEquals("| agent-13       |        1 | 11.0 s | 11.0 s | 11.0 s |", rows.get(19));
        assertTrue(Files.readString(directory.resolve(RunReport.REPORT))
                .contains("And 10 more agents, whose 99 % is no longer, in `summary.json`."));
        assertEquals(
                1_000_000_000L, summary().at("/accounts/3/decisions/medianNs").asLong());
    }

    private static void assertDecisions(final String name, final long ns, final JsonNode account) {
        assertEquals(name, account.get("name").asText());
        final JsonNode decisions = account.get("decisions");
        assertTrue(decisions.get("count").asLong() >= 99, decisions::toString);
        assertEquals(ns, decisions.get("medianNs").asLong());
        assertEquals(ns, decisions.get("p99Ns").asLong());
        assertEquals(ns, decisions.get("mostNs").asLong());
    }

    private JsonNode summary() throws IOException {
        return new ObjectMapper().readTree(directory.resolve(RunReport.SUMMARY).toFile());
    }

    /** Another price each second. */
    private static final class Quotes implements TradingAgent {
        private long ticks = 100;

        @Override
        public void onStart(final Desk desk) {
            desk.wakeAfter(1_000_000_000);
        }

        @Override
        public void onTimer(final Desk desk) {
            desk.cancelAll();
            desk.sell(50, ticks++, TimeInForce.GTC);
            desk.wakeAfter(1_000_000_000);
        }
    }

    /** Bids where nobody sells, with each quote. */
    private static final class Answers implements TradingAgent {
        @Override
        public void onQuote(final Desk desk) {
            desk.buy(1, 1, TimeInForce.IOC);
        }
    }
}
