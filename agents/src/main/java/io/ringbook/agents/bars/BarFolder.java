package io.ringbook.agents.bars;

import io.ringbook.agents.BadInputException;
import io.ringbook.agents.Durations;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A folder with a file of bars for each symbol, {@code AAPL.csv} and so on. */
public final class BarFolder {
    private static final String ENDING = ".csv";
    private static final BigDecimal CENT = new BigDecimal("0.01");

    private final Path folder;
    private final boolean isAdjusted;

    /** @param isAdjusted whether splits and dividends are taken out of the prices, by the column {@code Adj Close} */
    public BarFolder(final Path folder, final boolean isAdjusted) {
        this.folder = folder;
        this.isAdjusted = isAdjusted;
    }

    /**
     * Reads bars. The calendar has every time that any of the symbols has: a holiday is in none. A symbol without a bar at a
     * time of the calendar is filled forward; before its first bar all begin later.
     *
     * @param symbols which, or none for all that are there
     * @param from first day
     * @param to first day that is not read any more
     * @throws BadInputException if a file is missing or wrong, or there is nothing in these days
     */
    public BarHistory read(final List<String> symbols, final LocalDate from, final LocalDate to) {
        final Map<String, NavigableMap<Long, BarFile.Row>> rows = new TreeMap<>();
        for (final String symbol : symbols.isEmpty() ? all() : symbols) {
            rows.put(symbol, rows(symbol, ns(from), ns(to)));
        }
        final long firstNs =
                rows.values().stream().mapToLong(NavigableMap::firstKey).max().orElseThrow();
        final NavigableSet<Long> calendar = new TreeSet<>();
        rows.values()
                .forEach(each -> calendar.addAll(each.tailMap(firstNs, true).keySet()));
        return new BarHistory(rows.entrySet().stream()
                .map(each -> series(each.getKey(), each.getValue(), calendar))
                .toList());
    }

    private BarHistory.Series series(
            final String symbol, final NavigableMap<Long, BarFile.Row> rows, final NavigableSet<Long> calendar) {
        // Adjusted prices have as many digits as the factor makes them; nobody trades in such steps.
        final BigDecimal tick = isAdjusted
                ? CENT
                : Ticks.of(rows.values().stream().flatMap(BarFile.Row::prices).toList());
        final List<PriceBar> bars = new ArrayList<>();
        int filled = 0;
        for (final long timeNs : calendar) {
            final BarFile.Row row = rows.get(timeNs);
            if (row == null) {
                filled++;
            }
            bars.add(row == null ? bars.get(bars.size() - 1).filledForward(timeNs) : bar(row, tick));
        }
        return new BarHistory.Series(symbol, tick, bars, filled);
    }

    private NavigableMap<Long, BarFile.Row> rows(final String symbol, final long fromNs, final long toNs) {
        final Path file = folder.resolve(symbol + ENDING);
        if (!Files.isRegularFile(file)) {
            throw new BadInputException(folder.toString(), 0, symbol, "no file " + symbol + ENDING, "a file of bars");
        }
        final NavigableMap<Long, BarFile.Row> rows = new TreeMap<>();
        for (final BarFile.Row row : BarFile.read(file, isAdjusted)) {
            if (row.fromNs() >= fromNs && row.fromNs() < toNs) {
                rows.put(row.fromNs(), row);
            }
        }
        if (rows.isEmpty()) {
            throw new BadInputException(
                    file.toString(),
                    0,
                    null,
                    "no bar of these days",
                    "bars from " + day(fromNs) + " until before " + day(toNs));
        }
        return rows;
    }

    private List<String> all() {
        try (Stream<Path> files = Files.list(folder)) {
            final List<String> symbols = files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(ENDING))
                    .map(name -> name.substring(0, name.length() - ENDING.length()))
                    .sorted()
                    .toList();
            if (symbols.isEmpty()) {
                throw new BadInputException(
                        folder.toString(), 0, null, "no file *" + ENDING, "a file of bars for each symbol");
            }
            return symbols;
        } catch (final IOException e) {
            throw new BadInputException(
                    folder.toString(), 0, null, String.valueOf(e.getMessage()), "a folder with files of bars");
        }
    }

    private static PriceBar bar(final BarFile.Row row, final BigDecimal tick) {
        return new PriceBar(
                row.fromNs(),
                Ticks.round(row.open(), tick),
                Ticks.round(row.high(), tick),
                Math.max(1, Ticks.round(row.low(), tick)),
                Ticks.round(row.close(), tick),
                row.volume().longValue());
    }

    private static long ns(final LocalDate day) {
        return Durations.sinceEpochNs(day.atStartOfDay(ZoneOffset.UTC).toInstant());
    }

    private static LocalDate day(final long ns) {
        return LocalDate.ofEpochDay(Math.floorDiv(ns, TimeUnit.DAYS.toNanos(1)));
    }
}
