package io.ringbook.agents;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.TreeMap;

/**
 * What an agent wants to keep: values by key, which survive its being made anew. It follows from what the agent saw and is not in
 * the stream. For the thread that calls the agent.
 */
public final class AgentState {
    private static final ObjectMapper MAPPER = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    /** Long, Double or String. */
    private final Map<String, Object> values = new TreeMap<>();

    public void set(final String key, final long value) {
        values.put(key, value);
    }

    public void set(final String key, final double value) {
        values.put(key, value);
    }

    public void set(final String key, final String value) {
        values.put(key, value);
    }

    /** @return the whole number that was set, or {@code byDefault} if none was */
    public long get(final String key, final long byDefault) {
        return values.get(key) instanceof Long value ? value : byDefault;
    }

    /** @return the number that was set, or {@code byDefault} if none was */
    public double get(final String key, final double byDefault) {
        return values.get(key) instanceof Number value ? value.doubleValue() : byDefault;
    }

    /** @return the text that was set, or {@code byDefault} if none was */
    public String get(final String key, final String byDefault) {
        return values.get(key) instanceof String value ? value : byDefault;
    }

    public void remove(final String key) {
        values.remove(key);
    }

    /** @return all of it as a JSON object, keys in their order; a double that JSON cannot say is a text */
    public String snapshot() {
        final ObjectNode json = MAPPER.createObjectNode();
        values.forEach((key, value) -> {
            if (value instanceof Long number) {
                json.put(key, number);
            } else if (value instanceof Double number && Double.isFinite(number)) {
                json.put(key, number);
            } else {
                json.put(key, value.toString());
            }
        });
        try {
            return MAPPER.writeValueAsString(json) + "\n";
        } catch (final JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * Puts what a snapshot holds in the place of everything.
     *
     * @throws IllegalArgumentException if it is not one
     */
    public void reload(final String snapshot) {
        final Map<String, Object> read = new TreeMap<>();
        try {
            MAPPER.readTree(snapshot).properties().forEach(field -> {
                if (field.getValue().isIntegralNumber()) {
                    read.put(field.getKey(), field.getValue().longValue());
                } else if (field.getValue().isNumber()) {
                    read.put(field.getKey(), field.getValue().doubleValue());
                } else if (field.getValue().isTextual()) {
                    read.put(field.getKey(), field.getValue().textValue());
                } else {
                    throw new IllegalArgumentException("found=" + field + ", expected=a number or a text");
                }
            });
        } catch (final JsonProcessingException e) {
            throw new IllegalArgumentException("found=" + e.getOriginalMessage() + ", expected=a snapshot", e);
        }
        values.clear();
        values.putAll(read);
    }
}
