package io.ringbook.agents.scenario;

import io.ringbook.agents.AgentLimits;
import io.ringbook.agents.AgentSpec;
import io.ringbook.agents.Market;
import java.util.Map;

/**
 * An agent as it will be added.
 *
 * @param kind name of the agents that it is one of
 * @param spec of the agent
 * @param credit how much it may owe, by asset, in minor units
 */
record AgentPlan(String kind, AgentSpec spec, Map<String, Long> credit) {
    AgentPlan withoutLimits() {
        return new AgentPlan(kind, spec.withLimits(AgentLimits.STANDARD), credit);
    }

    /** Adds it to a market in which it has been before, where its account is as it was. */
    void seat(final Market market) {
        market.add(spec);
    }

    /** Adds it to a new market. */
    void setUp(final Market market) {
        seat(market);
        credit.forEach((asset, amount) -> market.operate(operator -> operator.setAssetLimits(
                market.directory().account(spec.name()), market.directory().asset(asset), amount, -1)));
    }
}
