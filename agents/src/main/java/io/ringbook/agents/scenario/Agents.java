package io.ringbook.agents.scenario;

import io.ringbook.agents.Latency;
import io.ringbook.agents.Throttle;
import io.ringbook.agents.WrongValueException;
import io.ringbook.agents.plugin.AgentTypes;
import java.util.List;
import java.util.Map;

/**
 * Agents of one kind in a scenario.
 *
 * @param type one that comes with Ringbook or is plugged in, the name of a class, or a source file beside the scenario
 * @param name of the one; with a count above 1 they are called name-1, name-2 and so on; the type by default
 * @param count how many
 * @param instruments symbols, none for all
 * @param funds what each begins with, by asset, as decimal text
 * @param credit how much each may owe, by asset, as decimal text
 * @param throttle least time between two calls about the market, or "periodic" and a period; null for none
 * @param latency as of the scenario, or null for that
 * @param thinking simulated time that each callback takes
 * @param limits that each must keep
 * @param restarts how often each may be made anew
 * @param parameters of the kind
 */
public record Agents(
        String type,
        String name,
        Integer count,
        List<String> instruments,
        Map<String, String> funds,
        Map<String, String> credit,
        String throttle,
        String latency,
        String thinking,
        Limits limits,
        int restarts,
        Map<String, String> parameters) {
    private static final String PERIODIC = "periodic ";
    private static final String THROTTLES = "a time span above zero such as 500ms, or periodic 500ms";
    private static final int MOST = 100_000;

    public Agents {
        Check.notNull("type", type);
        name = name == null ? AgentTypes.nameOf(type) : name;
        Check.name("name", name, 24);
        count = count == null ? 1 : count;
        Check.within("count", count, 1, MOST);
        instruments = Check.listOrNone(instruments);
        funds = funds == null ? Map.of() : Map.copyOf(funds);
        credit = credit == null ? Map.of() : Map.copyOf(credit);
        parameters = parameters == null ? Map.of() : Map.copyOf(parameters);
        throttle(throttle);
        if (latency != null) {
            Check.latency("latency", latency);
        }
        thinking = thinking == null ? "0s" : thinking;
        Check.durationNs("thinking", thinking);
        limits = limits == null ? new Limits(null, null, null, null) : limits;
        Check.within("restarts", restarts, 0, Integer.MAX_VALUE);
    }

    /**
     * What an agent may use; what is not said is as {@link io.ringbook.agents.AgentLimits#STANDARD} has it.
     *
     * @param commandsPerSecond more are refused
     * @param liveOrders more are refused
     * @param loss in the quote asset, as decimal text; an agent that has lost more is cut off
     * @param hang real time for one callback of a live market
     */
    public record Limits(Integer commandsPerSecond, Integer liveOrders, String loss, String hang) {
        public Limits {
            if (commandsPerSecond != null) {
                Check.within("commandsPerSecond", commandsPerSecond, 1, Integer.MAX_VALUE);
            }
            if (liveOrders != null) {
                Check.within("liveOrders", liveOrders, 1, Integer.MAX_VALUE);
            }
            if (hang != null) {
                Check.positiveDuration("hang", hang);
            }
        }
    }

    /** @return the name of one of them, from 1 */
    public String name(final int which) {
        return count == 1 ? name : name + "-" + which;
    }

    Throttle throttled() {
        return throttle(throttle);
    }

    /** @param standard of the scenario */
    Latency latencyOr(final Latency standard) {
        return latency == null ? standard : Latency.parse(latency);
    }

    private static Throttle throttle(final String text) {
        if (text == null) {
            return Throttle.NONE;
        }
        try {
            final Throttle throttle = text.startsWith(PERIODIC)
                    ? Throttle.periodic(text.substring(PERIODIC.length()))
                    : Throttle.every(text);
            if (throttle.ns() > 0) {
                return throttle;
            }
        } catch (final IllegalArgumentException e) {
            // Named below.
        }
        throw new WrongValueException("throttle", text, THROTTLES);
    }
}
