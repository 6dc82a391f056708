package io.ringbook.agents.hub;

import io.ringbook.agents.TradingAgent;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * Which agents listen: have a callback of their own for something that happens between their timers. One that does not
 * cannot notice when it is told, as long as its timer finds everything, and is left asleep by what concerns everybody.
 */
final class News {
    private static final Set<String> NO_NEWS = Set.of("onStart", "onTimer", "onStop");

    private final Map<Class<?>, Boolean> known = new HashMap<>();

    boolean reach(final TradingAgent agent) {
        return known.computeIfAbsent(agent.getClass(), News::listens);
    }

    private static boolean listens(final Class<?> agent) {
        return Arrays.stream(TradingAgent.class.getMethods())
                .anyMatch(callback -> !NO_NEWS.contains(callback.getName()) && isOwn(agent, callback));
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
