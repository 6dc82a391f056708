package io.ringbook.agents.scenario;

import io.ringbook.agents.BadInputException;
import io.ringbook.agents.Parameters;
import io.ringbook.agents.TradingAgent;
import io.ringbook.agents.builtin.MarketMaker;
import io.ringbook.agents.builtin.MomentumTrader;
import io.ringbook.agents.builtin.NoiseTrader;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;

/** Makes agents by the name of their kind. */
public final class AgentKinds {
    private static final Map<String, Function<Parameters, TradingAgent>> BUILTIN = new TreeMap<>(Map.of(
            "maker", MarketMaker::new,
            "noise", NoiseTrader::new,
            "momentum", MomentumTrader::new));

    private AgentKinds() {}

    /**
     * @param kind one that comes with Ringbook, or the name of a class with a public constructor that takes
     *     {@link Parameters} or nothing
     * @param where the kind was named, for messages
     * @throws BadInputException if there is no such kind, or a parameter is wrong or unknown
     */
    public static TradingAgent make(final String kind, final Map<String, String> values, final String where) {
        final Parameters parameters = new Parameters(values);
        final TradingAgent agent;
        try {
            final Function<Parameters, TradingAgent> builtin = BUILTIN.get(kind);
            agent = builtin != null ? builtin.apply(parameters) : ofClass(kind, parameters, where);
        } catch (final IllegalArgumentException e) {
            throw new BadInputException(where, 0, kind, "(" + e.getMessage() + ")", "what is named there");
        }
        if (!parameters.unknown().isEmpty()) {
            throw new BadInputException(
                    where,
                    0,
                    kind,
                    String.join(", ", parameters.unknown()),
                    parameters.known().isEmpty()
                            ? "no parameters"
                            : "one of " + String.join(", ", new TreeSet<>(parameters.known())));
        }
        return agent;
    }

    private static TradingAgent ofClass(final String name, final Parameters parameters, final String where) {
        final Class<?> found;
        try {
            found = Class.forName(name);
        } catch (final ClassNotFoundException e) {
            throw new BadInputException(
                    where, 0, "type", name, "one of " + String.join(", ", BUILTIN.keySet()) + ", or a class");
        }
        if (!TradingAgent.class.isAssignableFrom(found)) {
            throw new BadInputException(where, 0, "type", name, "a class that implements TradingAgent");
        }
        try {
            for (final Constructor<?> constructor : found.getConstructors()) {
                if (constructor.getParameterCount() == 1 && constructor.getParameterTypes()[0] == Parameters.class) {
                    return (TradingAgent) constructor.newInstance(parameters);
                }
            }
            return (TradingAgent) found.getConstructor().newInstance();
        } catch (final NoSuchMethodException e) {
            throw new BadInputException(
                    where, 0, "type", name, "a class with a public constructor of Parameters or of nothing");
        } catch (final InvocationTargetException e) {
            throw new IllegalArgumentException(e.getCause().getMessage(), e);
        } catch (final ReflectiveOperationException e) {
            throw new BadInputException(where, 0, "type", name, "a class that can be made: " + e);
        }
    }
}
