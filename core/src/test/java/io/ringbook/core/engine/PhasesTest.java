package io.ringbook.core.engine;

import static io.ringbook.core.Phase.AUCTION;
import static io.ringbook.core.Phase.CLOSED;
import static io.ringbook.core.Phase.HALTED;
import static io.ringbook.core.Phase.OPEN;
import static io.ringbook.core.Side.BUY;
import static io.ringbook.core.Side.SELL;
import static io.ringbook.core.TimeInForce.DAY;
import static io.ringbook.core.TimeInForce.FOK;
import static io.ringbook.core.TimeInForce.GTC;
import static io.ringbook.core.TimeInForce.GTD;
import static io.ringbook.core.TimeInForce.IOC;
import static io.ringbook.core.engine.EventText.changed;
import static io.ringbook.core.engine.EventText.executed;
import static io.ringbook.core.engine.EventText.gone;
import static io.ringbook.core.engine.EventText.refreshed;
import static io.ringbook.core.engine.EventText.rested;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.ringbook.core.OrderType;
import io.ringbook.core.Phase;
import io.ringbook.core.SelfTrade;
import io.ringbook.core.Side;
import io.ringbook.core.TimeInForce;
import io.ringbook.core.Trigger;
import io.ringbook.core.command.CommandPublisher;
import io.ringbook.core.command.OrderTerms;
import io.ringbook.core.command.QuoteTerms;
import io.ringbook.core.command.ReplaceTerms;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The tables of {@code core/doc/phases.md}. Order numbers start at 16: the traders were set up before. */
final class PhasesTest {
    private static final int ABC = 0;
    private static final TimeInForce FOR_AUCTION = TimeInForce.AUCTION;
    private static final Pattern ORDER = Pattern.compile("(market )?(?:(\\d+) )?x (\\d+)");

    private Venue venue;
    private CommandPublisher operator;
    private CommandPublisher one;
    private CommandPublisher two;
    private CommandPublisher three;

    @BeforeEach
    void open() {
        venue = Venue.withTraders();
        operator = venue.operator();
        one = venue.session(1);
        two = venue.session(2);
        three = venue.session(3);
        assertEquals(15, venue.engine().sequence());
    }

    @Test
    void nothingTradesInAHaltedInstrument() {
        one.limit(1, ABC, SELL, 101, 5, GTC);
        one.newOrder(Venue.order(2, ABC, SELL, 102, 5).timeInForce(GTD).expiresAtNs(22));
        venue.events();
        operator.setPhase(ABC, HALTED);
        operator.setPhase(ABC, HALTED);
        two.limit(1, ABC, BUY, 101, 5, GTC);
        one.replace(1, 101, 4);
        one.cancel(1);
        expect(
                changed(HALTED),
                "CommandRejected reason=WRONG_PHASE",
                "OrderRejected reason=INSTRUMENT_HALTED",
                "OrderRejected reason=INSTRUMENT_HALTED",
                gone(17, 5, "EXPIRED"),
                gone(16, 5, "REQUESTED"));
        operator.setPhase(ABC, OPEN);
        operator.setPhase(ABC, OPEN);
        two.limit(1, ABC, BUY, 101, 5, GTC);
        operator.setPhase(7, HALTED);
        expect(
                changed(OPEN),
                "CommandRejected reason=WRONG_PHASE",
                "OrderAccepted",
                rested(25, 5),
                "CommandRejected reason=UNKNOWN_INSTRUMENT");
    }

    @Test
    void aClosedInstrumentTakesOnlyCancels() {
        one.limit(1, ABC, SELL, 101, 5, GTC);
        one.newOrder(Venue.order(2, ABC, SELL, 102, 5).timeInForce(GTD).expiresAtNs(24));
        one.newOrder(stop(3, BUY, Trigger.LAST, 110, 111, 1));
        venue.events();
        operator.setPhase(ABC, CLOSED);
        two.limit(1, ABC, BUY, 101, 5, GTC);
        two.newOrder(stop(1, BUY, Trigger.LAST, 110, 111, 1));
        two.quote(new QuoteTerms().bidOrderId(1).bidTicks(99).bidLots(1).askOrderId(2));
        one.replace(1, 101, 4);
        operator.advanceTime();
        one.cancel(1);
        one.cancel(3);
        expect(
                changed(CLOSED),
                "OrderRejected reason=INSTRUMENT_CLOSED",
                "OrderRejected reason=INSTRUMENT_CLOSED",
                "OrderRejected reason=INSTRUMENT_CLOSED",
                "OrderRejected reason=INSTRUMENT_CLOSED",
                gone(17, 5, "EXPIRED"),
                gone(16, 5, "REQUESTED"),
                gone(18, 1, "REQUESTED"));
        operator.setPhase(ABC, OPEN);
        two.limit(1, ABC, BUY, 101, 5, GTC);
        expect(changed(OPEN), "OrderAccepted", rested(28, 5));
    }

    @Test
    void aClosedInstrumentMayBeOpenedThroughAnAuction() {
        one.limit(1, ABC, SELL, 101, 5, GTC);
        operator.setPhase(ABC, CLOSED);
        operator.setPhase(ABC, AUCTION);
        two.limit(1, ABC, BUY, 101, 2, DAY);
        venue.events();
        operator.setPhase(ABC, OPEN);
        expect(uncrossed(101, 2), executed(16, 19, 101, 2, 3, 0, BUY), changed(OPEN));
    }

    @ParameterizedTest
    @EnumSource(Phase.class)
    void aPhaseIsNotSetTwice(final Phase phase) {
        if (phase != OPEN) {
            operator.setPhase(ABC, phase);
            expect(changed(phase));
        }
        operator.setPhase(ABC, phase);
        operator.setPhase(ABC, phase, true);
        one.setPhase(ABC, phase);
        one.setPhase(7, phase);
        expect(
                "CommandRejected reason=WRONG_PHASE",
                "CommandRejected reason=WRONG_PHASE",
                "CommandRejected reason=NOT_PERMITTED",
                "CommandRejected reason=NOT_PERMITTED");
    }

    @Test
    void onlyAnAuctionSolvesACrossedBook() {
        operator.setPhase(ABC, AUCTION);
        one.limit(1, ABC, SELL, 100, 5, GTC);
        two.limit(1, ABC, BUY, 100, 5, GTC);
        venue.events();
        operator.setPhase(ABC, HALTED);
        operator.setPhase(ABC, OPEN);
        operator.setPhase(ABC, CLOSED);
        operator.setPhase(ABC, OPEN);
        expect(
                changed(HALTED),
                "CommandRejected reason=WRONG_PHASE",
                changed(CLOSED),
                "CommandRejected reason=WRONG_PHASE");
        operator.setPhase(ABC, AUCTION);
        operator.setPhase(ABC, OPEN);
        expect(changed(AUCTION), uncrossed(100, 5), executed(17, 18, 100, 5, 0, 0, BUY), changed(OPEN));
    }

    @Test
    void aBookThatIsCrossedNoMoreMayBeOpened() {
        operator.setPhase(ABC, AUCTION);
        one.limit(1, ABC, SELL, 100, 5, GTC);
        two.limit(1, ABC, BUY, 102, 5, GTC);
        operator.setPhase(ABC, HALTED);
        venue.events();
        operator.setPhase(ABC, OPEN);
        two.cancel(1);
        operator.setPhase(ABC, OPEN);
        expect("CommandRejected reason=WRONG_PHASE", gone(18, 5, "REQUESTED"), changed(OPEN));
        operator.setPhase(ABC, AUCTION);
        two.limit(1, ABC, BUY, 102, 5, FOR_AUCTION);
        venue.events();
        operator.setPhase(ABC, HALTED);
        operator.setPhase(ABC, OPEN);
        expect(gone(24, 5, "REST_OF_AUCTION"), changed(HALTED), changed(OPEN));
    }

    @Test
    void whatBecomesClosedLosesItsOrdersOfTheDay() {
        one.limit(1, ABC, SELL, 101, 1, DAY);
        one.limit(2, ABC, SELL, 101, 1, GTC);
        two.limit(1, ABC, BUY, 98, 1, DAY);
        one.limit(3, ABC, BUY, 99, 1, DAY);
        two.newOrder(stop(2, BUY, Trigger.LAST, 110, 111, 1).timeInForce(DAY));
        one.newOrder(stop(4, BUY, Trigger.LAST, 105, 106, 1).timeInForce(DAY));
        one.newOrder(stop(5, SELL, Trigger.LAST, 90, 89, 1).timeInForce(DAY));
        two.newOrder(stop(3, SELL, Trigger.LAST, 95, 89, 1).timeInForce(DAY));
        two.newOrder(stop(4, SELL, Trigger.LAST, 94, 89, 1));
        three.newOrder(Venue.order(1, ABC, SELL, 102, 1).timeInForce(GTD).expiresAtNs(99));
        venue.events();
        operator.setPhase(ABC, CLOSED);
        expect(
                gone(19, 1, "EXPIRED"),
                gone(18, 1, "EXPIRED"),
                gone(21, 1, "EXPIRED"),
                gone(20, 1, "EXPIRED"),
                gone(16, 1, "EXPIRED"),
                gone(23, 1, "EXPIRED"),
                gone(22, 1, "EXPIRED"),
                changed(CLOSED));
        operator.setPhase(ABC, OPEN);
        two.limit(5, ABC, BUY, 102, 3, IOC);
        two.cancel(4);
        expect(
                changed(OPEN),
                "OrderAccepted",
                executed(17, 28, 101, 1, 0, 2, BUY),
                executed(25, 28, 102, 1, 0, 1, BUY),
                gone(28, 1, "REST_OF_IOC"),
                gone(24, 1, "REQUESTED"));
    }

    @Test
    void theDayEndsForAHaltedInstrumentToo() {
        one.newOrder(Venue.order(1, ABC, SELL, 101, 10).timeInForce(DAY).displayLots(2));
        operator.setPhase(ABC, HALTED);
        venue.events();
        operator.setPhase(ABC, CLOSED);
        expect(gone(16, 10, "EXPIRED"), changed(CLOSED));
        assertEquals(0, venue.held(1, Venue.ABC));
    }

    @Test
    void theOtherOfAPairIsNotCanceledAgainWhenTheDayEnds() {
        one.limit(1, ABC, SELL, 101, 1, DAY);
        one.newOrder(stop(2, SELL, Trigger.LAST, 90, 89, 1).paired(true).pairedOrderId(1));
        two.limit(1, ABC, BUY, 99, 1, GTC);
        two.newOrder(stop(2, BUY, Trigger.LAST, 110, 111, 1)
                .timeInForce(DAY)
                .paired(true)
                .pairedOrderId(1));
        three.limit(1, ABC, SELL, 105, 1, DAY);
        three.newOrder(stop(2, SELL, Trigger.LAST, 80, 79, 1)
                .timeInForce(DAY)
                .paired(true)
                .pairedOrderId(1));
        venue.events();
        operator.setPhase(ABC, CLOSED);
        expect(
                gone(19, 1, "EXPIRED"),
                gone(18, 1, "PAIRED"),
                gone(16, 1, "EXPIRED"),
                gone(17, 1, "PAIRED"),
                gone(20, 1, "EXPIRED"),
                gone(21, 1, "PAIRED"),
                changed(CLOSED));
    }

    @Test
    void thePairOfAWaitingOrderLeavesItsPriceLevelAsTheDayEnds() {
        one.limit(1, ABC, SELL, 101, 1, DAY);
        one.newOrder(stop(2, BUY, Trigger.LAST, 110, 111, 1)
                .timeInForce(DAY)
                .paired(true)
                .pairedOrderId(1));
        two.limit(1, ABC, SELL, 102, 1, DAY);
        venue.events();
        operator.setPhase(ABC, CLOSED);
        expect(gone(17, 1, "EXPIRED"), gone(16, 1, "PAIRED"), gone(18, 1, "EXPIRED"), changed(CLOSED));
    }

    @Test
    void anOrderMayBecomeOneOfTheDayAndStaysOneWhenItIsTriggered() {
        one.limit(1, ABC, SELL, 101, 5, GTC);
        one.limit(2, ABC, SELL, 102, 5, DAY);
        two.newOrder(stop(1, BUY, Trigger.LAST, 101, 100, 2).timeInForce(DAY));
        one.replace(new ReplaceTerms().orderId(1).priceTicks(101).openLots(5).timeInForce(DAY));
        one.replace(new ReplaceTerms().orderId(2).priceTicks(102).openLots(5).timeInForce(GTC));
        two.limit(2, ABC, BUY, 101, 1, IOC);
        venue.events();
        operator.setPhase(ABC, CLOSED);
        expect(gone(18, 2, "EXPIRED"), gone(16, 4, "EXPIRED"), changed(CLOSED));
        one.cancel(2);
        expect(gone(17, 5, "REQUESTED"));
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "OPEN")
    void whatWaitsIsTriggeredOnlyInAnOpenInstrument(final Phase phase) {
        one.limit(1, ABC, SELL, 101, 1, GTC);
        one.limit(2, ABC, SELL, 103, 1, GTC);
        two.newOrder(stop(1, BUY, Trigger.TOUCH, 102, 103, 1));
        venue.events();
        operator.setPhase(ABC, phase);
        one.cancel(1);
        expect(changed(phase), gone(16, 1, "REQUESTED"));
        operator.setPhase(ABC, OPEN);
        if (phase == AUCTION) {
            expect(
                    uncrossed(0, 0),
                    changed(OPEN),
                    "OrderTriggered orderNumber=18",
                    executed(17, 18, 103, 1, 0, 0, BUY));
        } else {
            expect(changed(OPEN), "OrderTriggered orderNumber=18", executed(17, 18, 103, 1, 0, 0, BUY));
        }
    }

    @Test
    void theLastTradeCountsWhenAHaltEnds() {
        one.limit(1, ABC, SELL, 100, 2, GTC);
        two.limit(1, ABC, BUY, 100, 1, GTC);
        operator.setPhase(ABC, AUCTION);
        two.newOrder(stop(2, BUY, Trigger.LAST, 100, 105, 1));
        operator.setPhase(ABC, HALTED);
        venue.events();
        operator.setPhase(ABC, OPEN);
        expect(changed(OPEN), "OrderTriggered orderNumber=19", executed(16, 19, 100, 1, 0, 0, BUY));
    }

    @Test
    void ordersRestInAnAuctionAlsoWhereTheyCross() {
        operator.setPhase(ABC, AUCTION);
        one.limit(1, ABC, SELL, 100, 5, GTC);
        two.limit(1, ABC, BUY, 105, 3, DAY);
        two.newOrder(Venue.order(2, ABC, BUY, 104, 3).timeInForce(GTD).expiresAtNs(22));
        one.limit(2, ABC, SELL, 99, 5, FOR_AUCTION);
        two.cancel(1);
        operator.advanceTime();
        expect(
                changed(AUCTION),
                "OrderAccepted",
                rested(17, 5),
                "OrderAccepted",
                rested(18, 3),
                "OrderAccepted",
                rested(19, 3),
                "OrderAccepted",
                rested(20, 5),
                gone(18, 3, "REQUESTED"),
                gone(19, 3, "EXPIRED"));
    }

    @Test
    void whatIsToTradeAtOnceIsNotTakenInAnAuction() {
        operator.setPhase(ABC, AUCTION);
        one.limit(1, ABC, SELL, 100, 5, GTC);
        venue.events();
        two.limit(1, ABC, BUY, 100, 5, IOC);
        two.limit(1, ABC, BUY, 100, 5, FOK);
        two.market(1, ABC, BUY, 100, 5);
        two.newOrder(Venue.order(1, ABC, BUY, 100, 5).minLots(1));
        two.newOrder(Venue.order(1, ABC, BUY, 100, 5).timeInForce(FOR_AUCTION).minLots(1));
        two.newOrder(Venue.order(1, ABC, BUY, 100, 5).timeInForce(IOC).postOnly(true));
        expect(
                "OrderRejected reason=NOT_IN_THIS_PHASE",
                "OrderRejected reason=NOT_IN_THIS_PHASE",
                "OrderRejected reason=NOT_IN_THIS_PHASE",
                "OrderRejected reason=NOT_IN_THIS_PHASE",
                "OrderRejected reason=NOT_IN_THIS_PHASE",
                "OrderRejected reason=NOT_IN_THIS_PHASE");
    }

    @Test
    void anOrderThatWaitsMayBePlacedInAnAuction() {
        one.limit(1, ABC, SELL, 100, 1, GTC);
        two.limit(1, ABC, BUY, 100, 1, GTC);
        operator.setPhase(ABC, AUCTION);
        venue.events();
        // Reached already by the last trade; it waits as long as the instrument is not open.
        two.newOrder(stop(1, BUY, Trigger.LAST, 100, 105, 1).timeInForce(IOC));
        two.newOrder(stop(2, BUY, Trigger.LAST, 101, 105, 2).timeInForce(FOK));
        two.newOrder(stop(3, BUY, Trigger.LAST, 102, 105, 3).minLots(1));
        two.newOrder(stop(4, BUY, Trigger.LAST, 101, 105, 1).timeInForce(FOR_AUCTION));
        one.limit(1, ABC, SELL, 102, 2, GTC);
        one.newOrder(stop(2, SELL, Trigger.LAST, 50, 0, 1)
                .orderType(OrderType.MARKET)
                .timeInForce(IOC));
        expect(
                "OrderAccepted",
                "OrderAccepted",
                "OrderAccepted",
                "OrderRejected reason=NOT_IN_THIS_PHASE",
                "OrderAccepted",
                rested(23, 2),
                "OrderAccepted");
        operator.setPhase(ABC, OPEN);
        expect(
                uncrossed(0, 0),
                changed(OPEN),
                "OrderTriggered orderNumber=19",
                executed(23, 19, 102, 1, 1, 0, BUY),
                "OrderTriggered orderNumber=20",
                gone(20, 2, "NOT_FILLABLE"),
                "OrderTriggered orderNumber=21",
                executed(23, 21, 102, 1, 0, 2, BUY),
                rested(21, 2));
    }

    @Test
    void ordersForAnAuctionAreTakenOnlyInOne() {
        one.limit(1, ABC, SELL, 100, 5, FOR_AUCTION);
        one.newOrder(stop(1, SELL, Trigger.LAST, 90, 89, 1).timeInForce(FOR_AUCTION));
        operator.setPhase(ABC, HALTED);
        one.limit(1, ABC, SELL, 100, 5, FOR_AUCTION);
        operator.setPhase(ABC, CLOSED);
        one.limit(1, ABC, SELL, 100, 5, FOR_AUCTION);
        operator.setPhase(ABC, AUCTION);
        one.limit(1, ABC, SELL, 100, 5, FOR_AUCTION);
        operator.setPhase(ABC, CLOSED);
        expect(
                "OrderRejected reason=NOT_IN_THIS_PHASE",
                "OrderRejected reason=NOT_IN_THIS_PHASE",
                changed(HALTED),
                "OrderRejected reason=INSTRUMENT_HALTED",
                changed(CLOSED),
                "OrderRejected reason=INSTRUMENT_CLOSED",
                changed(AUCTION),
                "OrderAccepted",
                rested(23, 5),
                uncrossed(0, 0),
                gone(23, 5, "REST_OF_AUCTION"),
                changed(CLOSED));
    }

    @Test
    void aMarketOrderMayBeForAnAuction() {
        operator.setPhase(ABC, AUCTION);
        venue.events();
        one.newOrder(1, ABC, SELL, OrderType.MARKET, FOR_AUCTION, 0, 5);
        two.newOrder(1, ABC, BUY, OrderType.MARKET, FOR_AUCTION, 0, 3);
        two.newOrder(1, ABC, BUY, OrderType.MARKET, FOR_AUCTION, 103, 3);
        two.newOrder(2, ABC, BUY, OrderType.MARKET, DAY, 103, 3);
        one.newOrder(2, ABC, SELL, OrderType.MARKET, FOR_AUCTION, 104, 1);
        expect(
                "OrderAccepted",
                rested(17, 5),
                "OrderRejected reason=WORST_PRICE_MISSING",
                "OrderAccepted",
                rested(19, 3),
                "OrderRejected reason=MARKET_ORDER_CANNOT_REST",
                "OrderAccepted",
                rested(21, 1));
        // Three lots at 103 with a fee of 1 each.
        assertEquals(3 * 104, venue.held(2, Venue.USD));
        operator.setPhase(ABC, OPEN);
        // Sells have a surplus from 1 to 103, so it is the lowest price.
        expect(
                uncrossed(1, 3),
                executed(17, 19, 1, 3, 2, 0, BUY),
                gone(17, 2, "REST_OF_AUCTION"),
                gone(21, 1, "REST_OF_AUCTION"),
                changed(OPEN));
        assertEquals(0, venue.held(1, Venue.ABC));
        assertEquals(0, venue.held(2, Venue.USD));
    }

    @Test
    void anOrderForAnAuctionIsReplacedAsAnyOther() {
        operator.setPhase(ABC, AUCTION);
        one.newOrder(1, ABC, SELL, OrderType.MARKET, FOR_AUCTION, 0, 5);
        two.limit(1, ABC, BUY, 90, 2, FOR_AUCTION);
        venue.events();
        one.replace(1, 0, 4);
        one.replace(1, 1, 4);
        one.replace(1, 80, 4);
        two.replace(new ReplaceTerms().orderId(1).priceTicks(90).openLots(2).timeInForce(GTC));
        two.replace(new ReplaceTerms().orderId(1).priceTicks(90).openLots(2).timeInForce(FOR_AUCTION));
        operator.setPhase(ABC, OPEN);
        expect(
                "OrderRejected reason=PRICE_OUT_OF_RANGE",
                "OrderReduced orderNumber=17 openLots=4",
                "OrderReplaced orderNumber=17",
                rested(17, 4),
                "OrderRejected reason=CANNOT_BECOME",
                "OrderRejected reason=CANNOT_BECOME",
                uncrossed(80, 2),
                executed(17, 18, 80, 2, 2, 0, BUY),
                gone(17, 2, "REST_OF_AUCTION"),
                changed(OPEN));
    }

    @Test
    void aPostOnlyOrderRestsInAnAuctionWhereItCrosses() {
        operator.setPhase(ABC, AUCTION);
        one.limit(1, ABC, SELL, 100, 5, GTC);
        venue.events();
        two.newOrder(Venue.order(1, ABC, BUY, 101, 5).postOnly(true));
        two.replace(1, 102, 5);
        operator.setPhase(ABC, OPEN);
        expect(
                "OrderAccepted",
                rested(18, 5),
                "OrderReplaced orderNumber=18",
                rested(18, 5),
                uncrossed(101, 5),
                executed(17, 18, 101, 5, 0, 0, BUY),
                changed(OPEN));
    }

    @Test
    void replacesInAnAuctionKeepTheirRulesOfPlaceAndDoNotTrade() {
        operator.setPhase(ABC, AUCTION);
        one.limit(1, ABC, SELL, 101, 10, GTC);
        two.limit(1, ABC, SELL, 101, 10, GTC);
        three.limit(1, ABC, BUY, 100, 12, GTC);
        venue.events();
        one.replace(1, 101, 4);
        two.replace(1, 101, 10);
        one.replace(1, 101, 5);
        three.replace(1, 101, 12);
        expect(
                "OrderReduced orderNumber=17 openLots=4",
                "OrderReduced orderNumber=18 openLots=10",
                "OrderReplaced orderNumber=17",
                rested(17, 5),
                "OrderReplaced orderNumber=19",
                rested(19, 12));
        operator.setPhase(ABC, OPEN);
        expect(
                uncrossed(101, 12),
                executed(18, 19, 101, 10, 0, 2, BUY),
                executed(17, 19, 101, 2, 3, 0, BUY),
                changed(OPEN));
    }

    /** Buys are those of two, sells of one; before, one has sold a lot to two at the price of the last trade. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            102 x 5; 99 x 5                    | 99 x 3; 102 x 4          |     | 102        | 5 | -2
            102 x 5; 100 x 5                   | 99 x 3; 101 x 4          |     | 101        | 5 | -2
            105 x 2; 104 x 2; 103 x 2; 102 x 2 | 101 x 3; 102 x 3; 104 x 3 |     | 103        | 6 | 0
            101 x 5; 100 x 2                   | 100 x 5                  |     | 101        | 5 | 0
            101 x 5                            | 100 x 5; 101 x 2         | 101 | 100        | 5 | 0
            103 x 7                            | 100 x 5                  | 100 | 103        | 5 | 2
            103 x 5                            | 100 x 7                  | 103 | 100        | 5 | -2
            104 x 5                            | 100 x 5                  | 103 | 103        | 5 | 0
            104 x 5                            | 100 x 5                  | 90  | 100        | 5 | 0
            104 x 5                            | 100 x 5                  | 110 | 104        | 5 | 0
            104 x 5                            | 100 x 5                  |     | 102        | 5 | 0
            103 x 5                            | 100 x 5                  |     | 101        | 5 | 0
            101 x 5; 100 x 2                   | 100 x 5; 101 x 2         | 103 | 101        | 5 | -2
            101 x 5; 100 x 2                   | 100 x 5; 101 x 2         | 99  | 100        | 5 | 2
            101 x 5; 100 x 2                   | 100 x 5; 101 x 2         |     | 100        | 5 | 2
            105 x 5; 101 x 3                   | 101 x 5; 104 x 3         |     | 102        | 5 | 0
            105 x 5; 101 x 3                   | 101 x 5; 104 x 3         | 110 | 103        | 5 | 0
            100 x 3                            | 100 x 4                  | 50  | 100        | 3 | -1
            100 x 1                            | 90 x 1000; 95 x 1000     |     | 90         | 1 | -999
            110 x 1000; 105 x 1000             | 100 x 1                  |     | 110        | 1 | 999
            market 20 x 5                      | market x 5               |     | 10         | 5 | 0
            market 20 x 5                      | market x 5               | 15  | 15         | 5 | 0
            market 20 x 5                      | market x 6               | 15  | 1          | 5 | -1
            market 20 x 6                      | market x 5               | 15  | 20         | 5 | 1
            market 2147483646 x 1              | market x 1               |     | 1073741823 | 1 | 0
            99 x 5                             | 101 x 5                  | 100 | 0          | 0 | 0
            99 x 5                             |                          | 99  | 0          | 0 | 0
                                               | market x 5               | 99  | 0          | 0 | 0
            """)
    void anAuctionHasOnePrice(
            final String buys,
            final String sells,
            final Long last,
            final long price,
            final long volume,
            final long surplus) {
        operator.deposit(2, Venue.USD, 10_000_000_000L);
        if (last != null) {
            one.limit(1, ABC, SELL, last, 1, GTC);
            two.limit(1, ABC, BUY, last, 1, GTC);
        }
        operator.setPhase(ABC, AUCTION, true);
        place(two, BUY, buys);
        place(one, SELL, sells);
        String told = indicative(ABC, 0, 0, 0);
        for (final String event : venue.events()) {
            told = event.startsWith("IndicativeChanged") ? event : told;
        }
        assertEquals(indicative(ABC, price, volume, surplus), told);
        operator.setPhase(ABC, OPEN);
        assertEquals(uncrossed(price, volume), venue.events().get(0));
    }

    @Test
    void reservesCountForThePriceAndWhatWaitsDoesNot() {
        operator.setPhase(ABC, AUCTION, true);
        one.newOrder(Venue.order(1, ABC, SELL, 100, 7).displayLots(1));
        three.newOrder(stop(1, BUY, Trigger.LAST, 1, 105, 9));
        venue.events();
        two.limit(1, ABC, BUY, 103, 5, GTC);
        expect("OrderAccepted", rested(19, 5), indicative(ABC, 100, 5, -2));
    }

    @Test
    void manyPriceLevelsMayCross() {
        operator.setPhase(ABC, AUCTION);
        for (int ticks = 1; ticks <= 150; ticks++) {
            two.limit(ticks, ABC, BUY, ticks, 1, GTC);
        }
        for (int ticks = 1; ticks <= 150; ticks++) {
            one.limit(ticks, ABC, SELL, ticks, 1, GTC);
        }
        venue.events();
        operator.setPhase(ABC, OPEN);
        final List<String> events = venue.events();
        // Demand and supply are 76 and 75 at 75, 75 and 76 at 76.
        assertEquals(uncrossed(75, 75), events.get(0));
        for (int trade = 0; trade < 75; trade++) {
            assertEquals(executed(166 - trade, 167 + trade, 75, 1, 0, 0, SELL), events.get(1 + trade));
        }
        assertEquals(List.of(changed(OPEN)), events.subList(76, events.size()));
    }

    /** Compares with a search over all prices, which takes the four rules as they stand. */
    @Test
    void thePriceIsThatOfASearchOverAllPrices() {
        for (int seed = 0; seed < 250; seed++) {
            open();
            for (int account = 1; account <= 3; account++) {
                operator.deposit(account, Venue.ABC, 1_000_000);
            }
            final Random random = new Random(seed);
            long last = 0;
            for (int auction = 0; auction < 4; auction++) {
                last = compareAuction(random, last);
            }
        }
    }

    @Test
    void thoseWhoTradeGoByPriceAndThenByTime() {
        operator.setPhase(ABC, AUCTION);
        one.limit(1, ABC, BUY, 101, 4, GTC);
        two.limit(1, ABC, BUY, 102, 3, GTC);
        one.limit(2, ABC, BUY, 101, 5, GTC);
        three.limit(1, ABC, SELL, 100, 4, GTC);
        three.limit(2, ABC, SELL, 99, 2, GTC);
        three.limit(3, ABC, SELL, 100, 3, GTC);
        venue.events();
        operator.setPhase(ABC, OPEN);
        expect(
                uncrossed(101, 9),
                executed(18, 21, 101, 2, 1, 0, SELL),
                executed(18, 20, 101, 1, 0, 3, SELL),
                executed(17, 20, 101, 3, 1, 0, SELL),
                executed(17, 22, 101, 1, 0, 2, SELL),
                executed(19, 22, 101, 2, 3, 0, SELL),
                changed(OPEN));
        // What is left of 19 rests, and what was filled counts.
        one.replace(2, 101, 5, 0);
        two.limit(2, ABC, SELL, 101, 4, IOC);
        expect(
                "OrderReduced orderNumber=19 openLots=3",
                "OrderAccepted",
                executed(19, 25, 101, 3, 0, 1, SELL),
                gone(25, 1, "REST_OF_IOC"));
    }

    @Test
    void whatIsLeftOfOrdersForTheAuctionIsCanceled() {
        operator.setPhase(ABC, AUCTION);
        one.limit(1, ABC, SELL, 103, 1, FOR_AUCTION);
        one.limit(2, ABC, SELL, 102, 1, FOR_AUCTION);
        two.limit(1, ABC, BUY, 98, 1, FOR_AUCTION);
        two.limit(2, ABC, BUY, 99, 1, FOR_AUCTION);
        three.limit(1, ABC, BUY, 99, 2, GTC);
        one.limit(3, ABC, SELL, 101, 2, FOR_AUCTION);
        two.limit(3, ABC, BUY, 101, 5, FOR_AUCTION);
        three.limit(2, ABC, SELL, 102, 1, FOR_AUCTION);
        venue.events();
        operator.setPhase(ABC, OPEN);
        expect(
                uncrossed(101, 2),
                executed(22, 23, 101, 2, 0, 3, BUY),
                gone(23, 3, "REST_OF_AUCTION"),
                gone(20, 1, "REST_OF_AUCTION"),
                gone(19, 1, "REST_OF_AUCTION"),
                gone(18, 1, "REST_OF_AUCTION"),
                gone(24, 1, "REST_OF_AUCTION"),
                gone(17, 1, "REST_OF_AUCTION"),
                changed(OPEN));
        one.limit(4, ABC, SELL, 99, 3, IOC);
        expect("OrderAccepted", executed(21, 26, 99, 2, 0, 1, SELL), gone(26, 1, "REST_OF_IOC"));
    }

    @Test
    void bothPayTheMakersFeeThatTheyCameToRestWith() {
        operator.setPhase(ABC, AUCTION);
        one.limit(1, ABC, SELL, 19_000, 10, GTC);
        operator.setFees(ABC, 300, 700);
        two.limit(1, ABC, BUY, 20_000, 10, GTC);
        operator.setFees(ABC, 400, 800);
        venue.events();
        operator.setPhase(ABC, OPEN);
        // Of 195,000: 19.5 and 58.5, rounded up.
        expect(uncrossed(19_500, 10), executed(17, 19, 19_500, 10, 0, 0, 20, 59, BUY), changed(OPEN));
        assertEquals(100_000_000 + 195_000 - 20, venue.available(1, Venue.USD));
        assertEquals(100_000_000 - 195_000 - 59, venue.available(2, Venue.USD));
        assertEquals(0, venue.held(2, Venue.USD));
    }

    @Test
    void twoRebatesPayEachOtherNothingInAnAuction() {
        operator.setFees(ABC, -100, 500);
        operator.setPhase(ABC, AUCTION);
        one.limit(1, ABC, SELL, 20_000, 10, GTC);
        two.limit(1, ABC, BUY, 20_000, 10, GTC);
        venue.events();
        operator.setPhase(ABC, OPEN);
        expect(uncrossed(20_000, 10), executed(18, 19, 20_000, 10, 0, 0, 0, 0, BUY), changed(OPEN));
    }

    @ParameterizedTest
    @EnumSource(SelfTrade.class)
    void selfTradePreventionDoesNotActInAnAuction(final SelfTrade selfTrade) {
        operator.setPhase(ABC, AUCTION);
        venue.events();
        two.newOrder(Venue.order(1, ABC, SELL, 100, 5).selfTrade(selfTrade));
        two.newOrder(Venue.order(2, ABC, BUY, 101, 3).selfTrade(selfTrade));
        operator.setPhase(ABC, OPEN);
        expect(
                "OrderAccepted",
                rested(17, 5),
                "OrderAccepted",
                rested(18, 3),
                uncrossed(100, 3),
                executed(17, 18, 100, 3, 2, 0, BUY),
                changed(OPEN));
    }

    @Test
    void reservesAreRefreshedAtTheBackTheBuyersFirst() {
        operator.setPhase(ABC, AUCTION);
        one.newOrder(Venue.order(1, ABC, BUY, 100, 5).displayLots(2));
        two.limit(1, ABC, BUY, 100, 2, GTC);
        three.newOrder(Venue.order(1, ABC, SELL, 100, 6).displayLots(2));
        venue.events();
        operator.setPhase(ABC, OPEN);
        expect(
                uncrossed(100, 6),
                executed(17, 19, 100, 2, 3, 4, SELL),
                refreshed(17, 2),
                refreshed(19, 2),
                executed(18, 19, 100, 2, 0, 2, SELL),
                refreshed(19, 2),
                executed(17, 19, 100, 2, 1, 0, SELL),
                refreshed(17, 1),
                changed(OPEN));
    }

    @Test
    void theBuyersReserveIsRefreshedFirstAlsoIfItIsTheTaker() {
        operator.setPhase(ABC, AUCTION);
        three.newOrder(Venue.order(1, ABC, SELL, 100, 4).displayLots(2));
        one.newOrder(Venue.order(1, ABC, BUY, 100, 5).displayLots(2));
        venue.events();
        operator.setPhase(ABC, OPEN);
        expect(
                uncrossed(100, 4),
                executed(17, 18, 100, 2, 2, 3, BUY),
                refreshed(18, 2),
                refreshed(17, 2),
                executed(17, 18, 100, 2, 0, 1, BUY),
                refreshed(18, 1),
                changed(OPEN));
    }

    @Test
    void theTakerIsTheLaterOrderAndAQuotesAskCountsWithoutItsSign() {
        operator.setPhase(ABC, AUCTION);
        one.limit(1, ABC, BUY, 101, 2, GTC);
        venue.events();
        two.quote(new QuoteTerms()
                .bidOrderId(1)
                .bidTicks(99)
                .bidLots(1)
                .askOrderId(2)
                .askTicks(100)
                .askLots(5));
        three.limit(1, ABC, BUY, 101, 1, GTC);
        operator.setPhase(ABC, OPEN);
        two.replace(2, 100, 5, 0);
        expect(
                rested(18, 1),
                rested(-18, 5),
                "OrderAccepted",
                rested(19, 1),
                uncrossed(100, 3),
                executed(17, -18, 100, 2, 0, 3, SELL),
                executed(-18, 19, 100, 1, 2, 0, BUY),
                changed(OPEN),
                "OrderReduced orderNumber=-18 openLots=2");
    }

    @Test
    void theOthersOfPairsAreCanceledTheMakersFirst() {
        operator.setPhase(ABC, AUCTION);
        one.newOrder(Venue.order(1, ABC, SELL, 100, 3).displayLots(2));
        one.newOrder(stop(2, SELL, Trigger.LAST, 90, 89, 3).paired(true).pairedOrderId(1));
        two.limit(1, ABC, BUY, 100, 2, GTC);
        two.newOrder(stop(2, BUY, Trigger.LAST, 110, 111, 2).paired(true).pairedOrderId(1));
        venue.events();
        operator.setPhase(ABC, OPEN);
        expect(
                uncrossed(100, 2),
                executed(17, 19, 100, 2, 1, 0, BUY),
                gone(18, 3, "PAIRED"),
                gone(20, 2, "PAIRED"),
                refreshed(17, 1),
                changed(OPEN));
    }

    @Test
    void whatWaitsIsLookedAtWhenTheAuctionIsDone() {
        operator.setPhase(ABC, AUCTION);
        three.newOrder(stop(1, SELL, Trigger.LAST, 100, 95, 2));
        three.newOrder(stop(2, BUY, Trigger.LAST, 100, 105, 1));
        one.limit(1, ABC, SELL, 100, 5, GTC);
        two.limit(1, ABC, BUY, 100, 3, GTC);
        two.limit(2, ABC, BUY, 99, 1, FOR_AUCTION);
        // The best ask is 100 when the instrument becomes open, and 95 when these are looked at.
        two.newOrder(stop(3, BUY, Trigger.TOUCH, 96, 110, 1));
        two.newOrder(stop(4, BUY, Trigger.TOUCH, 95, 110, 1));
        venue.events();
        operator.setPhase(ABC, OPEN);
        expect(
                uncrossed(100, 3),
                executed(19, 20, 100, 3, 2, 0, BUY),
                gone(21, 1, "REST_OF_AUCTION"),
                changed(OPEN),
                "OrderTriggered orderNumber=18",
                executed(19, 18, 100, 1, 1, 0, BUY),
                "OrderTriggered orderNumber=17",
                rested(17, 2),
                "OrderTriggered orderNumber=23",
                executed(17, 23, 95, 1, 1, 0, BUY));
    }

    @Test
    void aTriggerFollowsThePriceOfAnAuction() {
        three.newOrder(stop(1, SELL, Trigger.LAST, 90, 80, 1).trailTicks(5));
        operator.setPhase(ABC, AUCTION);
        one.limit(1, ABC, SELL, 100, 2, GTC);
        two.limit(1, ABC, BUY, 100, 1, GTC);
        two.limit(2, ABC, BUY, 97, 1, GTC);
        two.limit(3, ABC, BUY, 95, 2, GTC);
        venue.events();
        operator.setPhase(ABC, OPEN);
        one.limit(2, ABC, SELL, 97, 1, IOC);
        one.limit(2, ABC, SELL, 95, 1, IOC);
        expect(
                uncrossed(100, 1),
                executed(18, 19, 100, 1, 1, 0, BUY),
                changed(OPEN),
                "OrderAccepted",
                executed(20, 23, 97, 1, 0, 0, SELL),
                "OrderAccepted",
                executed(21, 24, 95, 1, 1, 0, SELL),
                "OrderTriggered orderNumber=16",
                executed(21, 16, 95, 1, 0, 0, SELL));
    }

    @Test
    void anAuctionThatIsClosedTradesAndThenTheDayEnds() {
        operator.setPhase(ABC, AUCTION);
        one.limit(1, ABC, SELL, 100, 5, FOR_AUCTION);
        one.limit(2, ABC, SELL, 101, 4, DAY);
        two.limit(1, ABC, BUY, 100, 3, GTC);
        two.limit(2, ABC, BUY, 99, 1, DAY);
        two.limit(3, ABC, BUY, 98, 1, FOR_AUCTION);
        one.limit(3, ABC, SELL, 102, 2, GTC);
        three.newOrder(stop(1, BUY, Trigger.LAST, 99, 100, 1).timeInForce(DAY));
        three.newOrder(stop(2, BUY, Trigger.LAST, 100, 102, 1));
        venue.events();
        operator.setPhase(ABC, CLOSED);
        expect(
                uncrossed(100, 3),
                executed(17, 19, 100, 3, 2, 0, BUY),
                gone(21, 1, "REST_OF_AUCTION"),
                gone(17, 2, "REST_OF_AUCTION"),
                gone(20, 1, "EXPIRED"),
                gone(23, 1, "EXPIRED"),
                gone(18, 4, "EXPIRED"),
                changed(CLOSED));
        operator.setPhase(ABC, OPEN);
        expect(changed(OPEN), "OrderTriggered orderNumber=24", executed(22, 24, 102, 1, 1, 0, BUY));
    }

    @Test
    void anAuctionThatIsHaltedDoesNotUncross() {
        operator.setPhase(ABC, AUCTION);
        one.limit(1, ABC, SELL, 100, 5, FOR_AUCTION);
        two.limit(1, ABC, BUY, 101, 5, FOR_AUCTION);
        one.limit(2, ABC, SELL, 100, 2, GTC);
        two.limit(2, ABC, BUY, 100, 1, DAY);
        venue.events();
        operator.setPhase(ABC, HALTED);
        operator.setPhase(ABC, OPEN);
        operator.setPhase(ABC, AUCTION);
        operator.setPhase(ABC, OPEN);
        expect(
                gone(18, 5, "REST_OF_AUCTION"),
                gone(17, 5, "REST_OF_AUCTION"),
                changed(HALTED),
                "CommandRejected reason=WRONG_PHASE",
                changed(AUCTION),
                uncrossed(100, 1),
                executed(19, 20, 100, 1, 1, 0, BUY),
                changed(OPEN));
    }

    @Test
    void theOtherOfAPairGoesWithAnOrderForTheAuction() {
        operator.setPhase(ABC, AUCTION);
        one.limit(1, ABC, SELL, 105, 1, FOR_AUCTION);
        one.newOrder(stop(2, SELL, Trigger.LAST, 90, 89, 1).paired(true).pairedOrderId(1));
        venue.events();
        operator.setPhase(ABC, HALTED);
        expect(gone(17, 1, "REST_OF_AUCTION"), gone(18, 1, "PAIRED"), changed(HALTED));
    }

    @Test
    void whatExpiresAsTheAuctionEndsDoesNotTrade() {
        operator.setPhase(ABC, AUCTION);
        one.newOrder(Venue.order(1, ABC, SELL, 100, 5).timeInForce(GTD).expiresAtNs(19));
        two.limit(1, ABC, BUY, 100, 5, GTC);
        venue.events();
        operator.setPhase(ABC, OPEN);
        expect(gone(17, 5, "EXPIRED"), uncrossed(0, 0), changed(OPEN));
    }

    @Test
    void anAuctionTellsWhatItWouldDoNow() {
        operator.setPhase(ABC, AUCTION, true);
        one.limit(1, ABC, SELL, 100, 5, GTC);
        expect(changed(AUCTION), "OrderAccepted", rested(17, 5));
        two.limit(1, ABC, BUY, 102, 3, GTC);
        expect("OrderAccepted", rested(18, 3), indicative(ABC, 100, 3, -2));
        three.limit(1, ABC, BUY, 99, 1, GTC);
        expect("OrderAccepted", rested(19, 1));
        two.replace(1, 102, 8);
        expect("OrderReplaced orderNumber=18", rested(18, 8), indicative(ABC, 102, 5, 3));
        two.replace(1, 102, 7);
        expect("OrderReduced orderNumber=18 openLots=7", indicative(ABC, 102, 5, 2));
        one.limit(2, ABC, SELL, 103, 1, GTC);
        one.limit(2, ABC, SELL, 101, 1, GTC);
        expect("OrderAccepted", rested(22, 1), "OrderRejected reason=DUPLICATE_ORDER_ID");
        one.cancel(1);
        expect(gone(17, 5, "REQUESTED"), indicative(ABC, 0, 0, 0));
        two.cancel(1);
        expect(gone(18, 7, "REQUESTED"));
    }

    @Test
    void anAuctionTellsOnceAtTheEndOfACommand() {
        operator.setPhase(ABC, AUCTION, true);
        one.newOrder(Venue.order(1, ABC, SELL, 100, 5).timeInForce(GTD).expiresAtNs(19));
        two.limit(1, ABC, BUY, 100, 5, GTC);
        expect(
                changed(AUCTION),
                "OrderAccepted",
                rested(17, 5),
                "OrderAccepted",
                rested(18, 5),
                indicative(ABC, 100, 5, 0));
        // What expires is made good by the command itself, so in the end nothing has changed.
        one.limit(1, ABC, SELL, 100, 5, GTC);
        expect(gone(17, 5, "EXPIRED"), "OrderAccepted", rested(19, 5));
        three.quote(new QuoteTerms()
                .bidOrderId(1)
                .bidTicks(100)
                .bidLots(2)
                .askOrderId(2)
                .askTicks(101)
                .askLots(1));
        expect(rested(20, 2), rested(-20, 1), indicative(ABC, 100, 5, 2));
        operator.setPhase(ABC, OPEN);
        expect(uncrossed(100, 5), executed(18, 19, 100, 5, 0, 0, SELL), changed(OPEN));
        // The next one begins with nothing known, and nothing crosses.
        operator.setPhase(ABC, AUCTION, true);
        operator.setPhase(ABC, OPEN);
        expect(changed(AUCTION), uncrossed(0, 0), changed(OPEN));
    }

    @Test
    void manyOrdersOfOneCommandAreToldOnce() {
        operator.setPhase(ABC, AUCTION, true);
        one.limit(1, ABC, SELL, 100, 5, GTC);
        two.limit(1, ABC, BUY, 101, 1, GTC);
        two.limit(2, ABC, BUY, 102, 1, GTC);
        three.limit(1, ABC, BUY, 100, 1, GTC);
        venue.events();
        two.massCancel(2, ABC, null);
        expect(gone(19, 1, "MASS_CANCELED"), gone(18, 1, "MASS_CANCELED"), indicative(ABC, 100, 1, -4));
        operator.suspendAccount(3, true);
        expect(gone(20, 1, "ACCOUNT_SUSPENDED"), indicative(ABC, 0, 0, 0));
    }

    @Test
    void anAuctionTellsNothingUnlessItIsAsked() {
        operator.setPhase(ABC, AUCTION);
        one.limit(1, ABC, SELL, 100, 5, GTC);
        two.limit(1, ABC, BUY, 100, 5, GTC);
        two.cancel(1);
        expect(
                changed(AUCTION),
                "OrderAccepted",
                rested(17, 5),
                "OrderAccepted",
                rested(18, 5),
                gone(18, 5, "REQUESTED"));
    }

    @Test
    void anAuctionThatBeginsCrossedTellsSoAtOnce() {
        operator.setPhase(ABC, AUCTION, true);
        one.limit(1, ABC, SELL, 100, 5, GTC);
        two.limit(1, ABC, BUY, 101, 5, GTC);
        venue.events();
        operator.setPhase(ABC, HALTED);
        operator.setPhase(ABC, AUCTION, true);
        expect(changed(HALTED), changed(AUCTION), indicative(ABC, 100, 5, 0));
        operator.setPhase(ABC, HALTED);
        operator.setPhase(ABC, AUCTION, false);
        two.cancel(1);
        expect(changed(HALTED), changed(AUCTION), gone(18, 5, "REQUESTED"));
    }

    @Test
    void auctionsTellTheLowestInstrumentFirst() {
        operator.listInstrument("ABC2", Venue.ABC, Venue.USD, 1, 1, 0, 0);
        operator.setPhase(1, AUCTION, true);
        operator.setPhase(ABC, AUCTION, true);
        one.newOrder(Venue.order(1, 1, SELL, 100, 1).timeInForce(GTD).expiresAtNs(23));
        one.newOrder(Venue.order(2, ABC, SELL, 100, 1).timeInForce(GTD).expiresAtNs(23));
        venue.events();
        two.limit(1, 1, BUY, 100, 1, GTC);
        two.limit(2, ABC, BUY, 100, 1, GTC);
        operator.advanceTime();
        expect(
                "OrderAccepted",
                rested(21, 1),
                indicative(1, 100, 1, 0),
                "OrderAccepted",
                rested(22, 1),
                indicative(ABC, 100, 1, 0),
                gone(19, 1, "EXPIRED"),
                gone(20, 1, "EXPIRED"),
                indicative(ABC, 0, 0, 0),
                indicative(1, 0, 0, 0));
    }

    /** @return the price of the last trade */
    private long compareAuction(final Random random, final long last) {
        operator.setPhase(ABC, AUCTION, true);
        final List<OrderTerms> orders = new ArrayList<>();
        final int count = random.nextInt(13);
        for (int i = 0; i < count; i++) {
            final OrderTerms order = Venue.order(
                            i, ABC, random.nextBoolean() ? BUY : SELL, 1 + random.nextInt(30), 1L + random.nextInt(6))
                    .timeInForce(random.nextBoolean() ? GTC : FOR_AUCTION)
                    .displayLots(random.nextInt(3) == 0 ? 1 : 0);
            venue.session(1 + random.nextInt(3)).newOrder(order);
            orders.add(order);
        }
        final Uncross naive = Uncross.of(orders, last);
        String told = indicative(ABC, 0, 0, 0);
        for (final String event : venue.events()) {
            told = event.startsWith("IndicativeChanged") ? event : told;
        }
        assertEquals(indicative(ABC, naive.price, naive.volume, naive.surplus), told, orders::toString);
        operator.setPhase(ABC, OPEN);
        final List<String> events = venue.events();
        assertEquals(uncrossed(naive.price, naive.volume), events.get(0));
        long traded = 0;
        for (final String event : events) {
            if (event.startsWith("OrderExecuted")) {
                assertEquals(naive.price, number(event, "priceTicks"));
                traded += number(event, "lots");
            }
        }
        assertEquals(naive.volume, traded);
        operator.massCancel(-1, ABC, null);
        venue.events();
        return naive.volume > 0 ? naive.price : last;
    }

    private static void place(final CommandPublisher session, final Side side, final String orders) {
        final Matcher order = ORDER.matcher(orders == null ? "" : orders);
        for (long orderId = 10; order.find(); orderId++) {
            final boolean isMarket = order.group(1) != null;
            session.newOrder(
                    orderId,
                    ABC,
                    side,
                    isMarket ? OrderType.MARKET : OrderType.LIMIT,
                    isMarket ? FOR_AUCTION : GTC,
                    order.group(2) == null ? 0 : Long.parseLong(order.group(2)),
                    Long.parseLong(order.group(3)));
        }
    }

    private static OrderTerms stop(
            final long orderId,
            final Side side,
            final Trigger trigger,
            final long triggerTicks,
            final long priceTicks,
            final long lots) {
        return Venue.order(orderId, ABC, side, priceTicks, lots)
                .trigger(trigger)
                .triggerTicks(triggerTicks);
    }

    private void expect(final String... events) {
        assertEquals(List.of(events), venue.events());
    }

    private static String uncrossed(final long priceTicks, final long lots) {
        return "AuctionUncrossed instrument=0 priceTicks=" + priceTicks + " lots=" + lots;
    }

    private static String indicative(
            final int instrument, final long priceTicks, final long lots, final long surplusLots) {
        return "IndicativeChanged instrument=" + instrument + " priceTicks=" + priceTicks + " lots=" + lots
                + " surplusLots=" + surplusLots;
    }

    private static long number(final String event, final String field) {
        final int from = event.indexOf(" " + field + "=") + field.length() + 2;
        return Long.parseLong(event.substring(from, event.indexOf(' ', from)));
    }

    /** What an auction does by the rules, all prices looked at one by one. */
    private record Uncross(long price, long volume, long surplus) {
        private static final long HIGHEST = 40;

        static Uncross of(final List<OrderTerms> orders, final long last) {
            long[] prices = LongStream.rangeClosed(1, HIGHEST).toArray();
            final long most =
                    LongStream.of(prices).map(p -> volume(orders, p)).max().orElseThrow();
            if (most == 0) {
                return new Uncross(0, 0, 0);
            }
            prices =
                    LongStream.of(prices).filter(p -> volume(orders, p) == most).toArray();
            final long least = LongStream.of(prices)
                    .map(p -> Math.abs(surplus(orders, p)))
                    .min()
                    .orElseThrow();
            prices = LongStream.of(prices)
                    .filter(p -> Math.abs(surplus(orders, p)) == least)
                    .toArray();
            final long price = choose(orders, prices, last);
            return new Uncross(price, most, surplus(orders, price));
        }

        private static long choose(final List<OrderTerms> orders, final long[] prices, final long last) {
            if (LongStream.of(prices).allMatch(p -> surplus(orders, p) > 0)) {
                return prices[prices.length - 1];
            }
            if (LongStream.of(prices).allMatch(p -> surplus(orders, p) < 0)) {
                return prices[0];
            }
            if (last == 0) {
                return (prices[0] + prices[prices.length - 1]) / 2;
            }
            long nearest = prices[0];
            for (final long price : prices) {
                nearest = Math.abs(price - last) < Math.abs(nearest - last) ? price : nearest;
            }
            return nearest;
        }

        private static long volume(final List<OrderTerms> orders, final long price) {
            return Math.min(demand(orders, price), supply(orders, price));
        }

        private static long surplus(final List<OrderTerms> orders, final long price) {
            return demand(orders, price) - supply(orders, price);
        }

        private static long demand(final List<OrderTerms> orders, final long price) {
            return orders.stream()
                    .filter(order -> order.side() == BUY && order.priceTicks() >= price)
                    .mapToLong(OrderTerms::lots)
                    .sum();
        }

        private static long supply(final List<OrderTerms> orders, final long price) {
            return orders.stream()
                    .filter(order -> order.side() == SELL && order.priceTicks() <= price)
                    .mapToLong(OrderTerms::lots)
                    .sum();
        }
    }
}
