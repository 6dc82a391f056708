package io.ringbook.agents;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ringbook.agents.plugin.AgentTypes;
import io.ringbook.core.Side;
import io.ringbook.core.TimeInForce;
import io.ringbook.core.engine.EngineConfig;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every agent of a simulated run, run again on what it saw, sends the same commands; one that is another one does not. */
final class RerunTest {
    private static final Map<String, Long> FUNDS = Map.of("USD", 100_000_000L, "ABC", 10_000L, "XYZ", 10_000L);

    @TempDir
    private Path folder;

    private final Map<String, AgentSpec> agents = new LinkedHashMap<>();
    private MarketConfig config;

    @BeforeEach
    void cast() {
        config = MarketConfig.simulated(folder).withEngine(EngineConfig.small()).withSeed(5);
        for (int i = 0; i < 3; i++) {
            add("maker-" + i, type("maker", "every", "250ms"));
            add("noise-" + i, type("noise", "every", "1s").withLatency(Latency.parse("1us..3ms")));
        }
        add("zero", type("zero-intelligence", "limit", "500ms").withThinkingNs(400_000_000));
        add("reverts", type("mean-reversion").withLatency(Latency.ofNs(1)));
        add("twap", type("twap", "side", "any", "parents", "drawn").withLatency(Latency.parse("20000km")));
        add("stoikov", type("avellaneda-stoikov").withThrottle(Throttle.every("700ms")));
        add("tells", AgentSpec.of("", Tells::new));
        add("hears", AgentSpec.of("", Hears::new).withLatency(Latency.ofNs(7_000_000)));
    }

    @Test
    void everyAgentDoesTheSameAgain() {
        run();
        long commands = 0;
        for (final AgentSpec spec : agents.values()) {
            final Rerun result = Rerun.of(config, spec, Map.of());
            assertNull(result.difference(), spec.name());
            assertTrue(result.commands() > 0, spec.name());
            commands += result.commands();
        }
        assertTrue(commands > 2_000, "commands " + commands);
    }

    @Test
    void anotherAgentIsFound() {
        run();
        final Rerun other =
                Rerun.of(config, type("maker", "every", "250ms", "lots", "11").withName("maker-1"), Map.of());
        assertTrue(other.difference().rerun().contains("ots=11 "), other.difference()::toString);
        final AgentSpec late = agents.get("noise-2").withLatency(Latency.parse("1us..4ms"));
        assertTrue(Rerun.of(config, late, Map.of()).difference() != null);
        final AgentSpec silent = AgentSpec.of("noise-2", new TradingAgent() {});
        assertEquals("nothing", Rerun.of(config, silent, Map.of()).difference().rerun());
        assertEquals(
                "no agent of that name has run: name=nobody",
                assertThrows(MarketException.class, () -> Rerun.of(config, silent.withName("nobody"), Map.of()))
                        .getMessage());
    }

    @Test
    void anAgentThatDoesNotRepeatItselfIsFound() {
        final AtomicLong outside = new AtomicLong(20);
        add("odd", AgentSpec.of("", () -> new TradingAgent() {
            @Override
            public void onTimer(final Desk desk) {
                desk.buy(1, outside.getAndIncrement(), TimeInForce.IOC);
                desk.wakeAfter(1_000_000_000);
            }

            @Override
            public void onStart(final Desk desk) {
                desk.wakeAfter(1_000_000_000);
            }
        }));
        run();
        final Rerun.Difference difference =
                Rerun.of(config, agents.get("odd"), Map.of()).difference();
        assertTrue(difference.journal().contains("priceTicks=20 "), difference::toString);
        assertTrue(!difference.rerun().contains("priceTicks=20 "), difference::toString);
    }

    private void run() {
        try (Market market = Market.open(config)) {
            market.listAsset("USD", 2);
            market.listAsset("ABC", 0);
            market.listAsset("XYZ", 0);
            market.listInstrument(new InstrumentSpec("ABC", "ABC", "USD", 1, 1, -10, 50));
            market.listInstrument(new InstrumentSpec("XYZ", "XYZ", "USD", 1, 1, 0, 0));
            market.funds(FUNDS);
            agents.values().forEach(market::add);
            market.start();
            market.run(Duration.ofMinutes(2));
            assertEquals(0, market.cutOffCount());
        }
    }

    private void add(final String name, final AgentSpec spec) {
        agents.put(name, spec.withName(name));
    }

    private static AgentSpec type(final String type, final String... keysAndValues) {
        final Map<String, String> parameters = new LinkedHashMap<>();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            parameters.put(keysAndValues[i], keysAndValues[i + 1]);
        }
        return AgentSpec.of("", () -> new AgentTypes().make(type, parameters, "test"));
    }

    /** Signals, and puts into the cache. */
    private static final class Tells implements TradingAgent {
        @Override
        public void onTrade(final Desk desk) {
            if (desk.random().nextInt(20) == 0) {
                desk.signal("prices", 1, Long.toString(desk.lastTicks()));
                desk.put("last", (double) desk.lastTicks());
            }
        }
    }

    /** Trades by what it is told, by depth and by bars. */
    private static final class Hears implements TradingAgent {
        @Override
        public void onStart(final Desk desk) {
            desk.follow("prices");
            desk.bars("10s", 3);
            desk.trades(1);
        }

        @Override
        public void onBook(final Desk desk) {
            if (desk.random().nextInt(50) == 0) {
                desk.buy(1 + desk.depth().levels(Side.BUY), desk.bidTicks() + 1, TimeInForce.IOC);
            }
        }

        @Override
        public void onSignal(final Desk desk, final Signal signal) {
            final long lots =
                    1 + desk.bars("10s", 3).size() + desk.trades(5).size() + (long) desk.cached("last", 0) % 3;
            desk.sell(lots, Long.parseLong(signal.text()), TimeInForce.IOC);
        }
    }
}
