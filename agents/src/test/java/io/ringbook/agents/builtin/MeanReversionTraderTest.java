package io.ringbook.agents.builtin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ringbook.agents.Desk;
import io.ringbook.agents.TradingAgent;
import io.ringbook.core.Side;
import io.ringbook.core.TimeInForce;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the trader promises in a market. */
final class MeanReversionTraderTest {
    /** The price is 100, falls to 90 for a while and comes back: bought at the low ask, sold at the high bid. */
    @Test
    void itBuysWhatFellAndSellsItWhenItIsBack() {
        final Tape tape = new Trial(1)
                .with("prices", new Prices())
                .with("reverts", "mean-reversion", "window", "20", "lots", "10")
                .run(Duration.ofMinutes(2));
        assertEquals(
                List.of(
                        new Tape.Trade("prices", "reverts", Side.BUY, 91, 10),
                        new Tape.Trade("prices", "reverts", Side.SELL, 99, 10)),
                tape.trades);
    }

    @Test
    void itStaysWithinItsBoundAndComesBack() {
        for (long seed = 1; seed <= 3; seed++) {
            final Tape tape = new Trial(seed)
                    .withMaker()
                    .withNoise()
                    .with("reverts", "mean-reversion", "lots", "15", "enter", "1.5", "every", "2s")
                    .run(Duration.ofHours(2));
            final List<Long> positions = tape.positions("reverts");
            assertEquals(15, tape.farthest("reverts"));
            assertTrue(tape.lots("reverts") > 500, () -> "it traded " + tape.lots("reverts"));
            assertTrue(positions.contains(0L) && positions.contains(15L) && positions.contains(-15L));
            assertTrue(tape.ordersOf("reverts").stream().allMatch(Tape.Order::limit));
        }
    }

    /** Quotes around 100, from the 60th to the 70th second around 90. */
    private static final class Prices implements TradingAgent {
        private int seconds;

        @Override
        public void onStart(final Desk desk) {
            desk.wakeAfter(1);
        }

        @Override
        public void onTimer(final Desk desk) {
            final long middle = seconds >= 60 && seconds < 70 ? 90 : 100;
            desk.cancelAll();
            desk.buy(50, middle - 1, TimeInForce.GTC);
            desk.sell(50, middle + 1, TimeInForce.GTC);
            desk.wakeAfter(1_000_000_000);
            seconds++;
        }
    }
}
