package io.ringbook.agents.forecast;

import io.ringbook.agents.RandomStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Histories that are made for a forecaster: each has something in it that the levels before it do not know. Returns are
 * logarithms.
 *
 * @param history all of it
 * @param baskets that are forecast
 * @param known how many days are known to each forecast
 * @param horizon how many days ahead
 */
record Synthetic(String name, PriceHistory history, List<Basket> baskets, List<Integer> known, int horizon) {
    static final double CALM = 0.01;

    private static final Basket ABC = Basket.one("ABC");
    private static final int FIRST = 250;
    private static final int FORECASTS = 200;
    private static final int RARE_DAYS = 110;

    /** Mean 0.05 %, deviation 1 %, for ever. */
    static Synthetic steady() {
        final double[] returns = new double[FIRST + FORECASTS];
        final RandomStream random = RandomStream.of(1, "steady");
        for (int day = 1; day < returns.length; day++) {
            returns[day] = 0.0005 + CALM * random.nextGaussian();
        }
        return new Synthetic("steady", history(returns), List.of(ABC), every(FIRST, 1, returns.length), 1);
    }

    /**
     * Every tenth day an event of size 1 or -1 that was known long before: it moves the price by 4 % of its size, with a deviation of
     * 1.5 % beside the 1 % of every day. On the four days after it the drift is 0.5 % of its size and the deviation 2 %.
     */
    static Synthetic events() {
        final int every = 10;
        final double[] returns = new double[FIRST + RARE_DAYS * every];
        final RandomStream random = RandomStream.of(2, "events");
        final List<PriceEvent> events = new ArrayList<>();
        double size = 0;
        for (int day = 1; day < returns.length; day++) {
            final int since = day % every;
            if (since == 0) {
                size = random.nextBoolean() ? 1 : -1;
                events.add(PriceEvent.scheduled("ABC", "earnings", day, size));
                returns[day] = 0.04 * size + 0.015 * random.nextGaussian() + CALM * random.nextGaussian();
            } else {
                final boolean isAfter = since <= 4;
                returns[day] = (isAfter ? 0.005 * size : 0) + (isAfter ? 2 : 1) * CALM * random.nextGaussian();
            }
        }
        final List<Integer> known = IntStream.range(FIRST, returns.length)
                .filter(days -> days % every == 0)
                .boxed()
                .toList();
        return new Synthetic("events", history(returns).with(events), List.of(ABC), known, 1);
    }

    /** The deviation is 0.5 % and 2.5 % in turn, for 120 days each. */
    static Synthetic shifts() {
        final double[] returns = new double[FIRST + 2 * FORECASTS];
        final RandomStream random = RandomStream.of(3, "shifts");
        for (int day = 1; day < returns.length; day++) {
            returns[day] = (day / 120 % 2 == 0 ? 0.5 : 2.5) * CALM * random.nextGaussian();
        }
        // The days on which it is high.
        final List<Integer> known = IntStream.range(FIRST, returns.length)
                .filter(days -> days / 120 % 2 == 1)
                .boxed()
                .toList();
        return new Synthetic("shifts", history(returns), List.of(ABC), known, 1);
    }

    /**
     * Four symbols. Calm days have a deviation of 1 % and correlations of 0.5, wild ones 3 % and 0.9; a calm one is followed by a
     * wild one with a probability of 2 %, a wild one by a calm one with 5 %. What is forecast is one of each.
     */
    static Synthetic regimes() {
        final int horizon = 5;
        final List<String> symbols = List.of("ABC", "DEF", "UVW", "XYZ");
        final double[][] returns = new double[symbols.size()][2 * FIRST + FORECASTS * horizon];
        final RandomStream random = RandomStream.of(4, "regimes");
        boolean isWild = false;
        for (int day = 1; day < returns[0].length; day++) {
            isWild = isWild ? random.nextDouble() >= 0.05 : random.nextDouble() < 0.02;
            final double correlation = isWild ? 0.9 : 0.5;
            final double common = StrictMath.sqrt(correlation) * random.nextGaussian();
            for (final double[] symbol : returns) {
                final double own = StrictMath.sqrt(1 - correlation) * random.nextGaussian();
                symbol[day] = (isWild ? 3 : 1) * CALM * (common + own);
            }
        }
        final Basket all = new Basket("all", Map.of("ABC", 1.0, "DEF", 1.0, "UVW", 1.0, "XYZ", 1.0));
        final PriceHistory history = PriceHistory.of(
                symbols, Arrays.stream(returns).map(Synthetic::prices).toArray(double[][]::new));
        return new Synthetic("regimes", history, List.of(all), every(2 * FIRST, horizon, returns[0].length), horizon);
    }

    /**
     * Every twentieth day begins five days of up and down by about two deviations in turn, after which five days rise by about 1.5
     * each. All else is normal.
     */
    static Synthetic patterns() {
        final int every = 20;
        final double[] returns = new double[2 * FIRST + RARE_DAYS * every];
        final RandomStream random = RandomStream.of(5, "patterns");
        for (int day = 1; day < returns.length; day++) {
            final int place = day % every;
            final double noise = random.nextGaussian();
            if (place < 5) {
                returns[day] = CALM * ((place % 2 == 0 ? 2 : -2) + 0.3 * noise);
            } else if (place < 10) {
                returns[day] = CALM * (1.5 + 0.5 * noise);
            } else {
                returns[day] = CALM * noise;
            }
        }
        final List<Integer> known = IntStream.rangeClosed(2 * FIRST, returns.length - 5)
                .filter(days -> days % every == 5)
                .boxed()
                .toList();
        return new Synthetic("patterns", history(returns), List.of(ABC), known, 5);
    }

    /** Student's t with 3 degrees of freedom and a deviation of 1 %. */
    static Synthetic tails() {
        return tails(FIRST + FORECASTS);
    }

    static Synthetic tails(final int days) {
        final double[] returns = new double[days];
        final RandomStream random = RandomStream.of(6, "tails");
        for (int day = 1; day < returns.length; day++) {
            double squares = 0;
            for (int i = 0; i < 3; i++) {
                final double normal = random.nextGaussian();
                squares += normal * normal;
            }
            returns[day] = CALM * random.nextGaussian() / StrictMath.sqrt(squares);
        }
        return new Synthetic("tails", history(returns), List.of(ABC), every(FIRST, 1, returns.length), 1);
    }

    BackTestReport backTest(final Forecaster forecaster) {
        return new BackTest(history, horizon).run(forecaster, baskets, known).get(0);
    }

    private static List<Integer> every(final int first, final int horizon, final int days) {
        return IntStream.iterate(first, known -> known + horizon <= days, known -> known + horizon)
                .boxed()
                .toList();
    }

    private static PriceHistory history(final double[] returns) {
        return PriceHistory.of(List.of("ABC"), new double[][] {prices(returns)});
    }

    private static double[] prices(final double[] returns) {
        final double[] prices = new double[returns.length];
        double sum = 0;
        for (int day = 0; day < prices.length; day++) {
            sum += returns[day];
            prices[day] = 100 * StrictMath.exp(sum);
        }
        return prices;
    }
}
