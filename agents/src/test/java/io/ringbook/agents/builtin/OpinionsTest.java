package io.ringbook.agents.builtin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ringbook.agents.Desk;
import io.ringbook.agents.Message.TradeSignal;
import io.ringbook.agents.Message.TradeSignal.Action;
import io.ringbook.agents.Signal;
import io.ringbook.agents.TradingAgent;
import io.ringbook.core.Side;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Analysts and who follows them. */
final class OpinionsTest {
    /** Keeps what it hears. */
    private static final class Listener implements TradingAgent {
        private final List<TradeSignal> heard = new ArrayList<>();

        @Override
        public void onStart(final Desk desk) {
            desk.follow(Analyst.TOPIC);
        }

        @Override
        public void onSignal(final Desk desk, final Signal signal) {
            heard.add((TradeSignal) signal.message());
        }
    }

    /** Has one opinion. */
    private record Says(Action action) implements TradingAgent {
        @Override
        public void onStart(final Desk desk) {
            desk.wakeAfter(2_000_000_000L);
        }

        @Override
        public void onTimer(final Desk desk) {
            desk.send(Analyst.TOPIC, new TradeSignal("ABC", action, 1, 1, 0, 0, 0, 0, "", desk.name(), desk.nowNs()));
        }
    }

    @Test
    void anAnalystSaysBullishOrBearishEveryTwoSeconds() {
        final Listener listener = new Listener();
        new Trial(1)
                .withMaker()
                .with("analyst", "analyst")
                .with("listener", listener)
                .run(Duration.ofMillis(200_500));
        assertEquals(100, listener.heard.size());
        for (int i = 1; i < 100; i++) {
            assertEquals(
                    2_000_000_000L,
                    listener.heard.get(i).timeNs() - listener.heard.get(i - 1).timeNs());
        }
        final long bullish = listener.heard.stream()
                .filter(opinion -> opinion.reason().equals("BULLISH") && opinion.action() == Action.BUY)
                .count();
        final long bearish = listener.heard.stream()
                .filter(opinion -> opinion.reason().equals("BEARISH") && opinion.action() == Action.SELL)
                .count();
        assertEquals(100, bullish + bearish);
        assertTrue(bullish > 30 && bearish > 30, () -> "bullish " + bullish);
    }

    @Test
    void aFollowerDoesAtOnceWhatItsAnalystSays() {
        assertEquals(List.of(Side.BUY), followed(Action.BUY));
        assertEquals(List.of(Side.SELL), followed(Action.SELL));
        assertEquals(List.of(), followed(Action.HOLD));
    }

    @Test
    void itFollowsNobodyElse() {
        final Tape tape = new Trial(1)
                .withMaker()
                .with("one", new Says(Action.BUY))
                .with("other", new Says(Action.SELL))
                .with("follower", "follower", "analyst", "other")
                .run(Duration.ofSeconds(5));
        assertEquals(
                List.of(Side.SELL),
                tape.ordersOf("follower").stream().map(Tape.Order::side).toList());
        assertEquals(15, tape.lots("follower"));
    }

    private static List<Side> followed(final Action action) {
        return new Trial(1)
                        .withMaker()
                        .with("analyst", new Says(action))
                        .with("follower", "follower")
                        .run(Duration.ofSeconds(5))
                        .ordersOf("follower")
                        .stream()
                        .map(Tape.Order::side)
                        .toList();
    }
}
