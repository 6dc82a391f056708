package io.ringbook.agents.forecast;

import io.ringbook.agents.RandomStream;

/**
 * Level 5: what came after days like the last ones, and black swans. Each symbol's returns are taken in units of the
 * volatility of their day, so that a pattern of quiet days and the same of wild ones are alike. A path takes the five days
 * that came after one of the windows that are nearest to the last five, in today's volatility, then looks again. On each step a swan may
 * come instead, with a stated probability: a loss from a Pareto tail fitted to the worst days, beyond what that many days have shown.
 *
 * <p>Nearest windows: E. N. Lorenz, Atmospheric Predictability as Revealed by Naturally Occurring Analogues, Journal of the
 * Atmospheric Sciences 26 (1969) 636; drawing one of them by chance: U. Lall, A. Sharma, A Nearest Neighbor Bootstrap for Resampling
 * Hydrologic Time Series, Water Resources Research 32 (1996) 679, each as likely here; units of volatility: G. Barone-Adesi, K.
 * Giannopoulos, L. Vosper, VaR without Correlations for Portfolios of Derivative Securities, Journal of Futures Markets 19
 * (1999) 583. Symbols are independent of each other.
 */
public final class PatternMatching implements Forecaster {
    /** Once a year. */
    public static final double A_SWAN_A_YEAR = 1.0 / 252;

    private static final int LEAST_DAYS = 60;

    private final ForecastTerms terms;
    private final double swanProbability;

    /** @param swanProbability of a step, above 0; the loss that it brings is one that is as rare or rarer */
    public PatternMatching(final ForecastTerms terms, final double swanProbability) {
        if (!(swanProbability > 0 && swanProbability < 1)) {
            throw new IllegalArgumentException("not between 0 and 1: swanProbability=" + swanProbability);
        }
        this.terms = terms;
        this.swanProbability = swanProbability;
    }

    @Override
    public Forecast forecast(final PriceHistory history) {
        history.needDays(LEAST_DAYS, "PatternMatching");
        final Symbol[] symbols = new Symbol[history.symbols().size()];
        for (int i = 0; i < symbols.length; i++) {
            final Patterns patterns = new Patterns(history.returns(i));
            symbols[i] = new Symbol(
                    patterns,
                    patterns.nearest(patterns.lastWindow()),
                    WorstLosses.of(patterns.units(), swanProbability));
        }
        return Walks.make(terms, history, (random, returns) -> {
            for (int i = 0; i < symbols.length; i++) {
                walk(symbols[i], i, random, returns);
            }
        });
    }

    private void walk(final Symbol symbol, final int index, final RandomStream random, final double[][] returns) {
        final double[] window = new double[Patterns.WINDOW];
        double variance = symbol.patterns.variance();
        for (int step = 0; step < returns.length; step++) {
            final int place = step % window.length;
            if (place == 0) {
                (step == 0 ? symbol.nearest : symbol.patterns.nearest(window)).draw(random, window);
            }
            if (symbol.swans != null && random.nextDouble() < swanProbability) {
                window[place] = -symbol.swans.draw(random);
            }
            returns[step][index] = StrictMath.sqrt(variance) * window[place];
            variance = Patterns.nextVariance(variance, returns[step][index]);
        }
    }

    /** @param swans null if there were no losses to learn from */
    private record Symbol(Patterns patterns, Patterns.Neighbours nearest, WorstLosses swans) {}
}
