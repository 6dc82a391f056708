package io.ringbook.agents;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;

/**
 * An agent and how it is run. Start from {@link #of} and change what you need.
 *
 * @param name of the agent and its account, at most 32 ASCII characters without space
 * @param agent makes the agent, and makes it anew if it is restarted
 * @param funds what a new account is given, by asset, in minor units; an account that exists keeps what it has. Null for what
 *     the market gives to all
 * @param symbols of its instruments, none for all
 * @param throttle how often it is told of the market, unless it {@linkplain TradingAgent#throttle says so itself}
 * @param latency from the engine to the agent, and the same back; of simulated time. Null for the market's
 * @param thinkingNs simulated time that each callback takes: what it sends leaves, and the next begins, that much later
 * @param limits that the agent must keep
 * @param restarts how often it may be made anew after it threw or was not healthy
 */
public record AgentSpec(
        String name,
        Supplier<TradingAgent> agent,
        Map<String, Long> funds,
        List<String> symbols,
        Throttle throttle,
        Latency latency,
        long thinkingNs,
        AgentLimits limits,
        int restarts) {
    public AgentSpec {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(agent, "agent");
        Objects.requireNonNull(throttle, "throttle");
        Objects.requireNonNull(limits, "limits");
        symbols = List.copyOf(symbols);
        funds = funds == null ? null : Map.copyOf(funds);
        if (thinkingNs < 0 || restarts < 0) {
            throw new IllegalArgumentException("thinkingNs=" + thinkingNs + ", restarts=" + restarts);
        }
    }

    /** In all instruments, with the market's funds and latency; never restarted. */
    public static AgentSpec of(final String name, final TradingAgent agent) {
        return of(name, () -> agent);
    }

    /** As {@link #of(String, TradingAgent)}, for one that can be made anew. */
    public static AgentSpec of(final String name, final Supplier<TradingAgent> agent) {
        return new AgentSpec(name, agent, null, List.of(), Throttle.NONE, null, 0, AgentLimits.STANDARD, 0);
    }

    public AgentSpec withName(final String newName) {
        return new AgentSpec(newName, agent, funds, symbols, throttle, latency, thinkingNs, limits, restarts);
    }

    public AgentSpec withFunds(final Map<String, Long> newFunds) {
        return new AgentSpec(name, agent, newFunds, symbols, throttle, latency, thinkingNs, limits, restarts);
    }

    public AgentSpec withSymbols(final String... newSymbols) {
        return withSymbols(List.of(newSymbols));
    }

    public AgentSpec withSymbols(final List<String> newSymbols) {
        return new AgentSpec(name, agent, funds, newSymbols, throttle, latency, thinkingNs, limits, restarts);
    }

    public AgentSpec withThrottle(final Throttle newThrottle) {
        return new AgentSpec(name, agent, funds, symbols, newThrottle, latency, thinkingNs, limits, restarts);
    }

    public AgentSpec withLatency(final Latency newLatency) {
        return new AgentSpec(name, agent, funds, symbols, throttle, newLatency, thinkingNs, limits, restarts);
    }

    public AgentSpec withThinkingNs(final long newThinkingNs) {
        return new AgentSpec(name, agent, funds, symbols, throttle, latency, newThinkingNs, limits, restarts);
    }

    public AgentSpec withLimits(final AgentLimits newLimits) {
        return new AgentSpec(name, agent, funds, symbols, throttle, latency, thinkingNs, newLimits, restarts);
    }

    public AgentSpec withRestarts(final int newRestarts) {
        return new AgentSpec(name, agent, funds, symbols, throttle, latency, thinkingNs, limits, newRestarts);
    }
}
