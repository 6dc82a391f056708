package io.ringbook.agents;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * What an agent is told about itself by a scenario or a command line, by key. An agent asks for each of its keys once, in
 * its constructor; a key that nobody asked for is an error, so a typing mistake is not silent.
 */
public final class Parameters {
    private final Map<String, String> values;
    private final Set<String> asked = new TreeSet<>();

    public Parameters(final Map<String, String> values) {
        this.values = Map.copyOf(values);
    }

    /** @return a whole number, at least 0 */
    public long whole(final String key, final long byDefault) {
        final String text = ask(key);
        if (text == null) {
            return byDefault;
        }
        try {
            final long value = Long.parseLong(text);
            if (value >= 0) {
                return value;
            }
        } catch (final NumberFormatException e) {
            // Named below.
        }
        throw wrong(key, text, "a whole number from 0");
    }

    /** @return a number */
    public double number(final String key, final double byDefault) {
        final String text = ask(key);
        try {
            return text == null ? byDefault : Double.parseDouble(text);
        } catch (final NumberFormatException e) {
            throw wrong(key, text, "a number");
        }
    }

    /** @return a time span such as 500ms, in nanoseconds */
    public long durationNs(final String key, final String byDefault) {
        final String text = ask(key);
        try {
            final Duration duration = Durations.parse(text == null ? byDefault : text);
            return duration.toNanos();
        } catch (final IllegalArgumentException e) {
            throw wrong(key, text, Durations.EXPECTED);
        }
    }

    /** @return keys that are there and were never asked for */
    public Set<String> unknown() {
        final Set<String> unknown = new TreeSet<>(values.keySet());
        unknown.removeAll(asked);
        return unknown;
    }

    /** @return keys that were asked for */
    public Set<String> known() {
        return Set.copyOf(asked);
    }

    private String ask(final String key) {
        asked.add(key);
        return values.get(key);
    }

    private static IllegalArgumentException wrong(final String key, final String found, final String expected) {
        return new IllegalArgumentException("field=" + key + ", found=" + found + ", expected=" + expected);
    }
}
