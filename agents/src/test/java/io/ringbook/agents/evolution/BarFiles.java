package io.ringbook.agents.evolution;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;

/** Files of bars of every day from 2023-01-01 on. */
public final class BarFiles {
    /** More than one order takes of a step. */
    private static final String VOLUME = "40000000";

    private BarFiles() {}

    /** A way to and fro between 100 and 140: 8 days up, 8 days down. */
    public static void wave(final Path folder, final int days) {
        write(
                folder,
                IntStream.rangeClosed(0, days)
                        .mapToObj(day -> 100 + 5 * Math.min(day % 16, 16 - day % 16))
                        .toList());
    }

    /** @param closes each day begins where the one before ended, and goes straight */
    static void write(final Path folder, final List<Integer> closes) {
        final StringBuilder text = new StringBuilder("Date,Open,High,Low,Close,Volume\n");
        for (int day = 1; day < closes.size(); day++) {
            final int open = closes.get(day - 1);
            final int close = closes.get(day);
            text.append(String.join(
                            ",",
                            LocalDate.of(2023, 1, 1).plusDays(day - 1L).toString(),
                            Integer.toString(open),
                            Integer.toString(Math.max(open, close)),
                            Integer.toString(Math.min(open, close)),
                            Integer.toString(close),
                            VOLUME))
                    .append('\n');
        }
        try {
            Files.writeString(folder.resolve("ABC.csv"), text);
        } catch (final IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
