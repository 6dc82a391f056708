package io.ringbook.agents.plugin;

import io.ringbook.agents.Parameters;
import io.ringbook.agents.TradingAgent;

/**
 * A kind of agent that scenarios and command lines know by a name.
 *
 * <p>Implementations are public, have a public constructor without parameters, and are listed in
 * {@code META-INF/services/io.ringbook.agents.plugin.AgentType}.
 */
public interface AgentType {
    /** What {@code type} in a scenario says: 1 to 24 letters, digits and hyphens. No two types have one name. */
    String name();

    /**
     * Makes one agent; called once for each that is asked for.
     *
     * @param parameters of that agent; ask for each key once
     * @throws IllegalArgumentException if one of them is wrong
     */
    TradingAgent make(Parameters parameters);
}
