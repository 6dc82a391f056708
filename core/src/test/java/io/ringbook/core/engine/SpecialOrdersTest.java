package io.ringbook.core.engine;

import static io.ringbook.core.Side.BUY;
import static io.ringbook.core.Side.SELL;
import static io.ringbook.core.TimeInForce.AUCTION;
import static io.ringbook.core.TimeInForce.DAY;
import static io.ringbook.core.TimeInForce.FOK;
import static io.ringbook.core.TimeInForce.GTC;
import static io.ringbook.core.TimeInForce.GTD;
import static io.ringbook.core.TimeInForce.IOC;
import static io.ringbook.core.Trigger.LAST;
import static io.ringbook.core.Trigger.TOUCH;
import static io.ringbook.core.engine.EventText.ACCEPTED;
import static io.ringbook.core.engine.EventText.gone;
import static io.ringbook.core.engine.EventText.reduced;
import static io.ringbook.core.engine.EventText.refreshed;
import static io.ringbook.core.engine.EventText.refused;
import static io.ringbook.core.engine.EventText.replaced;
import static io.ringbook.core.engine.EventText.rested;
import static io.ringbook.core.engine.EventText.triggered;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ringbook.core.Limits;
import io.ringbook.core.OrderType;
import io.ringbook.core.Phase;
import io.ringbook.core.Records;
import io.ringbook.core.SelfTrade;
import io.ringbook.core.Side;
import io.ringbook.core.command.CommandPublisher;
import io.ringbook.core.command.OrderTerms;
import io.ringbook.core.command.Publication;
import io.ringbook.core.command.QuoteTerms;
import io.ringbook.core.command.ReplaceTerms;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The tables of {@code core/doc/special-orders.md}. Order numbers start at 16: the traders were set up before. */
final class SpecialOrdersTest {
    private static final int ABC = 0;

    private Venue venue;
    private CommandPublisher one;
    private CommandPublisher two;
    private CommandPublisher three;

    @BeforeEach
    void open() {
        begin(EngineConfig.small());
        assertEquals(15, venue.engine().sequence());
    }

    @Test
    void ofWhatRestsAPartIsShown() {
        one.newOrder(Venue.order(1, ABC, SELL, 101, 10).displayLots(3));
        one.newOrder(Venue.order(2, ABC, SELL, 102, 2).displayLots(2));
        expect(ACCEPTED, rested(16, 10), ACCEPTED, rested(17, 2));
        assertEquals(3, order(16).shownLots());
        assertEquals(2, order(17).shownLots());
        assertEquals(12, venue.held(1, Venue.ABC));
        two.limit(1, ABC, BUY, 101, 1, IOC);
        expect(ACCEPTED, bought(16, 18, 101, 1, 9, 0));
        assertEquals(2, order(16).shownLots());
        // What shows a part itself takes with all that it has, and is concealed only when it rests.
        two.newOrder(Venue.order(2, ABC, BUY, 101, 20).displayLots(4));
        expect(
                ACCEPTED,
                bought(16, 19, 101, 2, 7, 18),
                refreshed(16, 3),
                bought(16, 19, 101, 3, 4, 15),
                refreshed(16, 3),
                bought(16, 19, 101, 3, 1, 12),
                refreshed(16, 1),
                bought(16, 19, 101, 1, 0, 11),
                rested(19, 11));
        assertEquals(4, order(19).shownLots());
    }

    @Test
    void aSweepTakesWhatIsShownThenTheOthersThenTheOrderAgain() {
        one.newOrder(Venue.order(1, ABC, SELL, 101, 10).displayLots(3));
        two.limit(1, ABC, SELL, 101, 4, GTC);
        venue.events();
        three.limit(1, ABC, BUY, 101, 12, IOC);
        expect(
                ACCEPTED,
                bought(16, 18, 101, 3, 7, 9),
                refreshed(16, 3),
                bought(17, 18, 101, 4, 0, 5),
                bought(16, 18, 101, 3, 4, 2),
                refreshed(16, 3),
                bought(16, 18, 101, 2, 2, 0));
        assertEquals(1, order(16).shownLots());
        assertEquals(2, venue.held(1, Venue.ABC));
    }

    @Test
    void whatIsShownAnewStandsBehindTheOthers() {
        one.newOrder(Venue.order(1, ABC, SELL, 101, 10).displayLots(3));
        two.limit(1, ABC, SELL, 101, 4, GTC);
        venue.events();
        three.limit(1, ABC, BUY, 101, 3, IOC);
        three.limit(1, ABC, BUY, 101, 5, IOC);
        expect(
                ACCEPTED,
                bought(16, 18, 101, 3, 7, 0),
                refreshed(16, 3),
                ACCEPTED,
                bought(17, 19, 101, 4, 0, 1),
                bought(16, 19, 101, 1, 6, 0));
    }

    @Test
    void twoThatShowAPartTakeTurns() {
        one.newOrder(Venue.order(1, ABC, SELL, 101, 5).displayLots(2));
        two.newOrder(Venue.order(1, ABC, SELL, 101, 6).displayLots(3));
        venue.events();
        three.limit(1, ABC, BUY, 101, 11, GTC);
        expect(
                ACCEPTED,
                bought(16, 18, 101, 2, 3, 9),
                refreshed(16, 2),
                bought(17, 18, 101, 3, 3, 6),
                refreshed(17, 3),
                bought(16, 18, 101, 2, 1, 4),
                refreshed(16, 1),
                bought(17, 18, 101, 3, 0, 1),
                bought(16, 18, 101, 1, 0, 0));
        assertTrue(orders().isEmpty());
    }

    @Test
    void aReductionTakesTheReserveFirst() {
        one.newOrder(Venue.order(1, ABC, SELL, 101, 10).displayLots(4));
        two.limit(1, ABC, SELL, 101, 1, GTC);
        venue.events();
        one.replace(1, 101, 6);
        expect(reduced(16, 6));
        assertEquals(4, order(16).shownLots());
        one.replace(1, 101, 3);
        expect(reduced(16, 3));
        assertEquals(3, order(16).shownLots());
        three.limit(1, ABC, BUY, 101, 3, IOC);
        expect(ACCEPTED, bought(16, 20, 101, 3, 0, 0));
    }

    @Test
    void selfTradeTakesTheReserveFirst() {
        one.newOrder(Venue.order(1, ABC, SELL, 101, 10).displayLots(4));
        venue.events();
        one.newOrder(Venue.order(2, ABC, BUY, 101, 5).selfTrade(SelfTrade.DECREMENT));
        expect(ACCEPTED, reduced(16, 5), gone(17, 5, "SELF_TRADE"));
        assertEquals(4, order(16).shownLots());
        one.newOrder(Venue.order(2, ABC, BUY, 101, 3).selfTrade(SelfTrade.DECREMENT));
        expect(ACCEPTED, reduced(16, 2), gone(18, 3, "SELF_TRADE"));
        assertEquals(2, order(16).shownLots());
        assertEquals(2, venue.held(1, Venue.ABC));
    }

    @Test
    void fillOrKillAndLeastQuantityCountReserves() {
        one.newOrder(Venue.order(1, ABC, SELL, 101, 10).displayLots(5));
        venue.events();
        two.limit(1, ABC, BUY, 101, 11, FOK);
        two.newOrder(Venue.order(1, ABC, BUY, 101, 20).minLots(11));
        two.limit(1, ABC, BUY, 101, 10, FOK);
        expect(
                ACCEPTED,
                gone(17, 11, "NOT_FILLABLE"),
                ACCEPTED,
                gone(18, 20, "NOT_FILLABLE"),
                ACCEPTED,
                bought(16, 19, 101, 5, 5, 5),
                refreshed(16, 5),
                bought(16, 19, 101, 5, 0, 0));
    }

    @Test
    void aReserveComesAfterAnOrderOfTheSameOwner() {
        one.newOrder(Venue.order(1, ABC, SELL, 101, 10).displayLots(4));
        two.limit(1, ABC, SELL, 101, 1, GTC);
        venue.events();
        killUnlessFilled(101, 5);
        killUnlessFilled(101, 4);
        expect(ACCEPTED, gone(18, 5, "NOT_FILLABLE"), ACCEPTED, bought(16, 19, 101, 4, 6, 0), refreshed(16, 4));
        // At a better price the whole of it comes before.
        three.newOrder(Venue.order(1, ABC, SELL, 100, 3).displayLots(2));
        venue.events();
        killUnlessFilled(101, 4);
        killUnlessFilled(101, 3);
        expect(
                ACCEPTED,
                gone(21, 4, "NOT_FILLABLE"),
                ACCEPTED,
                bought(20, 22, 100, 2, 1, 1),
                refreshed(20, 1),
                bought(20, 22, 100, 1, 0, 0));
    }

    @Test
    void anotherDisplayQuantityLosesThePlace() {
        one.newOrder(Venue.order(1, ABC, SELL, 101, 6).displayLots(2));
        two.limit(1, ABC, SELL, 101, 4, GTC);
        venue.events();
        one.replace(replace(1, 101, 6).displayLots(2));
        expect(reduced(16, 6));
        one.replace(replace(1, 101, 6).displayLots(3));
        expect(replaced(16), rested(16, 6));
        assertEquals(3, order(16).shownLots());
        three.limit(1, ABC, BUY, 101, 5, IOC);
        expect(ACCEPTED, bought(17, 20, 101, 4, 0, 1), bought(16, 20, 101, 1, 5, 0));
        assertEquals(2, order(16).shownLots());
        one.replace(replace(1, 101, 5).displayLots(0));
        expect(replaced(16), rested(16, 5));
        assertEquals(5, order(16).shownLots());
    }

    @Test
    void whatIsDisplayedMustBeWithinItsDomain() {
        one.newOrder(Venue.order(1, ABC, SELL, 101, 10).displayLots(-1));
        one.newOrder(Venue.order(1, ABC, SELL, 101, 10).displayLots(11));
        one.newOrder(Venue.order(1, ABC, SELL, 101, 2_001).displayLots(2));
        one.newOrder(Venue.order(1, ABC, SELL, 101, 10).displayLots(3).timeInForce(IOC));
        one.newOrder(Venue.order(1, ABC, SELL, 101, 10).displayLots(3).timeInForce(FOK));
        one.newOrder(stop(1, SELL, 90, 10, 95).displayLots(3).timeInForce(IOC));
        expectAll(6, refused("DISPLAY_LOTS_OUT_OF_RANGE"));
        one.newOrder(Venue.order(1, ABC, SELL, 101, 2_000).displayLots(2));
        one.replace(1, 101, 2_001);
        one.replace(replace(1, 101, 10).displayLots(11));
        one.replace(replace(1, 101, 10).displayLots(-2));
        // What stays as it is may be above what is open.
        one.replace(1, 101, 1);
        expect(
                ACCEPTED,
                rested(22, 2_000),
                refused("DISPLAY_LOTS_OUT_OF_RANGE"),
                refused("DISPLAY_LOTS_OUT_OF_RANGE"),
                refused("DISPLAY_LOTS_OUT_OF_RANGE"),
                reduced(22, 1));
    }

    @Test
    void aTradeTriggersWhatWaitsForIt() {
        two.newOrder(stop(1, BUY, 106, 5, 105));
        three.newOrder(stop(1, SELL, 94, 5, 95));
        one.limit(1, ABC, SELL, 104, 1, GTC);
        one.limit(2, ABC, SELL, 105, 1, GTC);
        one.limit(3, ABC, SELL, 106, 9, GTC);
        expect(ACCEPTED, ACCEPTED, ACCEPTED, rested(18, 1), ACCEPTED, rested(19, 1), ACCEPTED, rested(20, 9));
        three.limit(2, ABC, BUY, 104, 1, IOC);
        expect(ACCEPTED, bought(18, 21, 104, 1, 0, 0));
        three.limit(2, ABC, BUY, 105, 1, IOC);
        expect(ACCEPTED, bought(19, 22, 105, 1, 0, 0), triggered(16), bought(20, 16, 106, 5, 4, 0));
        one.limit(4, ABC, BUY, 95, 1, GTC);
        one.limit(5, ABC, BUY, 94, 3, GTC);
        venue.events();
        two.limit(2, ABC, SELL, 95, 1, IOC);
        expect(ACCEPTED, sold(23, 25, 95, 1, 0, 0), triggered(17), sold(24, 17, 94, 3, 0, 2), rested(17, 2));
    }

    @Test
    void theTouchTriggersWhatWaitsForIt() {
        one.limit(1, ABC, SELL, 101, 1, GTC);
        one.limit(2, ABC, SELL, 104, 5, GTC);
        two.newOrder(stop(1, BUY, 110, 3, 103).trigger(TOUCH));
        expect(ACCEPTED, rested(16, 1), ACCEPTED, rested(17, 5), ACCEPTED);
        one.cancel(1);
        expect(gone(16, 1, "REQUESTED"), triggered(18), bought(17, 18, 104, 3, 2, 0));
        one.limit(3, ABC, BUY, 99, 1, GTC);
        one.limit(4, ABC, BUY, 96, 5, GTC);
        three.newOrder(stop(1, SELL, 90, 3, 97).trigger(TOUCH));
        expect(ACCEPTED, rested(20, 1), ACCEPTED, rested(21, 5), ACCEPTED);
        one.replace(3, 95, 1);
        expect(replaced(20), rested(20, 1), triggered(22), sold(21, 22, 96, 3, 2, 0));
    }

    @Test
    void anEmptySideIsNoTouch() {
        two.newOrder(stop(1, BUY, 110, 1, 1).trigger(TOUCH));
        two.newOrder(stop(2, SELL, 111, 1, 200).trigger(TOUCH));
        expect(ACCEPTED, ACCEPTED);
        one.limit(1, ABC, SELL, 120, 1, GTC);
        // The buy that has come in is the touch of the sell.
        expect(ACCEPTED, rested(18, 1), triggered(16), rested(16, 1), triggered(17), rested(17, 1));
    }

    @Test
    void theTouchIsLookedAtByInstrument() {
        venue.operator().listInstrument("ABC2", Venue.ABC, Venue.USD, 1, 1, 100, 500);
        one.limit(1, 1, SELL, 101, 1, GTC);
        one.limit(2, ABC, SELL, 101, 1, GTC);
        three.limit(1, 1, SELL, 105, 1, GTC);
        three.limit(2, ABC, SELL, 105, 1, GTC);
        two.newOrder(stop(1, BUY, 104, 1, 103).trigger(TOUCH).instrument(1));
        two.newOrder(stop(2, BUY, 104, 1, 103).trigger(TOUCH));
        venue.events();
        one.massCancel(1, -1, null);
        expect(
                gone(18, 1, "MASS_CANCELED"),
                gone(17, 1, "MASS_CANCELED"),
                triggered(22),
                rested(22, 1),
                triggered(21),
                rested(21, 1));
    }

    @Test
    void thoseThatOneTradeReachesComeInBuysFirstThenTheNearestThenTheOldest() {
        two.newOrder(stop(1, SELL, 150, 1, 100));
        two.newOrder(stop(2, SELL, 150, 1, 102));
        two.newOrder(stop(3, SELL, 150, 1, 102));
        two.newOrder(stop(4, BUY, 50, 1, 98));
        two.newOrder(stop(5, BUY, 50, 1, 97));
        two.newOrder(stop(6, BUY, 50, 1, 97));
        two.newOrder(stop(7, BUY, 50, 1, 101));
        two.newOrder(stop(8, SELL, 150, 1, 99));
        one.limit(1, ABC, SELL, 100, 1, GTC);
        venue.events();
        three.limit(1, ABC, BUY, 100, 1, IOC);
        expect(
                ACCEPTED,
                bought(24, 25, 100, 1, 0, 0),
                triggered(20),
                rested(20, 1),
                triggered(21),
                rested(21, 1),
                triggered(19),
                rested(19, 1),
                triggered(17),
                rested(17, 1),
                triggered(18),
                rested(18, 1),
                triggered(16),
                rested(16, 1));
        assertTrue(order(22).isWaiting());
        assertTrue(order(23).isWaiting());
    }

    @Test
    void thoseThatAreReachedMeanwhileStandBehindAndTheTouchIsLookedAtLast() {
        one.limit(1, ABC, BUY, 100, 1, GTC);
        one.limit(2, ABC, BUY, 99, 1, GTC);
        one.limit(3, ABC, BUY, 98, 1, GTC);
        one.limit(4, ABC, BUY, 97, 1, GTC);
        one.limit(5, ABC, BUY, 96, 9, GTC);
        two.newOrder(stop(1, SELL, 1, 1, 99).trigger(TOUCH));
        two.newOrder(stop(2, SELL, 1, 1, 100));
        two.newOrder(stop(3, SELL, 1, 1, 99));
        two.newOrder(stop(4, SELL, 1, 1, 100));
        venue.events();
        three.limit(1, ABC, SELL, 100, 1, IOC);
        expect(
                ACCEPTED,
                sold(16, 25, 100, 1, 0, 0),
                triggered(22),
                sold(17, 22, 99, 1, 0, 0),
                triggered(24),
                sold(18, 24, 98, 1, 0, 0),
                triggered(23),
                sold(19, 23, 97, 1, 0, 0),
                triggered(21),
                sold(20, 21, 96, 1, 8, 0));
    }

    @Test
    void whatIsReachedAlreadyComesInAtOnce() {
        trade(100);
        two.newOrder(stop(1, BUY, 90, 2, 100));
        expect(ACCEPTED, triggered(18), rested(18, 2));
        two.newOrder(stop(2, BUY, 89, 1, 101));
        expect(ACCEPTED);
        two.replace(replace(2, 89, 1).triggerTicks(100));
        expect(replaced(19), triggered(19), rested(19, 1));
        two.newOrder(stop(3, SELL, 95, 1, 90).trigger(TOUCH));
        expect(ACCEPTED, triggered(21), rested(21, 1));
    }

    @Test
    void aCascadeOfAThousandStopsRunsToItsEndInsideTheCommand() {
        for (int i = 0; i <= 1_000; i++) {
            one.limit(i, ABC, BUY, 2_000L - i, 1, GTC);
        }
        for (int i = 0; i < 1_000; i++) {
            two.newOrder(stop(i, SELL, 1, 1, 2_000L - i));
        }
        venue.events();
        three.limit(1, ABC, SELL, 2_000, 1, IOC);
        final List<String> expected = new ArrayList<>(List.of(ACCEPTED, sold(16, 2_017, 2_000, 1, 0, 0)));
        for (int i = 0; i < 1_000; i++) {
            expected.add(triggered(1_017L + i));
            expected.add(sold(17L + i, 1_017L + i, 1_999L - i, 1, 0, 0));
        }
        assertEquals(expected, venue.events());
        assertTrue(orders().isEmpty());
    }

    @Test
    void aTriggerThatTrailsFollowsATradeAndNeverGoesBack() {
        trade(100);
        two.newOrder(stop(1, SELL, 90, 1, 0).trailTicks(5).timeInForce(IOC));
        expect(ACCEPTED);
        assertEquals(95, order(18).triggerTicks());
        trade(103);
        assertEquals(98, order(18).triggerTicks());
        trade(99);
        assertEquals(98, order(18).triggerTicks());
        one.limit(1, ABC, SELL, 98, 1, GTC);
        venue.events();
        three.limit(1, ABC, BUY, 98, 1, IOC);
        expect(ACCEPTED, bought(23, 24, 98, 1, 0, 0), triggered(18), gone(18, 1, "REST_OF_IOC"));
    }

    @Test
    void aTrailingBuyFollowsDownwards() {
        trade(100);
        two.newOrder(stop(1, BUY, 50, 1, 0).trailTicks(5));
        two.newOrder(stop(2, BUY, 51, 1, 200).trailTicks(5));
        assertEquals(105, order(18).triggerTicks());
        trade(101);
        assertEquals(105, order(18).triggerTicks());
        assertEquals(106, order(19).triggerTicks());
        trade(90);
        assertEquals(95, order(18).triggerTicks());
        assertEquals(95, order(19).triggerTicks());
        one.limit(1, ABC, SELL, 95, 1, GTC);
        venue.events();
        three.limit(1, ABC, BUY, 95, 1, IOC);
        expect(ACCEPTED, bought(24, 25, 95, 1, 0, 0), triggered(18), rested(18, 1), triggered(19), rested(19, 1));
    }

    @Test
    void aTrailWithoutATriggerNeedsALastTradeAtItsDistance() {
        two.newOrder(stop(1, SELL, 90, 1, 0).trailTicks(5));
        expect(refused("TRIGGER_OUT_OF_RANGE"));
        trade(3);
        two.newOrder(stop(1, SELL, 90, 1, 0).trailTicks(3));
        two.newOrder(stop(1, BUY, 90, 1, 0).trailTicks(Limits.MAX_PRICE_TICKS));
        two.newOrder(stop(1, SELL, 90, 1, 0).trailTicks(2));
        expect(refused("TRIGGER_OUT_OF_RANGE"), refused("TRIGGER_OUT_OF_RANGE"), ACCEPTED);
        assertEquals(1, order(21).triggerTicks());
    }

    @Test
    void aTriggerOutsideItsDomainIsRejected() {
        two.newOrder(Venue.order(1, ABC, SELL, 90, 1).triggerTicks(95));
        two.newOrder(Venue.order(1, ABC, SELL, 90, 1).trailTicks(5));
        two.newOrder(stop(1, SELL, 90, 1, 0));
        two.newOrder(stop(1, SELL, 90, 1, -1));
        two.newOrder(stop(1, SELL, 90, 1, Limits.MAX_PRICE_TICKS + 1));
        two.newOrder(stop(1, SELL, 90, 1, 95).trailTicks(-1));
        two.newOrder(stop(1, SELL, 90, 1, 95).trailTicks(Limits.MAX_PRICE_TICKS + 1));
        two.newOrder(stop(1, SELL, 90, 1, 95).trigger(TOUCH).trailTicks(1));
        two.newOrder(stop(1, SELL, 90, 1, 0).trigger(TOUCH));
        expectAll(9, refused("TRIGGER_OUT_OF_RANGE"));
        two.newOrder(stop(1, SELL, 90, 1, 95).timeInForce(AUCTION));
        two.newOrder(stop(1, SELL, 90, 1, 95).postOnly(true));
        two.newOrder(stop(1, SELL, 0, 1, 95).orderType(OrderType.MARKET));
        two.newOrder(stop(1, BUY, Limits.MAX_PRICE_TICKS, Limits.MAX_LOTS, 95));
        expect(
                refused("NOT_IN_THIS_PHASE"),
                refused("POST_ONLY_MUST_REST"),
                refused("MARKET_ORDER_CANNOT_REST"),
                refused("VALUE_OVERFLOW"));
    }

    @Test
    void whatWaitsHoldsNothingAndMustBeCoveredWhenItComesIn() {
        two.newOrder(stop(1, SELL, 90, 9_999, 95));
        two.newOrder(stop(2, SELL, 90, 20_000, 95));
        two.newOrder(stop(3, SELL, 90, 1, 95));
        expect(ACCEPTED, ACCEPTED, ACCEPTED);
        assertEquals(0, venue.held(2, Venue.ABC));
        one.limit(1, ABC, BUY, 95, 1, GTC);
        venue.events();
        three.limit(1, ABC, SELL, 95, 1, IOC);
        expect(
                ACCEPTED,
                sold(19, 20, 95, 1, 0, 0),
                triggered(16),
                rested(16, 9_999),
                triggered(17),
                gone(17, 20_000, "NO_FUNDS_LEFT"),
                triggered(18),
                rested(18, 1));
        assertEquals(10_000, venue.held(2, Venue.ABC));
    }

    @Test
    void whatASuspendedAccountHasWaitingIsCanceledWhenItComesIn() {
        // Not covered either, which is asked later.
        two.newOrder(stop(1, SELL, 90, 20_000, 95));
        venue.operator().suspendAccount(2, false);
        one.limit(1, ABC, BUY, 95, 1, GTC);
        venue.events();
        three.limit(1, ABC, SELL, 95, 1, IOC);
        expect(ACCEPTED, sold(18, 19, 95, 1, 0, 0), triggered(16), gone(16, 20_000, "ACCOUNT_SUSPENDED"));
    }

    @Test
    void whatFindsNoRoomForItsPriceLevelIsCanceledWhenItComesIn() {
        begin(new EngineConfig(9, 1, 64, 8, 4, 4, 8, 1));
        one.limit(1, ABC, BUY, 95, 3, GTC);
        two.newOrder(stop(1, SELL, 100, 3, 95));
        two.newOrder(stop(2, SELL, 95, 1, 95).timeInForce(IOC));
        expect(ACCEPTED, rested(16, 3), ACCEPTED, ACCEPTED);
        three.limit(1, ABC, SELL, 95, 1, IOC);
        expect(
                ACCEPTED,
                sold(16, 19, 95, 1, 2, 0),
                triggered(17),
                gone(17, 3, "NO_ROOM"),
                triggered(18),
                sold(16, 18, 95, 1, 1, 0));
    }

    @Test
    void whatWaitsNeedsASlot() {
        begin(new EngineConfig(1, 9, 64, 8, 4, 4, 8, 1));
        two.newOrder(stop(1, SELL, 90, 1, 95));
        two.newOrder(stop(2, SELL, 90, 1, 95).timeInForce(IOC));
        two.newOrder(stop(1, SELL, 90, 1, 95));
        expect(ACCEPTED, refused("ORDERS_FULL"), refused("DUPLICATE_ORDER_ID"));
    }

    @Test
    void whatWaitsIsCanceledAndExpiresAsAnyOrder() {
        two.newOrder(stop(1, SELL, 90, 1, 95));
        two.newOrder(stop(2, SELL, 90, 2, 95).timeInForce(GTD).expiresAtNs(20));
        two.newOrder(stop(3, SELL, 90, 3, 96));
        two.cancel(1);
        expect(ACCEPTED, ACCEPTED, ACCEPTED, gone(16, 1, "REQUESTED"));
        venue.operator().advanceTime();
        two.massCancel(2, -1, null);
        expect(gone(17, 2, "EXPIRED"), gone(18, 3, "MASS_CANCELED"));
        two.newOrder(stop(4, SELL, 90, 4, 96));
        venue.operator().suspendAccount(2, true);
        expect(ACCEPTED, gone(22, 4, "ACCOUNT_SUSPENDED"));
    }

    @Test
    void aReplaceSetsWhatAWaitingOrderWillBe() {
        two.newOrder(stop(1, SELL, 90, 5, 95));
        venue.events();
        two.replace(1, 91, 6);
        two.replace(replace(1, 92, 7).triggerTicks(96).displayLots(2));
        two.replace(replace(1, 92, 7).timeInForce(DAY));
        expect(replaced(16), replaced(16), replaced(16));
        assertEquals(92, order(16).priceTicks());
        assertEquals(7, order(16).openLots());
        assertEquals(0, order(16).shownLots());
        assertEquals(2, order(16).displayLots());
        assertEquals(96, order(16).triggerTicks());
        assertEquals(DAY, order(16).timeInForce());
        // More than there is, which is looked at when it comes in.
        two.replace(1, 92, 20_000);
        two.replace(replace(1, 92, 20_000).displayLots(20));
        two.replace(1, 92, 7);
        expect(refused("DISPLAY_LOTS_OUT_OF_RANGE"), replaced(16), replaced(16));
        one.limit(1, ABC, BUY, 96, 1, GTC);
        venue.events();
        three.limit(1, ABC, SELL, 96, 1, IOC);
        expect(ACCEPTED, sold(23, 24, 96, 1, 0, 0), triggered(16), rested(16, 7));
        assertEquals(7, order(16).shownLots());
    }

    @Test
    void aReplaceOfAWaitingOrderIsChecked() {
        two.newOrder(stop(1, SELL, 90, 5, 95).timeInForce(IOC).minLots(3));
        venue.events();
        two.replace(1, 0, 5);
        two.replace(1, 90, 0);
        two.replace(1, 90, 5, 1);
        two.replace(replace(1, 90, 5).timeInForce(FOK));
        two.replace(replace(1, 90, 5).timeInForce(AUCTION));
        two.replace(replace(1, 90, 5).timeInForce(GTD));
        two.replace(replace(1, 90, 5).expiresAtNs(99));
        two.replace(replace(1, 90, 5).triggerTicks(0));
        two.replace(replace(1, 90, 2).triggerTicks(Limits.MAX_PRICE_TICKS + 1));
        two.replace(1, 90, 2);
        two.replace(replace(1, 90, 3).timeInForce(GTD).expiresAtNs(99));
        expect(
                refused("PRICE_OUT_OF_RANGE"),
                refused("LOTS_OUT_OF_RANGE"),
                refused("FILLED_LOTS_OUT_OF_RANGE") + " asked=1 allowed=0",
                refused("CANNOT_BECOME"),
                refused("CANNOT_BECOME"),
                refused("EXPIRY_OUT_OF_RANGE"),
                refused("EXPIRY_OUT_OF_RANGE"),
                refused("TRIGGER_OUT_OF_RANGE"),
                refused("TRIGGER_OUT_OF_RANGE"),
                refused("MIN_LOTS_OUT_OF_RANGE"),
                replaced(16));
        two.newOrder(stop(2, BUY, 100, 1, 105));
        two.replace(2, Limits.MAX_PRICE_TICKS, Limits.MAX_LOTS);
        two.limit(3, ABC, BUY, 50, 1, GTC);
        two.replace(replace(3, 50, 1).triggerTicks(60));
        expect(ACCEPTED, refused("VALUE_OVERFLOW"), ACCEPTED, rested(30, 1), refused("CANNOT_BECOME"));
    }

    @Test
    void aMarketOrderThatWaitsDoesNotBecomeOneThatRests() {
        two.newOrder(stop(1, SELL, 0, 5, 95).orderType(OrderType.MARKET).timeInForce(IOC));
        two.newOrder(stop(2, BUY, 120, 5, 110).orderType(OrderType.MARKET).timeInForce(FOK));
        two.newOrder(stop(3, BUY, 120, 5, 110).orderType(OrderType.MARKET).timeInForce(IOC));
        expect(ACCEPTED, ACCEPTED, ACCEPTED);
        two.replace(1, 0, 4);
        two.replace(replace(1, 0, 4).timeInForce(GTC));
        two.replace(2, 0, 5);
        two.replace(3, 0, 5);
        expect(replaced(16), refused("CANNOT_BECOME"), refused("WORST_PRICE_MISSING"), replaced(18));
        one.limit(1, ABC, BUY, 95, 3, GTC);
        venue.events();
        three.limit(1, ABC, SELL, 95, 1, IOC);
        expect(
                ACCEPTED,
                sold(23, 24, 95, 1, 2, 0),
                triggered(16),
                sold(23, 16, 95, 2, 0, 2),
                gone(16, 2, "REST_OF_IOC"));
    }

    @Test
    void whatIsInLineWaitsOnIfItsInstrumentIsHaltedMeanwhile() {
        venue.operator().setPriceBand(ABC, 0, 0, 5, 0, 0);
        one.limit(1, ABC, BUY, 100, 2, GTC);
        one.limit(2, ABC, BUY, 90, 1, GTC);
        two.newOrder(stop(1, SELL, 80, 1, 100));
        two.newOrder(stop(2, SELL, 80, 1, 100));
        two.newOrder(stop(3, SELL, 80, 1, 100));
        venue.events();
        three.limit(1, ABC, SELL, 100, 1, IOC);
        expect(
                ACCEPTED,
                sold(17, 22, 100, 1, 1, 0),
                triggered(19),
                sold(17, 19, 100, 1, 0, 0),
                triggered(20),
                rested(20, 1),
                "PhaseChanged instrument=0 phase=HALTED");
        assertTrue(order(21).isWaiting());
        venue.operator().setPhase(ABC, Phase.AUCTION);
        venue.operator().setPhase(ABC, Phase.OPEN);
        // The auction's trade counts as one of the moment at which it opens.
        expect(
                "PhaseChanged instrument=0 phase=AUCTION",
                "AuctionUncrossed instrument=0 priceTicks=90 lots=1",
                sold(18, 20, 90, 1, 0, 0),
                "PhaseChanged instrument=0 phase=OPEN",
                triggered(21),
                rested(21, 1));
    }

    @Test
    void whatIsPlacedInAnAuctionWaitsUntilItsInstrumentIsOpen() {
        trade(100);
        venue.operator().setPhase(ABC, Phase.AUCTION);
        venue.events();
        two.newOrder(stop(1, BUY, 90, 2, 100).timeInForce(IOC).minLots(1));
        two.newOrder(stop(2, BUY, 90, 2, 101).trigger(TOUCH));
        three.limit(1, ABC, SELL, 101, 1, GTC);
        expect(ACCEPTED, ACCEPTED, ACCEPTED, rested(21, 1));
        venue.operator().setPhase(ABC, Phase.OPEN);
        expect(
                "AuctionUncrossed instrument=0 priceTicks=0 lots=0",
                "PhaseChanged instrument=0 phase=OPEN",
                triggered(19),
                gone(19, 2, "NOT_FILLABLE"),
                triggered(20),
                rested(20, 2));
    }

    @Test
    void aTriggerAlsoTrailsBehindTheTradesOfAnAuction() {
        trade(100);
        two.newOrder(stop(1, SELL, 90, 1, 0).trailTicks(5));
        venue.operator().setPhase(ABC, Phase.AUCTION);
        one.limit(1, ABC, SELL, 110, 1, GTC);
        three.limit(1, ABC, BUY, 110, 1, GTC);
        venue.operator().setPhase(ABC, Phase.CLOSED);
        venue.operator().setPhase(ABC, Phase.AUCTION);
        assertEquals(105, order(18).triggerTicks());
        venue.operator().setPhase(ABC, Phase.OPEN);
        assertTrue(order(18).isWaiting());
    }

    @Test
    void whatComesInTradesByTheRulesOfItsKind() {
        two.newOrder(stop(1, SELL, 90, 5, 95).timeInForce(FOK));
        two.newOrder(stop(2, SELL, 90, 5, 95).selfTrade(SelfTrade.CANCEL_NEWEST));
        two.newOrder(stop(3, SELL, 0, 1, 95).orderType(OrderType.MARKET).timeInForce(IOC));
        two.limit(4, ABC, BUY, 93, 4, GTC);
        one.limit(1, ABC, BUY, 94, 2, GTC);
        one.limit(2, ABC, BUY, 95, 1, GTC);
        venue.events();
        three.limit(1, ABC, SELL, 95, 1, IOC);
        expect(
                ACCEPTED,
                sold(21, 22, 95, 1, 0, 0),
                triggered(16),
                sold(20, 16, 94, 2, 0, 3),
                sold(19, 16, 93, 3, 1, 0),
                triggered(17),
                gone(17, 5, "SELF_TRADE"),
                triggered(18),
                sold(19, 18, 93, 1, 0, 0));
    }

    @Test
    void aMassCancelTakesThoseThatWaitOnASideBehindThoseThatRestThere() {
        one.newOrder(stop(1, BUY, 120, 1, 110));
        one.newOrder(stop(2, BUY, 120, 1, 105));
        one.limit(3, ABC, BUY, 99, 1, GTC);
        one.newOrder(stop(4, SELL, 80, 1, 90));
        one.newOrder(stop(5, SELL, 80, 1, 95).trigger(TOUCH));
        one.newOrder(stop(6, SELL, 80, 1, 95));
        one.limit(7, ABC, SELL, 101, 1, GTC);
        venue.events();
        one.massCancel(1, ABC, null);
        expect(
                gone(18, 1, "MASS_CANCELED"),
                gone(17, 1, "MASS_CANCELED"),
                gone(16, 1, "MASS_CANCELED"),
                gone(22, 1, "MASS_CANCELED"),
                gone(20, 1, "MASS_CANCELED"),
                gone(21, 1, "MASS_CANCELED"),
                gone(19, 1, "MASS_CANCELED"));
    }

    @Test
    void whatIsInLineIsStillTakenByAMassCancel() {
        haltUntilTheNextCommand();
        venue.operator().massCancel(-1, ABC, null);
        expectReopened(gone(20, 1, "MASS_CANCELED"), gone(21, 1, "MASS_CANCELED"));
        assertTrue(orders().isEmpty());
    }

    @Test
    void whatIsInLineIsStillCanceledByItsOwner() {
        haltUntilTheNextCommand();
        two.cancel(1);
        expectReopened(gone(20, 1, "REQUESTED"), triggered(21), rested(21, 1));
    }

    @Test
    void whatIsInLineMayStillExpire() {
        haltUntilTheNextCommand(stop(1, SELL, 99, 1, 92).timeInForce(GTD).expiresAtNs(29));
        // At 30: the auction has ended at 28.
        final Engine engine = venue.engine();
        new CommandPublisher(
                        (buffer, offset, length) -> {
                            final UnsafeBuffer copy = new UnsafeBuffer(new byte[length]);
                            copy.putBytes(0, buffer, offset, length);
                            engine.apply(copy, 0, length, engine.sequence() + 1, 30);
                            return Publication.PUBLISHED;
                        },
                        Records.OPERATOR)
                .advanceTime();
        expectReopened(gone(20, 1, "EXPIRED"), triggered(21), rested(21, 1));
    }

    @Test
    void aReplaceInLineGoesToItsBack() {
        haltUntilTheNextCommand();
        two.replace(1, 99, 2);
        expectReopened(replaced(20), triggered(21), rested(21, 1), triggered(20), rested(20, 2));
    }

    @Test
    void aReplaceInLineMayTakeItOut() {
        haltUntilTheNextCommand();
        two.replace(replace(1, 99, 2).triggerTicks(80));
        expectReopened(replaced(20), triggered(21), rested(21, 1));
        assertTrue(order(20).isWaiting());
    }

    @Test
    void whenALimitOrderTradesItsStopIsCanceled() {
        pairOf(10);
        two.limit(1, ABC, BUY, 110, 4, IOC);
        expect(ACCEPTED, bought(16, 18, 110, 4, 6, 0), gone(17, 10, "PAIRED"));
        assertEquals(0, order(16).pairedOrderNumber());
    }

    @Test
    void whenAStopIsTriggeredItsLimitOrderIsCanceledBeforeItTrades() {
        // Both sell all that there is, which only one of them can have at a time.
        pairOf(10_000);
        two.limit(1, ABC, BUY, 90, 1, GTC);
        two.limit(2, ABC, BUY, 89, 10_001, GTC);
        venue.events();
        three.limit(1, ABC, SELL, 90, 1, IOC);
        expect(
                ACCEPTED,
                sold(18, 20, 90, 1, 0, 0),
                triggered(17),
                gone(16, 10_000, "PAIRED"),
                sold(19, 17, 89, 10_000, 1, 0));
    }

    @Test
    void whenOneOfAPairIsGoneSoIsTheOther() {
        pairOf(10);
        one.cancel(1);
        expect(gone(16, 10, "REQUESTED"), gone(17, 10, "PAIRED"));
        pairOf(10);
        one.cancel(2);
        expect(gone(20, 10, "REQUESTED"), gone(19, 10, "PAIRED"));
        pairOf(10);
        one.massCancel(1, -1, null);
        expect(gone(22, 10, "MASS_CANCELED"), gone(23, 10, "PAIRED"));
        one.newOrder(Venue.order(1, ABC, SELL, 110, 5).timeInForce(GTD).expiresAtNs(27));
        one.newOrder(paired(1, stop(2, SELL, 85, 5, 90)));
        venue.events();
        two.cancel(1);
        expect(gone(25, 5, "EXPIRED"), gone(26, 5, "PAIRED"), refused("UNKNOWN_ORDER"));
        one.newOrder(stop(2, SELL, 85, 5, 90));
        one.newOrder(paired(2, Venue.order(1, ABC, SELL, 110, 5).minLots(1)));
        expect(ACCEPTED, ACCEPTED, gone(29, 5, "NOT_FILLABLE"), gone(28, 5, "PAIRED"));
        assertTrue(orders().isEmpty());
    }

    @Test
    void aReplaceKeepsThePair() {
        pairOf(10);
        one.replace(1, 111, 12);
        one.replace(2, 86, 9);
        expect(replaced(16), rested(16, 12), replaced(17));
        assertEquals(17, order(16).pairedOrderNumber());
        assertEquals(16, order(17).pairedOrderNumber());
        two.limit(1, ABC, BUY, 105, 1, GTC);
        venue.events();
        one.replace(1, 105, 12);
        expect(replaced(16), sold(20, 16, 105, 1, 0, 11), gone(17, 9, "PAIRED"), rested(16, 11));
    }

    @Test
    void aPairMayBreakOutToEitherSide() {
        one.newOrder(stop(1, BUY, 112, 3, 110));
        one.newOrder(paired(1, stop(2, SELL, 88, 3, 90)));
        two.limit(1, ABC, SELL, 110, 1, GTC);
        two.limit(2, ABC, SELL, 112, 9, GTC);
        venue.events();
        three.limit(1, ABC, BUY, 110, 1, IOC);
        expect(
                ACCEPTED,
                bought(18, 20, 110, 1, 0, 0),
                triggered(16),
                gone(17, 3, "PAIRED"),
                bought(19, 16, 112, 3, 6, 0));
    }

    @Test
    void bothOfAPairMayBeReachedByOneTradeAndOneComesIn() {
        one.newOrder(stop(1, SELL, 150, 3, 110));
        one.newOrder(paired(1, stop(2, BUY, 50, 3, 90)));
        two.limit(1, ABC, SELL, 100, 1, GTC);
        venue.events();
        three.limit(1, ABC, BUY, 100, 1, IOC);
        expect(ACCEPTED, bought(18, 19, 100, 1, 0, 0), triggered(17), gone(16, 3, "PAIRED"), rested(17, 3));
    }

    @Test
    void ifBothOrdersOfATradeHaveAnotherTheMakersGoesFirst() {
        one.limit(1, ABC, SELL, 101, 5, GTC);
        one.newOrder(paired(1, stop(2, SELL, 85, 5, 90)));
        two.newOrder(stop(1, BUY, 125, 3, 120));
        venue.events();
        two.newOrder(paired(1, Venue.order(2, ABC, BUY, 101, 7)));
        expect(ACCEPTED, bought(16, 19, 101, 5, 0, 2), gone(17, 5, "PAIRED"), gone(18, 3, "PAIRED"), rested(19, 2));
    }

    @Test
    void aPairGoesBeforeTheOrderIsRefreshed() {
        one.newOrder(Venue.order(1, ABC, SELL, 101, 6).displayLots(3));
        one.newOrder(paired(1, stop(2, SELL, 90, 6, 95)));
        venue.events();
        two.limit(1, ABC, BUY, 101, 4, IOC);
        expect(
                ACCEPTED,
                bought(16, 18, 101, 3, 3, 1),
                gone(17, 6, "PAIRED"),
                refreshed(16, 3),
                bought(16, 18, 101, 1, 2, 0));
    }

    @Test
    void aMassCancelDoesNotCancelTheOtherOfAPairAgain() {
        one.limit(1, ABC, SELL, 110, 1, GTC);
        one.limit(2, ABC, SELL, 110, 2, GTC);
        one.limit(3, ABC, SELL, 111, 3, GTC);
        one.newOrder(paired(1, stop(4, BUY, 125, 4, 120)));
        one.newOrder(paired(3, stop(5, BUY, 125, 5, 121)));
        venue.events();
        one.massCancel(1, ABC, null);
        expect(
                gone(19, 4, "MASS_CANCELED"),
                gone(16, 1, "PAIRED"),
                gone(20, 5, "MASS_CANCELED"),
                gone(18, 3, "PAIRED"),
                gone(17, 2, "MASS_CANCELED"));
        assertTrue(orders().isEmpty());
    }

    @Test
    void aPairMayBeInTwoInstruments() {
        venue.operator().listInstrument("ABC2", Venue.ABC, Venue.USD, 1, 1, 100, 500);
        one.limit(1, 1, SELL, 110, 5, GTC);
        one.newOrder(paired(1, stop(2, SELL, 85, 5, 90)));
        two.limit(1, ABC, BUY, 90, 1, GTC);
        venue.events();
        three.limit(1, ABC, SELL, 90, 1, IOC);
        expect(ACCEPTED, sold(19, 20, 90, 1, 0, 0), triggered(18), gone(17, 5, "PAIRED"), rested(18, 5));
    }

    @Test
    void aPairIsNotEndedByWhatIsNoTrade() {
        pairOf(10);
        // The limit order meets one of its owner's, and loses lots without a trade.
        one.newOrder(Venue.order(3, ABC, BUY, 110, 4).selfTrade(SelfTrade.DECREMENT));
        expect(ACCEPTED, reduced(16, 6), gone(18, 4, "SELF_TRADE"));
        assertEquals(17, order(16).pairedOrderNumber());
        one.newOrder(Venue.order(3, ABC, BUY, 110, 7).selfTrade(SelfTrade.DECREMENT));
        expect(ACCEPTED, gone(16, 6, "SELF_TRADE"), gone(17, 10, "PAIRED"), reduced(19, 1), rested(19, 1));
    }

    @Test
    void whatCannotBeAPairIsRejected() {
        one.limit(1, ABC, SELL, 110, 1, GTC);
        two.limit(7, ABC, SELL, 110, 1, GTC);
        venue.events();
        one.newOrder(paired(1, Venue.order(2, ABC, SELL, 111, 1)));
        one.newOrder(paired(7, stop(2, SELL, 85, 1, 90)));
        one.newOrder(paired(2, stop(2, SELL, 85, 1, 90)));
        expectAll(3, refused("UNPAIRABLE"));
        one.newOrder(paired(1, stop(2, SELL, 85, 1, 90)));
        one.newOrder(paired(1, stop(3, SELL, 85, 1, 90)));
        one.newOrder(paired(2, stop(3, SELL, 85, 1, 90)));
        one.newOrder(stop(4, SELL, 85, 1, 90));
        one.newOrder(paired(4, Venue.order(5, ABC, SELL, 111, 1).timeInForce(IOC)));
        one.newOrder(paired(4, stop(5, SELL, 85, 1, 90).timeInForce(IOC)));
        expect(ACCEPTED, refused("UNPAIRABLE"), refused("UNPAIRABLE"), ACCEPTED, refused("UNPAIRABLE"), ACCEPTED);
    }

    @Test
    void aQuoteIsABidAndAnAskInOneCommand() {
        one.quote(quote(99, 10, 101, 10));
        expect(rested(16, 10), rested(-16, 10));
        two.limit(1, ABC, BUY, 101, 4, IOC);
        expect(ACCEPTED, bought(-16, 17, 101, 4, 6, 0));
        one.cancel(2);
        one.replace(1, 98, 10);
        expect(gone(-16, 6, "REQUESTED"), replaced(16), rested(16, 10));
    }

    @Test
    void aSideOfAQuoteIsReplacedByTheRulesOfAReplace() {
        one.quote(quote(99, 10, 101, 10));
        two.limit(1, ABC, SELL, 101, 1, GTC);
        venue.events();
        one.quote(quote(98, 10, 101, 5));
        expect(replaced(16), rested(16, 10), reduced(-16, 5));
        three.limit(1, ABC, BUY, 101, 5, IOC);
        expect(ACCEPTED, bought(-16, 19, 101, 5, 0, 0));
        one.quote(quote(98, 0, 102, 3));
        expect(gone(16, 10, "REQUESTED"), rested(-20, 3));
        one.quote(quote(0, 0, 102, 4));
        expect(replaced(-20), rested(-20, 4));
        one.quote(quote(0, 0, 0, 0));
        one.quote(quote(0, 0, 0, 0));
        expect(gone(-20, 4, "REQUESTED"));
    }

    @Test
    void aQuoteIsRefusedWhole() {
        one.quote(quote(99, 10, 101, 10));
        venue.events();
        final String before = stateWithoutPosition();
        one.quote(quote(98, 20, 102, 10_001));
        one.quote(quote(98, 20, 0, 10));
        one.quote(quote(98, 0, 102, -1));
        expect(
                refused("INSUFFICIENT_FUNDS") + " asked=10001 allowed=10000",
                refused("QUOTE_CROSSED"),
                refused("LOTS_OUT_OF_RANGE"));
        assertEquals(before, stateWithoutPosition());
        // What its ask holds already counts as available.
        one.quote(quote(98, 20, 102, 10_000));
        expect(replaced(16), rested(16, 20), replaced(-16), rested(-16, 10_000));
    }

    @Test
    void aQuoteIsCheckedInItsOrder() {
        venue.session(4).quote(quote(101, 1, 101, 1));
        venue.operator().quote(quote(101, 1, 101, 1));
        venue.operator().suspendAccount(1, false);
        one.quote(quote(101, 1, 101, 1).instrument(7));
        venue.operator().resumeAccount(1);
        one.quote(quote(101, 1, 101, 1).instrument(7));
        expect(
                refused("UNKNOWN_SESSION"),
                refused("NOT_PERMITTED"),
                refused("ACCOUNT_SUSPENDED"),
                refused("UNKNOWN_INSTRUMENT"));
        venue.operator().setPhase(ABC, Phase.HALTED);
        one.quote(quote(101, 1, 101, 1).askOrderId(1));
        venue.operator().setPhase(ABC, Phase.CLOSED);
        one.quote(quote(101, 1, 101, 1).askOrderId(1));
        venue.operator().setPhase(ABC, Phase.OPEN);
        expect(
                "PhaseChanged instrument=0 phase=HALTED",
                refused("INSTRUMENT_HALTED"),
                "PhaseChanged instrument=0 phase=CLOSED",
                refused("INSTRUMENT_CLOSED"),
                "PhaseChanged instrument=0 phase=OPEN");
        one.quote(quote(101, 1, 101, 1).askOrderId(1));
        one.quote(quote(101, 1, 101, 1));
        one.quote(quote(0, 1, 0, 0));
        one.quote(quote(99, 0, 0, 1));
        one.quote(quote(99, 1, 101, Limits.MAX_LOTS + 1));
        expect(
                refused("DUPLICATE_ORDER_ID"),
                refused("QUOTE_CROSSED"),
                refused("PRICE_OUT_OF_RANGE"),
                refused("PRICE_OUT_OF_RANGE"),
                refused("LOTS_OUT_OF_RANGE"));
        assertTrue(orders().isEmpty());
    }

    @Test
    void aQuoteDoesNotTakeThePlaceOfAnotherKindOfOrder() {
        venue.operator().listInstrument("ABC2", Venue.ABC, Venue.USD, 1, 1, 0, 0);
        one.limit(1, 1, BUY, 50, 1, GTC);
        one.limit(2, ABC, SELL, 101, 1, GTC);
        one.newOrder(stop(3, BUY, 105, 1, 103));
        venue.events();
        final String before = stateWithoutPosition();
        one.quote(quote(99, 1, 102, 1).bidOrderId(1));
        one.quote(quote(99, 1, 102, 1).bidOrderId(2).askOrderId(9));
        one.quote(quote(99, 1, 102, 1).bidOrderId(3));
        // Also if it has no lots.
        one.quote(quote(99, 0, 102, 1).bidOrderId(3));
        expectAll(4, refused("DUPLICATE_ORDER_ID"));
        assertEquals(before, stateWithoutPosition());
        // An order that was placed alone may become a side.
        one.quote(quote(99, 1, 102, 1).bidOrderId(4));
        expect(rested(24, 1), replaced(18), rested(18, 1));
    }

    @Test
    void theAskIsDoneFirstWhereTheBidWouldMeetItsOldPrice() {
        one.quote(quote(99, 5, 101, 5));
        venue.events();
        one.quote(quote(101, 5, 103, 5));
        expect(replaced(-16), rested(-16, 5), replaced(16), rested(16, 5));
        one.quote(quote(98, 5, 100, 5));
        expect(replaced(16), rested(16, 5), replaced(-16), rested(-16, 5));
        one.quote(quote(100, 5, 0, 0));
        expect(gone(-16, 5, "REQUESTED"), replaced(16), rested(16, 5));
    }

    @Test
    void aQuoteTradesAsItComesIn() {
        two.limit(1, ABC, SELL, 101, 4, GTC);
        three.limit(1, ABC, BUY, 99, 3, GTC);
        venue.events();
        one.quote(quote(101, 10, 105, 10));
        expect(bought(16, 18, 101, 4, 0, 6), rested(18, 6), rested(-18, 10));
        one.quote(quote(98, 6, 99, 10));
        expect(replaced(18), rested(18, 6), replaced(-18), sold(17, -18, 99, 3, 0, 7), rested(-18, 7));
    }

    @Test
    void aSideThatWasFilledIsPlacedAnew() {
        one.quote(quote(99, 5, 101, 5));
        two.limit(1, ABC, BUY, 101, 5, IOC);
        venue.events();
        one.quote(quote(99, 5, 101, 5));
        expect(reduced(16, 5), rested(-18, 5));
    }

    @Test
    void roomIsAskedForBothSidesOfAQuote() {
        begin(new EngineConfig(1, 9, 64, 8, 4, 4, 8, 1));
        one.quote(quote(99, 1, 101, 1));
        one.quote(quote(99, 1, 101, 0));
        expect(refused("ORDERS_FULL"), rested(17, 1));
        begin(new EngineConfig(9, 1, 64, 8, 4, 4, 8, 1));
        one.quote(quote(99, 1, 101, 1));
        one.quote(quote(99, 1, 101, 0));
        one.quote(quote(99, 1, 101, 1));
        expect(refused("LEVELS_FULL"), rested(17, 1), refused("LEVELS_FULL"));
        assertFalse(orders().isEmpty());
    }

    private void begin(final EngineConfig config) {
        venue = Venue.withTraders(config);
        one = venue.session(1);
        two = venue.session(2);
        three = venue.session(3);
    }

    /** One sells to three; two commands, whose events are not kept. */
    private void trade(final long priceTicks) {
        one.limit(900, ABC, SELL, priceTicks, 1, GTC);
        three.limit(900, ABC, BUY, priceTicks, 1, IOC);
        venue.events();
    }

    /** A take profit of one's at 110, id 1, and with the next number a stop loss at 90, id 2. */
    private void pairOf(final long lots) {
        one.limit(1, ABC, SELL, 110, lots, GTC);
        one.newOrder(paired(1, stop(2, SELL, 85, lots, 90)));
        venue.events();
    }

    private void killUnlessFilled(final long priceTicks, final long lots) {
        two.newOrder(Venue.order(9, ABC, BUY, priceTicks, lots).timeInForce(FOK).selfTrade(SelfTrade.CANCEL_NEWEST));
    }

    /**
     * The circuit breaker trips at 22, so that an auction begins at 25, and at 28, the time of the next command, it trades at
     * 90 and reaches 20 and 21, which wait.
     */
    private void haltUntilTheNextCommand() {
        haltUntilTheNextCommand(stop(1, SELL, 99, 1, 92));
    }

    private void haltUntilTheNextCommand(final OrderTerms first) {
        venue.operator().setPriceBand(ABC, 0, 0, 5, 3, 3);
        one.limit(1, ABC, BUY, 100, 1, GTC);
        one.limit(2, ABC, BUY, 90, 1, GTC);
        three.limit(1, ABC, SELL, 100, 1, IOC);
        two.newOrder(first);
        two.newOrder(stop(2, SELL, 99, 1, 92));
        venue.events();
        three.limit(1, ABC, SELL, 90, 1, IOC);
        expect(ACCEPTED, gone(22, 1, "INSTRUMENT_HALTED"), "PhaseChanged instrument=0 phase=HALTED");
        venue.operator().advanceTime();
        venue.operator().advanceTime();
        three.limit(1, ABC, SELL, 90, 1, GTC);
        expect(
                "PhaseChanged instrument=0 phase=AUCTION",
                ACCEPTED,
                rested(25, 1),
                "IndicativeChanged instrument=0 priceTicks=90 lots=1 surplusLots=0");
        venue.operator().advanceTime();
        venue.operator().advanceTime();
        expect();
    }

    private void expectReopened(final String... events) {
        final List<String> expected = new ArrayList<>(List.of(
                "AuctionUncrossed instrument=0 priceTicks=90 lots=1",
                sold(18, 25, 90, 1, 0, 0),
                "PhaseChanged instrument=0 phase=OPEN"));
        expected.addAll(List.of(events));
        assertEquals(expected, venue.events());
    }

    private void expect(final String... events) {
        assertEquals(List.of(events), venue.events());
    }

    private void expectAll(final int times, final String event) {
        assertEquals(Collections.nCopies(times, event), venue.events());
    }

    private List<OrderState> orders() {
        final List<OrderState> found = new ArrayList<>();
        venue.engine().describe(new StateListener() {
            @Override
            public void onOrder(final OrderState order) {
                found.add(order);
            }
        });
        return found;
    }

    private OrderState order(final long orderNumber) {
        return orders().stream()
                .filter(order -> order.orderNumber() == orderNumber)
                .findFirst()
                .orElseThrow();
    }

    private String stateWithoutPosition() {
        return venue.state().lines().filter(line -> !line.startsWith("at ")).collect(Collectors.joining("\n"));
    }

    private static OrderTerms stop(
            final long orderId, final Side side, final long priceTicks, final long lots, final long triggerTicks) {
        return Venue.order(orderId, ABC, side, priceTicks, lots).trigger(LAST).triggerTicks(triggerTicks);
    }

    private static OrderTerms paired(final long otherOrderId, final OrderTerms terms) {
        return terms.paired(true).pairedOrderId(otherOrderId);
    }

    private static ReplaceTerms replace(final long orderId, final long priceTicks, final long openLots) {
        return new ReplaceTerms().orderId(orderId).priceTicks(priceTicks).openLots(openLots);
    }

    /** Its bid is id 1, its ask id 2. */
    private static QuoteTerms quote(final long bidTicks, final long bidLots, final long askTicks, final long askLots) {
        return new QuoteTerms()
                .instrument(ABC)
                .bidOrderId(1)
                .bidTicks(bidTicks)
                .bidLots(bidLots)
                .askOrderId(2)
                .askTicks(askTicks)
                .askLots(askLots);
    }

    private static String bought(
            final long maker,
            final long taker,
            final long ticks,
            final long lots,
            final long makerOpen,
            final long takerOpen) {
        return executed(maker, taker, ticks, lots, makerOpen, takerOpen, BUY);
    }

    private static String sold(
            final long maker,
            final long taker,
            final long ticks,
            final long lots,
            final long makerOpen,
            final long takerOpen) {
        return executed(maker, taker, ticks, lots, makerOpen, takerOpen, SELL);
    }

    private static String executed(
            final long maker,
            final long taker,
            final long ticks,
            final long lots,
            final long makerOpen,
            final long takerOpen,
            final Side takerSide) {
        return EventText.executed(
                maker,
                taker,
                ticks,
                lots,
                makerOpen,
                takerOpen,
                fee(ticks * lots, 100),
                fee(ticks * lots, 500),
                takerSide);
    }

    private static long fee(final long value, final long ppm) {
        return (value * ppm + 999_999) / 1_000_000;
    }
}
