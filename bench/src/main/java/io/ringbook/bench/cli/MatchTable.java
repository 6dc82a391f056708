package io.ringbook.bench.cli;

import io.ringbook.bench.match.MatchResult;
import java.util.List;
import java.util.Locale;

/** Results of streams, as people read them. */
final class MatchTable {
    private MatchTable() {}

    static String of(final List<MatchResult> results) {
        final int width = results.stream()
                .mapToInt(result -> result.engine().length())
                .max()
                .orElse(0);
        final StringBuilder table = new StringBuilder(String.format(
                Locale.ROOT,
                "%-16s %-" + Math.max(8, width) + "s %12s %8s %8s %8s %8s  %s%n",
                "stream",
                "engine",
                "ns/message",
                "least",
                "most",
                "M/s",
                "bytes",
                "reports"));
        for (final MatchResult result : results) {
            table.append(String.format(
                    Locale.ROOT,
                    "%-16s %-" + Math.max(8, width) + "s %12.1f %8.1f %8.1f %8.2f %8.2f  %s%n",
                    result.stream(),
                    result.engine(),
                    result.forks().median(),
                    result.forks().least(),
                    result.forks().most(),
                    1_000 / result.forks().median(),
                    result.forks().bytes(),
                    result.hash().substring(0, 12)));
        }
        return table.toString();
    }
}
