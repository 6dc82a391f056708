package io.ringbook.agents.builtin;

import io.ringbook.agents.Market;
import io.ringbook.agents.plugin.AgentTypes;
import io.ringbook.agents.scenario.Scenario;
import io.ringbook.agents.scenario.ScenarioFile;
import io.ringbook.agents.scenario.ScenarioMarket;
import io.ringbook.core.engine.BalanceState;
import io.ringbook.core.engine.StateListener;
import io.ringbook.core.event.StreamHandler;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;

/** For tests: the market of a scenario that comes with Ringbook, set up but not started. */
final class ScenarioTrial {
    final Scenario scenario;
    private final ScenarioMarket market;

    ScenarioTrial(final String name) {
        this(name, text -> text);
    }

    /** @param edit what is another in it */
    ScenarioTrial(final String name, final UnaryOperator<String> edit) {
        final ScenarioFile file =
                ScenarioFile.parse(name, name, edit.apply(ScenarioFile.of(name).text()));
        scenario = file.scenario();
        market = ScenarioMarket.of(file, List.of(), new AgentTypes(), file::beside);
    }

    /** @param journal null for none */
    Market open(final Path journal, final long seed, final StreamHandler... taps) {
        return market.open(market.config(journal).withSeed(seed), taps).market();
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
