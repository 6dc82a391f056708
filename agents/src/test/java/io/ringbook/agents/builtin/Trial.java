package io.ringbook.agents.builtin;

import io.ringbook.agents.Fundamental;
import io.ringbook.agents.InstrumentSpec;
import io.ringbook.agents.Market;
import io.ringbook.agents.MarketConfig;
import io.ringbook.agents.Parameters;
import io.ringbook.agents.TradingAgent;
import io.ringbook.agents.plugin.AgentTypes;
import io.ringbook.core.engine.EngineConfig;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/** For tests: agents in a simulated market of one share, ABC, with others to trade with. */
final class Trial {
    private static final Map<String, Long> FUNDS = Map.of("USD", 10_000_000_000L, "ABC", 100_000L);

    private final Map<String, TradingAgent> agents = new LinkedHashMap<>();
    private final long seed;
    private Fundamental fundamental;

    Trial(final long seed) {
        this.seed = seed;
    }

    static Parameters parameters(final String... keysAndValues) {
        return new Parameters(map(keysAndValues));
    }

    /** @param keysAndValues parameters */
    Trial with(final String name, final String kind, final String... keysAndValues) {
        return with(name, new AgentTypes().make(kind, map(keysAndValues), "trial"));
    }

    Trial with(final String name, final TradingAgent agent) {
        agents.put(name, agent);
        return this;
    }

    /** Ten who trade without a reason. */
    Trial withNoise() {
        for (int i = 0; i < 10; i++) {
            with("noise-" + i, "noise", "every", "1s");
        }
        return this;
    }

    Trial withMaker() {
        return with("maker", "maker", "every", "250ms");
    }

    Trial withFundamental(final Fundamental value) {
        fundamental = value;
        return this;
    }

    Tape run(final Duration duration) {
        final Tape tape = new Tape();
        final MarketConfig config =
                MarketConfig.simulated(null).withEngine(EngineConfig.small()).withSeed(seed);
        try (Market market = Market.open(config, tape)) {
            market.listAsset("USD", 2);
            market.listAsset("ABC", 0);
            market.listInstrument(new InstrumentSpec("ABC", "ABC", "USD", 1, 1, 0, 50));
            if (fundamental != null) {
                market.fundamental("ABC", fundamental);
            }
            agents.forEach((name, agent) -> market.add(name, agent, FUNDS));
            market.start();
            market.run(duration);
            if (market.cutOffCount() > 0) {
                throw new AssertionError("an agent was cut off: " + tape.signals);
            }
        }
        return tape;
    }

    private static Map<String, String> map(final String... keysAndValues) {
        final Map<String, String> map = new LinkedHashMap<>();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            map.put(keysAndValues[i], keysAndValues[i + 1]);
        }
        return map;
    }
}
