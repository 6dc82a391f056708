package io.ringbook.agents.builtin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ringbook.agents.Desk;
import io.ringbook.agents.Market;
import io.ringbook.agents.Message.TradeSignal;
import io.ringbook.agents.Message.TradeSignal.Action;
import io.ringbook.agents.Signal;
import io.ringbook.agents.TradingAgent;
import io.ringbook.agents.strategy.StrategyType;
import io.ringbook.core.Side;
import io.ringbook.core.TimeInForce;
import io.ringbook.journal.replay.StreamHash;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What it does with what its strategy decides. The price of each second is bid and ask around a middle, and half a second later someone
 * buys a lot, which tells the bar of the second before.
 */
final class StrategyTraderTest {
    private static final long SECOND_NS = 1_000_000_000;
    private static final long[] UP_AND_DOWN = {100, 100, 100, 100, 100, 120, 120, 120, 120, 120, 100, 100, 100};
    private static final String[] BREAKOUT = {"strategy", "breakout", "enter", "3", "exit", "2"};
    private static final String[] RISING = {
        "strategy", "momentum", "lookback", "1", "momentum", "0", "volume", "0", "filter", "0", "stop", "0"
    };

    private final Listener listener = new Listener();

    @Test
    void itSaysWhatItDecidesWithEachBar() {
        run(UP_AND_DOWN, BREAKOUT);
        final List<TradeSignal> first = listener.heard.subList(0, 6);
        assertEquals(
                List.of(
                        "has 1 bars of the 4 that it needs",
                        "has 2 bars of the 4 that it needs",
                        "has 3 bars of the 4 that it needs",
                        "close 101, 3 bars before from 101 to 101",
                        "close 101, 3 bars before from 101 to 101",
                        "close 121, 3 bars before from 101 to 101"),
                first.stream().map(TradeSignal::reason).toList());
        assertEquals(
                List.of(Action.HOLD, Action.HOLD, Action.HOLD, Action.HOLD, Action.HOLD, Action.BUY),
                first.stream().map(TradeSignal::action).toList());
        final TradeSignal buys = first.get(5);
        assertEquals("ABC", buys.symbol());
        assertEquals("breakout", buys.strategy());
        assertEquals(121, buys.priceTicks());
        assertEquals(10, buys.lots());
        assertEquals(100, buys.stopTicks());
        assertEquals(0, buys.targetTicks());
        assertEquals(1, buys.strength());
        assertEquals(0.5, buys.confidence());
        assertEquals(SECOND_NS, buys.timeNs() - first.get(4).timeNs());
    }

    @Test
    void itBuysAndGetsOutAtItsStop() {
        final Tape tape = run(UP_AND_DOWN, BREAKOUT);
        assertEquals(
                List.of(trade(Side.BUY, 121, 10), trade(Side.SELL, 99, 10)),
                own(tape).subList(0, 2));
        final TradeSignal stop = listener.heard.get(listener.first(Action.SELL));
        assertEquals("stop at 100", stop.reason());
        assertEquals(10, stop.lots());
        assertEquals(1, stop.confidence());
        // Bought in the middle of the seventh second, sold with the first quote of the eleventh: it does not wait for a
        // bar.
        final long heldNs =
                stop.timeNs() - listener.heard.get(listener.first(Action.BUY)).timeNs();
        assertEquals(35, heldNs / (SECOND_NS / 10));
    }

    @Test
    void ifItDoesNotMindStopsTheStrategyEndsIt() {
        final Tape tape = run(UP_AND_DOWN, with(BREAKOUT, "stops", "no"));
        assertEquals(
                List.of(trade(Side.BUY, 121, 10), trade(Side.SELL, 99, 10)),
                own(tape).subList(0, 2));
        assertEquals(
                "close 101, 3 bars before from 121 to 121",
                listener.heard.get(listener.first(Action.SELL)).reason());
    }

    @Test
    void itGetsOutAtItsTarget() {
        // Bought at 106, where 0.1 of the price above it is 117.
        final Tape tape = run(new long[] {100, 105, 105, 120, 120, 120}, with(RISING, "target", "0.1"));
        assertEquals(trade(Side.BUY, 106, 10), own(tape).get(0));
        assertEquals(trade(Side.SELL, 119, 10), own(tape).get(1));
        assertTrue(listener.heard.stream().anyMatch(signal -> signal.reason().equals("target at 117")));
    }

    @Test
    void itAddsUpToItsMostAndEndsAllOfItAtOnce() {
        final long[] rising = {100, 101, 102, 103, 104, 105, 106, 106, 100, 100, 100};
        final Tape tape = run(rising, with(RISING, "target", "0", "most", "25"));
        assertEquals(List.of(10L, 20L, 25L, 0L), tape.positions("strategic").subList(0, 4));
        assertEquals(25, tape.farthest("strategic"));
        assertEquals(trade(Side.SELL, 99, 25), own(tape).get(3));
        // With the next bar that says so it may go the other way.
        final List<Long> lots = listener.heard.stream()
                .filter(signal -> signal.action() == Action.BUY)
                .map(TradeSignal::lots)
                .toList();
        assertEquals(List.of(10L, 10L, 5L, 0L, 0L, 0L), lots);
    }

    @Test
    void itSellsWhatItOwnsAndBuysItBack() {
        final long[] falling = {100, 100, 100, 100, 100, 80, 80, 80, 80, 100, 100, 100};
        final Tape tape = run(falling, with(BREAKOUT, "most", "10"));
        assertEquals(List.of(-10L, 0L), tape.positions("strategic").subList(0, 2));
        assertEquals(
                List.of(trade(Side.SELL, 79, 10), trade(Side.BUY, 101, 10)),
                own(tape).subList(0, 2));
    }

    @Test
    void anOrderMayBeAShareOfItsCash() {
        // 0.0000002 of 10,000,000,000 buys 16 at 121.
        final Tape tape = run(UP_AND_DOWN, with(BREAKOUT, "share", "0.0000002"));
        assertEquals(trade(Side.BUY, 121, 16), own(tape).get(0));
    }

    /** Only ten lots rest at the best price at a time. */
    @Test
    void whatTheBestPriceDoesNotHaveTheNextOneMay() {
        final Tape tape = new Trial(1)
                .with("prices", new Prices(new long[] {100, 101, 102, 103, 104, 90, 90, 90, 90, 90}, 11))
                .with("taker", new Taker())
                .with("strategic", "strategy", all(with(RISING, "target", "0", "stop", "0.05", "most", "30")))
                .run(Duration.ofSeconds(9));
        final List<Long> positions = tape.positions("strategic");
        assertEquals(List.of(10L, 20L, 30L), positions.subList(0, 3));
        // Each second has another eleven at the bid.
        assertEquals(List.of(19L, 8L, 0L), positions.subList(3, 6));
    }

    @Test
    void whoeverListensToAnotherTopicHearsNothing() {
        run(UP_AND_DOWN, with(BREAKOUT, "topic", "elsewhere"));
        assertEquals(List.of(), listener.heard);
    }

    @ParameterizedTest
    @EnumSource
    void itTradesInAMarketAndRepeats(final StrategyType type) {
        final Tape tape = new Tape();
        final String hash = market(type, tape);
        assertTrue(tape.lots("strategic") >= 20, () -> "it traded " + tape.lots("strategic"));
        assertTrue(tape.signals.size() >= 2 * 29, () -> "it said " + tape.signals.size());
        assertEquals(hash, market(type, new Tape()));
    }

    private static String market(final StrategyType type, final Tape tape) {
        final String parameters =
                type == StrategyType.MOMENTUM ? ", momentum: \"0.0003\", volume: \"1\", lookback: \"5\"" : "";
        final ScenarioTrial trial = new ScenarioTrial(
                "market",
                text -> text
                        + "  - {type: strategy, name: strategic, funds: {USD: \"1000000.00\", ACME: \"1000\", ZETA: \"1000\"},"
                        + " parameters: {strategy: " + type.key() + ", bars: 10s" + parameters + "}}\n");
        final StreamHash hash = new StreamHash();
        try (Market market = trial.open(null, 1, hash, tape)) {
            market.start();
            market.run(Duration.ofMinutes(30));
            assertEquals(0, market.cutOffCount());
        }
        return hash.end();
    }

    private Tape run(final long[] middles, final String... keysAndValues) {
        return new Trial(1)
                .with("prices", new Prices(middles, 1_000))
                .with("taker", new Taker())
                .with("listener", listener)
                .with("strategic", "strategy", all(keysAndValues))
                .run(Duration.ofSeconds(middles.length));
    }

    private static String[] all(final String... keysAndValues) {
        return with(keysAndValues, "bars", "1s");
    }

    private static String[] with(final String[] keysAndValues, final String... more) {
        final List<String> all = new ArrayList<>(List.of(keysAndValues));
        all.addAll(List.of(more));
        return all.toArray(String[]::new);
    }

    private static Tape.Trade trade(final Side side, final long ticks, final long lots) {
        return new Tape.Trade("prices", "strategic", side, ticks, lots);
    }

    private static List<Tape.Trade> own(final Tape tape) {
        return tape.trades.stream()
                .filter(trade -> trade.taker().equals("strategic"))
                .toList();
    }

    /** Quotes around a middle that is another each second. */
    private static final class Prices implements TradingAgent {
        private final long[] middles;
        private final long lots;
        private int seconds;

        Prices(final long[] middles, final long lots) {
            this.middles = middles;
            this.lots = lots;
        }

        @Override
        public void onStart(final Desk desk) {
            desk.wakeAfter(1);
        }

        @Override
        public void onTimer(final Desk desk) {
            final long middle = middles[Math.min(seconds, middles.length - 1)];
            desk.cancelAll();
            desk.buy(lots, middle - 1, TimeInForce.GTC);
            desk.sell(lots, middle + 1, TimeInForce.GTC);
            desk.wakeAfter(SECOND_NS);
            seconds++;
        }
    }

    /** Buys a lot in the middle of each second. */
    private static final class Taker implements TradingAgent {
        @Override
        public void onStart(final Desk desk) {
            desk.wakeAfter(SECOND_NS / 2);
        }

        @Override
        public void onTimer(final Desk desk) {
            desk.buy(1, desk.askTicks(), TimeInForce.IOC);
            desk.wakeAfter(SECOND_NS);
        }
    }

    /** Keeps what it hears. */
    private static final class Listener implements TradingAgent {
        private final List<TradeSignal> heard = new ArrayList<>();

        @Override
        public void onStart(final Desk desk) {
            desk.follow("signals");
        }

        @Override
        public void onSignal(final Desk desk, final Signal signal) {
            heard.add((TradeSignal) signal.message());
        }

        int first(final Action action) {
            int first = 0;
            while (heard.get(first).action() != action) {
                first++;
            }
            return first;
        }
    }
}
