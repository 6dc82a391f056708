package io.ringbook.agents.risk;

/** What is limited. */
public enum RiskLimit {
    VALUE_AT_RISK_BY_HISTORY("VaR historical"),
    VALUE_AT_RISK_BY_PARAMETERS("VaR parametric"),
    VALUE_AT_RISK_BY_MONTE_CARLO("VaR Monte Carlo"),
    MAXIMUM_DRAWDOWN("maximum drawdown");

    private final String text;

    RiskLimit(final String text) {
        this.text = text;
    }

    /** For people. */
    @Override
    public String toString() {
        return text;
    }
}
