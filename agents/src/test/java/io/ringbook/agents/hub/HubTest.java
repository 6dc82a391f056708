package io.ringbook.agents.hub;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ringbook.agents.AgentSpec;
import io.ringbook.agents.Desk;
import io.ringbook.agents.Fill;
import io.ringbook.agents.OwnOrder;
import io.ringbook.agents.TradingAgent;
import io.ringbook.core.CancelReason;
import io.ringbook.core.OrderType;
import io.ringbook.core.Phase;
import io.ringbook.core.Records;
import io.ringbook.core.SelfTrade;
import io.ringbook.core.Side;
import io.ringbook.core.TimeInForce;
import io.ringbook.core.Trigger;
import io.ringbook.core.command.CommandPublisher;
import io.ringbook.core.command.OrderTerms;
import io.ringbook.core.command.QuoteTerms;
import io.ringbook.core.command.ReplaceTerms;
import io.ringbook.core.engine.BalanceState;
import io.ringbook.core.engine.Engine;
import io.ringbook.core.engine.EngineConfig;
import io.ringbook.core.engine.OrderState;
import io.ringbook.core.engine.StateListener;
import io.ringbook.core.event.StreamHandler;
import io.ringbook.core.ring.Pipeline;
import io.ringbook.core.ring.PipelineConfig;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Who is told what, and that agents know of their orders and holdings what the engine does. */
final class HubTest {
    private static final StreamHandler NO_JOURNAL = (sequence, buffer, offset, length, last) -> {};
    private static final int USD = 0;
    private static final int ABC = 1;

    private final Hub hub = new Hub();
    private final Engine engine = new Engine(EngineConfig.small());
    private final Pipeline pipeline =
            new Pipeline(PipelineConfig.stepped(() -> this.timeNs).withSlots(64, 64), engine, NO_JOURNAL, hub);
    private final CommandPublisher operator = new CommandPublisher(pipeline, Records.OPERATOR);
    private final Bookkeeper bookkeeper = new Bookkeeper(hub.directory(), pipeline);
    private final List<String> told = new ArrayList<>();
    private final List<String> woken = new ArrayList<>();
    private final OrderTerms terms = new OrderTerms();
    private final ReplaceTerms replace = new ReplaceTerms();
    private final QuoteTerms quote = new QuoteTerms();
    private final Seat alice;
    private final Seat bob;
    private final Seat carol;
    private long timeNs = 1;

    HubTest() {
        hub.cutOffs.connect(pipeline);
        operator.listAsset("USD", 2);
        operator.listAsset("ABC", 0);
        operator.listInstrument("ABC", ABC, USD, 1, 1, 10_000, 20_000);
        run();
        alice = seat("alice", new Told(), 10_000_000);
        bob = seat("bob", new Told(), 10_000_000);
        carol = seat("carol", new Told(), 10_000_000);
    }

    @Test
    void aStopThatAnothersTradeTriggersTradesAndRests() {
        alice.commands().limit(1, 0, Side.SELL, 100, 10, TimeInForce.GTC);
        bob.commands().newOrder(stop(7, Side.BUY, 100).priceTicks(103).lots(15));
        check();
        assertEquals(0, bob.holdings.held(USD));
        told.clear();
        carol.commands().limit(1, 0, Side.BUY, 100, 4, TimeInForce.IOC);
        check();
        assertEquals(
                List.of(
                        "alice filled 4 @ 100 fee 4 maker true open 6",
                        "alice filled 6 @ 100 fee 6 maker true open 0",
                        "bob filled 6 @ 100 fee 12 maker false open 9",
                        "carol accepted BUY 4 @ 100",
                        "carol filled 4 @ 100 fee 8 maker false open 0"),
                told);
        assertEquals(9 * (103 + 2), bob.holdings.held(USD));
        assertTrue(bob.desk("ABC").orders().iterator().next().isResting());
    }

    @Test
    void theOtherOfAPairIsCanceledInAnothersCommand() {
        alice.commands().limit(1, 0, Side.SELL, 105, 10, TimeInForce.GTC);
        alice.commands()
                .newOrder(stop(2, Side.SELL, 90)
                        .priceTicks(80)
                        .lots(10)
                        .paired(true)
                        .pairedOrderId(1));
        check();
        told.clear();
        bob.commands().limit(1, 0, Side.BUY, 105, 4, TimeInForce.IOC);
        check();
        assertEquals(
                List.of(
                        "alice filled 4 @ 105 fee 5 maker true open 6",
                        "alice canceled SELL 10 @ 80",
                        "bob accepted BUY 4 @ 105",
                        "bob filled 4 @ 105 fee 9 maker false open 0"),
                told);
    }

    @Test
    void anAuctionFillsBothWhoRest() {
        operator.setPhase(0, Phase.AUCTION);
        alice.commands().limit(1, 0, Side.SELL, 100, 10, TimeInForce.GTC);
        bob.commands().limit(1, 0, Side.BUY, 110, 15, TimeInForce.AUCTION);
        check();
        assertEquals(15 * 112, bob.holdings.held(USD));
        told.clear();
        operator.setPhase(0, Phase.OPEN);
        check();
        assertEquals(
                List.of(
                        "alice filled 10 @ 110 fee 11 maker true open 0",
                        "bob filled 10 @ 110 fee 11 maker false open 5",
                        "bob canceled BUY 5 @ 110"),
                told);
        assertEquals(0, bob.holdings.held(USD));
    }

    @Test
    void theSidesOfAQuoteAreOrders() {
        quote.instrument(0)
                .bidOrderId(1)
                .bidTicks(98)
                .bidLots(5)
                .askOrderId(2)
                .askTicks(102)
                .askLots(6);
        alice.commands().quote(quote);
        check();
        alice.commands().quote(quote.bidTicks(99).askLots(4));
        check();
        bob.commands().limit(1, 0, Side.SELL, 99, 2, TimeInForce.IOC);
        check();
        alice.commands().quote(quote.bidLots(0).askOrderId(3).askTicks(103));
        check();
        assertEquals(
                List.of(
                        "alice accepted BUY 5 @ 98",
                        "alice accepted SELL 6 @ 102",
                        "alice filled 2 @ 99 fee 2 maker true open 3",
                        "bob accepted SELL 2 @ 99",
                        "bob filled 2 @ 99 fee 4 maker false open 0",
                        "alice canceled BUY 3 @ 99",
                        "alice accepted SELL 4 @ 103"),
                told);
        // The bid of one trades at once with what another asks.
        told.clear();
        bob.commands()
                .quote(quote.bidOrderId(5)
                        .bidTicks(102)
                        .bidLots(9)
                        .askOrderId(6)
                        .askTicks(110));
        check();
        assertEquals(
                List.of(
                        "alice filled 4 @ 102 fee 5 maker true open 0",
                        "bob accepted BUY 9 @ 102",
                        "bob filled 4 @ 102 fee 9 maker false open 5",
                        "bob accepted SELL 4 @ 110"),
                told);
    }

    @Test
    void whatRestsHoldsByTheFeesOfItsGroup() {
        operator.setAccountGroup(bob.account, 3);
        operator.setFees(0, 3, 1_000, 20_000, 7);
        check();
        bob.commands().limit(1, 0, Side.BUY, 50, 10, TimeInForce.GTC);
        alice.commands().limit(1, 0, Side.BUY, 50, 10, TimeInForce.GTC);
        check();
        assertEquals(10 * 57, bob.holdings.held(USD));
        assertEquals(10 * 51, alice.holdings.held(USD));
    }

    @Test
    void whatIsSetAsAnOrderExpiresCountsUnlessItIsRejected() {
        expireWith(() -> operator.setFees(0, -1, 0, 0, 0));
        bob.commands().limit(1, 0, Side.BUY, 50, 10, TimeInForce.GTC);
        check();
        assertEquals(10 * 50, bob.holdings.held(USD));
        expireWith(() -> operator.setFees(0, -1, 200_000, 200_000, 0));
        bob.commands().limit(2, 0, Side.BUY, 50, 10, TimeInForce.GTC);
        check();
        assertEquals(20 * 50, bob.holdings.held(USD));
        assertEquals(
                50,
                hub.directory()
                        .tariff()
                        .fees(0, bob.account)
                        .mostPerLotAsMaker(hub.directory().instrument("ABC"), 50));
    }

    @Test
    void whatIsSetCountsForAnOrderThatIsTriggeredInTheSameCommand() {
        alice.commands().limit(1, 0, Side.SELL, 100, 1, TimeInForce.GTC);
        bob.commands().limit(1, 0, Side.BUY, 100, 1, TimeInForce.IOC);
        operator.setPriceBand(0, 0, 0, 10, 1_000, 1_000);
        alice.commands().limit(2, 0, Side.SELL, 120, 1, TimeInForce.GTC);
        bob.commands().limit(2, 0, Side.BUY, 120, 1, TimeInForce.GTC);
        check();
        timeNs += 1_000;
        operator.advanceTime();
        carol.commands().newOrder(stop(1, Side.BUY, 110).priceTicks(50).lots(10));
        check();
        timeNs += 1_000;
        operator.setFees(0, -1, 0, 0, 0);
        check();
        assertEquals(10 * 50, carol.holdings.held(USD));
    }

    @Test
    void aDelistedInstrumentLeavesNothing() {
        alice.commands().limit(1, 0, Side.SELL, 100, 10, TimeInForce.GTC);
        check();
        operator.setPhase(0, Phase.CLOSED);
        operator.delistInstrument(0);
        check();
        assertEquals(0, alice.desk("ABC").askTicks());
        assertTrue(alice.desk("ABC").orders().isEmpty());
        assertEquals(List.of(), hub.directory().listed());
        operator.listInstrument("ABC", ABC, USD, 1, 1, 0, 0);
        run();
        assertEquals(1, hub.directory().instrument("ABC").id());
    }

    @Test
    void aCommandSaysTheLastSequenceThatItsSenderWasTold() {
        final long[] seen = new long[1];
        hub.tap((sequence, buffer, offset, length, last) -> {
            if (Records.isCommand(Records.templateId(buffer, offset))) {
                seen[0] = Records.seenSequence(buffer, offset);
            }
        });
        alice.commands().limit(1, 0, Side.SELL, 100, 10, TimeInForce.GTC);
        run();
        bob.commands().cancel(99);
        run();
        // Its rejection came after the quote that it is told with it.
        final long rejected = engine.sequence();
        bob.pump();
        bob.commands().cancel(98);
        run();
        assertEquals(rejected, seen[0]);
    }

    @Test
    void aQuoteWakesWhoHasACallbackForAnyNews() {
        seat("timers", new Timed(), 1_000);
        seat(
                "quotes",
                new Timed() {
                    @Override
                    public void onQuote(final Desk desk) {}
                },
                1_000);
        woken.clear();
        alice.commands().limit(1, 0, Side.SELL, 100, 10, TimeInForce.GTC);
        run();
        assertEquals(List.of("alice", "alice", "alice", "alice", "bob", "carol", "quotes"), woken);
    }

    @Test
    void whateverHappensAgentsKnowWhatTheEngineDoes() {
        final SplittableRandom random = new SplittableRandom(5);
        for (int i = 0; i < 30_000; i++) {
            if (random.nextInt(20) == 0) {
                operate(random);
            } else {
                trade(random, hub.seats().get(random.nextInt(3)));
            }
            timeNs += random.nextInt(10);
            check();
        }
        assertFalse(told.isEmpty());
    }

    private void operate(final SplittableRandom random) {
        switch (random.nextInt(6)) {
            case 0, 1, 2 -> operator.setPhase(0, Phase.of(random.nextInt(3) == 0 ? 3 : 0));
            case 3 ->
                operator.setFees(
                        0, random.nextInt(4) - 1, random.nextInt(90_000), random.nextInt(120_000), random.nextInt(9));
            case 4 -> operator.setAccountGroup(1 + random.nextInt(3), random.nextInt(3));
            default -> operator.setPriceBand(0, 0, 0, random.nextInt(8), 20, 20);
        }
    }

    private void trade(final SplittableRandom random, final Seat seat) {
        final long orderId = random.nextInt(12);
        final long priceTicks = 90L + random.nextInt(20);
        final long lots = 1L + random.nextInt(30);
        switch (random.nextInt(10)) {
            case 0 -> seat.commands().cancel(orderId);
            case 1 ->
                seat.commands()
                        .replace(replace.clear()
                                .orderId(orderId)
                                .priceTicks(priceTicks)
                                .openLots(lots)
                                .knownFilledLots(random.nextInt(4) - 1));
            case 2, 3 ->
                seat.commands()
                        .quote(quote.instrument(0)
                                .selfTrade(SelfTrade.values()[random.nextInt(SelfTrade.values().length)])
                                .bidOrderId(orderId)
                                .bidTicks(priceTicks)
                                .bidLots(random.nextInt(10))
                                .askOrderId(orderId + 20)
                                .askTicks(priceTicks + 1 + random.nextInt(3))
                                .askLots(random.nextInt(10)));
            default -> seat.commands().newOrder(random(random, orderId, priceTicks, lots));
        }
    }

    private OrderTerms random(
            final SplittableRandom random, final long orderId, final long priceTicks, final long lots) {
        terms.clear()
                .orderId(orderId)
                .side(random.nextBoolean() ? Side.BUY : Side.SELL)
                .selfTrade(SelfTrade.values()[random.nextInt(SelfTrade.values().length)])
                .timeInForce(TimeInForce.of(random.nextInt(6)))
                .priceTicks(priceTicks)
                .lots(lots)
                .displayLots(random.nextInt(3) == 0 ? 1 + lots / 3 : 0)
                .paired(random.nextInt(4) == 0)
                .pairedOrderId(random.nextInt(12));
        terms.expiresAtNs(terms.timeInForce() == TimeInForce.GTD ? timeNs + 1 + random.nextInt(100) : 0);
        if (random.nextInt(3) == 0) {
            terms.trigger(random.nextBoolean() ? Trigger.LAST : Trigger.TOUCH).triggerTicks(90L + random.nextInt(20));
        }
        if (!terms.timeInForce().rests() && random.nextBoolean()) {
            terms.orderType(OrderType.MARKET).priceTicks(0).displayLots(0);
        }
        return terms;
    }

    private OrderTerms stop(final long orderId, final Side side, final long triggerTicks) {
        return terms.clear().orderId(orderId).side(side).trigger(Trigger.LAST).triggerTicks(triggerTicks);
    }

    private void expireWith(final Runnable setting) {
        alice.commands()
                .newOrder(terms.clear()
                        .orderId(1)
                        .priceTicks(1)
                        .lots(1)
                        .timeInForce(TimeInForce.GTD)
                        .expiresAtNs(timeNs + 1));
        check();
        timeNs++;
        setting.run();
        check();
    }

    @Test
    void whoIsLostBeforeItHeardOfItsNewSessionDoesNotComeBack() {
        final Seat dave = throwing("dave");
        dave.commands().limit(1, 0, Side.SELL, 100, 10, TimeInForce.GTC);
        run();
        dave.pump();
        final int before = hub.directory().session(dave.account);
        hub.cutOffs.send();
        run();
        assertTrue(hub.directory().session(dave.account) > before);
        overflow(dave);
        dave.pump();
        hub.cutOffs.send();
        run();
        assertGone(dave);
    }

    @Test
    void whoIsLostBeforeItHasItsNewSessionDoesNotComeBack() {
        final Seat dave = throwing("dave");
        dave.commands().limit(1, 0, Side.SELL, 100, 10, TimeInForce.GTC);
        run();
        dave.pump();
        // In one batch, at the end of which the new session is asked for.
        overflow(dave);
        assertGone(dave);
        dave.pump();
        run();
        assertGone(dave);
    }

    private Seat throwing(final String name) {
        final TradingAgent agent = new TradingAgent() {
            @Override
            public void onAccepted(final Desk desk, final OwnOrder order) {
                throw new IllegalStateException("does not want it");
            }
        };
        return seat(AgentSpec.of(name, () -> agent).withRestarts(5), agent, 10_000_000, 1 << 11);
    }

    private void overflow(final Seat seat) {
        while (!seat.isLost()) {
            for (int i = 0; i < 50; i++) {
                operator.deposit(seat.account, USD, 1);
            }
            run();
        }
    }

    private void assertGone(final Seat seat) {
        assertTrue(seat.isCutOff());
        assertEquals(-1, hub.directory().session(seat.account));
        assertEquals(1, hub.cutOffs.count());
    }

    private Seat seat(final String name, final TradingAgent agent, final long funds) {
        return seat(AgentSpec.of(name, agent), agent, funds, 1 << 16);
    }

    private Seat seat(final AgentSpec spec, final TradingAgent agent, final long funds, final int laneBytes) {
        final String name = spec.name();
        operator.openAccount(name);
        run();
        final int account = hub.directory().account(name);
        operator.openSession(account);
        operator.deposit(account, USD, funds);
        operator.deposit(account, ABC, funds);
        run();
        final Seat seat = hub.seat(
                new Seat.Settings(
                        spec,
                        account,
                        hub.directory().session(account),
                        new RingLane(laneBytes),
                        1,
                        0,
                        0,
                        bookkeeper,
                        new StandingTime(),
                        hub),
                agent,
                hub.directory().instruments());
        engine.describe(hub.takeOver(seat));
        return seat;
    }

    private void run() {
        while (pipeline.step() > 0) {
            // Until nothing is left to do.
        }
    }

    /** Lets all that was sent happen and be told, and holds what the agents know against the engine's state. */
    private void check() {
        run();
        for (final Seat seat : hub.seats()) {
            seat.pump();
            assertFalse(seat.isCutOff());
            final Map<Long, String> orders = new TreeMap<>();
            engine.describe(new StateListener() {
                @Override
                public void onBalance(final BalanceState balance) {
                    if (balance.account() == seat.account) {
                        assertEquals(balance.held(), seat.holdings.held(balance.asset()));
                        assertEquals(balance.available() + balance.held(), seat.holdings.total(balance.asset()));
                    }
                }

                @Override
                public void onOrder(final OrderState order) {
                    if (order.account() == seat.account) {
                        orders.put(
                                order.orderNumber(),
                                order.side() + " " + order.openLots() + " @ " + order.priceTicks() + " id "
                                        + order.orderId() + " resting " + !order.isWaiting());
                    }
                }
            });
            assertEquals(orders, known(seat));
        }
    }

    private static Map<Long, String> known(final Seat seat) {
        final Map<Long, String> orders = new TreeMap<>();
        for (final OwnOrder order : seat.desks()[0].orders()) {
            orders.put(order.orderNumber(), text(order) + " id " + order.orderId() + " resting " + order.isResting());
        }
        return orders;
    }

    private static String text(final OwnOrder order) {
        return order.side() + " " + order.openLots() + " @ " + order.priceTicks();
    }

    private final class StandingTime implements SeatTime {
        @Override
        public long nowNs() {
            return 0;
        }

        @Override
        public void enter() {}

        @Override
        public void leave() {}

        @Override
        public void wakeAt(final SeatDesk desk, final long timeNs) {}

        @Override
        public void wake(final Seat seat) {
            woken.add(seat.name());
            seat.awake = true;
        }
    }

    private static class Timed implements TradingAgent {
        @Override
        public void onStart(final Desk desk) {}

        @Override
        public void onTimer(final Desk desk) {}

        @Override
        public void onStop(final Desk desk) {}
    }

    private final class Told implements TradingAgent {
        @Override
        public void onAccepted(final Desk desk, final OwnOrder order) {
            assertFalse(order.isResting());
            told.add(desk.name() + " accepted " + text(order));
        }

        @Override
        public void onFill(final Desk desk, final Fill fill) {
            told.add(desk.name() + " filled " + fill.lots() + " @ " + fill.priceTicks() + " fee " + fill.fee()
                    + " maker " + fill.maker() + " open " + fill.order().openLots());
        }

        @Override
        public void onCanceled(final Desk desk, final OwnOrder order, final CancelReason reason) {
            told.add(desk.name() + " canceled " + text(order));
        }
    }
}
