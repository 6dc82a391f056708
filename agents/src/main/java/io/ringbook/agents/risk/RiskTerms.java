package io.ringbook.agents.risk;

/**
 * How risk is measured and how much of it is allowed.
 *
 * @param confidence of value at risk and expected shortfall
 * @param valueAtRiskLimit most that a day's value at risk may be of the equity
 * @param drawdownLimit most that the maximum drawdown may be
 * @param annualRate of what has no risk, 0.02 for 2 %
 * @param draws of Monte Carlo
 * @param seed of Monte Carlo
 */
public record RiskTerms(
        double confidence, double valueAtRiskLimit, double drawdownLimit, double annualRate, int draws, long seed) {
    /** Confidence 0.95, value at risk up to 0.05, drawdown up to 0.10, no rate, 10,000 draws. */
    public static final RiskTerms DEFAULT = new RiskTerms(0.95, 0.05, 0.10, 0, 10_000, 1);

    public RiskTerms {
        if (!(confidence > 0 && confidence < 1)
                || !(valueAtRiskLimit >= 0)
                || !(drawdownLimit >= 0)
                || !Double.isFinite(annualRate)
                || draws < 1) {
            throw new IllegalArgumentException("no such terms of risk: confidence=" + confidence + ", valueAtRiskLimit="
                    + valueAtRiskLimit + ", drawdownLimit=" + drawdownLimit + ", annualRate=" + annualRate + ", draws="
                    + draws);
        }
    }
}
