package io.ringbook.agents;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.ringbook.core.CancelReason;
import io.ringbook.core.Phase;
import io.ringbook.core.Side;
import io.ringbook.core.TimeInForce;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an agent can do at its desk, and what it is told of it. */
final class DeskTest {
    private static final Map<String, Long> FUNDS = Map.of("USD", 100_000L, "ABC", 1_000L);

    @TempDir
    Path directory;

    private final List<String> told = new ArrayList<>();

    @Test
    void ordersOfAllKindsArePlaced() {
        run(
                desk -> {
                    final long first = desk.place(
                                    Order.limit(Side.SELL, 100, 110).showing(10))
                            .orderId();
                    desk.place(Order.limit(Side.BUY, 5, 90).stop(111).pairedWith(first));
                    desk.place(Order.market(Side.BUY, 5).trailing(3));
                    desk.place(Order.limit(Side.BUY, 3, 110).postOnly());
                    desk.place(Order.limit(Side.BUY, 200, 110).fok());
                    desk.place(Order.limit(Side.BUY, 200, 110).atLeast(150).ioc());
                    desk.place(Order.limit(Side.BUY, 7, 80).until(desk.nowNs() + 1_000));
                    desk.wakeAfter(2_000);
                },
                desk -> desk.cancel(77));
        assertEquals(
                List.of(
                        "a accepted SELL 100 @ 110",
                        "a accepted BUY 5 @ 90",
                        "a rejected ORDER 3 TRIGGER_OUT_OF_RANGE 0/0",
                        "a rejected ORDER 4 WOULD_TRADE 0/0",
                        "a accepted BUY 200 @ 110",
                        "a canceled BUY 200 @ 110 NOT_FILLABLE",
                        "a accepted BUY 200 @ 110",
                        "a canceled BUY 200 @ 110 NOT_FILLABLE",
                        "a accepted BUY 7 @ 80",
                        "a canceled BUY 7 @ 80 EXPIRED",
                        "a rejected CANCEL 77 UNKNOWN_ORDER 0/0"),
                told);
    }

    @Test
    void aMarketOrderInAnAuctionNeedsAWorstPrice() {
        assertThrows(
                IllegalArgumentException.class, () -> Order.market(Side.BUY, 1).auction());
        run(desk -> desk.place(Order.market(Side.BUY, 1, 120).auction()), desk -> {});
        assertEquals(List.of("a rejected ORDER 1 NOT_IN_THIS_PHASE 0/0"), told);
    }

    @Test
    void aQuoteTakesThePlaceOfTheOneBefore() {
        final List<String> quoted = new ArrayList<>();
        run(
                desk -> {
                    assertNull(desk.quoted(Side.BUY));
                    desk.quote(95, 10, 105, 10);
                    desk.wakeAfter(1_000_000);
                },
                desk -> {
                    quoted.add(desk.quoted(Side.BUY) + " " + desk.quoted(Side.SELL));
                    if (quoted.size() == 1) {
                        desk.quote(96, 8, 104, 0);
                        desk.wakeAfter(1_000_000);
                    }
                });
        assertEquals(
                List.of(
                        "BUY 10 @ 95 (id 1, number 12) SELL 10 @ 105 (id 2, number -12)",
                        "BUY 8 @ 96 (id 1, number 12) null"),
                quoted);
        assertEquals(
                List.of("a accepted BUY 10 @ 95", "a accepted SELL 10 @ 105", "a canceled SELL 10 @ 105 REQUESTED"),
                told);
    }

    @Test
    void aSideOfAQuoteThatMeetsAnOwnOrderIsToldAsGone() {
        run(
                desk -> {
                    desk.sell(5, 100, TimeInForce.GTC);
                    desk.quote(100, 10, 110, 10);
                },
                desk -> {});
        assertEquals(
                List.of(
                        "a accepted SELL 5 @ 100",
                        "a accepted BUY 10 @ 100",
                        "a canceled BUY 10 @ 100 SELF_TRADE",
                        "a accepted SELL 10 @ 110"),
                told);
    }

    @Test
    void aQuoteThatCannotBePaidIsRejectedWhole() {
        run(desk -> desk.quote(100, 1_001, 110, 10), desk -> {});
        assertEquals(List.of("a rejected QUOTE 1 INSUFFICIENT_FUNDS 100100/100000"), told);
    }

    @Test
    void whatIsTransferredIsGoneAndWhatIsTooMuchIsRejected() {
        final List<String> balances = new ArrayList<>();
        run(
                desk -> {
                    desk.transfer("b", "USD", 40_000);
                    desk.transfer("b", "USD", 60_001);
                    assertThrows(IllegalArgumentException.class, () -> desk.transfer("c", "USD", 1));
                    assertThrows(IllegalArgumentException.class, () -> desk.transfer("b", "EUR", 1));
                    desk.sell(7, 100, TimeInForce.GTC);
                    desk.wakeAfter(1_000_000);
                },
                desk -> balances.add(desk.balance("USD") + " " + desk.cash() + " " + desk.balance("ABC") + " "
                        + desk.held("ABC") + " " + desk.held("USD")));
        assertEquals(List.of("a rejected TRANSFER 0 INSUFFICIENT_FUNDS 60001/60000", "a accepted SELL 7 @ 100"), told);
        assertEquals(List.of("60000 60000 1000 7 0"), balances);
        assertEquals(140_000, bUsd);
    }

    @Test
    void whatIsRejectedNamesWhatWasAskedFor() {
        run(
                desk -> {
                    desk.cancel(77);
                    desk.replace(78, 100, 5);
                    desk.buy(1, 0, TimeInForce.GTC);
                },
                desk -> {});
        assertEquals(
                List.of(
                        "a rejected CANCEL 77 UNKNOWN_ORDER 0/0",
                        "a rejected REPLACE 78 UNKNOWN_ORDER 0/0",
                        "a rejected ORDER 1 PRICE_OUT_OF_RANGE 0/0"),
                told);
    }

    @Test
    void profitIsWhatTradesBroughtAndWhatIsLeftAtTheLastPrice() {
        final List<Long> profits = new ArrayList<>();
        other = desk -> {
            desk.sell(10, 100, TimeInForce.GTC);
            desk.buy(4, 90, TimeInForce.GTC);
        };
        run(desk -> desk.wakeAfter(1_000_000), desk -> {
            profits.add(desk.profit());
            if (profits.size() == 1) {
                desk.buy(10, 100, TimeInForce.IOC);
            } else if (profits.size() == 2) {
                desk.sell(4, 90, TimeInForce.IOC);
            }
            if (profits.size() < 3) {
                desk.wakeAfter(1_000_000);
            }
        });
        // Ten at 100, of which four go at 90: 360 - 1,000 + 6 x 90.
        assertEquals(List.of(0L, 0L, -100L), profits);
    }

    @Test
    void aPhaseIsTold() {
        final List<Phase> phases = new ArrayList<>();
        try (Market market = market()) {
            market.add(
                    "a",
                    new TradingAgent() {
                        @Override
                        public void onStart(final Desk desk) {
                            phases.add(desk.phase());
                        }

                        @Override
                        public void onQuote(final Desk desk) {
                            phases.add(desk.phase());
                        }
                    },
                    FUNDS);
            market.start();
            market.operate(operator -> operator.setPhase(0, Phase.HALTED));
            market.run(Duration.ofSeconds(1));
            assertThrows(MarketException.class, () -> market.operate(operator -> operator.setPhase(0, Phase.HALTED)));
        }
        assertEquals(List.of(Phase.OPEN, Phase.HALTED), phases);
    }

    private Consumer<Desk> other = desk -> {};
    private long bUsd;

    /** Agent a, which does this, and is told; and agent b, which came before. */
    private void run(final Consumer<Desk> onStart, final Consumer<Desk> onTimer) {
        try (Market market = market()) {
            market.add(
                    "b",
                    new TradingAgent() {
                        @Override
                        public void onStart(final Desk desk) {
                            other.accept(desk);
                        }

                        @Override
                        public void onStop(final Desk desk) {
                            bUsd = desk.balance("USD");
                        }
                    },
                    FUNDS);
            market.add("a", new Told(onStart, onTimer), FUNDS);
            market.start();
            market.run(Duration.ofSeconds(1));
        }
    }

    private Market market() {
        final Market market = Market.open(MarketConfig.simulated(directory.resolve("journal")));
        market.listAsset("USD", 2);
        market.listAsset("ABC", 0);
        market.listInstrument(new InstrumentSpec("ABC", "ABC", "USD", 1, 1, 0, 0));
        return market;
    }

    private final class Told implements TradingAgent {
        private final Consumer<Desk> onStart;
        private final Consumer<Desk> onTimer;

        Told(final Consumer<Desk> onStart, final Consumer<Desk> onTimer) {
            this.onStart = onStart;
            this.onTimer = onTimer;
        }

        @Override
        public void onStart(final Desk desk) {
            onStart.accept(desk);
        }

        @Override
        public void onTimer(final Desk desk) {
            onTimer.accept(desk);
        }

        @Override
        public void onAccepted(final Desk desk, final OwnOrder order) {
            told.add(desk.name() + " accepted " + text(order));
        }

        @Override
        public void onRejected(final Desk desk, final Rejection rejection) {
            told.add(desk.name() + " rejected " + rejection.request() + " " + rejection.orderId() + " "
                    + rejection.reason() + " " + rejection.asked() + "/" + rejection.allowed());
        }

        @Override
        public void onCanceled(final Desk desk, final OwnOrder order, final CancelReason reason) {
            told.add(desk.name() + " canceled " + text(order) + " " + reason);
        }

        private String text(final OwnOrder order) {
            return order.side() + " " + order.openLots() + " @ " + order.priceTicks();
        }
    }
}
