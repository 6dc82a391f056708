package io.ringbook.agents.report;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/** From times to places, left to right, and round times to label. Places are in tenths of a pixel. */
final class TimeAxis {
    private static final long[] STEPS_OF_A_DAY = {
        UtcTime.SECOND,
        2 * UtcTime.SECOND,
        5 * UtcTime.SECOND,
        10 * UtcTime.SECOND,
        15 * UtcTime.SECOND,
        30 * UtcTime.SECOND,
        UtcTime.MINUTE,
        2 * UtcTime.MINUTE,
        5 * UtcTime.MINUTE,
        10 * UtcTime.MINUTE,
        15 * UtcTime.MINUTE,
        30 * UtcTime.MINUTE,
        UtcTime.HOUR,
        2 * UtcTime.HOUR,
        3 * UtcTime.HOUR,
        6 * UtcTime.HOUR,
        12 * UtcTime.HOUR
    };
    private static final int[] STEPS_OF_DAYS = {1, 2, 7, 14};
    private static final int[] STEPS_OF_MONTHS = {1, 2, 3, 6, 12, 24, 60, 120, 240, 600, 1200};
    private static final int CHARACTER = 70;
    private static final int GAP = 380;
    private static final int BITS_OF_TIME = 48;

    private final long fromNs;
    private final long toNs;
    private final int width;
    private final int shift;

    /** @param width of the plot */
    TimeAxis(final long fromNs, final long toNs, final int width) {
        final long margin = toNs == fromNs ? UtcTime.SECOND / 2 : 0;
        this.fromNs = fromNs - margin;
        this.toNs = toNs + margin;
        this.width = width;
        // So that the product of a time and a width fits a long.
        shift = Math.max(0, 64 - Long.numberOfLeadingZeros(this.toNs - this.fromNs) - BITS_OF_TIME);
    }

    int at(final long timestampNs) {
        return (int) (((timestampNs - fromNs) >> shift) * width / ((toNs - fromNs) >> shift));
    }

    /** @return the time on the axis that takes up this part of it */
    long part(final int of) {
        return (toNs - fromNs) / of;
    }

    /** @return from the first on, as many as have room */
    List<AxisLabel> labels() {
        for (long decade = 1; decade < UtcTime.SECOND; decade *= 10) {
            for (final long step : new long[] {decade, 2 * decade, 5 * decade}) {
                final List<AxisLabel> labels = within(step, withFraction(decade));
                if (fits(labels, step)) {
                    return labels;
                }
            }
        }
        for (final long step : STEPS_OF_A_DAY) {
            final List<AxisLabel> labels = within(step, TimeAxis::timeOrDate);
            if (fits(labels, step)) {
                return labels;
            }
        }
        for (final int days : STEPS_OF_DAYS) {
            final List<AxisLabel> labels = days(days);
            if (fits(labels, days * UtcTime.DAY)) {
                return labels;
            }
        }
        for (final int months : STEPS_OF_MONTHS) {
            final List<AxisLabel> labels = months(months);
            if (fits(labels, months * 30L * UtcTime.DAY)) {
                return labels;
            }
        }
        return List.of();
    }

    private boolean fits(final List<AxisLabel> labels, final long step) {
        if (labels.isEmpty()) {
            return false;
        }
        final int longest =
                labels.stream().mapToInt(label -> label.text().length()).reduce(0, Math::max);
        return (toNs - fromNs) / step * (longest * CHARACTER + GAP) <= width;
    }

    private List<AxisLabel> within(final long step, final Function<LocalDateTime, String> text) {
        final List<AxisLabel> labels = new ArrayList<>();
        if ((toNs - fromNs) / step > width / GAP) {
            return labels;
        }
        for (long at = fromNs + Math.floorMod(-fromNs, step); at <= toNs && labels.size() <= width / GAP; at += step) {
            labels.add(new AxisLabel(at(at), text.apply(UtcTime.at(at))));
        }
        return labels;
    }

    /** Whole weeks begin on Mondays. */
    private List<AxisLabel> days(final int days) {
        final LocalDate monday = LocalDate.of(1970, 1, 5);
        final LocalDate first = UtcTime.at(fromNs + UtcTime.DAY - 1).toLocalDate();
        final long ahead = Math.floorMod(monday.toEpochDay() - first.toEpochDay(), (long) days);
        return from(first.plusDays(ahead), date -> date.plusDays(days), "uuuu-MM-dd");
    }

    private List<AxisLabel> months(final int months) {
        final LocalDate first = UtcTime.at(fromNs + UtcTime.DAY - 1).toLocalDate();
        final int month = first.getYear() * 12 + first.getMonthValue() - (first.getDayOfMonth() == 1 ? 1 : 0);
        final int round = month + Math.floorMod(-month, months);
        final LocalDate start = LocalDate.of(Math.floorDiv(round, 12), Math.floorMod(round, 12) + 1, 1);
        return from(start, date -> date.plusMonths(months), months < 12 ? "uuuu-MM" : "uuuu");
    }

    private List<AxisLabel> from(final LocalDate start, final Function<LocalDate, LocalDate> next, final String form) {
        final DateTimeFormatter format = DateTimeFormatter.ofPattern(form, Locale.ROOT);
        final List<AxisLabel> labels = new ArrayList<>();
        for (LocalDate date = start; ns(date) <= toNs && labels.size() <= width / GAP; date = next.apply(date)) {
            labels.add(new AxisLabel(at(ns(date)), format.format(date)));
        }
        return labels;
    }

    private static long ns(final LocalDate date) {
        return date.toEpochSecond(LocalTime.MIDNIGHT, ZoneOffset.UTC) * UtcTime.SECOND;
    }

    private static Function<LocalDateTime, String> withFraction(final long decade) {
        final int decimals = 10 - Long.toString(decade).length();
        return DateTimeFormatter.ofPattern("HH:mm:ss." + "S".repeat(decimals), Locale.ROOT)::format;
    }

    private static String timeOrDate(final LocalDateTime time) {
        final boolean isMidnight = time.toLocalTime().equals(LocalTime.MIDNIGHT);
        return DateTimeFormatter.ofPattern(isMidnight ? "uuuu-MM-dd" : "HH:mm:ss", Locale.ROOT)
                .format(time);
    }
}
