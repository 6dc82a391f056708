package io.ringbook.agents.plugin;

import io.ringbook.agents.BadInputException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BinaryOperator;

/**
 * {@code --agent NAME|CLASS|FILE.java[,key=value…]}.
 *
 * @param kind a type, a class, or a source file
 * @param name of the agent and its account: the key {@code name}, or the kind
 * @param parameters the other keys
 */
public record AgentOption(String kind, String name, Map<String, String> parameters) {
    private static final String NAME = "name";

    /** @throws BadInputException if it is not of this form */
    public static AgentOption parse(final String text) {
        final List<String> parts = List.of(text.split(",", -1));
        final Map<String, String> parameters = new LinkedHashMap<>();
        for (final String part : parts.subList(1, parts.size())) {
            final int equals = part.indexOf('=');
            if (equals < 1 || parameters.put(part.substring(0, equals), part.substring(equals + 1)) != null) {
                throw new BadInputException("command line", 0, "--agent", part, "key=value, each key once");
            }
        }
        final String kind = parts.get(0);
        if (kind.isBlank()) {
            throw new BadInputException("command line", 0, "--agent", text, "NAME|CLASS|FILE.java[,key=value...]");
        }
        final String name = parameters.getOrDefault(NAME, AgentTypes.nameOf(kind) + "-added");
        parameters.remove(NAME);
        return new AgentOption(kind, name, parameters);
    }

    /** @return what {@link #parse} makes this of */
    public String text() {
        final StringBuilder text =
                new StringBuilder(kind).append(',').append(NAME).append('=').append(name);
        parameters.forEach(
                (key, value) -> text.append(',').append(key).append('=').append(value));
        return text.toString();
    }

    /** @param located finds a source file by kind and name; leaves other kinds as they are */
    public AgentOption located(final BinaryOperator<String> located) {
        return new AgentOption(located.apply(kind, name), name, parameters);
    }
}
