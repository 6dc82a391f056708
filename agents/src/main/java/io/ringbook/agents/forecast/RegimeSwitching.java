package io.ringbook.agents.forecast;

import io.ringbook.agents.RandomStream;

/**
 * Level 4: all symbols together, in regimes. A hidden Markov model of two or three states is fitted to the returns of all
 * symbols; each state has means and a covariance of its own. A path begins in a state as likely as it is today, changes state
 * by the fitted chain, and draws correlated normals.
 *
 * <p>J. D. Hamilton, Time Series Analysis, Princeton 1994, chapter 22; the fit is that of L. R. Rabiner, A Tutorial on Hidden Markov Models, Proceedings of the
 * IEEE 77 (1989) 257; correlated normals as P. Glasserman, Monte Carlo Methods in Financial Engineering, Springer 2003, section 2.3.
 */
public final class RegimeSwitching implements Forecaster {
    private static final int LEAST_DAYS = 60;

    private final ForecastTerms terms;
    private final int states;

    /** @param states two or three */
    public RegimeSwitching(final ForecastTerms terms, final int states) {
        if (states < 2 || states > 3) {
            throw new IllegalArgumentException("neither two nor three: states=" + states);
        }
        this.terms = terms;
        this.states = states;
    }

    @Override
    public Forecast forecast(final PriceHistory history) {
        history.needDays(LEAST_DAYS, "RegimeSwitching");
        final HiddenMarkovModel model = HiddenMarkovModel.fit(byDay(history), states);
        final double[] now = model.now();
        return Walks.make(terms, history, (random, returns) -> walk(model, now, random, returns));
    }

    private static void walk(
            final HiddenMarkovModel model, final double[] now, final RandomStream random, final double[][] returns) {
        int state = HiddenMarkovModel.pick(now, random.nextDouble());
        for (final double[] step : returns) {
            state = model.next(state, random.nextDouble());
            model.regime(state).draw(random, step);
        }
    }

    private static double[][] byDay(final PriceHistory history) {
        final double[][] byDay =
                new double[history.days() - 1][history.symbols().size()];
        for (int symbol = 0; symbol < byDay[0].length; symbol++) {
            final double[] returns = history.returns(symbol);
            for (int day = 0; day < byDay.length; day++) {
                byDay[day][symbol] = returns[day];
            }
        }
        return byDay;
    }
}
