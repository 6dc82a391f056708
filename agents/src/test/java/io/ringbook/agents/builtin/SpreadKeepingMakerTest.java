package io.ringbook.agents.builtin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ringbook.agents.Desk;
import io.ringbook.agents.TradingAgent;
import io.ringbook.core.Side;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the spread-keeping maker promises. */
final class SpreadKeepingMakerTest {
    @Test
    void itQuotesEveryLevelOnBothSides() {
        final Tape tape = new Trial(1)
                .with("keeper", "spread-keeper", "spread", "5", "levels", "2", "gap", "3", "lots", "7")
                .run(Duration.ofMinutes(1));
        assertEquals(
                List.of(
                        new Tape.Order("keeper", true, Side.BUY, 9_998, 7, 0),
                        new Tape.Order("keeper", true, Side.BUY, 9_995, 7, 0),
                        new Tape.Order("keeper", true, Side.SELL, 10_003, 7, 0),
                        new Tape.Order("keeper", true, Side.SELL, 10_006, 7, 0)),
                tape.orders);
        assertTrue(tape.replaces.isEmpty() && tape.cancels.isEmpty(), "nothing moved");
    }

    @Test
    void itsSpreadIsKeptAndItReplacesAndNeverMeetsItself() {
        for (long seed = 1; seed <= 3; seed++) {
            final List<Long> spreads = new ArrayList<>();
            final SpreadKeepingMaker keeper = new SpreadKeepingMaker(Trial.parameters("spread", "4", "every", "50ms"));
            final Tape tape = new Trial(seed)
                    .with("keeper", keeper)
                    .with("watch", new TradingAgent() {
                        @Override
                        public void onStart(final Desk desk) {
                            desk.wakeAfter(2_000_000_000);
                        }

                        @Override
                        public void onTimer(final Desk desk) {
                            spreads.add(desk.askTicks() - desk.bidTicks());
                            desk.wakeAfter(10_000_000);
                        }
                    })
                    // Takers only: nobody else's orders rest inside or beside the quotes.
                    .with("a", "twap", "side", "any", "parents", "drawn", "pause", "1s", "over", "10s", "every", "1s")
                    .with("b", "twap", "side", "any", "parents", "drawn", "pause", "1s", "over", "10s", "every", "1s")
                    .run(Duration.ofMinutes(20));
            final long kept = spreads.stream().filter(spread -> spread == 4).count();
            assertTrue(kept > 0.9 * spreads.size(), () -> kept + " of " + spreads.size());
            assertTrue(spreads.stream().allMatch(spread -> spread >= 4));
            assertTrue(tape.lots("keeper") > 2_000, () -> "it traded " + tape.lots("keeper"));
            assertEquals(0, tape.tradesWithItself("keeper"));
            assertTrue(tape.replaces.get("keeper") > 100);
            assertEquals(0, tape.cancels.getOrDefault("keeper", 0));
        }
    }
}
