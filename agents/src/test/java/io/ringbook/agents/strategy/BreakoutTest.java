package io.ringbook.agents.strategy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.ringbook.agents.Message.TradeSignal.Action;
import io.ringbook.core.Side;
import org.junit.jupiter.api.Test;

/** By hand: the channel of the three bars before is 90 to 110, that of the two before 95 to 105. */
final class BreakoutTest {
    private static final double EXACT = 1e-12;

    @Test
    void buysAboveTheChannel() {
        final Decision decision = decide(115, 99, 115, 150);
        assertEquals(Action.BUY, decision.action());
        // 5 beyond a channel 20 wide, on one and a half times the volume.
        assertEquals(5.0 / 25, decision.strength(), EXACT);
        assertEquals(1.5 / 2.5, decision.confidence(), EXACT);
        // The last two bars did not go below 95.
        assertEquals(94, decision.stopTicks());
        assertEquals(0, decision.targetTicks());
        assertEquals("close 115, 3 bars before from 90 to 110", decision.reason());
    }

    @Test
    void sellsBelowIt() {
        final Decision decision = decide(102, 80, 80, 100);
        assertEquals(Action.SELL, decision.action());
        assertEquals(10.0 / 30, decision.strength(), EXACT);
        assertEquals(0.5, decision.confidence(), EXACT);
        // Nor, before, above 104.
        assertEquals(105, decision.stopTicks());
    }

    @Test
    void getsOutOfTheShorterChannel() {
        // It counts how a bar closes, not how far it went, and the edge is inside.
        assertHolds(false, false, decide(140, 60, 95, 100));
        assertHolds(true, false, decide(140, 60, 94, 100));
        assertHolds(false, false, decide(140, 60, 105, 100));
        assertHolds(false, true, decide(140, 60, 106, 100));
        assertHolds(false, true, decide(140, 60, 110, 100));
    }

    @Test
    void theNewestBarIsNotPartOfItsChannel() {
        final BarTape flat = BarTape.closes(100, 100, 100, 101);
        final Decision decision = BarTape.decide(StrategyType.BREAKOUT, flat, "enter", "3", "exit", "1");
        assertEquals(Action.BUY, decision.action());
        // The channel has no width.
        assertEquals(1, decision.strength());
        assertEquals(100, decision.stopTicks());
    }

    @Test
    void needsItsChannelAndTheNewestBar() {
        final Decision decision = BarTape.decide(StrategyType.BREAKOUT, new BarTape().times(20, 100, 100));
        assertEquals("has 20 bars of the 21 that it needs", decision.reason());
        assertHolds(false, false, decision);
    }

    private static void assertHolds(final boolean endsLong, final boolean endsShort, final Decision decision) {
        assertEquals(Action.HOLD, decision.action());
        assertEquals(endsLong, decision.ends(Side.BUY));
        assertEquals(endsShort, decision.ends(Side.SELL));
        assertFalse(decision.confidence() > 0 || decision.strength() > 0);
    }

    private static Decision decide(final long high, final long low, final long close, final long lots) {
        final BarTape tape = new BarTape()
                .add(500, 1, 100, 900)
                .add(110, 90, 100, 100)
                .add(105, 96, 100, 100)
                .add(104, 95, 100, 100)
                .add(high, low, close, lots);
        return BarTape.decide(StrategyType.BREAKOUT, tape, "enter", "3", "exit", "2");
    }
}
