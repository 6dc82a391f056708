package io.ringbook.agents.forecast;

/**
 * Level 1: geometric Brownian motion. The logarithm of a price moves by {@code mean + deviation Z} a day, Z normal; both
 * are those of the whole history (sample deviation), each symbol's by itself and independent of the others.
 *
 * <p>P. Glasserman, Monte Carlo Methods in Financial Engineering, Springer 2003, section 3.2.
 */
public final class GeometricBrownian implements Forecaster {
    private static final int LEAST_DAYS = 10;

    private final ForecastTerms terms;

    public GeometricBrownian(final ForecastTerms terms) {
        this.terms = terms;
    }

    @Override
    public Forecast forecast(final PriceHistory history) {
        history.needDays(LEAST_DAYS, "GeometricBrownian");
        final Moments[] moments = new Moments[history.symbols().size()];
        for (int symbol = 0; symbol < moments.length; symbol++) {
            moments[symbol] = Moments.of(history.returns(symbol));
        }
        return Walks.make(terms, history, (random, returns) -> {
            for (final double[] step : returns) {
                for (int symbol = 0; symbol < step.length; symbol++) {
                    step[symbol] = moments[symbol].mean() + moments[symbol].deviation() * random.nextGaussian();
                }
            }
        });
    }
}
