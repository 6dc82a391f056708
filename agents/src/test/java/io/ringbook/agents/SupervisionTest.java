package io.ringbook.agents;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ringbook.core.CancelReason;
import io.ringbook.core.Records;
import io.ringbook.core.Side;
import io.ringbook.core.TimeInForce;
import io.ringbook.core.codec.SignalDecoder;
import io.ringbook.core.engine.EngineConfig;
import io.ringbook.core.event.StreamHandler;
import io.ringbook.journal.replay.Verification;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Bad agents are cut off or made anew, come and go, and the others do not notice. */
final class SupervisionTest {
    private static final Map<String, Long> FUNDS = Map.of("USD", 100_000_000L, "ABC", 10_000L);
    private static final Duration LONGEST = Duration.ofSeconds(60);

    @TempDir
    private Path folder;

    private final ConcurrentLinkedQueue<String> signals = new ConcurrentLinkedQueue<>();

    @Test
    void anAgentThatHangsIsCutOffAndTheOthersOfItsMarketGoOn() {
        final CountDownLatch ticks = new CountDownLatch(50);
        assertTimeoutPreemptively(LONGEST, () -> {
            try (Market market = live()) {
                market.add(AgentSpec.of("hangs", new Orders(() -> awaitFor(new CountDownLatch(1))))
                        .withFunds(FUNDS)
                        .withLimits(AgentLimits.STANDARD.withHangNs(TimeUnit.MILLISECONDS.toNanos(300))));
                market.every("ticks", "ABC", "20ms", desk -> {
                    if (!signals.isEmpty()) {
                        ticks.countDown();
                    }
                });
                market.start();
                assertTrue(ticks.await(40, TimeUnit.SECONDS));
                assertEquals(List.of("cut-off hangs hangs: a callback has not ended"), List.copyOf(signals));
                assertFalse(market.has("hangs"));
                assertTrue(market.has("ticks"));
                assertEquals(
                        "it does not know any more what it has, and cannot come back in this run: name=hangs",
                        assertThrows(MarketException.class, () -> market.add("hangs", new TradingAgent() {}, FUNDS))
                                .getMessage());
            }
        });
        assertTrue(Verification.of(folder.resolve("journal")).isGood());
    }

    @Test
    void anAgentThatHangsEndsASimulatedRun() {
        final CountDownLatch release = new CountDownLatch(1);
        try (Market market = simulated()) {
            market.add(AgentSpec.of("hangs", new Orders(() -> awaitFor(release)))
                    .withLimits(AgentLimits.STANDARD.withHangNs(TimeUnit.MILLISECONDS.toNanos(10))));
            market.start();
            final MarketException hung = assertThrows(MarketException.class, () -> market.run(Duration.ofSeconds(1)));
            assertEquals(
                    "an agent hangs, and in simulated time all wait for it: name=hangs, "
                            + "a callback has run for more than 300 ms of real time",
                    hung.getMessage());
        } finally {
            release.countDown();
        }
    }

    @Test
    void anAgentThatLosesMoreThanItsLimitIsCutOff() {
        try (Market market = simulated()) {
            market.add("maker", new Pair(90, 110), FUNDS);
            market.add(AgentSpec.of("loses", new TradingAgent() {
                        @Override
                        public void onQuote(final Desk desk) {
                            desk.market(desk.position() > 10_000 ? Side.SELL : Side.BUY, 10);
                        }
                    })
                    .withFunds(FUNDS)
                    .withLimits(AgentLimits.STANDARD.withLoss(1_000)));
            market.start();
            market.run(Duration.ofSeconds(1));
        }
        assertEquals(List.of("cut-off loses lost 1200, limit 1000"), List.copyOf(signals));
    }

    @Test
    void liveOrdersAreLimitedToo() {
        final List<Answer> answers = new ArrayList<>();
        try (Market market = simulated()) {
            market.add(AgentSpec.of("many", new TradingAgent() {
                        @Override
                        public void onStart(final Desk desk) {
                            desk.wakeAfter(1_000_000);
                            for (int i = 0; i < 4; i++) {
                                answers.add(desk.buy(1, 50, TimeInForce.GTC).answer());
                            }
                        }

                        @Override
                        public void onTimer(final Desk desk) {
                            assertEquals(3, desk.orders().size());
                            answers.add(desk.buy(1, 50, TimeInForce.GTC).answer());
                            answers.add(desk.cancelAll());
                        }

                        @Override
                        public void onCanceled(final Desk desk, final OwnOrder order, final CancelReason reason) {
                            if (desk.orders().isEmpty()) {
                                answers.add(desk.buy(1, 50, TimeInForce.GTC).answer());
                            }
                        }
                    })
                    .withFunds(FUNDS)
                    .withLimits(AgentLimits.STANDARD.withLiveOrders(3)));
            market.start();
            market.run(Duration.ofSeconds(1));
        }
        assertEquals(
                List.of(Answer.SENT, Answer.SENT, Answer.SENT, Answer.QUOTA, Answer.QUOTA, Answer.SENT, Answer.SENT),
                answers);
    }

    @Test
    void oneThatThrowsIsMadeAnewWithWhatItHas() {
        final AtomicInteger made = new AtomicInteger();
        final List<String> found = new ArrayList<>();
        try (Market market = simulated()) {
            market.add(AgentSpec.of("phoenix", () -> {
                        final int life = made.incrementAndGet();
                        return new TradingAgent() {
                            @Override
                            public void onStart(final Desk desk) {
                                found.add(life + ": " + desk.orders().size() + " orders, " + desk.freeCash() + ", "
                                        + desk.state().get("lives", 0L));
                                desk.state().set("lives", (long) life);
                                desk.buy(life, 100, TimeInForce.GTC);
                            }

                            @Override
                            public void onAccepted(final Desk desk, final OwnOrder order) {
                                throw new IllegalStateException("life " + life);
                            }
                        };
                    })
                    .withFunds(FUNDS)
                    .withRestarts(2));
            market.start();
            market.run(Duration.ofSeconds(1));
            assertEquals(1, market.cutOffCount());
        }
        assertEquals(
                List.of("1: 0 orders, 100000000, 0", "2: 0 orders, 100000000, 1", "3: 0 orders, 100000000, 2"), found);
        assertEquals(
                List.of(
                        "restarted phoenix threw java.lang.IllegalStateException: life 1",
                        "restarted phoenix threw java.lang.IllegalStateException: life 2",
                        "cut-off phoenix threw java.lang.IllegalStateException: life 3"),
                List.copyOf(signals));
    }

    @Test
    void oneThatIsNotHealthyIsMadeAnewAfterThirtySeconds() {
        final List<Long> started = new ArrayList<>();
        try (Market market = simulated()) {
            market.add(AgentSpec.of("sick", () -> new TradingAgent() {
                        @Override
                        public void onStart(final Desk desk) {
                            started.add(desk.nowNs());
                        }

                        @Override
                        public boolean isHealthy(final Desk desk) {
                            return started.size() > 1;
                        }
                    })
                    .withFunds(FUNDS)
                    .withRestarts(5));
            market.start();
            market.run(Duration.ofMinutes(3));
        }
        assertEquals(2, started.size());
        assertEquals(30_000_100_000L, started.get(1) - started.get(0));
        assertEquals(List.of("restarted sick is not healthy"), List.copyOf(signals));
    }

    @Test
    void agentsComeAndGoInASimulatedMarket() {
        final List<String> told = new ArrayList<>();
        try (Market market = simulated()) {
            market.start();
            market.add("guest", new Guest(told), FUNDS);
            assertThrows(SessionRefusedException.class, () -> market.add("guest", new Guest(told), FUNDS));
            market.run(Duration.ofSeconds(1));
            market.detach("guest");
            assertFalse(market.has("guest"));
            market.run(Duration.ofSeconds(1));
            market.add("guest", new Guest(told), FUNDS);
            market.run(Duration.ofSeconds(1));
            market.kill("guest");
            assertEquals(
                    "no such agent: name=guest",
                    assertThrows(MarketException.class, () -> market.detach("guest"))
                            .getMessage());
        }
        assertEquals(
                List.of(
                        "start 100000000 of 100000000, orders 0",
                        "accepted",
                        "stop, orders 1",
                        "start 100000000 of 100000000, orders 0",
                        "accepted"),
                told);
        assertEquals(List.of("cut-off guest detached", "cut-off guest was stopped by hand"), List.copyOf(signals));
    }

    @Test
    void agentsComeAndGoInALiveMarket() {
        final List<String> told = Collections.synchronizedList(new ArrayList<>());
        assertTimeoutPreemptively(LONGEST, () -> {
            try (Market market = live()) {
                market.add("maker", new Pair(90, 110), FUNDS);
                market.start();
                assertThrows(IllegalStateException.class, () -> market.add("odd", new Odd(), FUNDS));
                assertFalse(market.has("odd"));
                for (int i = 0; i < 2; i++) {
                    final Guest guest = new Guest(told);
                    market.add("guest", guest, FUNDS);
                    assertTrue(guest.accepted.await(20, TimeUnit.SECONDS));
                    assertTrue(market.has("guest"));
                    market.detach("guest");
                    assertTrue(guest.stopped.await(20, TimeUnit.SECONDS));
                    while (market.has("guest")) {
                        Thread.onSpinWait();
                    }
                }
            }
        });
        assertEquals(
                List.of(
                        "start 100000000 of 100000000, orders 0",
                        "accepted",
                        "stop, orders 1",
                        "start 100000000 of 100000000, orders 0",
                        "accepted",
                        "stop, orders 1"),
                List.copyOf(told));
        assertTrue(Verification.of(folder.resolve("journal")).isGood());
    }

    private Market live() {
        return open(MarketConfig.live(folder.resolve("journal")));
    }

    private Market simulated() {
        return open(MarketConfig.simulated(folder.resolve("journal")));
    }

    private Market open(final MarketConfig config) {
        final StreamHandler tap = (sequence, buffer, offset, length, last) -> {
            if (Records.templateId(buffer, offset) == SignalDecoder.TEMPLATE_ID) {
                final SignalDecoder signal = new SignalDecoder();
                signal.wrap(buffer, offset + Records.HEADER_LENGTH, SignalDecoder.BLOCK_LENGTH, Records.SCHEMA_VERSION);
                final byte[] text = new byte[signal.payloadLength()];
                signal.getPayload(text, 0, text.length);
                signals.add(signal.topic() + " " + new String(text, StandardCharsets.UTF_8));
            }
        };
        final Market market = Market.open(config.withEngine(EngineConfig.small()), tap);
        market.listAsset("USD", 2);
        market.listAsset("ABC", 0);
        market.listInstrument(new InstrumentSpec("ABC", "ABC", "USD", 1, 1, 0, 0));
        market.funds(FUNDS);
        return market;
    }

    private static void awaitFor(final CountDownLatch latch) {
        boolean waits = true;
        while (waits) {
            try {
                latch.await();
                waits = false;
            } catch (final InterruptedException e) {
                // Hangs all the same.
            }
        }
    }

    /** Places one order and does something when it is accepted. */
    private record Orders(Runnable onAccepted) implements TradingAgent {
        @Override
        public void onStart(final Desk desk) {
            desk.buy(1, 50, TimeInForce.GTC);
        }

        @Override
        public void onAccepted(final Desk desk, final OwnOrder order) {
            onAccepted.run();
        }
    }

    /** Throws before it is there. */
    private static final class Odd implements TradingAgent {
        @Override
        public Throttle throttle() {
            throw new IllegalStateException("not today");
        }
    }

    /** Quotes once. */
    private record Pair(long bidTicks, long askTicks) implements TradingAgent {
        @Override
        public void onStart(final Desk desk) {
            desk.quote(bidTicks, 1_000, askTicks, 1_000);
        }
    }

    private static final class Guest implements TradingAgent {
        private final CountDownLatch accepted = new CountDownLatch(1);
        private final CountDownLatch stopped = new CountDownLatch(1);
        private final List<String> told;

        Guest(final List<String> told) {
            this.told = told;
        }

        @Override
        public void onStart(final Desk desk) {
            told.add("start " + desk.freeCash() + " of " + desk.cash() + ", orders "
                    + desk.orders().size());
            desk.buy(10, 20, TimeInForce.GTC);
        }

        @Override
        public void onAccepted(final Desk desk, final OwnOrder order) {
            told.add("accepted");
            accepted.countDown();
        }

        @Override
        public void onStop(final Desk desk) {
            told.add("stop, orders " + desk.orders().size());
            stopped.countDown();
        }
    }
}
