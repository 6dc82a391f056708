package io.ringbook.agents.strategy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ringbook.agents.Message.TradeSignal.Action;
import io.ringbook.core.Side;
import org.junit.jupiter.api.Test;

/** By hand. Of 100, 104, 96, 104, 86 the mean is 98, the variance 224 / 5. */
final class MeanReversionTest {
    private static final double EXACT = 1e-12;
    private static final double SCORE = 12 / Math.sqrt(44.8);

    @Test
    void buysWhatFellFar() {
        final Decision decision = decide(BarTape.closes(100, 104, 96, 104, 86));
        assertEquals(Action.BUY, decision.action());
        assertEquals(SCORE / (SCORE + 1.5), decision.strength(), EXACT);
        // It went 4 + 8 + 8 + 18 to come 14 away.
        assertEquals(1 - 14.0 / 38, decision.confidence(), EXACT);
        assertEquals(98, decision.targetTicks());
        // Two deviations are 13.4 ticks.
        assertEquals(73, decision.stopTicks());
        assertEquals("-1.7928 deviations from the mean 98.0000 of 5", decision.reason());
    }

    @Test
    void sellsWhatRoseFar() {
        final Decision decision = decide(BarTape.closes(7, 100, 96, 104, 96, 114));
        assertEquals(Action.SELL, decision.action());
        assertEquals(SCORE / (SCORE + 1.5), decision.strength(), EXACT);
        assertEquals(102, decision.targetTicks());
        assertEquals(127, decision.stopTicks());
    }

    @Test
    void holdsNearerThanThatAndSaysWhoIsToGetOut() {
        // -1.79 is not yet enough, and who has bought stays.
        assertEnds(false, true, BarTape.closes(100, 104, 96, 104, 86), "enter", "1.8", "exit", "0.5");
        // 2, -2, 2, -2, 0 from the mean: it is back.
        assertEnds(true, true, BarTape.closes(102, 98, 102, 98, 100));
        // Beyond the mean by more than the exit: who has sold stays.
        assertEnds(true, false, BarTape.closes(98, 100, 98, 100, 101));
        // No tick in either direction.
        assertEnds(true, true, BarTape.closes(100, 100, 100, 100, 100));
    }

    @Test
    void needsItsWindow() {
        final Decision decision = BarTape.decide(StrategyType.MEAN_REVERSION, BarTape.closes(100, 104));
        assertEquals(Action.HOLD, decision.action());
        assertEquals("has 2 bars of the 20 that it needs", decision.reason());
        assertFalse(decision.ends(Side.BUY) || decision.ends(Side.SELL));
        assertEquals(104, decision.priceTicks());
    }

    private static void assertEnds(
            final boolean bought, final boolean sold, final BarTape tape, final String... keysAndValues) {
        final Decision decision = keysAndValues.length == 0
                ? decide(tape)
                : BarTape.decide(StrategyType.MEAN_REVERSION, tape, with(keysAndValues));
        assertEquals(Action.HOLD, decision.action());
        assertEquals(bought, decision.ends(Side.BUY));
        assertEquals(sold, decision.ends(Side.SELL));
        assertTrue(decision.reason().endsWith("of 5"), decision.reason());
    }

    private static String[] with(final String... keysAndValues) {
        final String[] all = new String[keysAndValues.length + 2];
        System.arraycopy(keysAndValues, 0, all, 2, keysAndValues.length);
        all[0] = "window";
        all[1] = "5";
        return all;
    }

    private static Decision decide(final BarTape tape) {
        return BarTape.decide(StrategyType.MEAN_REVERSION, tape, with("enter", "1.5"));
    }
}
