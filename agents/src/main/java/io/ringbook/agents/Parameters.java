package io.ringbook.agents;

import java.util.Arrays;
import java.util.List;
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
        return whole(key, byDefault, 0, Long.MAX_VALUE);
    }

    /** @return a whole number from {@code least} to {@code most} */
    public long whole(final String key, final long byDefault, final long least, final long most) {
        final String text = ask(key);
        if (text == null) {
            return byDefault;
        }
        try {
            final long value = Long.parseLong(text);
            if (value >= least && value <= most) {
                return value;
            }
        } catch (final NumberFormatException e) {
            // Named below.
        }
        throw wrong(key, text, "a whole number from " + least + (most == Long.MAX_VALUE ? "" : " to " + most));
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

    /** @return a number from {@code least} to {@code most} */
    public double number(final String key, final double byDefault, final double least, final double most) {
        final double value = number(key, byDefault);
        if (value >= least && value <= most) {
            return value;
        }
        throw wrong(key, values.get(key), "a number from " + least + " to " + most);
    }

    /** @return a number above zero */
    public double positive(final String key, final double byDefault) {
        final double value = number(key, byDefault);
        if (value > 0 && value < Double.POSITIVE_INFINITY) {
            return value;
        }
        throw wrong(key, values.get(key), "a number above zero");
    }

    /** @return weights such as 3:1:2, at least 0 and not all of them 0 */
    public double[] weights(final String key, final String byDefault) {
        final String given = ask(key);
        final String text = given == null ? byDefault : given;
        try {
            final double[] weights = Arrays.stream(text.split(":", -1))
                    .mapToDouble(Double::parseDouble)
                    .toArray();
            final double sum = Arrays.stream(weights).sum();
            if (Arrays.stream(weights).allMatch(weight -> weight >= 0) && sum > 0 && sum < Double.POSITIVE_INFINITY) {
                return weights;
            }
        } catch (final NumberFormatException e) {
            // Named below.
        }
        throw wrong(key, text, "numbers from 0 such as 3:1:2, not all of them 0");
    }

    /** @return any text that is not empty */
    public String text(final String key, final String byDefault) {
        final String text = ask(key);
        if (text == null || !text.isEmpty()) {
            return text == null ? byDefault : text;
        }
        throw wrong(key, text, "a text");
    }

    /** @return one of the words; the first by default */
    public String word(final String key, final String... words) {
        final String text = ask(key);
        if (text == null || List.of(words).contains(text)) {
            return text == null ? words[0] : text;
        }
        throw wrong(key, text, "one of " + String.join(", ", words));
    }

    /** @return a time span such as 500ms, above zero, in nanoseconds */
    public long durationNs(final String key, final String byDefault) {
        return Durations.parse(span(key, byDefault)).toNanos();
    }

    /** @return a time span above zero as it is written, for {@link Desk#bars} */
    public String span(final String key, final String byDefault) {
        final String given = ask(key);
        final String text = given == null ? byDefault : given;
        try {
            if (!Durations.parse(text).isZero()) {
                return text;
            }
        } catch (final IllegalArgumentException e) {
            // Named below.
        }
        throw wrong(key, text, Durations.EXPECTED + ", above zero");
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

    private static WrongValueException wrong(final String key, final String found, final String expected) {
        return new WrongValueException(key, found, expected);
    }
}
