package io.ringbook.agents.builtin;

import io.ringbook.agents.AgentSpec;
import io.ringbook.agents.InstrumentSpec;
import io.ringbook.agents.Latency;
import io.ringbook.agents.Market;
import io.ringbook.agents.MarketConfig;
import io.ringbook.agents.plugin.AgentTypes;
import io.ringbook.agents.scenario.Scenario;
import io.ringbook.agents.scenario.ScenarioFile;
import io.ringbook.core.engine.BalanceState;
import io.ringbook.core.engine.StateListener;
import io.ringbook.core.event.StreamHandler;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.function.UnaryOperator;

/** For tests: the market of a scenario that comes with Ringbook, set up but not started. */
final class ScenarioTrial {
    final Scenario scenario;
    private final Map<String, Integer> decimals = new HashMap<>();
    private final AgentTypes types = new AgentTypes();

    ScenarioTrial(final String name) {
        this(name, text -> text);
    }

    /** @param edit what is another in it */
    ScenarioTrial(final String name, final UnaryOperator<String> edit) {
        final String text = ScenarioFile.of(name).text();
        scenario = ScenarioFile.parse(name, name, edit.apply(text)).scenario();
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

    /** @return what an account has, what is held included, minor units; of a market that is closed */
    static long balance(final Market closed, final String account, final String asset) {
        final int ofAccount = closed.directory().account(account);
        final int ofAsset = closed.directory().asset(asset);
        final long[] sum = {0};
        closed.engine().describe(new StateListener() {
            @Override
            public void onBalance(final BalanceState balance) {
                if (balance.account() == ofAccount && balance.asset() == ofAsset) {
                    sum[0] += balance.available() + balance.held();
                }
            }
        });
        return sum[0];
    }
}
