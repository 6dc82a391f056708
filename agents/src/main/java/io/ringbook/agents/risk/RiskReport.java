package io.ringbook.agents.risk;

import java.util.ArrayList;
import java.util.List;

/**
 * All measures at one moment. Tail losses are fractions of the equity; ratios are those that today's positions would have
 * had over the history.
 *
 * @param equity in the portfolio's currency
 * @param historical by history
 * @param parametric by a normal distribution
 * @param monteCarlo by correlated normals
 * @param drawdown of the equity curve
 * @param sharpe NaN if nothing varies
 * @param sortino NaN if no day was below the rate
 * @param beta against the market; NaN if that does not vary
 */
public record RiskReport(
        double equity,
        TailLoss historical,
        TailLoss parametric,
        TailLoss monteCarlo,
        Drawdown drawdown,
        double sharpe,
        double sortino,
        double beta) {
    /**
     * @param history with returns of each symbol that is held
     * @param market its returns on the days of the history
     * @param equityCurve what the equity really was, the last value now
     */
    public static RiskReport of(
            final Portfolio portfolio,
            final ReturnHistory history,
            final double[] market,
            final double[] equityCurve,
            final RiskTerms terms) {
        final double equity = portfolio.equity();
        final double[] returns = portfolio.profits(history);
        for (int day = 0; day < returns.length; day++) {
            returns[day] /= equity;
        }
        final boolean solvent = equity > 0;
        return new RiskReport(
                equity,
                TailLoss.historical(portfolio, history, terms.confidence()).over(equity),
                TailLoss.normal(portfolio, history, terms.confidence()).over(equity),
                TailLoss.monteCarlo(portfolio, history, terms.confidence(), terms.draws(), terms.seed())
                        .over(equity),
                Drawdown.of(equityCurve),
                solvent ? Performance.sharpe(returns, terms.annualRate()) : Double.NaN,
                solvent ? Performance.sortino(returns, terms.annualRate()) : Double.NaN,
                solvent ? Performance.beta(returns, market) : Double.NaN);
    }

    /** What is above its limit, in the order of {@link RiskLimit}; at the limit is within it. */
    public List<Breach> breaches(final RiskTerms terms) {
        final List<Breach> breaches = new ArrayList<>();
        final double allowed = terms.valueAtRiskLimit();
        compare(RiskLimit.VALUE_AT_RISK_BY_HISTORY, historical.valueAtRisk(), allowed, breaches);
        compare(RiskLimit.VALUE_AT_RISK_BY_PARAMETERS, parametric.valueAtRisk(), allowed, breaches);
        compare(RiskLimit.VALUE_AT_RISK_BY_MONTE_CARLO, monteCarlo.valueAtRisk(), allowed, breaches);
        compare(RiskLimit.MAXIMUM_DRAWDOWN, drawdown.maximum(), terms.drawdownLimit(), breaches);
        return breaches;
    }

    private static void compare(
            final RiskLimit limit, final double found, final double allowed, final List<Breach> breaches) {
        if (found > allowed) {
            breaches.add(new Breach(limit, found, allowed));
        }
    }
}
