package io.ringbook.agents;

/** An agent was added whose account has an agent with an open session already. */
public final class SessionRefusedException extends MarketException {
    private static final long serialVersionUID = 1L;

    /** @param name of the agent and its account */
    public SessionRefusedException(final String name) {
        super("two agents of one name: name=" + name);
    }
}
