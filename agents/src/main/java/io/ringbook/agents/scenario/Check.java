package io.ringbook.agents.scenario;

import io.ringbook.agents.Durations;
import io.ringbook.agents.Latency;
import io.ringbook.agents.WrongValueException;
import java.math.BigDecimal;
import java.util.List;

/** What the records of a scenario ask of their values. Each is named by its key. */
final class Check {
    private static final String NOTHING = "nothing";

    private Check() {}

    static void notNull(final String key, final Object value) {
        if (value == null) {
            throw new WrongValueException(key, NOTHING, "a value");
        }
    }

    static <T> List<T> notEmpty(final String key, final List<T> list) {
        if (list == null || list.isEmpty()) {
            throw new WrongValueException(key, NOTHING, "a list");
        }
        return List.copyOf(list);
    }

    static <T> List<T> listOrNone(final List<T> list) {
        return list == null ? List.of() : List.copyOf(list);
    }

    static void name(final String key, final String text, final int most) {
        if (text == null || !text.matches("[!-~]{1," + most + "}")) {
            throw new WrongValueException(key, found(text), "1 to " + most + " letters without space");
        }
    }

    static void within(final String key, final long value, final long least, final long most) {
        if (value < least || value > most) {
            throw new WrongValueException(key, String.valueOf(value), least + " to " + most);
        }
    }

    /** @return nanoseconds */
    static long durationNs(final String key, final String text) {
        notNull(key, text);
        try {
            return Durations.parse(text).toNanos();
        } catch (final IllegalArgumentException e) {
            throw new WrongValueException(key, text, Durations.EXPECTED);
        }
    }

    static void positiveDuration(final String key, final String text) {
        if (durationNs(key, text) == 0) {
            throw new WrongValueException(key, text, Durations.EXPECTED + ", above zero");
        }
    }

    static Latency latency(final String key, final String text) {
        try {
            return Latency.parse(text);
        } catch (final IllegalArgumentException e) {
            throw new WrongValueException(key, text, Latency.EXPECTED);
        }
    }

    static void number(final String key, final String text, final int least) {
        number(key, text, least, Double.MAX_VALUE, "a number from " + least);
    }

    /** @param expected how it is said which numbers are right: from {@code least} to {@code most} */
    static double number(
            final String key, final String text, final double least, final double most, final String expected) {
        notNull(key, text);
        try {
            final double number = new BigDecimal(text).doubleValue();
            if (number >= least && number <= most) {
                return number;
            }
        } catch (final NumberFormatException e) {
            // Named below.
        }
        throw new WrongValueException(key, text, expected);
    }

    static String found(final Object value) {
        return value == null ? NOTHING : value.toString();
    }
}
