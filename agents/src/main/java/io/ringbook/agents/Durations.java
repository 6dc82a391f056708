package io.ringbook.agents;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Time spans as people write them: 100us, 500ms, 30s, 10m, 1h. */
public final class Durations {
    /** For messages. */
    public static final String EXPECTED = "a time span such as 100us, 500ms, 30s, 10m or 1h";

    private static final Pattern FORM = Pattern.compile("(\\d{1,12})(ns|us|ms|s|m|h)");

    private Durations() {}

    /** @return nanoseconds since the epoch, as the market has it; up to the year 2262 */
    public static long sinceEpochNs(final Instant instant) {
        return TimeUnit.SECONDS.toNanos(instant.getEpochSecond()) + instant.getNano();
    }

    /** @throws IllegalArgumentException if it is none */
    public static Duration parse(final String text) {
        final Matcher matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("found=" + text + ", expected=" + EXPECTED);
        }
        final long count = Long.parseLong(matcher.group(1));
        final Duration duration = switch (matcher.group(2)) {
            case "ns" -> Duration.ofNanos(count);
            case "us" -> Duration.ofNanos(1_000).multipliedBy(count);
            case "ms" -> Duration.ofMillis(count);
            case "s" -> Duration.ofSeconds(count);
            case "m" -> Duration.ofMinutes(count);
            default -> Duration.ofHours(count);
        };
        if (duration.compareTo(Duration.ofDays(36_500)) > 0) {
            throw new IllegalArgumentException("found=" + text + ", expected=" + EXPECTED + ", at most 100 years");
        }
        return duration;
    }
}
