package io.ringbook.agents.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;

class AgentCurvesTest {
    @Test
    void positionsAndProfitsOfTrades() throws Exception {
        final RunResults results = new RunResults(RecordedMarket.withTraders().trade().recorder);
        final AgentCurves curves = new AgentCurves(results);
        RecordedMarket.withTraders(curves).trade();
        final Picture picture = curves.picture(results.cash());
        assertEquals("agents.svg", picture.file());
        DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(picture.svg().getBytes(StandardCharsets.UTF_8)));

        final AgentCurve bob = curves.curves().get(0);
        final AgentCurve alice = curves.curves().get(1);
        assertEquals("bob", bob.name());
        assertEquals("alice", alice.name());
        // Bought and sold 1.3 for 129.25, which are worth 126.75 at the end.
        assertEquals(new BigDecimal("-2.56"), last(bob.profit()));
        assertEquals(new BigDecimal("2.46"), last(alice.profit()));
        assertEquals(new BigDecimal("1.3"), last(bob.positions().get(0)));
        assertEquals(new BigDecimal("-1.3"), last(alice.positions().get(0)));
        // After half of the time, 1.0 had been traded at the last price; fees are all that was lost.
        final int half = bob.profit().size() / 2;
        assertEquals(new BigDecimal("1.0"), bob.positions().get(0).get(half));
        assertEquals(new BigDecimal("-0.05"), bob.profit().get(half));
        assertEquals(BigDecimal.ZERO, bob.profit().get(0).stripTrailingZeros());
    }

    @Test
    void whoNeverTradedHasNoCurve() {
        assertTrue(new AgentCurves(new RunResults(RecordedMarket.withTraders().recorder)).isEmpty());
    }

    @Test
    void largeNumbersAreInThousands() {
        final Scaled scaled = Scaled.of(List.of(new BigDecimal("12345678901.25"), new BigDecimal("-1")));
        assertEquals(" x 1,000,000", scaled.factor());
        assertEquals(
                0,
                new BigDecimal("12345.67890125")
                        .compareTo(scaled.step()
                                .multiply(BigDecimal.valueOf(scaled.values().get(0)))));
        assertEquals("", Scaled.of(List.of(new BigDecimal("9999999.5"))).factor());
        assertEquals(List.of(0L), Scaled.of(List.of(BigDecimal.ZERO)).values());
    }

    private static BigDecimal last(final List<BigDecimal> numbers) {
        return numbers.get(numbers.size() - 1);
    }
}
