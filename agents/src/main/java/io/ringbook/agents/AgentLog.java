package io.ringbook.agents;

/** Takes what agents write for people. */
@FunctionalInterface
public interface AgentLog {
    /**
     * On the thread of the agent; several may come at once.
     *
     * @param nowNs the market's time, since the epoch
     */
    void line(long nowNs, String agent, String text);
}
