package io.ringbook.agents.report;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Times of the stream, nanoseconds since the epoch, as text in UTC. */
final class UtcTime {
    static final long SECOND = 1_000_000_000L;
    static final long MINUTE = 60 * SECOND;
    static final long HOUR = 60 * MINUTE;
    static final long DAY = 24 * HOUR;

    private static final DateTimeFormatter INSTANT =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.nnnnnnnnn'Z'", Locale.ROOT);
    private static final DateTimeFormatter SECONDS = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT);

    private static final BigDecimal THOUSAND = BigDecimal.valueOf(1_000);
    private static final MathContext DIGITS_OF_SPAN = new MathContext(3, RoundingMode.HALF_EVEN);

    private UtcTime() {}

    static LocalDateTime at(final long timestampNs) {
        return LocalDateTime.ofEpochSecond(
                Math.floorDiv(timestampNs, SECOND), (int) Math.floorMod(timestampNs, SECOND), ZoneOffset.UTC);
    }

    /** @return such as 2026-01-05T09:30:00.000000001Z */
    static String instant(final long timestampNs) {
        return INSTANT.format(at(timestampNs));
    }

    /** @return such as 09:30:00.000001, cut off there */
    static String ofDay(final long timestampNs) {
        return instant(timestampNs).substring("2026-01-05T".length(), "2026-01-05T09:30:00.000000".length());
    }

    /** @return such as 2026-01-05 09:30:00, without the part of a second */
    static String seconds(final long timestampNs) {
        return SECONDS.format(at(timestampNs));
    }

    /** @return such as 1.23 ms: three digits and a unit, up to seconds */
    static String span(final long spanNs) {
        if (spanNs < 1_000) {
            return spanNs + " ns";
        }
        final String[] units = {"us", "ms", "s"};
        BigDecimal span = BigDecimal.valueOf(spanNs, 3).round(DIGITS_OF_SPAN);
        int unit = 0;
        while (unit < units.length - 1 && span.compareTo(THOUSAND) >= 0) {
            span = span.movePointLeft(3);
            unit++;
        }
        return span.setScale(Math.max(0, 3 - (span.precision() - span.scale())), RoundingMode.HALF_EVEN)
                        .toPlainString()
                + " " + units[unit];
    }

    /** @return such as 1h 2m 3s; one that is shorter than a second in the unit that makes it 1 to 999 */
    static String duration(final long durationNs) {
        if (durationNs < 1_000) {
            return durationNs + "ns";
        }
        if (durationNs < 1_000_000) {
            return durationNs / 1_000 + "us";
        }
        if (durationNs < SECOND) {
            return durationNs / 1_000_000 + "ms";
        }
        final StringBuilder text = new StringBuilder();
        if (durationNs >= HOUR) {
            text.append(durationNs / HOUR).append("h ");
        }
        if (durationNs >= MINUTE) {
            text.append(durationNs / MINUTE % 60).append("m ");
        }
        return text.append(durationNs / SECOND % 60).append('s').toString();
    }
}
