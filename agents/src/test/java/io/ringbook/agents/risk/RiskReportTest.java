package io.ringbook.agents.risk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ringbook.agents.Message;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is measured at once, and which limits it breaks. */
final class RiskReportTest {
    private static final double NEAR = 1e-12;

    /** Nineteen days of 1 % up and one of 12 % down. */
    private static final ReturnHistory HISTORY = history();

    private static final double[] CURVE = {1_000, 1_200, 1_080};

    @Test
    void measuresAreOfTheEquityAndBreachesSayWhatWasFoundAndAllowed() {
        // 2,000 of shares on 1,000 of equity: each return counts twice.
        final Portfolio lent = new Portfolio(-1_000, List.of(new Position("ABC", 20, 100)));
        final RiskReport report = RiskReport.of(lent, HISTORY, HISTORY.average(), CURVE, RiskTerms.DEFAULT);
        assertEquals(1_000, report.equity(), NEAR);
        // Nineteen of twenty days are profits of 2 %; the twentieth lost 24 %.
        assertEquals(-0.02, report.historical().valueAtRisk(), NEAR);
        assertEquals(0.24, report.historical().expectedShortfall(), NEAR);
        // Mean (19 - 12) / 20 = 0.35 %, deviation sqrt(19 * 0.65^2 + 12.35^2) / sqrt(19) = 2.907 %, both twice.
        assertEquals(2 * (1.6448536 * 0.0290689 - 0.0035), report.parametric().valueAtRisk(), 1e-6);
        assertEquals(report.parametric().valueAtRisk(), report.monteCarlo().valueAtRisk(), 0.003);
        assertEquals(0.35 / 2.90689 * Math.sqrt(252), report.sharpe(), 1e-4);
        assertEquals(2, report.beta(), NEAR);

        final List<Breach> breaches = report.breaches(RiskTerms.DEFAULT);
        assertEquals(
                List.of(RiskLimit.VALUE_AT_RISK_BY_PARAMETERS, RiskLimit.VALUE_AT_RISK_BY_MONTE_CARLO),
                breaches.stream().map(Breach::limit).toList());
        assertEquals(report.parametric().valueAtRisk(), breaches.get(0).found());
        assertEquals(
                new Message.RiskAlert(
                        "VaR parametric",
                        report.parametric().valueAtRisk(),
                        0.05,
                        "VaR parametric 0.0886 is above 0.0500"),
                breaches.get(0).message());
    }

    @Test
    void atTheLimitIsWithinIt() {
        final Portfolio none = new Portfolio(1_000, List.of());
        final RiskReport report = RiskReport.of(none, HISTORY, HISTORY.average(), CURVE, RiskTerms.DEFAULT);
        // 120 of 1,200.
        assertEquals(0.1, report.drawdown().maximum(), 0);
        assertEquals(List.of(), report.breaches(RiskTerms.DEFAULT));
        final RiskReport deeper =
                RiskReport.of(none, HISTORY, HISTORY.average(), new double[] {1_200, 1_079}, RiskTerms.DEFAULT);
        final Breach breach = deeper.breaches(RiskTerms.DEFAULT).get(0);
        assertEquals(RiskLimit.MAXIMUM_DRAWDOWN, breach.limit());
        assertEquals("maximum drawdown 0.1008 is above 0.1000", breach.message().text());
    }

    /** The worst moment to be silent. */
    @Test
    void withoutEquityAnyPossibleLossIsTooMuch() {
        final Portfolio ruined = new Portfolio(-3_000, List.of(new Position("ABC", 20, 100)));
        final RiskReport report = RiskReport.of(ruined, HISTORY, HISTORY.average(), CURVE, RiskTerms.DEFAULT);
        assertEquals(Double.POSITIVE_INFINITY, report.parametric().valueAtRisk());
        assertTrue(report.breaches(RiskTerms.DEFAULT).stream()
                .anyMatch(breach -> breach.limit() == RiskLimit.VALUE_AT_RISK_BY_PARAMETERS));
        assertTrue(Double.isNaN(report.sharpe()));
    }

    @Test
    void badTermsAreRefused() {
        assertThrows(IllegalArgumentException.class, () -> new RiskTerms(1, 0.05, 0.1, 0, 100, 1));
        assertThrows(IllegalArgumentException.class, () -> new RiskTerms(0.95, -0.05, 0.1, 0, 100, 1));
        assertThrows(IllegalArgumentException.class, () -> new RiskTerms(0.95, 0.05, 0.1, 0, 0, 1));
        assertThrows(IllegalArgumentException.class, () -> new Position("ABC", 1, 0));
        assertThrows(IllegalArgumentException.class, () -> new Portfolio(Double.NaN, List.of()));
    }

    private static ReturnHistory history() {
        final double[] returns = new double[20];
        Arrays.fill(returns, 0.01);
        returns[7] = -0.12;
        return ReturnHistory.ofReturns(List.of("ABC"), new double[][] {returns});
    }
}
