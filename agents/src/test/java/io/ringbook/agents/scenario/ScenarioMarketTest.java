package io.ringbook.agents.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ringbook.agents.BadInputException;
import io.ringbook.agents.Desk;
import io.ringbook.agents.TradingAgent;
import io.ringbook.agents.plugin.AgentTypes;
import io.ringbook.core.Records;
import io.ringbook.core.TimeInForce;
import io.ringbook.core.event.RecordText;
import io.ringbook.core.event.StreamHandler;
import io.ringbook.core.ring.Profile;
import io.ringbook.journal.replay.StreamHash;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What the keys of a scenario do to its market. */
final class ScenarioMarketTest {
    private static final long START_NS = 1_704_187_800_000_000_000L;
    private static final long SECOND_NS = 1_000_000_000L;

    private static final String TEXT = """
            assets: [{symbol: USD, decimals: 2}, {symbol: ABC}, {symbol: XYZ}]
            instruments:
              - symbol: ABC
                base: ABC
                quote: USD
                tick: "0.01"
                makerFeePpm: 10
                takerFeePpm: 60
                band: {reference: "100.00", static: "50.00", dynamic: "20.00", halt: 30s, auction: 10s}
                phases:
                  - {at: 0s, phase: auction}
                  - {at: 1m, phase: open}
                  - {at: 3m, phase: closed}
                fundamental: {mean: "100.00", reversion: 1h, volatility: "0.10"}
              - symbol: XYZ
                base: XYZ
                quote: USD
                tick: "0.01"
                fundamental: {mean: "50.00", reversion: 1h, volatility: "0.10"}
            correlations: [[ABC, XYZ, 0.9]]
            agents:
              - type: maker
                funds: {USD: "1000000.00", ABC: "10000", XYZ: "10000"}
              - type: noise
                count: 10
                funds: {USD: "100000.00", ABC: "1000", XYZ: "1000"}
              - type: io.ringbook.agents.scenario.ScenarioMarketTest$Watcher
                name: watcher
                instruments: [ABC]
                credit: {ABC: "40"}
                throttle: periodic 10s
                latency: 300km
                thinking: 1ms
                limits: {commandsPerSecond: 5, liveOrders: 3}
            """;

    @Test
    void theOperatorSetsPhasesWhenTheirTimesCome() {
        final List<String> records = new ArrayList<>();
        run(market(TEXT), (time, record) -> {
            if (record.startsWith("SetPhase") || record.startsWith("SetPriceBand")) {
                records.add((time - START_NS) / SECOND_NS + " " + record.replaceFirst("session.*request=0 ", ""));
            }
        });
        assertEquals(
                List.of(
                        "0 SetPriceBand instrument=0 referenceTicks=10000 staticTicks=5000 dynamicTicks=2000"
                                + " haltNs=30000000000 auctionNs=10000000000",
                        "0 SetPhase instrument=0 phase=AUCTION indicative=1",
                        "60 SetPhase instrument=0 phase=OPEN indicative=0",
                        "180 SetPhase instrument=0 phase=CLOSED indicative=0"),
                records);
    }

    @Test
    void aLiveMarketHasPhasesToo() {
        final List<String> phases = new ArrayList<>();
        final ScenarioMarket market = market(TEXT.replace("at: 1m", "at: 200ms").replace("at: 3m", "at: 400ms"));
        final StreamHandler tap = (sequence, buffer, offset, length, last) -> {
            final String record = RecordText.of(buffer, offset, length);
            if (record.startsWith("PhaseChanged")) {
                phases.add(record.replaceFirst(".*phase=", ""));
            }
        };
        try (ScenarioRun run = market.open(market.config(null).withProfile(Profile.SHARED), tap)) {
            run.start();
            run.run(Duration.ofMillis(600), nowNs -> {});
        }
        assertEquals(List.of("AUCTION", "OPEN", "CLOSED"), phases);
    }

    @Test
    void thereIsRoomForAHundredThousandAgents() {
        final ScenarioMarket market = market(TEXT.replace("count: 10", "count: 100000"));
        assertTrue(market.config(null).engine().accounts() > 100_000);
        assertTrue(market.config(null).engine().balances() > 300_000);
    }

    @Test
    void anAgentIsRunAsItsKeysSay() {
        Watcher.seen.clear();
        run(market(TEXT), (time, record) -> {});
        final List<String> seen = Watcher.seen;
        // Every ten seconds, until the end of the fourth minute.
        assertEquals(24, seen.size(), seen::toString);
        assertTrue(seen.get(0).endsWith("position=0"), seen::toString);
        // It owns none, may owe 40, and offers ten at a time at the best bid.
        assertTrue(seen.get(23).endsWith("position=-40"), seen::toString);
        assertFalse(seen.get(5).contains("fundamental=10000.0 "), seen::toString);
        assertEquals(
                seen.stream().filter(line -> line.startsWith("10s")).toList(), List.of(seen.get(0)), seen::toString);
    }

    @Test
    void theSameSeedGivesTheSameStream() {
        assertEquals(hash(market(TEXT)), hash(market(TEXT)));
        assertEquals(hash(market(TEXT)), hash(market(TEXT + "seed: 1\n")));
        assertNotEquals(hash(market(TEXT)), hash(market(TEXT + "seed: 2\n")));
    }

    @Test
    void aMarketIsRunWithoutAgentsOrARule() {
        final ScenarioMarket market = market(TEXT);
        assertEquals(
                Map.of("maker", "maker", "watcher", "watcher"),
                market.without("noise").kinds());
        final List<String> settings = new ArrayList<>();
        for (final String rule : Rules.ALL) {
            run(market.without(rule), (time, record) -> {
                if (record.startsWith("SetPriceBand") || record.startsWith("ListInstrument")) {
                    settings.add(rule + " "
                            + record.replaceFirst(" .*(makerFeePpm=\\S+ takerFeePpm=\\S+).*", " $1")
                                    .replaceFirst("SetPriceBand.*", "band"));
                }
            });
        }
        assertEquals(
                List.of(
                        "circuit-breaker ListInstrument makerFeePpm=10 takerFeePpm=60",
                        "circuit-breaker ListInstrument makerFeePpm=0 takerFeePpm=0",
                        "limits ListInstrument makerFeePpm=10 takerFeePpm=60",
                        "limits band",
                        "limits ListInstrument makerFeePpm=0 takerFeePpm=0",
                        "fees ListInstrument makerFeePpm=0 takerFeePpm=0",
                        "fees band",
                        "fees ListInstrument makerFeePpm=0 takerFeePpm=0"),
                settings);
        assertEquals(
                "file=command line, field=--without, found=nobody,"
                        + " expected=one of maker, noise, watcher, circuit-breaker, limits, fees",
                assertThrows(BadInputException.class, () -> market.without("nobody"))
                        .getMessage());
    }

    /** Sells short. Told of everything by its timer. */
    public static final class Watcher implements TradingAgent {
        static final List<String> seen = new ArrayList<>();

        @Override
        public void onTimer(final Desk desk) {
            seen.add((desk.nowNs() - START_NS) / SECOND_NS + "s fundamental=" + desk.fundamentalTicks() + " position="
                    + desk.position());
            if (desk.bidTicks() > 0) {
                desk.sell(10, desk.bidTicks(), TimeInForce.IOC);
            }
        }
    }

    private interface Seen {
        void record(long timeNs, String text);
    }

    private static void run(final ScenarioMarket market, final Seen seen) {
        final long[] timeNs = new long[1];
        final StreamHandler tap = (sequence, buffer, offset, length, last) -> {
            final int template = Records.templateId(buffer, offset);
            if (Records.isCommand(template)) {
                timeNs[0] = Records.timestampNs(buffer, offset);
            }
            seen.record(timeNs[0], RecordText.of(buffer, offset, length));
        };
        try (ScenarioRun run = market.open(market.config(null), tap)) {
            run.start();
            run.run(Duration.ofMinutes(4), nowNs -> {});
            assertFalse(run.market().cutOffCount() > 0);
        }
    }

    private static String hash(final ScenarioMarket market) {
        final StreamHash hash = new StreamHash();
        try (ScenarioRun run = market.open(market.config(null), hash)) {
            run.start();
            run.run(Duration.ofMinutes(1), nowNs -> {});
        }
        return hash.end();
    }

    private static ScenarioMarket market(final String text) {
        final ScenarioFile file = ScenarioFile.parse("x", "x.yaml", text);
        return ScenarioMarket.of(file, List.of(), new AgentTypes(), file::beside);
    }
}
