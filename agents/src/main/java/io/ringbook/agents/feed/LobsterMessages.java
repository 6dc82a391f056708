package io.ringbook.agents.feed;

import io.ringbook.agents.BadInputException;
import io.ringbook.core.Limits;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The message file of one day in LOBSTER's form, read and checked as a whole: what becomes of an order later has to be
 * known when a level is revealed.
 *
 * <p>Prices are in ten thousandths of a dollar, which are the ticks here. Times are those of the exchange's wall, counted
 * from midnight as if it were in UTC.
 */
final class LobsterMessages {
    static final int NEW = 1;
    static final int REDUCE = 2;
    static final int DELETE = 3;
    static final int EXECUTE = 4;
    static final int EXECUTE_HIDDEN = 5;
    static final int CROSS = 6;
    static final int HALT = 7;

    private static final Pattern DATE = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");
    private static final int COLUMNS = 6;

    final String symbol;
    final long midnightNs;
    int rows;
    long[] timesNs = new long[1 << 16];
    byte[] types = new byte[1 << 16];
    long[] orderIds = new long[1 << 16];
    long[] lots = new long[1 << 16];
    long[] prices = new long[1 << 16];
    boolean[] buys = new boolean[1 << 16];

    private LobsterMessages(final String symbol, final long midnightNs) {
        this.symbol = symbol;
        this.midnightNs = midnightNs;
    }

    /**
     * @param file a message file, plain or .gz, or a zip with one in it
     * @throws BadInputException if anything in it is wrong
     */
    static LobsterMessages read(final Path file) {
        final Sources.Source source = Sources.isZip(file)
                ? Sources.openEntry(file, name -> name.contains("message") && name.endsWith(".csv"))
                : Sources.open(file);
        if (source == null) {
            throw new BadInputException(file.toString(), 0, "FILE", "no message file in it", "one named *message*.csv");
        }
        final Matcher date = DATE.matcher(source.name());
        if (!date.find()) {
            throw new BadInputException(source.name(), 0, "name", "no date", "a date such as 2012-06-21");
        }
        final long day = dayOf(source.name(), date.group());
        final String symbol = source.name().replaceFirst("^.*/", "").replaceFirst("_.*$", "");
        final LobsterMessages messages = new LobsterMessages(
                symbol.isEmpty() || symbol.length() > 12 ? "FEED" : symbol, TimeUnit.SECONDS.toNanos(day));
        try (CsvLines lines = new CsvLines(source.name(), source.stream())) {
            while (lines.next()) {
                messages.add(lines);
            }
        }
        if (messages.rows == 0) {
            throw new BadInputException(source.name(), 0, null, "nothing", "messages");
        }
        return messages;
    }

    /** @return seconds since the epoch */
    private static long dayOf(final String file, final String date) {
        try {
            return LocalDate.parse(date).atStartOfDay(ZoneOffset.UTC).toEpochSecond();
        } catch (final DateTimeException e) {
            throw new BadInputException(file, 0, "name", date, "a date such as 2012-06-21");
        }
    }

    /** @return nanoseconds since the epoch */
    long timeNs(final int row) {
        return midnightNs + timesNs[row];
    }

    /** Consecutive executions with one time and direction are one incoming order. @return the row behind the last */
    int endOfGroup(final int first) {
        int end = first + 1;
        while (end < rows && types[end] == EXECUTE && timesNs[end] == timesNs[first] && buys[end] == buys[first]) {
            end++;
        }
        return end;
    }

    private void add(final CsvLines lines) {
        if (rows == types.length) {
            grow();
        }
        // Newer files have a seventh column, which is empty.
        if (lines.fields() != COLUMNS + 1) {
            lines.expectFields(COLUMNS);
        }
        timesNs[rows] = lines.seconds(0, "time");
        if (rows > 0 && timesNs[rows] < timesNs[rows - 1]) {
            throw lines.wrong("time", lines.text(0), "a time not before that of the line before");
        }
        types[rows] = (byte) lines.whole(1, "type", NEW, HALT);
        final boolean ofBook = types[rows] <= EXECUTE;
        orderIds[rows] = lines.whole(2, "order id", ofBook ? 1 : Long.MIN_VALUE / 16, Long.MAX_VALUE / 16);
        lots[rows] = lines.whole(
                3, "size", ofBook ? 1 : Long.MIN_VALUE / 16, ofBook ? Limits.MAX_LOTS : Long.MAX_VALUE / 16);
        prices[rows] = lines.whole(
                4, "price", ofBook ? 1 : Long.MIN_VALUE / 16, ofBook ? Limits.MAX_PRICE_TICKS : Long.MAX_VALUE / 16);
        final long direction = lines.whole(5, "direction", -1, 1);
        if (direction == 0) {
            throw lines.wrong("direction", "0", "1 or -1");
        }
        buys[rows] = direction == 1;
        rows++;
    }

    private void grow() {
        final int size = 2 * rows;
        timesNs = Arrays.copyOf(timesNs, size);
        types = Arrays.copyOf(types, size);
        orderIds = Arrays.copyOf(orderIds, size);
        lots = Arrays.copyOf(lots, size);
        prices = Arrays.copyOf(prices, size);
        buys = Arrays.copyOf(buys, size);
    }
}
