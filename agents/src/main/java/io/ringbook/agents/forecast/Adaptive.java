package io.ringbook.agents.forecast;

import io.ringbook.agents.RandomStream;

/**
 * Level 3: what did well of late is believed. Ten experts see each symbol, with five memories for the volatility, with a drift
 * and without. It learns in two ways from how the forecast of each past day did on the next:
 *
 * <ul>
 *   <li>Each expert is trusted by its log score, older scores counting less: A. E. Raftery, M. Kárný, P. Ettler, Online
 *       Prediction Under Model Uncertainty via Dynamic Model Averaging, Technometrics 52 (2010) 52, section 3. Forgetting 0.99; a path draws
 *       one expert by trust and keeps it.
 *   <li>All are made wider after a miss of the 80 % interval and narrower after a hit, so that in the long run one day in
 *       five is missed whatever the returns are: I. Gibbs, E. Candès, Adaptive Conformal Inference Under Distribution
 *       Shift, NeurIPS 2021, section 2, here on the logarithm of the scale, at the rate 0.05.
 * </ul>
 *
 * <p>Variances are exponentially weighted, as J.P. Morgan/Reuters, RiskMetrics Technical Document, 4th edition 1996, section 5.2, and
 * stay over the horizon. Symbols are independent of each other.
 */
public final class Adaptive implements Forecaster {
    /** Returns that experts begin with. */
    private static final int START = 20;

    private static final int LEAST_DAYS = 2 * START;

    private final ForecastTerms terms;

    public Adaptive(final ForecastTerms terms) {
        this.terms = terms;
    }

    @Override
    public Forecast forecast(final PriceHistory history) {
        history.needDays(LEAST_DAYS, "Adaptive");
        final Experts[] experts = new Experts[history.symbols().size()];
        for (int symbol = 0; symbol < experts.length; symbol++) {
            experts[symbol] = Experts.after(history.returns(symbol), START);
        }
        return Walks.make(terms, history, (random, returns) -> walk(experts, random, returns));
    }

    private static void walk(final Experts[] experts, final RandomStream random, final double[][] returns) {
        for (int symbol = 0; symbol < experts.length; symbol++) {
            final int expert = experts[symbol].pick(random.nextDouble());
            final double mean = experts[symbol].mean(expert);
            final double deviation = experts[symbol].deviation(expert);
            for (final double[] step : returns) {
                step[symbol] = mean + deviation * random.nextGaussian();
            }
        }
    }
}
