package io.ringbook.agents.builtin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ringbook.agents.Market;
import io.ringbook.agents.RandomStream;
import io.ringbook.core.Phase;
import io.ringbook.core.RejectReason;
import io.ringbook.core.Side;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** A trader and a maker: the engine's ledger against the rules reckoned beside it. */
final class DuoTest {
    private static final long CENTS = 100;

    /** What the rules give, in cents and shares. */
    private static final class Rules {
        final List<String> trades = new ArrayList<>();
        long makerCash = 1_000 * CENTS;
        long makerStock = 100;
        long traderCash = 1_000 * CENTS;
        long traderStock;

        /** @param ups whether the maker's price goes up after each of its answers */
        Rules(final int requests, final RandomStream ups) {
            long walk = 100;
            for (int i = 0; i < requests; i++) {
                final long price = walk + Math.floorDiv(100 - makerStock, 10);
                walk += ups.nextBoolean() ? 1 : -1;
                final long bid = price - 1;
                final long ask = price + 1;
                final boolean bids = makerCash / 2 >= bid * CENTS;
                if (makerStock > 0 && ask < 105 && traderCash >= ask * CENTS) {
                    trade(1, ask);
                } else if (bids && bid > 105 && traderStock > 0) {
                    trade(-1, bid);
                }
            }
        }

        private void trade(final long lots, final long price) {
            trades.add((lots > 0 ? "bought " : "sold ") + price);
            traderStock += lots;
            makerStock -= lots;
            traderCash -= lots * price * CENTS;
            makerCash += lots * price * CENTS;
        }
    }

    @Test
    void itBeginsAsItShouldAndTheFirstTradeIsAtOneHundredAndOne() {
        final Tape tape = new Tape();
        final Map<String, Long> ledger = run(1, Duration.ofMillis(1_500), tape);
        assertEquals(List.of(new Tape.Trade("maker", "trader", Side.BUY, 101, 1)), tape.trades);
        // 1,000.00 and none, 1,000.00 and one hundred, and one share for 101.00.
        assertEquals(
                Map.of("maker USD", 110_100L, "maker STOCK", 99L, "trader USD", 89_900L, "trader STOCK", 1L), ledger);
    }

    /** The price goes down, up, down, down, down, up, down, down, down: 101 to 96 add up to 989.00. */
    @Test
    void tenSharesOfTheFirstTenSeconds() {
        final Tape tape = new Tape();
        final Map<String, Long> ledger = run(1, Duration.ofMillis(10_500), tape);
        assertEquals(
                List.of(101L, 100L, 101L, 100L, 99L, 98L, 99L, 98L, 97L, 96L),
                tape.trades.stream().map(Tape.Trade::priceTicks).toList());
        assertEquals(
                Map.of("maker USD", 198_900L, "maker STOCK", 90L, "trader USD", 1_100L, "trader STOCK", 10L), ledger);
    }

    @Test
    void theLedgerIsWhatTheRulesGiveToTheCent() {
        int sales = 0;
        for (long seed = 1; seed <= 10; seed++) {
            final Tape tape = new Tape();
            final Map<String, Long> ledger = run(seed, Duration.ofMillis(300_500), tape);
            final Rules rules = new Rules(300, RandomStream.of(seed, "maker"));
            assertEquals(
                    rules.trades,
                    tape.trades.stream()
                            .map(trade -> (trade.change("trader") > 0 ? "bought " : "sold ") + trade.priceTicks())
                            .toList());
            assertEquals(
                    Map.of(
                            "maker USD",
                            rules.makerCash,
                            "maker STOCK",
                            rules.makerStock,
                            "trader USD",
                            rules.traderCash,
                            "trader STOCK",
                            rules.traderStock),
                    ledger);
            assertTrue(rules.trades.size() >= 9, "the cash of 1,000 buys nine");
            sales += (int) rules.trades.stream()
                    .filter(trade -> trade.startsWith("sold"))
                    .count();
        }
        assertTrue(sales > 0, "it sells, too");
    }

    @Test
    void whileTheInstrumentIsHaltedNothingTradesAndThenItGoesOn() {
        final Tape tape = new Tape();
        try (Market market = new ScenarioTrial("duo").open(null, 1, tape)) {
            final int stock = market.directory().instrument("STOCK").id();
            market.operate(operator -> operator.setPhase(stock, Phase.HALTED));
            market.start();
            market.run(Duration.ofMillis(5_500));
            assertEquals(List.of(), tape.trades);
            assertTrue(tape.rejected.stream().allMatch(reason -> reason == RejectReason.INSTRUMENT_HALTED));
            market.operate(operator -> operator.setPhase(stock, Phase.OPEN));
            market.run(Duration.ofSeconds(5));
            assertEquals(0, market.cutOffCount());
        }
        assertEquals(5, tape.trades.size());
    }

    @Test
    void theTraderSaysWhatItHasAfterEachFill() {
        final List<String> log = new ArrayList<>();
        final ScenarioTrial trial = new ScenarioTrial("duo");
        try (Market market = trial.open(null, 1)) {
            market.logTo((nowNs, agent, text) -> log.add(agent + ": " + text));
            market.start();
            market.run(Duration.ofMillis(1_500));
        }
        assertEquals(List.of("trader: bought 1 STOCK at 101, cash 89900, owns 1"), log);
    }

    @Test
    void theMakerOffersNothingThatItDoesNotOwn() {
        final Tape tape = new Trial(1)
                .with("maker", "simple-maker", "lots", "100001", "react", "1000000000000")
                .with("trader", "simple-trader", "limit", "1000000")
                .with("follower", "follower", "lots", "300000")
                .with("analyst", "analyst")
                .run(Duration.ofMinutes(5));
        // It has 100,000.
        assertEquals(100_000, tape.farthest("maker"));
        // What it has not been told that it sold is refused by the ledger.
        assertTrue(tape.rejected.stream().allMatch(reason -> reason == RejectReason.INSUFFICIENT_FUNDS));
    }

    private static Map<String, Long> run(final long seed, final Duration duration, final Tape tape) {
        final ScenarioTrial trial = new ScenarioTrial("duo");
        final Market market = trial.open(null, seed, tape);
        try (market) {
            market.start();
            market.run(duration);
            assertEquals(0, market.cutOffCount());
        }
        assertEquals(0, tape.rejections);
        final Map<String, Long> ledger = new TreeMap<>();
        for (final String account : List.of("maker", "trader")) {
            for (final String asset : List.of("USD", "STOCK")) {
                ledger.put(account + " " + asset, ScenarioTrial.balance(market, account, asset));
            }
        }
        return ledger;
    }
}
