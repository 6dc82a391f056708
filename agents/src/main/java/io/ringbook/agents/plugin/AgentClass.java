package io.ringbook.agents.plugin;

import io.ringbook.agents.BadInputException;
import io.ringbook.agents.Parameters;
import io.ringbook.agents.Place;
import io.ringbook.agents.TradingAgent;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Modifier;

/** The type of agents that a class makes: its public constructor takes {@link Parameters} or nothing. */
final class AgentClass implements AgentType {
    private final Constructor<?> constructor;

    /**
     * @param place where the class was named
     * @throws BadInputException if it makes no agents
     */
    AgentClass(final Class<?> type, final Place place) {
        final String name = type.getName();
        if (!TradingAgent.class.isAssignableFrom(type)) {
            throw wrong(place, name, "a class that implements TradingAgent");
        }
        if (Modifier.isAbstract(type.getModifiers())) {
            throw wrong(place, name + ", which is abstract", "a class of which objects can be made");
        }
        if (!Modifier.isPublic(type.getModifiers())) {
            throw wrong(place, name + ", which is not public", "a public class");
        }
        constructor = constructor(type, place);
    }

    @Override
    public String name() {
        return constructor.getDeclaringClass().getName();
    }

    @Override
    public TradingAgent make(final Parameters parameters) {
        try {
            return (TradingAgent)
                    (constructor.getParameterCount() == 0
                            ? constructor.newInstance()
                            : constructor.newInstance(parameters));
        } catch (final InvocationTargetException e) {
            // As if it had been called without reflection.
            if (e.getCause() instanceof RuntimeException thrown) {
                throw thrown;
            }
            if (e.getCause() instanceof Error thrown) {
                throw thrown;
            }
            final IllegalStateException thrown = new IllegalStateException(String.valueOf(e.getCause()), e.getCause());
            thrown.setStackTrace(e.getCause().getStackTrace());
            throw thrown;
        } catch (final ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Constructor<?> constructor(final Class<?> type, final Place place) {
        Constructor<?> found = null;
        for (final Constructor<?> each : type.getConstructors()) {
            if (each.getParameterCount() == 1 && each.getParameterTypes()[0] == Parameters.class) {
                return each;
            }
            found = each.getParameterCount() == 0 ? each : found;
        }
        if (found == null) {
            throw wrong(place, type.getName(), "a class with a public constructor of Parameters or of nothing");
        }
        return found;
    }

    private static BadInputException wrong(final Place place, final String found, final String expected) {
        return place.wrong(AgentTypes.TYPE, found, expected);
    }
}
