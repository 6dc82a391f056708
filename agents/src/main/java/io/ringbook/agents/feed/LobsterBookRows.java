package io.ringbook.agents.feed;

import io.ringbook.agents.BadInputException;
import io.ringbook.core.Limits;
import io.ringbook.core.Side;
import java.nio.file.Path;

/** The orderbook file of a day: row k is the book after message k. One row at a time. */
final class LobsterBookRows implements AutoCloseable {
    private static final long NO_LEVEL = 9_999_999_999L;

    private final CsvLines lines;
    private int levels;
    private long[] row = new long[0];

    private LobsterBookRows(final CsvLines lines) {
        this.lines = lines;
    }

    /** @param file an orderbook file, or a zip with one in it. @return null if the zip has none */
    static LobsterBookRows open(final Path file) {
        final Sources.Source source = Sources.isZip(file)
                ? Sources.openEntry(file, name -> name.contains("orderbook") && name.endsWith(".csv"))
                : Sources.open(file);
        return source == null ? null : new LobsterBookRows(new CsvLines(source.name(), source.stream()));
    }

    /** @return whether a file is a zip with an orderbook file in it */
    static boolean isIn(final Path file) {
        if (!Sources.isZip(file)) {
            return false;
        }
        try (LobsterBookRows rows = open(file)) {
            return rows != null;
        }
    }

    /** Levels on each side. */
    int levels() {
        return levels;
    }

    /** Goes to the next row. */
    void next() {
        if (!lines.next()) {
            throw lines.wrong(null, "the end after " + lines.number() + " rows", "a row for each message");
        }
        if (levels == 0) {
            if (lines.fields() % 4 != 0) {
                throw lines.wrong(null, lines.fields() + " fields", "four for each level");
            }
            levels = lines.fields() / 4;
            row = new long[lines.fields()];
        }
        lines.expectFields(row.length);
        for (int i = 0; i < row.length; i += 2) {
            final long price = lines.whole(i, "price", -NO_LEVEL, NO_LEVEL);
            final long lots = lines.whole(i + 1, "size", 0, Limits.MAX_LOTS);
            if (lots > 0 && (price < 1 || price > Limits.MAX_PRICE_TICKS)) {
                throw lines.wrong("price", String.valueOf(price), "1 to " + Limits.MAX_PRICE_TICKS);
            }
            row[i] = price;
            row[i + 1] = lots;
        }
    }

    /** @throws BadInputException if there is another row */
    void expectEnd() {
        if (lines.next()) {
            throw lines.wrong(null, "another row", "the end, as the message file ends");
        }
    }

    /** A copy of the row, to look at it later. */
    long[] copy() {
        return row.clone();
    }

    void load(final long[] copied) {
        row = copied;
    }

    /** @return price of a level from 0, or 0 if there is none */
    long priceTicks(final Side side, final int level) {
        return lots(side, level) == 0 ? 0 : row[at(side, level)];
    }

    long lots(final Side side, final int level) {
        return row[at(side, level) + 1];
    }

    @Override
    public void close() {
        lines.close();
    }

    private static int at(final Side side, final int level) {
        return 4 * level + (side == Side.BUY ? 2 : 0);
    }
}
