package io.ringbook.core.engine;

import static io.ringbook.core.Side.BUY;
import static io.ringbook.core.Side.SELL;
import static io.ringbook.core.TimeInForce.FOK;
import static io.ringbook.core.TimeInForce.GTC;
import static io.ringbook.core.TimeInForce.IOC;
import static io.ringbook.core.engine.EventText.gone;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.ringbook.core.Limits;
import io.ringbook.core.OrderType;
import io.ringbook.core.SelfTrade;
import io.ringbook.core.TimeInForce;
import io.ringbook.core.command.CommandPublisher;
import java.util.List;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The tables of {@code core/doc/matching.md}. Order numbers start at 16: the traders were set up before. */
final class OrderRulesTest {
    private static final int ABC = 0;

    private Venue venue;
    private CommandPublisher one;
    private CommandPublisher two;
    private CommandPublisher three;

    @BeforeEach
    void open() {
        venue = Venue.withTraders();
        one = venue.session(1);
        two = venue.session(2);
        three = venue.session(3);
        assertEquals(15, venue.engine().sequence());
    }

    @Test
    void aLimitOrderRestsWhenNothingCrosses() {
        one.limit(7, ABC, BUY, 99, 10, GTC);
        two.limit(7, ABC, SELL, 101, 10, GTC);
        expect(
                "OrderAccepted",
                "OrderRested orderNumber=16 openLots=10",
                "OrderAccepted",
                "OrderRested orderNumber=17 openLots=10");
    }

    @Test
    void theBestPriceTradesFirstAndThenTheOldest() {
        one.limit(1, ABC, SELL, 102, 10, GTC);
        one.limit(2, ABC, SELL, 101, 10, GTC);
        two.limit(1, ABC, SELL, 101, 10, GTC);
        venue.events();
        three.limit(1, ABC, BUY, 102, 25, GTC);
        expect(
                "OrderAccepted",
                executed(17, 19, 101, 10, 0, 15, 1, 1),
                executed(18, 19, 101, 10, 0, 5, 1, 1),
                executed(16, 19, 102, 5, 5, 0, 1, 1));
    }

    @Test
    void whatIsLeftOfALimitOrderRests() {
        one.limit(1, ABC, SELL, 101, 10, GTC);
        venue.events();
        two.limit(1, ABC, BUY, 103, 25, GTC);
        expect("OrderAccepted", executed(16, 17, 101, 10, 0, 15, 1, 1), "OrderRested orderNumber=17 openLots=15");
    }

    @Test
    void whatIsLeftOfAnImmediateOrderIsCanceled() {
        one.limit(1, ABC, SELL, 101, 10, GTC);
        venue.events();
        two.limit(1, ABC, BUY, 101, 25, IOC);
        expect(
                "OrderAccepted",
                executed(16, 17, 101, 10, 0, 15, 1, 1),
                "OrderCanceled orderNumber=17 openLots=15 reason=REST_OF_IOC");
    }

    @Test
    void aMarketOrderTakesUpToItsWorstPrice() {
        one.limit(1, ABC, SELL, 101, 10, GTC);
        one.limit(2, ABC, SELL, 105, 10, GTC);
        venue.events();
        two.market(1, ABC, BUY, 104, 20);
        expect(
                "OrderAccepted",
                executed(16, 18, 101, 10, 0, 10, 1, 1),
                "OrderCanceled orderNumber=18 openLots=10 reason=REST_OF_IOC");
    }

    @Test
    void aMarketOrderToBuyWithoutWorstPriceStopsWhereItsFundsEnd() {
        one.limit(1, ABC, SELL, 20_000_000, 10, GTC);
        venue.events();
        two.market(1, ABC, BUY, 0, 10);
        // A lot costs 20,000,000 and a fee of 10,000; 100,000,000 pays four.
        expect(
                "OrderAccepted",
                executed(16, 17, 20_000_000, 4, 6, 6, 8_000, 40_000),
                "OrderCanceled orderNumber=17 openLots=6 reason=NO_FUNDS_LEFT");
    }

    @Test
    void aMarketOrderMustBeImmediate() {
        two.newOrder(1, ABC, BUY, OrderType.MARKET, GTC, 0, 10);
        expect("OrderRejected reason=MARKET_ORDER_CANNOT_REST");
    }

    @Test
    void aCancelTakesTheOrderOutAndItsIdMayBeUsedAgain() {
        one.limit(1, ABC, SELL, 101, 10, GTC);
        one.limit(1, ABC, SELL, 101, 10, GTC);
        one.cancel(1);
        one.limit(1, ABC, SELL, 101, 10, GTC);
        expect(
                "OrderAccepted",
                "OrderRested orderNumber=16 openLots=10",
                "OrderRejected reason=DUPLICATE_ORDER_ID",
                "OrderCanceled orderNumber=16 openLots=10 reason=REQUESTED",
                "OrderAccepted",
                "OrderRested orderNumber=19 openLots=10");
    }

    @Test
    void anIdBelongsToItsAccount() {
        one.limit(1, ABC, SELL, 101, 10, GTC);
        two.cancel(1);
        two.replace(1, 101, 5);
        two.limit(1, ABC, SELL, 101, 10, GTC);
        expect(
                "OrderAccepted",
                "OrderRested orderNumber=16 openLots=10",
                "OrderRejected reason=UNKNOWN_ORDER",
                "OrderRejected reason=UNKNOWN_ORDER",
                "OrderAccepted",
                "OrderRested orderNumber=19 openLots=10");
    }

    @Test
    void aReplaceToFewerLotsKeepsThePlaceInTheQueue() {
        one.limit(1, ABC, SELL, 101, 10, GTC);
        two.limit(1, ABC, SELL, 101, 10, GTC);
        one.replace(1, 101, 4);
        venue.events();
        three.limit(1, ABC, BUY, 101, 4, GTC);
        expect("OrderAccepted", executed(16, 19, 101, 4, 0, 0, 1, 1));
    }

    @Test
    void aReplaceToMoreLotsOrAnotherPriceGoesToTheBack() {
        one.limit(1, ABC, SELL, 101, 10, GTC);
        two.limit(1, ABC, SELL, 101, 10, GTC);
        one.replace(1, 101, 11);
        two.replace(1, 101, 10);
        three.limit(1, ABC, BUY, 101, 12, IOC);
        expect(
                "OrderAccepted",
                "OrderRested orderNumber=16 openLots=10",
                "OrderAccepted",
                "OrderRested orderNumber=17 openLots=10",
                "OrderReplaced orderNumber=16",
                "OrderRested orderNumber=16 openLots=11",
                "OrderReduced orderNumber=17 openLots=10",
                "OrderAccepted",
                executed(17, 20, 101, 10, 0, 2, 1, 1),
                executed(16, 20, 101, 2, 9, 0, 1, 1));
    }

    @Test
    void aReplaceThatCrossesTradesAtTheMakersPrice() {
        one.limit(1, ABC, SELL, 101, 10, GTC);
        two.limit(1, ABC, BUY, 99, 10, GTC);
        venue.events();
        two.replace(1, 103, 15);
        expect(
                "OrderReplaced orderNumber=17",
                executed(16, 17, 101, 10, 0, 5, 1, 1),
                "OrderRested orderNumber=17 openLots=5");
    }

    @Test
    void aMassCancelGoesByInstrumentSidePriceAndTime() {
        venue.operator().listInstrument("ABC2", Venue.ABC, Venue.USD, 1, 1, 0, 0);
        one.limit(1, 1, BUY, 50, 1, GTC);
        one.limit(2, ABC, SELL, 102, 1, GTC);
        one.limit(3, ABC, SELL, 101, 1, GTC);
        one.limit(4, ABC, SELL, 101, 1, GTC);
        two.limit(5, ABC, BUY, 99, 1, GTC);
        one.limit(6, ABC, BUY, 98, 1, GTC);
        one.limit(7, ABC, BUY, 99, 1, GTC);
        one.replace(3, 101, 2);
        venue.events();
        one.massCancel(1, -1, null);
        expect(canceled(23, 1), canceled(22, 1), canceled(20, 1), canceled(19, 2), canceled(18, 1), canceled(17, 1));
        one.massCancel(2, -1, null);
        one.massCancel(-1, -1, null);
        venue.operator().massCancel(-1, 7, null);
        venue.operator().massCancel(9, -1, null);
        venue.operator().massCancel(-1, ABC, SELL);
        venue.operator().massCancel(-1, ABC, BUY);
        expect(
                "OrderRejected reason=NOT_PERMITTED",
                "OrderRejected reason=NOT_PERMITTED",
                "OrderRejected reason=UNKNOWN_INSTRUMENT",
                "OrderRejected reason=UNKNOWN_ACCOUNT",
                canceled(21, 1));
    }

    @Test
    void whatIsOutsideItsDomainIsRejectedWithItsReason() {
        one.limit(1, ABC, BUY, 0, 1, GTC);
        one.limit(1, ABC, BUY, -1, 1, GTC);
        one.limit(1, ABC, BUY, Limits.MAX_PRICE_TICKS + 1, 1, GTC);
        one.limit(1, ABC, BUY, Long.MAX_VALUE, 1, GTC);
        one.limit(1, ABC, BUY, 1, 0, GTC);
        one.limit(1, ABC, BUY, 1, Limits.MAX_LOTS + 1, GTC);
        one.limit(1, ABC, BUY, 1, Long.MIN_VALUE, GTC);
        one.limit(1, ABC, BUY, Limits.MAX_PRICE_TICKS, Limits.MAX_LOTS, GTC);
        one.limit(1, 1, BUY, 1, 1, GTC);
        one.limit(1, -1, BUY, 1, 1, GTC);
        one.limit(1, ABC, BUY, 100, 1_000_000, GTC);
        one.limit(1, ABC, SELL, 100, 10_001, GTC);
        venue.session(4).limit(1, ABC, BUY, 1, 1, GTC);
        venue.operator().limit(1, ABC, BUY, 1, 1, GTC);
        expect(
                "OrderRejected reason=PRICE_OUT_OF_RANGE",
                "OrderRejected reason=PRICE_OUT_OF_RANGE",
                "OrderRejected reason=PRICE_OUT_OF_RANGE",
                "OrderRejected reason=PRICE_OUT_OF_RANGE",
                "OrderRejected reason=LOTS_OUT_OF_RANGE",
                "OrderRejected reason=LOTS_OUT_OF_RANGE",
                "OrderRejected reason=LOTS_OUT_OF_RANGE",
                "OrderRejected reason=VALUE_OVERFLOW",
                "OrderRejected reason=UNKNOWN_INSTRUMENT",
                "OrderRejected reason=UNKNOWN_INSTRUMENT",
                "OrderRejected reason=INSUFFICIENT_FUNDS asked=101000000 allowed=100000000",
                "OrderRejected reason=INSUFFICIENT_FUNDS asked=10001 allowed=10000",
                "OrderRejected reason=UNKNOWN_SESSION",
                "OrderRejected reason=NOT_PERMITTED");
    }

    @Test
    void aFullPoolRejectsAndRecovers() {
        final EngineConfig tiny = new EngineConfig(2, 2, 64, 8, 4, 4, 8, 1);
        venue = Venue.withTraders(tiny);
        one = venue.session(1);
        one.limit(1, ABC, BUY, 10, 1, GTC);
        one.limit(2, ABC, BUY, 11, 1, GTC);
        one.limit(3, ABC, BUY, 11, 1, GTC);
        one.cancel(2);
        one.limit(3, ABC, BUY, 12, 1, GTC);
        expect(
                "OrderAccepted",
                "OrderRested orderNumber=16 openLots=1",
                "OrderAccepted",
                "OrderRested orderNumber=17 openLots=1",
                "OrderRejected reason=ORDERS_FULL",
                "OrderCanceled orderNumber=17 openLots=1 reason=REQUESTED",
                "OrderAccepted",
                "OrderRested orderNumber=20 openLots=1");
    }

    @Test
    void thereMayBeNoRoomForAnotherLevel() {
        venue = Venue.withTraders(new EngineConfig(9, 1, 64, 8, 4, 4, 8, 1));
        one = venue.session(1);
        one.limit(1, ABC, BUY, 10, 1, GTC);
        one.limit(2, ABC, BUY, 11, 1, GTC);
        one.limit(3, ABC, BUY, 10, 1, GTC);
        one.replace(3, 11, 1);
        expect(
                "OrderAccepted",
                "OrderRested orderNumber=16 openLots=1",
                "OrderRejected reason=LEVELS_FULL",
                "OrderAccepted",
                "OrderRested orderNumber=18 openLots=1",
                "OrderRejected reason=LEVELS_FULL");
    }

    @Test
    void aSweepTakesThousandsOfOrders() {
        for (int i = 0; i < 5_000; i++) {
            one.limit(i, ABC, SELL, 100 + i % 50, 1, GTC);
        }
        venue.events();
        two.limit(1, ABC, BUY, 149, 5_000, GTC);
        final List<String> events = venue.events();
        assertEquals(5_001, events.size());
        assertEquals(executed(16 + 49 + 50 * 99, 5_016, 149, 1, 0, 0, 1, 1), events.get(5_000));
        assertEquals("", stateOfOrders());
    }

    @Test
    void aFillOrKillOrderIsFilledWholeOrNotAtAll() {
        one.limit(1, ABC, SELL, 101, 10, GTC);
        one.limit(2, ABC, SELL, 102, 5, GTC);
        venue.events();
        two.limit(1, ABC, BUY, 102, 16, FOK);
        two.limit(1, ABC, BUY, 101, 11, FOK);
        two.limit(1, ABC, BUY, 102, 15, FOK);
        expect(
                "OrderAccepted",
                gone(18, 16, "NOT_FILLABLE"),
                "OrderAccepted",
                gone(19, 11, "NOT_FILLABLE"),
                "OrderAccepted",
                executed(16, 20, 101, 10, 0, 5, 1, 1),
                executed(17, 20, 102, 5, 0, 0, 1, 1));
        assertEquals("", stateOfOrders());
    }

    @Test
    void aFillOrKillOrderOverFiftyLevelsIsShortByOneLot() {
        for (int i = 0; i < 50; i++) {
            one.limit(i, ABC, SELL, 100 + i, 1, GTC);
        }
        venue.events();
        two.limit(1, ABC, BUY, 149, 51, FOK);
        expect("OrderAccepted", gone(66, 51, "NOT_FILLABLE"));
        two.limit(1, ABC, BUY, 149, 50, FOK);
        assertEquals(51, venue.events().size());
        assertEquals("", stateOfOrders());
    }

    @Test
    void aMarketOrderCanBeFillOrKill() {
        one.limit(1, ABC, BUY, 99, 10, GTC);
        venue.events();
        two.newOrder(1, ABC, SELL, OrderType.MARKET, FOK, 0, 11);
        two.newOrder(1, ABC, SELL, OrderType.MARKET, FOK, 0, 10);
        two.newOrder(1, ABC, BUY, OrderType.MARKET, FOK, 0, 1);
        expect(
                "OrderAccepted",
                gone(17, 11, "NOT_FILLABLE"),
                "OrderAccepted",
                executed(16, 18, 99, 10, 0, 0, 1, 1).replace("BUY", "SELL"),
                "OrderRejected reason=WORST_PRICE_MISSING");
    }

    /** By mode: whether a fill-or-kill order for so many lots is filled, with two of its owner's own in the middle. */
    @ParameterizedTest
    @CsvSource({
        "ALLOW, 14, true",
        "ALLOW, 15, false",
        "CANCEL_OLDEST, 8, true",
        "CANCEL_OLDEST, 9, false",
        "CANCEL_NEWEST, 5, true",
        "CANCEL_NEWEST, 6, false",
        "CANCEL_BOTH, 5, true",
        "CANCEL_BOTH, 6, false",
        "DECREMENT, 5, true",
        "DECREMENT, 6, false"
    })
    void aFillOrKillOrderCountsWhatItsSelfTradeModeLeavesIt(
            final SelfTrade selfTrade, final int lots, final boolean isFilled) {
        one.limit(1, ABC, SELL, 101, 2, GTC);
        one.limit(2, ABC, SELL, 102, 3, GTC);
        two.limit(1, ABC, SELL, 102, 4, GTC);
        one.limit(3, ABC, SELL, 102, 1, GTC);
        two.limit(2, ABC, SELL, 103, 2, GTC);
        one.limit(4, ABC, SELL, 103, 2, GTC);
        venue.events();
        two.newOrder(Venue.order(9, ABC, BUY, 103, lots).timeInForce(FOK).selfTrade(selfTrade));
        final List<String> events = venue.events();
        assertEquals(!isFilled, events.contains(gone(22, lots, "NOT_FILLABLE")), events.toString());
        assertEquals(isFilled, events.size() > 2, events.toString());
        final String last = events.get(events.size() - 1);
        assertEquals(isFilled, last.contains("takerOpenLots=0"), last);
    }

    @Test
    void aPostOnlyOrderNeverTakes() {
        one.limit(1, ABC, SELL, 101, 10, GTC);
        venue.events();
        two.newOrder(Venue.order(2, ABC, BUY, 101, 5).postOnly(true));
        two.newOrder(Venue.order(2, ABC, BUY, 100, 5).postOnly(true));
        two.replace(2, 101, 5);
        two.replace(2, 100, 7);
        two.newOrder(Venue.order(3, ABC, BUY, 100, 5).timeInForce(IOC).postOnly(true));
        expect(
                "OrderRejected reason=WOULD_TRADE",
                "OrderAccepted",
                "OrderRested orderNumber=18 openLots=5",
                "OrderRejected reason=WOULD_TRADE",
                "OrderReplaced orderNumber=18",
                "OrderRested orderNumber=18 openLots=7",
                "OrderRejected reason=POST_ONLY_MUST_REST");
    }

    @ParameterizedTest
    @EnumSource(SelfTrade.class)
    void anIncomingOrderDecidesWhenItMeetsItsOwnersOrder(final SelfTrade selfTrade) {
        meet(selfTrade, 12);
        final String met = executed(16, 19, 101, 4, 0, 8, 1, 1);
        switch (selfTrade) {
            case ALLOW ->
                expect(
                        "OrderAccepted",
                        met,
                        executed(17, 19, 101, 6, 0, 2, 1, 1),
                        executed(18, 19, 101, 2, 7, 0, 1, 1));
            case CANCEL_NEWEST -> expect("OrderAccepted", met, gone(19, 8, "SELF_TRADE"));
            case CANCEL_OLDEST ->
                expect("OrderAccepted", met, gone(17, 6, "SELF_TRADE"), executed(18, 19, 101, 8, 1, 0, 1, 1));
            case CANCEL_BOTH -> expect("OrderAccepted", met, gone(17, 6, "SELF_TRADE"), gone(19, 8, "SELF_TRADE"));
            case DECREMENT ->
                expect(
                        "OrderAccepted",
                        met,
                        gone(17, 6, "SELF_TRADE"),
                        "OrderReduced orderNumber=19 openLots=2",
                        executed(18, 19, 101, 2, 7, 0, 1, 1));
        }
    }

    @Test
    void aSmallerOrderIsDecrementedToNothing() {
        meet(SelfTrade.DECREMENT, 7);
        expect(
                "OrderAccepted",
                executed(16, 19, 101, 4, 0, 3, 1, 1),
                "OrderReduced orderNumber=17 openLots=3",
                gone(19, 3, "SELF_TRADE"));
        // What it held for the three lots is free again.
        assertEquals(3, venue.held(2, Venue.ABC));
    }

    @Test
    void accountsOfOneOwnerCountAsOne() {
        venue.operator().openAccount("trader-4", 2);
        venue.operator().openSession(4);
        venue.operator().deposit(4, Venue.USD, 1_000_000);
        two.limit(1, ABC, SELL, 101, 5, GTC);
        venue.events();
        final CommandPublisher four = venue.session(4);
        four.newOrder(Venue.order(1, ABC, BUY, 101, 5).selfTrade(SelfTrade.CANCEL_OLDEST));
        expect("OrderAccepted", gone(19, 5, "SELF_TRADE"), "OrderRested orderNumber=20 openLots=5");
        three.limit(1, ABC, SELL, 102, 5, GTC);
        venue.events();
        // Its mode stays with it: now it takes, and meets nobody of its owner's.
        four.replace(1, 102, 5);
        expect("OrderReplaced orderNumber=20", executed(21, 20, 102, 5, 0, 0, 1, 1));
    }

    @Test
    void anOwnerMustBeThere() {
        venue.operator().openAccount("trader-4", 4);
        venue.operator().openAccount("trader-4", 0);
        expect("CommandRejected reason=UNKNOWN_ACCOUNT", "CommandRejected reason=UNKNOWN_ACCOUNT");
    }

    @Test
    void whatWasFilledMeanwhileComesOffAReplace() {
        one.limit(1, ABC, SELL, 101, 20, GTC);
        two.limit(1, ABC, BUY, 101, 5, GTC);
        two.limit(2, ABC, BUY, 101, 3, GTC);
        venue.events();
        // One has heard of the five, not yet of the three.
        one.replace(1, 101, 10, 5);
        one.replace(1, 102, 10, 5);
        one.replace(1, 102, 10, 9);
        one.replace(1, 102, 10, -2);
        one.replace(1, 103, 8, 0);
        expect(
                "OrderReduced orderNumber=16 openLots=7",
                "OrderReplaced orderNumber=16",
                "OrderRested orderNumber=16 openLots=7",
                "OrderRejected reason=FILLED_LOTS_OUT_OF_RANGE asked=9 allowed=8",
                "OrderRejected reason=FILLED_LOTS_OUT_OF_RANGE asked=-2 allowed=8",
                gone(16, 7, "FILLED_MEANWHILE"));
        assertEquals(0, venue.held(1, Venue.ABC));
    }

    @Test
    void fillsAreCountedThroughReplacesOnBothSides() {
        one.limit(1, ABC, SELL, 101, 5, GTC);
        two.limit(1, ABC, BUY, 101, 8, GTC);
        two.replace(1, 100, 9);
        one.limit(2, ABC, SELL, 100, 2, GTC);
        one.limit(3, ABC, SELL, 102, 4, GTC);
        two.replace(1, 102, 9);
        venue.events();
        // Five as taker, two as maker, four as taker again.
        two.replace(1, 102, 5, 12);
        two.replace(1, 102, 5, 11);
        two.replace(1, 102, 5, 7);
        expect(
                "OrderRejected reason=FILLED_LOTS_OUT_OF_RANGE asked=12 allowed=11",
                "OrderReduced orderNumber=17 openLots=5",
                "OrderReduced orderNumber=17 openLots=1");
    }

    @Test
    void aSessionMayTakeItsOrdersWithIt() {
        venue.operator().openSession(1, true);
        final CommandPublisher other = venue.session(4);
        other.limit(1, ABC, SELL, 102, 1, GTC);
        other.limit(2, ABC, BUY, 99, 1, GTC);
        one.limit(3, ABC, SELL, 102, 1, GTC);
        other.limit(4, ABC, SELL, 102, 1, GTC);
        // It stays that of the session that placed it.
        one.replace(1, 101, 1);
        venue.events();
        other.closeSession(4);
        expect(
                gone(18, 1, "SESSION_CLOSED"),
                gone(17, 1, "SESSION_CLOSED"),
                gone(20, 1, "SESSION_CLOSED"),
                "SessionClosed closedSession=4");
        one.closeSession(1);
        expect("SessionClosed closedSession=1");
        assertEquals(1, venue.held(1, Venue.ABC));
    }

    @Test
    void aRequestThatWasAnsweredIsNotDoneAgain() {
        one.request(3).limit(1, ABC, SELL, 101, 5, GTC);
        one.request(3).limit(1, ABC, SELL, 101, 5, GTC);
        one.request(2).cancel(1);
        one.cancel(2);
        one.request(9).cancel(2);
        one.request(9).signal("topic", 0, new UnsafeBuffer(new byte[0]), 0, 0);
        two.request(3).cancel(2);
        expect(
                "OrderAccepted",
                "OrderRested orderNumber=16 openLots=5",
                "OrderRejected reason=DUPLICATE_REQUEST asked=3 allowed=3",
                "OrderRejected reason=DUPLICATE_REQUEST asked=2 allowed=3",
                "OrderRejected reason=UNKNOWN_ORDER",
                "OrderRejected reason=UNKNOWN_ORDER",
                "CommandRejected reason=DUPLICATE_REQUEST asked=9 allowed=9",
                "OrderRejected reason=UNKNOWN_ORDER");
    }

    @Test
    void aLeastQuantityIsHadAtOnceOrTheOrderIsCanceled() {
        one.limit(1, ABC, SELL, 101, 4, GTC);
        one.limit(2, ABC, SELL, 102, 4, GTC);
        venue.events();
        two.newOrder(Venue.order(1, ABC, BUY, 101, 9).minLots(5));
        two.newOrder(Venue.order(1, ABC, BUY, 101, 9).minLots(4));
        two.newOrder(Venue.order(2, ABC, BUY, 102, 9).timeInForce(IOC).minLots(4));
        two.newOrder(Venue.order(3, ABC, BUY, 102, 9).minLots(10));
        two.newOrder(Venue.order(3, ABC, BUY, 102, 9).postOnly(true).minLots(1));
        two.newOrder(Venue.order(3, ABC, BUY, 0, 9)
                .orderType(OrderType.MARKET)
                .timeInForce(IOC)
                .minLots(1));
        expect(
                "OrderAccepted",
                gone(18, 9, "NOT_FILLABLE"),
                "OrderAccepted",
                executed(16, 19, 101, 4, 0, 5, 1, 1),
                "OrderRested orderNumber=19 openLots=5",
                "OrderAccepted",
                executed(17, 20, 102, 4, 0, 5, 1, 1),
                gone(20, 5, "REST_OF_IOC"),
                "OrderRejected reason=MIN_LOTS_OUT_OF_RANGE",
                "OrderRejected reason=POST_ONLY_MUST_REST",
                "OrderRejected reason=WORST_PRICE_MISSING");
    }

    /** The time of a command is its sequence here. */
    @Test
    void anOrderIsGoneWhenItsTimeHasCome() {
        one.newOrder(
                Venue.order(1, ABC, SELL, 102, 5).timeInForce(TimeInForce.GTD).expiresAtNs(22));
        one.newOrder(
                Venue.order(2, ABC, SELL, 101, 5).timeInForce(TimeInForce.GTD).expiresAtNs(20));
        one.newOrder(
                Venue.order(3, ABC, SELL, 103, 5).timeInForce(TimeInForce.GTD).expiresAtNs(20));
        one.newOrder(
                Venue.order(4, ABC, SELL, 104, 5).timeInForce(TimeInForce.GTD).expiresAtNs(19));
        venue.events();
        // At 20, which is not after its own time.
        two.limit(1, ABC, BUY, 104, 4, IOC);
        expect(gone(17, 5, "EXPIRED"), gone(18, 5, "EXPIRED"), "OrderAccepted", executed(16, 20, 102, 4, 1, 0, 1, 1));
        one.replace(1, 103, 3);
        one.cancel(1);
        expect(
                "OrderReplaced orderNumber=16",
                "OrderRested orderNumber=16 openLots=3",
                gone(16, 3, "EXPIRED"),
                "OrderRejected reason=UNKNOWN_ORDER");
        assertEquals(0, venue.held(1, Venue.ABC));
    }

    @Test
    void aTimeMustBeToComeAndBelongToItsOrder() {
        one.newOrder(
                Venue.order(1, ABC, SELL, 102, 5).timeInForce(TimeInForce.GTD).expiresAtNs(16));
        one.newOrder(
                Venue.order(1, ABC, SELL, 102, 5).timeInForce(TimeInForce.GTD).expiresAtNs(0));
        one.limit(1, ABC, SELL, 102, 5, TimeInForce.GTD);
        one.newOrder(Venue.order(1, ABC, SELL, 102, 5).expiresAtNs(99));
        one.newOrder(
                Venue.order(1, ABC, SELL, 102, 5).timeInForce(TimeInForce.GTD).expiresAtNs(21));
        expect(
                "OrderRejected reason=EXPIRY_OUT_OF_RANGE",
                "OrderRejected reason=EXPIRY_OUT_OF_RANGE",
                "OrderRejected reason=EXPIRY_OUT_OF_RANGE",
                "OrderRejected reason=EXPIRY_OUT_OF_RANGE",
                "OrderAccepted",
                "OrderRested orderNumber=20 openLots=5");
        venue.operator().advanceTime();
        expect(gone(20, 5, "EXPIRED"));
    }

    @Test
    void aSuspendedAccountOnlyCancels() {
        final CommandPublisher operator = venue.operator();
        one.limit(1, ABC, SELL, 101, 5, GTC);
        one.limit(2, ABC, SELL, 102, 5, GTC);
        venue.events();
        operator.suspendAccount(1, false);
        one.limit(3, ABC, SELL, 103, 5, GTC);
        one.replace(1, 101, 4);
        one.transfer(1, 2, Venue.USD, 1);
        one.cancel(1);
        expect(
                "OrderRejected reason=ACCOUNT_SUSPENDED",
                "OrderRejected reason=ACCOUNT_SUSPENDED",
                "CommandRejected reason=ACCOUNT_SUSPENDED",
                gone(16, 5, "REQUESTED"));
        // What rests of it trades on, and the operator may still move what it has.
        two.limit(1, ABC, BUY, 102, 1, IOC);
        operator.transfer(1, 2, Venue.USD, 1);
        operator.suspendAccount(1, true);
        operator.resumeAccount(1);
        one.limit(3, ABC, SELL, 103, 5, GTC);
        expect(
                "OrderAccepted",
                executed(17, 23, 102, 1, 4, 0, 1, 1),
                "Transferred",
                gone(17, 4, "ACCOUNT_SUSPENDED"),
                "OrderAccepted",
                "OrderRested orderNumber=27 openLots=5");
        operator.suspendAccount(0, false);
        operator.resumeAccount(4);
        one.suspendAccount(2, true);
        expect(
                "CommandRejected reason=UNKNOWN_ACCOUNT",
                "CommandRejected reason=UNKNOWN_ACCOUNT",
                "CommandRejected reason=NOT_PERMITTED");
    }

    private void meet(final SelfTrade selfTrade, final int lots) {
        one.limit(1, ABC, SELL, 101, 4, GTC);
        two.limit(1, ABC, SELL, 101, 6, GTC);
        one.limit(2, ABC, SELL, 101, 9, GTC);
        venue.events();
        two.newOrder(Venue.order(2, ABC, BUY, 101, lots).selfTrade(selfTrade));
    }

    private void expect(final String... events) {
        assertEquals(List.of(events), venue.events());
    }

    private String stateOfOrders() {
        return venue.state().lines().filter(line -> line.startsWith("order")).reduce("", (a, b) -> a + b);
    }

    private static String canceled(final long orderNumber, final long lots) {
        return gone(orderNumber, lots, "MASS_CANCELED");
    }

    private static String executed(
            final long maker,
            final long taker,
            final long ticks,
            final long lots,
            final long makerOpen,
            final long takerOpen,
            final long makerFee,
            final long takerFee) {
        return EventText.executed(maker, taker, ticks, lots, makerOpen, takerOpen, makerFee, takerFee, BUY);
    }
}
