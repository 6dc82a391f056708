package io.ringbook.agents.cli;

import io.ringbook.agents.BadInputException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.concurrent.TimeUnit;

/** A place in a journal as people name it: a plain number is a sequence, anything with a colon is a time. */
final class Moment {
    private static final String EXPECTED = "a sequence, or a time such as 2024-01-02T09:30:00Z or 09:30:00.5";

    private final String option;
    private final String text;

    /** @param option for messages */
    Moment(final String option, final String text) {
        this.option = option;
        this.text = text;
        if (!isTime()) {
            sequence();
        } else {
            timeNs(0);
        }
    }

    boolean isTime() {
        return text.indexOf(':') >= 0;
    }

    /** @return whether this moment is before a command's */
    boolean isBefore(final long sequence, final long timestampNs, final long firstTimestampNs) {
        return isTime() ? timeNs(firstTimestampNs) < timestampNs : sequence() < sequence;
    }

    /** @return whether this moment is after a command's */
    boolean isAfter(final long sequence, final long timestampNs, final long firstTimestampNs) {
        return isTime() ? timeNs(firstTimestampNs) > timestampNs : sequence() > sequence;
    }

    private long sequence() {
        try {
            final long sequence = Long.parseLong(text);
            if (sequence >= 0) {
                return sequence;
            }
        } catch (final NumberFormatException e) {
            // Named below.
        }
        throw new BadInputException("command line", 0, option, text, EXPECTED);
    }

    /** @param firstTimestampNs of the run, on whose day a time without a date is */
    private long timeNs(final long firstTimestampNs) {
        try {
            final Instant instant;
            if (text.indexOf('T') >= 0) {
                instant = Instant.parse(text);
            } else {
                final LocalDate day = Instant.ofEpochSecond(TimeUnit.NANOSECONDS.toSeconds(firstTimestampNs))
                        .atZone(ZoneOffset.UTC)
                        .toLocalDate();
                instant = LocalTime.parse(text).atDate(day).toInstant(ZoneOffset.UTC);
            }
            return Math.addExact(TimeUnit.SECONDS.toNanos(instant.getEpochSecond()), instant.getNano());
        } catch (final DateTimeException | ArithmeticException e) {
            throw new BadInputException("command line", 0, option, text, EXPECTED);
        }
    }
}
