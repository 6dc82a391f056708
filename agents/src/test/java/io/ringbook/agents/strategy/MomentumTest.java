package io.ringbook.agents.strategy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ringbook.agents.Message.TradeSignal.Action;
import io.ringbook.core.Side;
import org.junit.jupiter.api.Test;

/** By hand, with the parameters that it has by default where nothing else is said. */
final class MomentumTest {
    private static final double EXACT = 1e-12;

    @Test
    void goesWithAPriceThatRoseOnMuchVolume() {
        final Decision decision = decide(new BarTape().times(29, 10_000, 100).times(1, 10_500, 300));
        assertEquals(Action.BUY, decision.action());
        assertEquals(10_500, decision.priceTicks());
        // 0.05 / (0.05 + 0.02), and 3 / (3 + 1.5).
        assertEquals(5.0 / 7, decision.strength(), EXACT);
        assertEquals(2.0 / 3, decision.confidence(), EXACT);
        assertEquals(9_975, decision.stopTicks());
        assertEquals(11_550, decision.targetTicks());
        assertEquals("momentum 0.0500, volume 3.0000", decision.reason());
        assertTrue(decision.ends(Side.SELL));
        assertFalse(decision.ends(Side.BUY));
    }

    @Test
    void goesWithAPriceThatFell() {
        final Decision decision = decide(new BarTape().times(29, 10_000, 100).times(1, 9_500, 300));
        assertEquals(Action.SELL, decision.action());
        assertEquals(5.0 / 7, decision.strength(), EXACT);
        assertEquals(9_975, decision.stopTicks());
        assertEquals(8_550, decision.targetTicks());
        assertEquals("momentum -0.0500, volume 3.0000", decision.reason());
        assertTrue(decision.ends(Side.BUY));
        assertFalse(decision.ends(Side.SELL));
    }

    @Test
    void looksBackFourteenBars() {
        final BarTape tape = new BarTape().times(15, 9_000, 100).times(14, 10_000, 100);
        // 14 bars before the newest the price was 9,000 no more.
        assertEquals(Action.HOLD, decide(tape.times(1, 10_000, 300)).action());
        assertEquals(
                "momentum 0.1111, volume 3.0000",
                BarTape.decide(StrategyType.MOMENTUM, tape, "lookback", "15").reason());
    }

    @Test
    void theThresholdMustBeExceeded() {
        final Decision at = decide(new BarTape().times(29, 10_000, 100).times(1, 10_200, 300));
        assertHolds("momentum 0.0200, volume 3.0000: momentum within 0.0200", at);
        final Decision above = decide(new BarTape().times(29, 10_000, 100).times(1, 10_201, 300));
        assertEquals(Action.BUY, above.action());
    }

    @Test
    void theVolumeMustBeReached() {
        final Decision below = decide(new BarTape().times(29, 10_000, 100).times(1, 10_500, 149));
        assertHolds("momentum 0.0500, volume 1.4900: volume below 1.5000", below);
        final Decision at = decide(new BarTape().times(29, 10_000, 100).times(1, 10_500, 150));
        assertEquals(Action.BUY, at.action());
        assertEquals(0.5, at.confidence(), EXACT);
    }

    /** The newest rise is one in a fall: the mean of 10 closes is 10,050, that of 30 is 11,350. */
    @Test
    void theFilterKeepsItFromGoingAgainstTheTrend() {
        final BarTape tape =
                new BarTape().times(20, 12_000, 100).times(9, 10_000, 100).times(1, 10_500, 300);
        assertHolds(
                "momentum 0.0500, volume 3.0000: averages of 10 and 30 against it",
                BarTape.decide(StrategyType.MOMENTUM, tape, "lookback", "5"));
        assertEquals(
                Action.BUY,
                BarTape.decide(StrategyType.MOMENTUM, tape, "lookback", "5", "filter", "0")
                        .action());
        // 10,250 for the mean of 2 is above 10,083 for that of 6.
        assertEquals(
                Action.BUY,
                BarTape.decide(StrategyType.MOMENTUM, tape, "lookback", "5", "fast", "2", "slow", "6")
                        .action());
    }

    @Test
    void needsWhatItsLongestLookNeeds() {
        assertEquals(30, BarTape.make(StrategyType.MOMENTUM).bars());
        assertEquals(15, BarTape.make(StrategyType.MOMENTUM, "filter", "0").bars());
        assertEquals(41, BarTape.make(StrategyType.MOMENTUM, "lookback", "40").bars());
        assertHolds("has 29 bars of the 30 that it needs", decide(new BarTape().times(29, 10_000, 100)));
        assertHolds("has 0 bars of the 30 that it needs", decide(new BarTape()));
    }

    @Test
    void withoutVolumeItGoesByThePriceIfItMay() {
        final BarTape silent = new BarTape().times(29, 10_000, 0).times(1, 10_500, 0);
        assertHolds("momentum 0.0500, volume 0.0000: volume below 1.5000", decide(silent));
        final Decision decision =
                BarTape.decide(StrategyType.MOMENTUM, silent, "volume", "0", "stop", "0", "target", "0");
        assertEquals(Action.BUY, decision.action());
        assertEquals(1, decision.confidence());
        assertEquals(0, decision.stopTicks());
        assertEquals(0, decision.targetTicks());
    }

    private static Decision decide(final BarTape tape) {
        return BarTape.decide(StrategyType.MOMENTUM, tape);
    }

    private static void assertHolds(final String reason, final Decision decision) {
        assertEquals(reason, decision.reason());
        assertEquals(Action.HOLD, decision.action());
        assertEquals(0, decision.confidence());
        assertEquals(0, decision.strength());
        assertFalse(decision.ends(Side.BUY) || decision.ends(Side.SELL));
    }
}
