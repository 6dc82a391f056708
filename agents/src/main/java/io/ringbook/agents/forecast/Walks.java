package io.ringbook.agents.forecast;

import io.ringbook.agents.RandomStream;
import java.util.stream.IntStream;

/** Makes the paths of a forecast, each with its own stream of chance, on as many threads as there are. */
final class Walks {
    private Walks() {}

    /** One path. Called on several threads at once. */
    @FunctionalInterface
    interface Walk {
        /** @param returns to be filled: at each step, of each symbol, the logarithm of its price over the one before */
        void go(RandomStream random, double[][] returns);
    }

    static Forecast make(final ForecastTerms terms, final PriceHistory history, final Walk walk) {
        final int symbols = history.symbols().size();
        final double[][][] paths = new double[terms.paths()][terms.steps()][symbols];
        IntStream.range(0, paths.length).parallel().forEach(path -> {
            walk.go(RandomStream.of(terms.seed(), history.days() + "/" + path), paths[path]);
            for (int step = 1; step < terms.steps(); step++) {
                for (int symbol = 0; symbol < symbols; symbol++) {
                    paths[path][step][symbol] += paths[path][step - 1][symbol];
                }
            }
        });
        return new Forecast(history, paths);
    }
}
