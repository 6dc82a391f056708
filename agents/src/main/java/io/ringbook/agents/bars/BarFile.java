package io.ringbook.agents.bars;

import io.ringbook.agents.BadInputException;
import io.ringbook.agents.Durations;
import io.ringbook.core.Limits;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * A file of bars of one symbol, as Yahoo has them: a line of column names, then a line for each bar, with commas. Columns are found by
 * their names: {@code Date} (or {@code Datetime}, {@code Timestamp}: a day such as 2023-01-03, a time in ISO-8601, or seconds since the
 * epoch), {@code Open}, {@code High}, {@code Low}, {@code Close}, {@code Volume}, and {@code Adj Close} if it is asked for.
 */
final class BarFile {
    private static final List<String> TIMES = List.of("Date", "Datetime", "Timestamp");
    private static final String ADJUSTED = "Adj Close";
    private static final BigDecimal MOST_PRICE = BigDecimal.valueOf(20_000_000);

    private static final BigDecimal MOST_VOLUME = BigDecimal.valueOf(Limits.MAX_LOTS);

    private final Path file;
    private final boolean isAdjusted;
    private final List<String> columns;
    private final String time;
    private final List<Row> rows = new ArrayList<>();
    private long line = 1;

    /** A bar as it stands in a file, prices in money. */
    record Row(long fromNs, BigDecimal open, BigDecimal high, BigDecimal low, BigDecimal close, BigDecimal volume) {
        Stream<BigDecimal> prices() {
            return Stream.of(open, high, low, close);
        }
    }

    private BarFile(final Path file, final boolean isAdjusted, final String header) {
        this.file = file;
        this.isAdjusted = isAdjusted;
        columns = fields(header);
        time = TIMES.stream()
                .filter(columns::contains)
                .findFirst()
                .orElseThrow(() -> wrong("Date", header, "a column of that name"));
        final List<String> needed = new ArrayList<>(List.of("Open", "High", "Low", "Close", "Volume"));
        if (isAdjusted) {
            needed.add(ADJUSTED);
        }
        for (final String column : needed) {
            if (!columns.contains(column)) {
                throw wrong(column, header, "a column of that name");
            }
        }
    }

    /**
     * Reads a file.
     *
     * @param isAdjusted whether prices are multiplied with what splits and dividends make of the close
     * @throws BadInputException if anything in it is wrong
     */
    static List<Row> read(final Path file, final boolean isAdjusted) {
        final List<String> lines;
        try {
            lines = Files.readAllLines(file);
        } catch (final IOException e) {
            throw new BadInputException(
                    file.toString(), 0, null, String.valueOf(e.getMessage()), "a text file in UTF-8");
        }
        if (lines.isEmpty()) {
            throw new BadInputException(file.toString(), 1, null, "nothing", "a line of column names");
        }
        final BarFile reader = new BarFile(file, isAdjusted, lines.get(0));
        for (int i = 1; i < lines.size(); i++) {
            reader.line = i + 1L;
            if (!lines.get(i).isBlank()) {
                reader.rows.add(reader.row(fields(lines.get(i))));
            }
        }
        return reader.rows;
    }

    private Row row(final List<String> fields) {
        if (fields.size() != columns.size()) {
            throw wrong(null, fields.size() + " fields", columns.size() + " fields");
        }
        final long fromNs = time(fields);
        final BigDecimal high = price(fields, "High");
        final BigDecimal low = price(fields, "Low");
        final BigDecimal open = price(fields, "Open");
        final BigDecimal close = price(fields, "Close");
        if (high.compareTo(low) < 0) {
            throw wrong("High", high.toPlainString(), "at least the Low " + low.toPlainString());
        }
        within("Open", open, low, high);
        within("Close", close, low, high);
        final BigDecimal volume = number(fields, "Volume");
        if (volume.signum() < 0) {
            throw wrong("Volume", volume.toPlainString(), "no negative number");
        }
        if (volume.compareTo(MOST_VOLUME) > 0) {
            throw wrong("Volume", volume.toPlainString(), "at most " + MOST_VOLUME);
        }
        if (!isAdjusted) {
            return new Row(fromNs, open, high, low, close, volume);
        }
        final BigDecimal factor = price(fields, ADJUSTED).divide(close, MathContext.DECIMAL64);
        return new Row(
                fromNs,
                open.multiply(factor),
                high.multiply(factor),
                low.multiply(factor),
                close.multiply(factor),
                volume);
    }

    private long time(final List<String> fields) {
        final String text = field(fields, time);
        final long fromNs;
        try {
            fromNs = Durations.sinceEpochNs(instant(text));
        } catch (final DateTimeException | ArithmeticException e) {
            throw wrong(
                    time,
                    text,
                    "a day such as 2023-01-03, a time such as 2023-01-03T14:30:00Z, or seconds since the epoch");
        }
        if (!rows.isEmpty() && rows.get(rows.size() - 1).fromNs >= fromNs) {
            throw wrong(time, text, "a time after that of the line before");
        }
        return fromNs;
    }

    private static Instant instant(final String text) {
        if (text.matches("\\d{9,11}")) {
            return Instant.ofEpochSecond(Long.parseLong(text));
        }
        if (text.length() == 10) {
            return LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant();
        }
        final String iso = text.replace(' ', 'T');
        return DateTimeFormatter.ISO_OFFSET_DATE_TIME.parse(
                iso.matches(".*(Z|[+-]\\d\\d:?\\d\\d)") ? iso : iso + "Z", Instant::from);
    }

    private void within(final String column, final BigDecimal price, final BigDecimal low, final BigDecimal high) {
        if (price.compareTo(low) < 0 || price.compareTo(high) > 0) {
            throw wrong(
                    column,
                    price.toPlainString(),
                    "from the Low " + low.toPlainString() + " to the High " + high.toPlainString());
        }
    }

    private BigDecimal price(final List<String> fields, final String column) {
        final BigDecimal price = number(fields, column);
        if (price.signum() <= 0 || price.compareTo(MOST_PRICE) > 0) {
            throw wrong(column, price.toPlainString(), "a price above 0, at most " + MOST_PRICE);
        }
        return price;
    }

    private BigDecimal number(final List<String> fields, final String column) {
        final String text = field(fields, column);
        try {
            return new BigDecimal(text);
        } catch (final NumberFormatException e) {
            throw wrong(column, text.isEmpty() ? "nothing" : text, "a number");
        }
    }

    private String field(final List<String> fields, final String column) {
        return fields.get(columns.indexOf(column));
    }

    private BadInputException wrong(final String column, final String found, final String expected) {
        return new BadInputException(file.toString(), line, column, found, expected);
    }

    private static List<String> fields(final String text) {
        return Arrays.stream(text.split(",", -1)).map(String::strip).toList();
    }
}
