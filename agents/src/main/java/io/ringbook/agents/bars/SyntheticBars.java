package io.ringbook.agents.bars;

import io.ringbook.agents.Durations;
import io.ringbook.agents.RandomStream;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/**
 * Daily bars that nobody ever traded, from a seed: returns of a common factor and of each symbol, whose variance follows
 * GARCH(1,1) (Bollerslev, "Generalized Autoregressive Conditional Heteroskedasticity", Journal of Econometrics 31, 1986), so
 * that calm and wild weeks come in clusters and the symbols move together. Volume grows with the size of the day's move.
 */
public final class SyntheticBars {
    private static final BigDecimal TICK = new BigDecimal("0.01");
    private static final int PER_MONEY = 100;
    /** Deviation of a day's return: of the market, and of what is a symbol's own. */
    private static final double MARKET_DEVIATION = 0.009;

    private static final double OWN_DEVIATION = 0.012;
    /** Of the market's yesterday's square and variance in today's variance. */
    private static final double NEWS = 0.1;

    private static final double MEMORY = 0.85;
    private static final double YEARLY_DRIFT = 0.08;
    private static final int DAYS_IN_YEAR = 252;
    /** Of a day's deviation: between yesterday's close and the open. */
    private static final double OVERNIGHT = 0.4;
    /** Steps of the walk whose extremes are high and low. */
    private static final int STEPS = 39;

    private SyntheticBars() {}

    /**
     * Makes bars; the same for the same arguments, on every JDK.
     *
     * @param from first day
     * @param to first day that is not in it any more
     * @param most days that there are: weekdays, of which at least one is needed
     */
    public static BarHistory of(
            final long seed, final List<String> symbols, final LocalDate from, final LocalDate to, final int most) {
        final long[] calendar = from.datesUntil(to)
                .filter(day -> day.getDayOfWeek().compareTo(DayOfWeek.SATURDAY) < 0)
                .limit(most)
                .mapToLong(day ->
                        Durations.sinceEpochNs(day.atStartOfDay(ZoneOffset.UTC).toInstant()))
                .toArray();
        final int days = calendar.length;
        final double[] market = new double[days];
        final double[] deviation = new double[days];
        final RandomStream random = RandomStream.of(seed, "bars");
        walk(random, market, deviation);
        final List<BarHistory.Series> series = new ArrayList<>();
        for (final String symbol : symbols) {
            series.add(series(RandomStream.of(seed, "bars/" + symbol), symbol, calendar, market, deviation));
        }
        return new BarHistory(series);
    }

    /** Returns of the market, and how wild each day is: 1 on average. */
    private static void walk(final RandomStream random, final double[] market, final double[] deviation) {
        double variance = 1;
        double before = 0;
        for (int day = 0; day < market.length; day++) {
            variance = (1 - NEWS - MEMORY) + NEWS * before * before + MEMORY * variance;
            deviation[day] = StrictMath.sqrt(variance);
            before = deviation[day] * random.nextGaussian();
            market[day] = YEARLY_DRIFT / DAYS_IN_YEAR + MARKET_DEVIATION * before;
        }
    }

    private static BarHistory.Series series(
            final RandomStream random,
            final String symbol,
            final long[] calendar,
            final double[] market,
            final double[] deviation) {
        final double beta = 0.6 + 0.8 * random.nextDouble();
        final double shares = 5e6 * (1 + 19 * random.nextDouble());
        double price = PER_MONEY * (40 + 260 * random.nextDouble());
        final List<PriceBar> bars = new ArrayList<>();
        for (int day = 0; day < calendar.length; day++) {
            final double own = OWN_DEVIATION * deviation[day];
            final double moved = beta * market[day] + own * random.nextGaussian();
            final double gap = OVERNIGHT * own * random.nextGaussian();
            final double open = price * StrictMath.exp(gap);
            final double close = price * StrictMath.exp(moved);
            final double volume =
                    shares * (0.6 + 0.4 * StrictMath.abs(moved) / own) * StrictMath.exp(0.2 * random.nextGaussian());
            bars.add(bar(random, calendar[day], open, close, own, (long) volume));
            price = close;
        }
        return new BarHistory.Series(symbol, TICK, bars, 0);
    }

    /** High and low are those of a walk from open to close. */
    private static PriceBar bar(
            final RandomStream random,
            final long fromNs,
            final double open,
            final double close,
            final double deviation,
            final long volume) {
        final double[] walk = new double[STEPS + 1];
        for (int step = 1; step <= STEPS; step++) {
            walk[step] = walk[step - 1] + deviation / StrictMath.sqrt(STEPS) * random.nextGaussian();
        }
        double high = StrictMath.max(open, close);
        double low = StrictMath.min(open, close);
        final double whole = StrictMath.log(close / open);
        for (int step = 0; step <= STEPS; step++) {
            final double bridge = walk[step] + (whole - walk[STEPS]) * step / STEPS;
            final double price = open * StrictMath.exp(bridge);
            high = StrictMath.max(high, price);
            low = StrictMath.min(low, price);
        }
        return new PriceBar(fromNs, ticks(open), Math.max(ticks(high), 1), ticks(low), ticks(close), volume);
    }

    private static long ticks(final double price) {
        return Math.max(1, (long) StrictMath.rint(price));
    }
}
