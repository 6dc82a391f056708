package io.ringbook.agents;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ringbook.agents.builtin.MarketMaker;
import io.ringbook.agents.builtin.MomentumTrader;
import io.ringbook.agents.builtin.NoiseTrader;
import io.ringbook.core.CancelReason;
import io.ringbook.core.RejectReason;
import io.ringbook.core.Side;
import io.ringbook.core.TimeInForce;
import io.ringbook.core.engine.BalanceState;
import io.ringbook.core.engine.EngineConfig;
import io.ringbook.core.engine.OrderState;
import io.ringbook.core.engine.StateListener;
import io.ringbook.core.event.RecordText;
import io.ringbook.core.event.StreamHandler;
import io.ringbook.journal.replay.StreamHash;
import io.ringbook.journal.replay.Verification;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.agrona.DirectBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Agents in simulated time. */
final class SimulatedMarketTest {
    private static final Map<String, Long> FUNDS = Map.of("USD", 100_000_000L, "ABC", 10_000L);

    @TempDir
    Path directory;

    @Test
    void theSameSeedGivesTheSameStream() {
        assertEquals(hash(7, false), hash(7, false));
        assertNotEquals(hash(7, false), hash(8, false));
    }

    @Test
    void aSilentAgentChangesNoOthersCommands() {
        assertEquals(commands(7, false), commands(7, true));
        assertTrue(commands(7, false).size() > 500);
    }

    @Test
    void itMakesNoDifferenceWhetherAnAgentWithNothingButTimersIsWokenByNews() {
        assertEquals(hashOfNoise(NoiseTrader::new), hashOfNoise(() -> new TradingAgent() {
            private final NoiseTrader trader = new NoiseTrader();

            @Override
            public void onStart(final Desk desk) {
                trader.onStart(desk);
            }

            @Override
            public void onTimer(final Desk desk) {
                trader.onTimer(desk);
            }

            @Override
            public void onQuote(final Desk desk) {}
        }));
    }

    @Test
    void whatAMarketWritesReplays() {
        final Path journal = directory.resolve("journal");
        final StreamHash live = new StreamHash();
        try (Market market = open(MarketConfig.simulated(journal), live)) {
            crowd(market, false);
            market.start();
            market.run(Duration.ofMinutes(2));
        }
        final Verification verification = Verification.of(journal);
        assertTrue(verification.isGood(), verification::toString);
        assertTrue(verification.commands() > 500);
    }

    @Test
    void aDeskKeepsWhatTheLedgerKeeps() {
        final List<Desk> desks = new ArrayList<>();
        final Map<Desk, long[]> seen = new HashMap<>();
        final Market market = open(config());
        try (market) {
            crowd(market, false);
            market.add(
                    "watched",
                    new TradingAgent() {
                        private final NoiseTrader trader = new NoiseTrader();

                        @Override
                        public void onStart(final Desk desk) {
                            desks.add(desk);
                            trader.onStart(desk);
                        }

                        @Override
                        public void onTimer(final Desk desk) {
                            trader.onTimer(desk);
                        }

                        @Override
                        public void onStop(final Desk desk) {
                            seen.put(desk, new long[] {
                                desk.cash(),
                                desk.freeCash(),
                                desk.position(),
                                desk.freePosition(),
                                desk.orders().size()
                            });
                        }
                    },
                    FUNDS);
            market.start();
            market.run(Duration.ofMinutes(10));
        }
        final int account = market.directory().account("watched");
        final Ledger ledger = new Ledger(account);
        market.engine().describe(ledger);
        final long[] values = seen.get(desks.get(0));
        assertEquals(ledger.available[0] + ledger.held[0], values[0]);
        assertEquals(ledger.available[0], values[1]);
        assertEquals(ledger.available[1] + ledger.held[1], values[2]);
        assertEquals(ledger.available[1], values[3]);
        assertEquals(ledger.orders, values[4]);
        assertTrue(values[2] != 10_000, "it traded");
    }

    @Test
    void anAgentIsToldWhatBecomesOfItsOrders() {
        final List<String> told = new ArrayList<>();
        try (Market market = open(config())) {
            market.add(
                    "seller",
                    new Told(told) {
                        @Override
                        public void onStart(final Desk desk) {
                            desk.follow("hello");
                            assertTrue(desk.sell(10, 100, TimeInForce.GTC).isSent());
                            assertTrue(desk.sell(99_999, 100, TimeInForce.GTC).isSent());
                        }
                    },
                    FUNDS);
            market.add(
                    "buyer",
                    new Told(told) {
                        @Override
                        public void onQuote(final Desk desk) {
                            if (desk.position() == 10_000) {
                                desk.buy(4, desk.askTicks(), TimeInForce.IOC);
                                desk.signal("hello", 3, "bought");
                            }
                        }
                    },
                    FUNDS);
            market.start();
            market.run(Duration.ofSeconds(1));
        }
        assertEquals(
                List.of(
                        "seller accepted SELL 10 @ 100",
                        "seller rejected ORDER 2 INSUFFICIENT_FUNDS 99999/9990",
                        "buyer accepted BUY 4 @ 100",
                        "buyer filled 4 @ 100 fee 0 maker false open 0",
                        "seller filled 4 @ 100 fee 0 maker true open 6",
                        "seller told buyer hello 3 bought"),
                told);
    }

    @Test
    void anAgentThatThrowsIsCutOffAndTheReasonIsInTheStream() {
        final List<String> records = new ArrayList<>();
        final Answer[] after = new Answer[1];
        try (Market market = open(config(), texts(records))) {
            market.add(
                    "bad",
                    new TradingAgent() {
                        @Override
                        public void onStart(final Desk desk) {
                            desk.buy(1, 90, TimeInForce.GTC);
                            desk.wakeAfter(1_000_000);
                        }

                        @Override
                        public void onAccepted(final Desk desk, final OwnOrder order) {
                            throw new IllegalStateException("a bug");
                        }

                        @Override
                        public void onTimer(final Desk desk) {
                            after[0] = desk.cancelAll();
                        }
                    },
                    FUNDS);
            market.start();
            market.run(Duration.ofSeconds(1));
            assertEquals(1, market.cutOffCount());
        }
        assertEquals(null, after[0], "it is not called any more");
        assertTrue(records.stream().anyMatch(text -> text.startsWith("Signal") && text.contains("cut-off")));
        assertTrue(
                records.stream().anyMatch(text -> text.startsWith("OrderCanceled") && text.endsWith("MASS_CANCELED")));
        assertTrue(records.stream().anyMatch(text -> text.startsWith("SessionClosed")));
    }

    @Test
    void whatCannotBeSetUpIsRefusedWithItsReason() {
        try (Market market = open(config())) {
            market.add("one", new TradingAgent() {}, FUNDS);
            assertMessage("two agents of one name: name=one", () -> market.add("one", new TradingAgent() {}, FUNDS));
            assertMessage(
                    "unknown instrument: symbol=XYZ",
                    () -> market.add("two", new TradingAgent() {}, FUNDS, List.of("XYZ")));
            assertMessage(
                    "unknown asset: symbol=EUR", () -> market.add("three", new TradingAgent() {}, Map.of("EUR", 1L)));
            assertMessage(
                    "refused: asset=USD, reason=" + RejectReason.DUPLICATE_NAME, () -> market.listAsset("USD", 2));
        }
    }

    @Test
    void noAgentFindsTheRingFullAndOneThatFloodsIsCutOff() {
        final List<Answer> answers = new ArrayList<>();
        final Market market = open(config());
        try (market) {
            market.add(
                    "flood",
                    new TradingAgent() {
                        @Override
                        public void onStart(final Desk desk) {
                            for (int i = 0; i < 4_001; i++) {
                                answers.add(desk.market(Side.BUY, 1).answer());
                            }
                        }
                    },
                    FUNDS);
            market.start();
        }
        assertEquals(
                List.of(Answer.SENT),
                answers.subList(0, 2_000).stream().distinct().toList());
        assertEquals(
                List.of(Answer.QUOTA),
                answers.subList(2_000, 4_000).stream().distinct().toList());
        assertEquals(Answer.CUT_OFF, answers.get(4_000));
        assertEquals(1, market.cutOffCount());
    }

    private static void assertMessage(final String expected, final Runnable call) {
        assertEquals(expected, assertThrows(MarketException.class, call::run).getMessage());
    }

    private static MarketConfig config() {
        return MarketConfig.simulated(null).withEngine(EngineConfig.small());
    }

    private static Market open(final MarketConfig config, final StreamHandler... taps) {
        final Market market = Market.open(config, taps);
        market.listAsset("USD", 2);
        market.listAsset("ABC", 0);
        market.listInstrument(new InstrumentSpec("ABC", "ABC", "USD", 1, 1, 0, 0));
        return market;
    }

    private static void crowd(final Market market, final boolean silent) {
        for (int i = 0; i < 10; i++) {
            market.add("noise-" + i, new NoiseTrader(), FUNDS);
            if (silent && i == 5) {
                market.add("silent", new TradingAgent() {}, FUNDS);
            }
        }
        market.add("maker", new MarketMaker(), FUNDS);
        market.add("momentum", new MomentumTrader(), FUNDS);
    }

    private static String hash(final long seed, final boolean silent) {
        final StreamHash hash = new StreamHash();
        try (Market market = open(config().withSeed(seed), hash)) {
            crowd(market, silent);
            market.start();
            market.run(Duration.ofMinutes(5));
        }
        return hash.end();
    }

    private static String hashOfNoise(final Supplier<TradingAgent> noise) {
        final StreamHash hash = new StreamHash();
        try (Market market = open(config(), hash)) {
            for (int i = 0; i < 30; i++) {
                market.add("noise-" + i, noise.get(), FUNDS);
            }
            market.add("maker", new MarketMaker(new Parameters(Map.of("every", "50ms"))), FUNDS);
            market.start();
            market.run(Duration.ofMinutes(3));
        }
        return hash.end();
    }

    /** Orders, replaces and cancels without what numbers the senders: session and sequence that was seen. */
    private static List<String> commands(final long seed, final boolean silent) {
        final List<String> records = new ArrayList<>();
        try (Market market = open(config().withSeed(seed), texts(records))) {
            crowd(market, silent);
            market.start();
            market.run(Duration.ofMinutes(5));
        }
        return records.stream()
                .filter(text -> text.startsWith("NewOrder")
                        || text.startsWith("ReplaceOrder")
                        || text.startsWith("CancelOrder"))
                .map(text -> text.replaceAll("session=\\d+ ", "").replaceAll("seenSequence=\\d+ ", ""))
                .toList();
    }

    private static StreamHandler texts(final List<String> records) {
        return (final long sequence,
                final DirectBuffer buffer,
                final int offset,
                final int length,
                final boolean last) -> records.add(RecordText.of(buffer, offset, length));
    }

    /** Balances and live orders of one account. */
    private static final class Ledger implements StateListener {
        final long[] available = new long[2];
        final long[] held = new long[2];
        int orders;
        private final int account;

        Ledger(final int account) {
            this.account = account;
        }

        @Override
        public void onBalance(final BalanceState balance) {
            if (balance.account() == account) {
                available[balance.asset()] = balance.available();
                held[balance.asset()] = balance.held();
            }
        }

        @Override
        public void onOrder(final OrderState order) {
            orders += order.account() == account ? 1 : 0;
        }
    }

    private static class Told implements TradingAgent {
        private final List<String> told;

        Told(final List<String> told) {
            this.told = told;
        }

        @Override
        public void onAccepted(final Desk desk, final OwnOrder order) {
            assertFalse(order.isResting());
            told.add(desk.name() + " accepted " + order.side() + " " + order.openLots() + " @ " + order.priceTicks());
        }

        @Override
        public void onRejected(final Desk desk, final Rejection rejection) {
            told.add(desk.name() + " rejected " + rejection.request() + " " + rejection.orderId() + " "
                    + rejection.reason() + " " + rejection.asked() + "/" + rejection.allowed());
        }

        @Override
        public void onCanceled(final Desk desk, final OwnOrder order, final CancelReason reason) {
            told.add(desk.name() + " canceled " + order.side() + " " + order.openLots() + " @ " + order.priceTicks()
                    + " " + reason);
        }

        @Override
        public void onFill(final Desk desk, final Fill fill) {
            told.add(desk.name() + " filled " + fill.lots() + " @ " + fill.priceTicks() + " fee " + fill.fee()
                    + " maker " + fill.maker() + " open " + fill.order().openLots());
        }

        @Override
        public void onSignal(final Desk desk, final Signal signal) {
            told.add(desk.name() + " told " + signal.sender() + " " + signal.topic() + " " + signal.kind() + " "
                    + signal.text());
        }
    }
}
