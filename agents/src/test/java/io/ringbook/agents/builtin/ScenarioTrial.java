package io.ringbook.agents.builtin;

import io.ringbook.agents.AgentSpec;
import io.ringbook.agents.InstrumentSpec;
import io.ringbook.agents.Latency;
import io.ringbook.agents.Market;
import io.ringbook.agents.MarketConfig;
import io.ringbook.agents.plugin.AgentTypes;
import io.ringbook.agents.scenario.Scenario;
import io.ringbook.agents.scenario.ScenarioFile;
import io.ringbook.core.event.StreamHandler;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** For tests: the market of a scenario that comes with Ringbook, set up but not started. */
final class ScenarioTrial {
    final Scenario scenario;
    private final Map<String, Integer> decimals = new HashMap<>();
    private final AgentTypes types = new AgentTypes();

    ScenarioTrial(final String name) {
        scenario = ScenarioFile.of(name).scenario();
        scenario.assets().forEach(asset -> decimals.put(asset.symbol(), asset.decimals()));
    }

    /** @param journal null for none */
    Market open(final Path journal, final long seed, final StreamHandler... taps) {
        final Market market = Market.open(
                MarketConfig.simulated(journal)
                        .withSeed(seed)
                        .withStart(scenario.startTime())
                        .withLatencyNs(Latency.parse(scenario.latency()).mostNs()),
                taps);
        scenario.assets().forEach(asset -> market.listAsset(asset.symbol(), asset.decimals()));
        scenario.instruments()
                .forEach(traded -> market.listInstrument(new InstrumentSpec(
                        traded.symbol(),
                        traded.base(),
                        traded.quote(),
                        minor(traded.tick(), traded.quote()) * Long.parseLong(traded.lot()),
                        minor(traded.lot(), traded.base()),
                        traded.makerFeePpm(),
                        traded.takerFeePpm())));
        for (final Scenario.Agents kind : scenario.agents()) {
            final Map<String, Long> funds = new HashMap<>();
            kind.funds().forEach((asset, text) -> funds.put(asset, minor(text, asset)));
            for (int i = 1; i <= kind.count(); i++) {
                market.add(AgentSpec.of(kind.name(i), types.make(kind.type(), kind.parameters(), scenario.start()))
                        .withFunds(funds)
                        .withSymbols(kind.instruments()));
            }
        }
        return market;
    }

    private long minor(final String text, final String asset) {
        return new BigDecimal(text).movePointRight(decimals.get(asset)).longValueExact();
    }
}
