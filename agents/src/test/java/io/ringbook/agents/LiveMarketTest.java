package io.ringbook.agents;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ringbook.agents.builtin.MarketMaker;
import io.ringbook.agents.builtin.NoiseTrader;
import io.ringbook.core.CancelReason;
import io.ringbook.core.Side;
import io.ringbook.core.TimeInForce;
import io.ringbook.core.engine.EngineConfig;
import io.ringbook.journal.replay.Verification;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The same agents in real time. */
final class LiveMarketTest {
    private static final Duration LONGEST = Duration.ofSeconds(60);
    private static final Map<String, Long> FUNDS = Map.of("USD", 100_000_000L, "ABC", 10_000L);

    @TempDir
    Path journal;

    @Test
    void agentsTradeAndTheJournalReplays() {
        final CountDownLatch fills = new CountDownLatch(20);
        assertTimeoutPreemptively(LONGEST, () -> {
            try (Market market = open()) {
                market.add("maker", new MarketMaker(), FUNDS);
                market.add("noise", new NoiseTrader(new Parameters(Map.of("every", "2ms"))), FUNDS);
                market.add(
                        "taker",
                        new TradingAgent() {
                            @Override
                            public void onQuote(final Desk desk) {
                                if (desk.askTicks() > 0) {
                                    desk.buy(1, desk.askTicks(), TimeInForce.IOC);
                                }
                            }

                            @Override
                            public void onFill(final Desk desk, final Fill fill) {
                                fills.countDown();
                            }
                        },
                        FUNDS);
                market.start();
                assertTrue(fills.await(40, TimeUnit.SECONDS));
            }
        });
        final Verification verification = Verification.of(journal);
        assertTrue(verification.isGood(), verification::toString);
    }

    @Test
    void anAgentThatDoesNotEmptyItsLaneIsCutOffAndNobodyWaits() {
        final CountDownLatch release = new CountDownLatch(1);
        final CountDownLatch otherDone = new CountDownLatch(6_000);
        assertTimeoutPreemptively(LONGEST, () -> {
            try (Market market = open()) {
                final TradingAgent hangs = new TradingAgent() {
                    @Override
                    public void onStart(final Desk desk) {
                        desk.follow("noise");
                        desk.sell(10_000, 100, TimeInForce.GTC);
                    }

                    @Override
                    public void onFill(final Desk desk, final Fill fill) {
                        awaitQuietly(release);
                    }
                };
                market.add(AgentSpec.of("hangs", hangs)
                        .withFunds(FUNDS)
                        .withLimits(AgentLimits.STANDARD.withHangNs(TimeUnit.HOURS.toNanos(1))));
                final TradingAgent trades = new TradingAgent() {
                    @Override
                    public void onStart(final Desk desk) {
                        next(desk);
                    }

                    @Override
                    public void onFill(final Desk desk, final Fill fill) {
                        next(desk);
                    }

                    @Override
                    public void onCanceled(final Desk desk, final OwnOrder order, final CancelReason reason) {
                        next(desk);
                    }

                    /** One order at a time: its own lane stays almost empty. */
                    private void next(final Desk desk) {
                        otherDone.countDown();
                        desk.market(Side.BUY, 1);
                        desk.signal("noise", 0, "x".repeat(400));
                    }
                };
                market.add(AgentSpec.of("trades", trades)
                        .withFunds(FUNDS)
                        .withLimits(AgentLimits.STANDARD.withCommandsPerSecond(1_000_000)));
                market.start();
                assertTrue(
                        otherDone.await(40, TimeUnit.SECONDS),
                        () -> otherDone.getCount() + " left, " + market.counters() + ", cut off " + market.cutOffCount()
                                + ", " + market.halt());
                assertEquals(1, market.cutOffCount());
                release.countDown();
            }
        });
        assertTrue(Verification.of(journal).isGood());
    }

    @Test
    void aRestartedMarketGoesOnWithOrdersAndBalances() {
        final CountDownLatch rested = new CountDownLatch(1);
        final AtomicReference<String> found = new AtomicReference<>();
        final AtomicInteger canceled = new AtomicInteger();
        assertTimeoutPreemptively(LONGEST, () -> {
            try (Market market = open()) {
                market.add(
                        "keeps",
                        new TradingAgent() {
                            @Override
                            public void onStart(final Desk desk) {
                                desk.buy(5, 90, TimeInForce.GTC);
                            }

                            @Override
                            public void onQuote(final Desk desk) {
                                rested.countDown();
                            }
                        },
                        FUNDS);
                market.start();
                assertTrue(rested.await(40, TimeUnit.SECONDS));
            }
            final CountDownLatch gone = new CountDownLatch(1);
            try (Market market = Market.restart(MarketConfig.live(journal).withEngine(EngineConfig.small()))) {
                market.add(
                        "keeps",
                        new TradingAgent() {
                            @Override
                            public void onStart(final Desk desk) {
                                found.set(desk.orders() + " " + desk.cash() + " " + desk.freeCash() + " "
                                        + desk.bidTicks());
                                desk.cancelAll();
                            }

                            @Override
                            public void onCanceled(final Desk desk, final OwnOrder order, final CancelReason reason) {
                                canceled.incrementAndGet();
                                gone.countDown();
                            }
                        },
                        FUNDS);
                market.start();
                assertTrue(gone.await(40, TimeUnit.SECONDS));
            }
        });
        assertTrue(found.get().startsWith("[BUY 5 @ 90 (id 1, number "), found.get());
        assertTrue(found.get().endsWith(" 100000000 99999550 90"), found.get());
        assertEquals(1, canceled.get());
        assertTrue(Verification.of(journal).isGood());
    }

    private Market open() {
        final Market market = Market.open(
                MarketConfig.live(journal).withEngine(EngineConfig.small()).withLaneBytes(1 << 16));
        market.listAsset("USD", 2);
        market.listAsset("ABC", 0);
        market.listInstrument(new InstrumentSpec("ABC", "ABC", "USD", 1, 1, 0, 0));
        return market;
    }

    private static void awaitQuietly(final CountDownLatch latch) {
        try {
            latch.await();
        } catch (final InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
