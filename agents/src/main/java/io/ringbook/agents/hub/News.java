package io.ringbook.agents.hub;

import io.ringbook.agents.TradingAgent;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which callbacks agents have of their own. One that has none for what happens between its timers cannot notice when it is
 * told, as long as its timer finds everything, and is left asleep by what concerns everybody.
 */
final class News {
    private static final Set<String> NO_NEWS = Set.of("onStart", "onTimer", "onStop", "isHealthy", "throttle");

    private final Map<Class<?>, Heard> known = new HashMap<>();

    /**
     * What an agent hears of.
     *
     * @param anything that happens between its timers
     * @param book whether depth
     * @param quoteRequests whether requests of quotes
     * @param health whether it can say how it is
     */
    record Heard(boolean anything, boolean book, boolean quoteRequests, boolean health) {}

    synchronized Heard heardBy(final TradingAgent agent) {
        return known.computeIfAbsent(agent.getClass(), News::heard);
    }

    private static Heard heard(final Class<?> agent) {
        final Set<String> own = Arrays.stream(TradingAgent.class.getMethods())
                .filter(callback -> isOwn(agent, callback))
                .map(Method::getName)
                .collect(Collectors.toSet());
        return new Heard(
                !NO_NEWS.containsAll(own),
                own.contains("onBook"),
                own.contains("onQuoteRequest"),
                own.contains("isHealthy"));
    }

    private static boolean isOwn(final Class<?> agent, final Method callback) {
        try {
            return agent.getMethod(callback.getName(), callback.getParameterTypes())
                            .getDeclaringClass()
                    != TradingAgent.class;
        } catch (final NoSuchMethodException e) {
            throw new IllegalStateException("an agent without a callback of its interface: class=" + agent, e);
        }
    }
}
