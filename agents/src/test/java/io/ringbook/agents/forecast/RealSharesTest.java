package io.ringbook.agents.forecast;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Back-tests on ten real shares over a year. */
final class RealSharesTest {
    private static final List<String> SYMBOLS =
            List.of("AAPL", "AMZN", "GOOGL", "JNJ", "JPM", "META", "MSFT", "NVDA", "TSLA", "V");
    private static final int FIRST = 120;

    @Test
    void theTableInTheDocumentIsThis() throws IOException {
        final String data = System.getenv("RINGBOOK_DATA");
        assumeTrue(data != null, "RINGBOOK_DATA is not set: no daily bars");
        final PriceHistory history = history(Path.of(data, "daily"));
        final List<String> table = new ArrayList<>();
        for (final int horizon : new int[] {1, 5}) {
            final List<BackTestReport> shares = new ArrayList<>();
            final List<BackTestReport> equal = new ArrayList<>();
            for (final Forecaster forecaster : Levels.of(new ForecastTerms(1_000, horizon, 1))) {
                final List<BackTestReport> reports =
                        new BackTest(history, horizon).run(forecaster, baskets(history), FIRST);
                shares.add(BackTestReport.pooled(reports.subList(0, SYMBOLS.size())));
                equal.add(reports.get(SYMBOLS.size()));
            }
            table.add(Levels.line("each share", horizon, shares));
            table.add(Levels.line("ten shares in equal parts", horizon, equal));
        }
        final String document = Files.readString(Path.of("doc", "forecasts.md"));
        assertTrue(
                document.contains(String.join("\n", table)),
                () -> "not in doc/forecasts.md:\n" + String.join("\n", table));
    }

    /** Each share by itself, and the same money in all on the first day. */
    private static List<Basket> baskets(final PriceHistory history) {
        final List<Basket> baskets =
                new ArrayList<>(SYMBOLS.stream().map(Basket::one).toList());
        final Map<String, Double> equal = new TreeMap<>();
        SYMBOLS.forEach(symbol -> equal.put(symbol, 1 / history.price(symbol, 0)));
        baskets.add(new Basket("ten shares in equal parts", equal));
        return baskets;
    }

    private static PriceHistory history(final Path folder) throws IOException {
        final double[][] prices = new double[SYMBOLS.size()][];
        for (int i = 0; i < prices.length; i++) {
            final List<String> lines = Files.readAllLines(folder.resolve(SYMBOLS.get(i) + ".csv"));
            final int column = Arrays.asList(lines.get(0).split(",", -1)).indexOf("Adj Close");
            prices[i] = lines.stream()
                    .skip(1)
                    .mapToDouble(line -> Double.parseDouble(line.split(",", -1)[column]))
                    .toArray();
        }
        return PriceHistory.of(SYMBOLS, prices);
    }
}
