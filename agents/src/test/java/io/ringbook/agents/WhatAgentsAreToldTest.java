package io.ringbook.agents;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ringbook.core.Side;
import io.ringbook.core.TimeInForce;
import io.ringbook.core.engine.EngineConfig;
import io.ringbook.core.marketdata.Bar;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Who is told what of the market, and when: latency, thinking, throttles, depth, trades, bars, signals, cache. */
final class WhatAgentsAreToldTest {
    private static final Instant START = Instant.parse("2024-01-02T09:30:00Z");
    private static final long START_NS = TimeUnit.SECONDS.toNanos(START.getEpochSecond());
    private static final long MS = 1_000_000;
    private static final Map<String, Long> FUNDS = Map.of("USD", 100_000_000L, "ABC", 10_000L);

    private final List<String> told = new ArrayList<>();

    @Test
    void eachIsToldAtItsOwnLatencyWhatTheMarketWasThen() {
        try (Market market = open()) {
            market.add(mover());
            market.add(AgentSpec.of("near", new Watcher()).withLatency(Latency.ofNs(MS)));
            market.add(AgentSpec.of("far", new Watcher()).withLatency(Latency.ofNs(7 * MS)));
            market.start();
            market.run(Duration.ofMillis(60));
        }
        // The bid moves at 10, 20, 30 and 40 ms, by commands that take 2 ms.
        assertEquals(
                List.of(
                        "near 13.000 sees 101",
                        "far 19.000 sees 101",
                        "near 23.000 sees 102",
                        "far 29.000 sees 102",
                        "near 33.000 sees 103",
                        "far 39.000 sees 103",
                        "near 43.000 sees 104",
                        "far 49.000 sees 104"),
                told);
    }

    @Test
    void aTimerShowsNothingThatHasNotArrived() {
        try (Market market = open()) {
            market.add(mover());
            market.add(AgentSpec.of("looks", new TradingAgent() {
                        @Override
                        public void onStart(final Desk desk) {
                            desk.wakeAfter(5 * MS);
                        }

                        @Override
                        public void onTimer(final Desk desk) {
                            say(desk, "sees " + desk.bidTicks());
                            desk.wakeAfter(5 * MS);
                        }
                    })
                    .withLatency(Latency.ofNs(6 * MS)));
            market.start();
            market.run(Duration.ofMillis(29));
        }
        assertEquals(
                List.of(
                        "looks 5.000 sees 0",
                        "looks 10.000 sees 0",
                        "looks 15.000 sees 0",
                        "looks 20.000 sees 101",
                        "looks 25.000 sees 101"),
                told);
    }

    @Test
    void pricesAreTextAtTheEdge() {
        try (Market market = open()) {
            market.every("reads", "ABC", "1ms", desk -> {
                assertEquals("1.05", desk.scale().price(105));
                assertEquals(105, desk.scale().priceTicks("1.05"));
                say(desk, desk.scale().quantity(7));
            });
            market.start();
            market.run(Duration.ofMillis(1));
        }
        assertEquals(List.of("reads 1.000 7"), told);
    }

    @Test
    void thinkingTakesTime() {
        try (Market market = open()) {
            market.add(mover());
            market.add(AgentSpec.of("thinks", new Watcher() {
                        @Override
                        public void onQuote(final Desk desk) {
                            super.onQuote(desk);
                            desk.buy(1, 50, TimeInForce.GTC);
                        }

                        @Override
                        public void onAccepted(final Desk desk, final OwnOrder order) {
                            say(desk, "accepted");
                        }
                    })
                    .withLatency(Latency.ofNs(MS))
                    .withThinkingNs(15 * MS));
            market.start();
            market.run(Duration.ofMillis(75));
        }
        assertEquals(
                List.of(
                        // It thinks about its start.
                        "thinks 15.000 sees 101",
                        "thinks 30.000 sees 102",
                        // Sent at 15 it leaves at 30, is there at 31 and back at 32, when the agent thinks until 45.
                        "thinks 45.000 accepted",
                        "thinks 45.000 sees 104",
                        "thinks 60.000 accepted",
                        "thinks 75.000 accepted"),
                told);
    }

    @Test
    void latencyIsATimeARangeOrADistance() {
        assertEquals(new Latency(100_000, 100_000), Latency.parse("100us"));
        assertEquals(new Latency(50_000, 2_000_000), Latency.parse("50us..2ms"));
        assertEquals(new Latency(1_000_692, 1_000_692), Latency.parse("300km"));
        assertEquals(
                "found=soon, expected=a time such as 100us, a range such as 50us..2ms, or a distance such as 300km",
                assertThrows(IllegalArgumentException.class, () -> Latency.parse("soon"))
                        .getMessage());
        final RandomStream random = RandomStream.of(1, "x");
        final Latency range = Latency.parse("1ms..2ms");
        for (int i = 0; i < 1_000; i++) {
            final long drawn = range.draw(random);
            assertTrue(drawn >= MS && drawn <= 2 * MS);
        }
    }

    @Test
    void aThrottleTellsTheFirstAtOnceAndTheLatestAtTheEndOfTheGap() {
        try (Market market = open()) {
            market.add(mover());
            market.add(AgentSpec.of("throttled", new Watcher())
                    .withLatency(Latency.ofNs(MS))
                    .withThrottle(Throttle.every("25ms")));
            market.start();
            market.run(Duration.ofMillis(200));
        }
        assertEquals(
                List.of("throttled 13.000 sees 101", "throttled 38.000 sees 103", "throttled 63.000 sees 104"), told);
    }

    @Test
    void ownFillsAreToldAtOnceInAThrottledAgentToo() {
        try (Market market = open()) {
            market.add(AgentSpec.of("maker", new Watcher() {
                        @Override
                        public void onStart(final Desk desk) {
                            desk.sell(100, 105, TimeInForce.GTC);
                        }

                        @Override
                        public void onFill(final Desk desk, final Fill fill) {
                            say(desk, "filled " + fill.lots());
                        }
                    })
                    .withLatency(Latency.ofNs(MS))
                    .withThrottle(Throttle.every("1h")));
            market.every("buyer", "ABC", "10ms", desk -> desk.market(Side.BUY, 1));
            market.start();
            market.run(Duration.ofMillis(35));
        }
        assertEquals(
                List.of(
                        "maker 2.000 sees 0",
                        "maker 11.000 filled 1",
                        "maker 21.000 filled 1",
                        "maker 31.000 filled 1"),
                told);
    }

    @Test
    void aPeriodicAgentIsCalledOnItsGridAndNotOtherwise() {
        try (Market market = open()) {
            market.add(mover());
            market.add(AgentSpec.of("grid", new Watcher() {
                        @Override
                        public void onTimer(final Desk desk) {
                            say(desk, "has " + desk.bidTicks());
                        }

                        @Override
                        public Throttle throttle() {
                            return Throttle.periodic("14ms");
                        }
                    })
                    .withLatency(Latency.ofNs(MS))
                    .withThrottle(Throttle.NONE));
            market.start();
            market.run(Duration.ofMillis(50));
        }
        assertEquals(List.of("grid 14.000 has 101", "grid 28.000 has 102", "grid 42.000 has 103"), told);
    }

    @Test
    void depthTradesAndBarsAreShownToWhoAsks() {
        final List<Bar> bars = new ArrayList<>();
        final List<Bar> listed = new ArrayList<>();
        try (Market market = open()) {
            market.add(AgentSpec.of("maker", new TradingAgent() {
                @Override
                public void onStart(final Desk desk) {
                    for (int i = 0; i < 12; i++) {
                        desk.sell(10 + i, 110 + i, TimeInForce.GTC);
                    }
                    desk.buy(3, 90, TimeInForce.GTC);
                }
            }));
            market.add(AgentSpec.of("reads", new TradingAgent() {
                @Override
                public void onStart(final Desk desk) {
                    desk.trades(1);
                    desk.bars("10ms", 1);
                }

                @Override
                public void onBook(final Desk desk) {
                    say(
                            desk,
                            desk.depth().levels(Side.BUY) + "/" + desk.depth().levels(Side.SELL) + " "
                                    + desk.depth().openLots(Side.SELL, 0) + "@"
                                    + desk.depth().priceTicks(Side.SELL, 0) + ", tenth "
                                    + desk.depth().priceTicks(Side.SELL, 9) + ", eleventh "
                                    + desk.depth().priceTicks(Side.SELL, 10));
                }

                @Override
                public void onTrade(final Desk desk) {
                    say(
                            desk,
                            "trades "
                                    + desk.trades(2).stream()
                                            .map(trade ->
                                                    trade.takerSide() + " " + trade.lots() + "@" + trade.priceTicks())
                                            .toList());
                }

                @Override
                public void onBar(final Desk desk, final Bar bar) {
                    bars.add(bar);
                    listed.clear();
                    listed.addAll(desk.bars("10ms", 100));
                }
            }));
            market.every("buyer", "ABC", "8ms", desk -> desk.market(Side.BUY, 6));
            market.start();
            market.run(Duration.ofMillis(50));
        }
        assertEquals("reads 0.100 1/10 10@110, tenth 119, eleventh 0", told.get(0));
        assertTrue(told.contains("reads 8.100 trades [BUY 6@110]"), told::toString);
        assertTrue(told.contains("reads 16.100 trades [BUY 2@111, BUY 4@110]"), told::toString);
        assertTrue(told.contains("reads 16.100 1/10 9@111, tenth 120, eleventh 0"), told::toString);
        // A bar is told by the first trade behind it: trades are at 8, 16, 24, 32, 40 and 48 ms.
        assertEquals(
                List.of("0 110-110 6", "10 110-111 6", "20 111-111 6", "30 111-112 6"),
                bars.stream()
                        .map(bar -> (bar.fromNs() - START_NS) / MS + " " + bar.openTicks() + "-" + bar.closeTicks()
                                + " " + bar.lots())
                        .toList());
        assertEquals(bars, listed);
    }

    @Test
    void signalsReachThoseWhoFollowAndTheCacheEveryone() {
        final Message.TradeSignal buy = new Message.TradeSignal(
                "ABC", Message.TradeSignal.Action.BUY, 0.75, 0.5, 101, 5, 95, 120, "above its mean", "momentum", 17);
        try (Market market = open()) {
            market.add(AgentSpec.of("analyst", new TradingAgent() {
                @Override
                public void onStart(final Desk desk) {
                    desk.wakeAfter(MS);
                }

                @Override
                public void onTimer(final Desk desk) {
                    desk.signal("news", 2, "all well");
                    desk.send("ideas", buy);
                    desk.send(Message.QUOTE_REQUESTS, new Message.QuoteRequest("ABC"));
                    desk.send(Message.QUOTE_REQUESTS, new Message.QuoteRequest("XYZ"));
                    desk.put("fair", 100.25);
                    desk.put("mood", "good");
                    assertEquals(0, desk.cached("fair", 0));
                    assertThrows(IllegalArgumentException.class, () -> desk.signal("news", -1, ""));
                    assertThrows(IllegalArgumentException.class, () -> desk.put("k".repeat(201), 1));
                }
            }));
            market.add(AgentSpec.of("follower", new TradingAgent() {
                @Override
                public void onStart(final Desk desk) {
                    desk.follow("ideas");
                }

                @Override
                public void onSignal(final Desk desk, final Signal signal) {
                    assertEquals(buy, signal.message());
                    say(desk, signal.sender() + " " + signal.topic() + " " + signal.kind());
                }
            }));
            market.add(AgentSpec.of("maker", new TradingAgent() {
                @Override
                public void onQuoteRequest(final Desk desk, final String from) {
                    say(desk, "asked by " + from + " for " + desk.instrument().symbol());
                }
            }));
            market.every("reader", "ABC", "2ms", desk -> say(desk, desk.cached("fair", 0) + " " + desk.cached("mood")));
            market.start();
            market.run(Duration.ofMillis(3));
            assertEquals(100.25, market.cached("fair", 0));
            assertEquals("good", market.cached("mood"));
        }
        assertEquals(
                List.of(
                        "follower 1.100 analyst ideas -3",
                        "maker 1.100 asked by analyst for ABC",
                        "reader 2.000 100.25 good"),
                told);
    }

    @Test
    void whoLooksOnIsToldOfEachTypeThatItAskedFor() {
        final List<String> events = new ArrayList<>();
        try (Market market = open()) {
            for (final MarketEvent.Type type : MarketEvent.Type.values()) {
                market.on(type, event -> {
                    assertEquals(type, event.type());
                    events.add(type + " " + event.who() + " " + event.symbol() + " " + event.text());
                });
            }
            market.add(AgentSpec.of("maker", new TradingAgent() {
                @Override
                public void onStart(final Desk desk) {
                    desk.quote(99, 5, 101, 5);
                }
            }));
            market.add(AgentSpec.of("taker", new TradingAgent() {
                @Override
                public void onQuote(final Desk desk) {
                    if (desk.position() == 10_000) {
                        desk.buy(2, 101, TimeInForce.IOC);
                        desk.send("risk", new Message.Approval("maker", 7, true, 5, "small"));
                        desk.send("risk", new Message.Approval("maker", 8, false, 0, "large"));
                        desk.send("risk", new Message.RiskAlert("VaR", 0.06, 0.05, "above"));
                    }
                }
            }));
            market.start();
            market.run(Duration.ofMillis(1));
        }
        assertEquals(
                List.of(
                        "ENGINE_STARTED   ",
                        "MARKET_DATA  ABC bid 5 @ 99, ask 5 @ 101, last 0, OPEN",
                        "ORDER_PLACED taker ABC BUY 2 @ 101",
                        "ORDER_FILLED taker ABC BUY 2 @ 101 from maker",
                        "SIGNAL_EXECUTED taker  Approval[to=maker, request=7, approved=true, lots=5, reason=small]",
                        "RISK_ALERT taker  RiskAlert[measure=VaR, value=0.06, threshold=0.05, text=above]",
                        "MARKET_DATA  ABC bid 5 @ 99, ask 3 @ 101, last 101, OPEN",
                        "ENGINE_STOPPED   "),
                events);
    }

    @Test
    void anAgentsStateIsJsonAndComesBack() {
        final AgentState state = new AgentState();
        state.set("trades", 12L);
        state.set("mean", 0.5);
        state.set("mood", "good");
        assertEquals("{\n  \"mean\" : 0.5,\n  \"mood\" : \"good\",\n  \"trades\" : 12\n}\n", state.snapshot());
        final AgentState other = new AgentState();
        other.set("gone", 1L);
        other.reload(state.snapshot());
        assertEquals(12, other.get("trades", 0L));
        assertEquals(0.5, other.get("mean", 0.0));
        assertEquals("good", other.get("mood", ""));
        assertEquals(-1, other.get("gone", -1L));
        assertThrows(IllegalArgumentException.class, () -> other.reload("[1"));
    }

    /** Moves the bid up by one tick at 10, 20, 30 and 40 ms; each command takes 2 ms to the engine. */
    private static AgentSpec mover() {
        return AgentSpec.of("mover", new TradingAgent() {
                    private long bid = 100;

                    @Override
                    public void onStart(final Desk desk) {
                        desk.wakeAfter(10 * MS);
                    }

                    @Override
                    public void onTimer(final Desk desk) {
                        desk.quote(++bid, 1, 0, 0);
                        if (bid < 104) {
                            desk.wakeAfter(10 * MS);
                        }
                    }
                })
                .withLatency(Latency.ofNs(2 * MS));
    }

    private static Market open() {
        final Market market =
                Market.open(MarketConfig.simulated(null).withStart(START).withEngine(EngineConfig.small()));
        market.listAsset("USD", 2);
        market.listAsset("ABC", 0);
        market.listInstrument(new InstrumentSpec("ABC", "ABC", "USD", 1, 1, 0, 0));
        market.funds(FUNDS);
        return market;
    }

    private void say(final Desk desk, final String what) {
        final long us = (desk.nowNs() - START_NS) / 1_000;
        told.add(desk.name() + " " + us / 1_000 + "."
                + String.valueOf(1_000 + us % 1_000).substring(1) + " " + what);
    }

    private class Watcher implements TradingAgent {
        @Override
        public void onQuote(final Desk desk) {
            say(desk, "sees " + desk.bidTicks());
        }
    }
}
