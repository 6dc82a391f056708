package io.ringbook.core.engine;

import static io.ringbook.core.Side.BUY;
import static io.ringbook.core.Side.SELL;
import static io.ringbook.core.TimeInForce.FOK;
import static io.ringbook.core.TimeInForce.GTC;
import static io.ringbook.core.TimeInForce.GTD;
import static io.ringbook.core.TimeInForce.IOC;
import static io.ringbook.core.engine.EventText.ACCEPTED;
import static io.ringbook.core.engine.EventText.changed;
import static io.ringbook.core.engine.EventText.executed;
import static io.ringbook.core.engine.EventText.gone;
import static io.ringbook.core.engine.EventText.reduced;
import static io.ringbook.core.engine.EventText.refused;
import static io.ringbook.core.engine.EventText.rested;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ringbook.core.Limits;
import io.ringbook.core.OrderType;
import io.ringbook.core.Phase;
import io.ringbook.core.SelfTrade;
import io.ringbook.core.Side;
import io.ringbook.core.TimeInForce;
import io.ringbook.core.Trigger;
import io.ringbook.core.command.CommandPublisher;
import io.ringbook.core.command.OrderTerms;
import io.ringbook.core.command.QuoteTerms;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The tables of {@code core/doc/limits.md}. Order numbers start at 16: the traders were set up before. */
final class LimitsTest {
    private static final int ABC = 0;
    private static final int OTHER = 1;
    private static final int NO_INSTRUMENT = 9;
    private static final int NO_ACCOUNT = 9;
    private static final int NO_ASSET = 9;
    private static final long CASH = 100_000_000;
    private static final long STOCK = 10_000;
    private static final long HIGHEST = Limits.MAX_PRICE_TICKS;
    private static final long SECOND = 1_000_000_000;

    private Venue venue;
    private CommandPublisher operator;
    private CommandPublisher one;
    private CommandPublisher two;
    private CommandPublisher three;

    @BeforeEach
    void open() {
        use(Venue.withTraders());
        assertEquals(15, venue.engine().sequence());
    }

    @Test
    void aPriceOutsideTheStaticBandIsRefused() {
        operator.setPriceBand(ABC, 100, 5, 0, 0, 0);
        one.limit(1, ABC, BUY, 95, 10, GTC);
        one.limit(2, ABC, SELL, 105, 10, GTC);
        two.limit(1, ABC, BUY, 105, 1, IOC);
        two.limit(1, ABC, SELL, 95, 1, IOC);
        two.limit(1, ABC, BUY, 94, 1, GTC);
        two.limit(1, ABC, BUY, 106, 1, GTC);
        two.limit(1, ABC, SELL, 94, 1, GTC);
        two.limit(1, ABC, SELL, 106, 1, GTC);
        two.market(1, ABC, BUY, 106, 1);
        two.market(1, ABC, SELL, 94, 1);
        expect(
                ACCEPTED,
                rested(17, 10),
                ACCEPTED,
                rested(18, 10),
                ACCEPTED,
                executed(18, 19, 105, 1, 9, 0, BUY),
                ACCEPTED,
                executed(17, 20, 95, 1, 9, 0, SELL),
                refused("PRICE_OUTSIDE_BAND", 94, 95),
                refused("PRICE_OUTSIDE_BAND", 106, 105),
                refused("PRICE_OUTSIDE_BAND", 94, 95),
                refused("PRICE_OUTSIDE_BAND", 106, 105),
                refused("PRICE_OUTSIDE_BAND", 106, 105),
                refused("PRICE_OUTSIDE_BAND", 94, 95));
    }

    @Test
    void aBandReachesNoFurtherThanPricesDo() {
        operator.setPriceBand(ABC, 3, 5, 0, 0, 0);
        one.limit(1, ABC, BUY, 0, 1, GTC);
        one.limit(1, ABC, BUY, 1, 1, GTC);
        one.limit(2, ABC, SELL, 9, 1, GTC);
        one.limit(2, ABC, SELL, 8, 1, GTC);
        operator.setPriceBand(ABC, HIGHEST - 1, 5, 0, 0, 0);
        one.limit(3, ABC, SELL, HIGHEST + 1, 1, GTC);
        one.limit(3, ABC, SELL, HIGHEST, 1, GTC);
        one.limit(4, ABC, SELL, HIGHEST - 7, 1, GTC);
        operator.setPriceBand(ABC, 1, HIGHEST, 0, 0, 0);
        one.limit(5, ABC, SELL, HIGHEST, 1, GTC);
        expect(
                refused("PRICE_OUT_OF_RANGE"),
                ACCEPTED,
                rested(18, 1),
                refused("PRICE_OUTSIDE_BAND", 9, 8),
                ACCEPTED,
                rested(20, 1),
                refused("PRICE_OUT_OF_RANGE"),
                ACCEPTED,
                rested(23, 1),
                refused("PRICE_OUTSIDE_BAND", HIGHEST - 7, HIGHEST - 6),
                ACCEPTED,
                rested(26, 1));
    }

    @Test
    void aMarketOrderWithoutWorstPriceStopsAtTheEdge() {
        one.limit(1, ABC, SELL, 105, 5, GTC);
        one.limit(2, ABC, SELL, 106, 5, GTC);
        one.limit(3, ABC, BUY, 95, 5, GTC);
        one.limit(4, ABC, BUY, 94, 5, GTC);
        operator.setPriceBand(ABC, 100, 5, 0, 0, 0);
        venue.events();
        two.market(1, ABC, BUY, 0, 10);
        two.market(1, ABC, SELL, 0, 10);
        expect(
                ACCEPTED,
                executed(16, 21, 105, 5, 0, 5, BUY),
                gone(21, 5, "REST_OF_IOC"),
                ACCEPTED,
                executed(18, 22, 95, 5, 0, 5, SELL),
                gone(22, 5, "REST_OF_IOC"));
    }

    @Test
    void aMarketOrderForAnAuctionRestsAtTheEdge() {
        operator.setPriceBand(ABC, 100, 5, 0, 0, 0);
        operator.setPhase(ABC, Phase.AUCTION);
        two.newOrder(atAnyPrice(1, BUY, 3));
        one.newOrder(atAnyPrice(1, SELL, 3));
        // A lot at 105 and a unit of the fee.
        assertEquals(3 * 106, venue.held(2, Venue.USD));
        operator.setPhase(ABC, Phase.OPEN);
        expect(
                changed(Phase.AUCTION),
                ACCEPTED,
                rested(18, 3),
                ACCEPTED,
                rested(19, 3),
                "AuctionUncrossed instrument=0 priceTicks=100 lots=3",
                executed(18, 19, 100, 3, 0, 0, SELL),
                changed(Phase.OPEN));
        operator.setPriceBand(ABC, 100, HIGHEST, 0, 0, 0);
        operator.setPhase(ABC, Phase.AUCTION);
        two.newOrder(atAnyPrice(1, BUY, 3));
        expect(changed(Phase.AUCTION), refused("WORST_PRICE_MISSING"));
    }

    @Test
    void whatRestsOutsideABandStaysAndTrades() {
        one.limit(1, ABC, BUY, 110, 5, GTC);
        operator.setPriceBand(ABC, 100, 5, 0, 0, 0);
        two.limit(1, ABC, SELL, 105, 4, GTC);
        expect(ACCEPTED, rested(16, 5), ACCEPTED, executed(16, 18, 110, 4, 1, 0, SELL));
    }

    @Test
    void aReplaceMayStayOutsideTheBandButNotMoveThere() {
        one.limit(1, ABC, BUY, 94, 10, GTC);
        one.limit(2, ABC, SELL, 106, 10, GTC);
        operator.setPriceBand(ABC, 100, 5, 0, 0, 0);
        venue.events();
        one.replace(1, 94, 12);
        one.replace(1, 94, 4);
        one.replace(1, 93, 4);
        one.replace(2, 107, 10);
        one.replace(2, 105, 10);
        expect(
                "OrderReplaced orderNumber=16",
                rested(16, 12),
                reduced(16, 4),
                refused("PRICE_OUTSIDE_BAND", 93, 95),
                refused("PRICE_OUTSIDE_BAND", 107, 105),
                "OrderReplaced orderNumber=17",
                rested(17, 10));
    }

    @Test
    void anOrderThatIsTriggeredOutsideTheBandIsCanceled() {
        two.newOrder(Venue.order(1, ABC, BUY, 110, 5).trigger(Trigger.LAST).triggerTicks(100));
        operator.setPriceBand(ABC, 100, 5, 0, 0, 0);
        // Neither could it pay: the band is asked before.
        operator.withdraw(2, Venue.USD, CASH);
        one.limit(1, ABC, SELL, 100, 1, GTC);
        venue.events();
        three.limit(1, ABC, BUY, 100, 1, IOC);
        expect(
                ACCEPTED,
                executed(19, 20, 100, 1, 0, 0, BUY),
                "OrderTriggered orderNumber=16",
                gone(16, 5, "OUTSIDE_BAND"));
    }

    @ParameterizedTest
    @CsvSource({
        "0, 5, 0, 0, 0",
        "-1, 5, 0, 0, 0",
        "2147483647, 5, 0, 0, 0",
        "100, -1, 0, 0, 0",
        "100, 2147483647, 0, 0, 0",
        "100, 0, -1, 0, 0",
        "100, 0, 2147483647, 0, 0",
        "100, 0, 5, -1, 5",
        "100, 0, 5, 0, -1",
        "100, 0, 5, 1, 0"
    })
    void aBandThatCannotBeIsRefused(
            final long reference, final long fixed, final long dynamic, final long haltNs, final long auctionNs) {
        final String before = settings();
        operator.setPriceBand(ABC, reference, fixed, dynamic, haltNs, auctionNs);
        operator.setPriceBand(NO_INSTRUMENT, reference, fixed, dynamic, haltNs, auctionNs);
        one.setPriceBand(NO_INSTRUMENT, reference, fixed, dynamic, haltNs, auctionNs);
        expect(
                "CommandRejected reason=BAD_BAND",
                "CommandRejected reason=UNKNOWN_INSTRUMENT",
                "CommandRejected reason=NOT_PERMITTED");
        assertEquals(before, settings());
    }

    @Test
    void aBandThatIsTakenAwayIsGone() {
        operator.setPriceBand(ABC, 100, 5, 5, 0, 0);
        operator.setPriceBand(ABC, 0, 0, 0, 0, 0);
        one.limit(1, ABC, SELL, 500, 1, GTC);
        expect(ACCEPTED, rested(18, 1));
    }

    @Test
    void theCircuitBreakerStopsTheOrderAndTheInstrument() {
        tradeAt(100);
        operator.setPriceBand(ABC, 0, 0, 5, 0, 0);
        one.limit(2, ABC, SELL, 103, 2, GTC);
        one.limit(3, ABC, SELL, 105, 2, GTC);
        one.limit(4, ABC, SELL, 106, 2, GTC);
        venue.events();
        // 106 is not far from 105, where the order traded itself, but from 100.
        two.limit(2, ABC, BUY, 110, 10, GTC);
        expect(
                ACCEPTED,
                executed(19, 22, 103, 2, 0, 8, BUY),
                executed(20, 22, 105, 2, 0, 6, BUY),
                rested(22, 6),
                changed(Phase.HALTED));
        three.limit(1, ABC, BUY, 100, 1, GTC);
        operator.setPhase(ABC, Phase.OPEN);
        operator.setPhase(ABC, Phase.AUCTION);
        operator.setPhase(ABC, Phase.OPEN);
        // The auction may trade at any price.
        expect(
                refused("INSTRUMENT_HALTED"),
                "CommandRejected reason=WRONG_PHASE",
                changed(Phase.AUCTION),
                "AuctionUncrossed instrument=0 priceTicks=110 lots=2",
                executed(21, 22, 110, 2, 0, 4, BUY),
                changed(Phase.OPEN));
    }

    @Test
    void whatCannotRestIsCanceledWhenTheInstrumentIsHalted() {
        tradeAt(100);
        operator.setPriceBand(ABC, 0, 0, 5, 0, 0);
        one.limit(2, ABC, BUY, 95, 2, GTC);
        one.limit(3, ABC, BUY, 94, 2, GTC);
        venue.events();
        two.market(2, ABC, SELL, 0, 10);
        expect(ACCEPTED, executed(19, 21, 95, 2, 0, 8, SELL), gone(21, 8, "INSTRUMENT_HALTED"), changed(Phase.HALTED));
    }

    @Test
    void aReplaceMayTripTheCircuitBreakerToo() {
        tradeAt(100);
        operator.setPriceBand(ABC, 0, 0, 5, 0, 0);
        one.limit(2, ABC, SELL, 106, 2, GTC);
        two.limit(2, ABC, BUY, 99, 3, GTC);
        venue.events();
        two.replace(2, 106, 3);
        expect("OrderReplaced orderNumber=20", rested(20, 3), changed(Phase.HALTED));
    }

    @Test
    void anOrderThatIsTriggeredIsMeasuredFromTheTradeBeforeItCameIn() {
        tradeAt(100);
        operator.setPriceBand(ABC, 0, 0, 5, 0, 0);
        one.limit(2, ABC, SELL, 105, 1, GTC);
        one.limit(3, ABC, SELL, 110, 1, GTC);
        one.limit(4, ABC, SELL, 111, 1, GTC);
        two.newOrder(Venue.order(2, ABC, BUY, 120, 3).trigger(Trigger.LAST).triggerTicks(105));
        venue.events();
        three.limit(1, ABC, BUY, 105, 1, IOC);
        expect(
                ACCEPTED,
                executed(19, 23, 105, 1, 0, 0, BUY),
                "OrderTriggered orderNumber=22",
                executed(20, 22, 110, 1, 0, 2, BUY),
                rested(22, 2),
                changed(Phase.HALTED));
    }

    @Test
    void whatIsTriggeredBehindAHaltWaitsOn() {
        tradeAt(100);
        operator.setPriceBand(ABC, 0, 0, 5, 0, 0);
        one.limit(2, ABC, SELL, 105, 1, GTC);
        one.limit(3, ABC, SELL, 111, 1, GTC);
        two.newOrder(Venue.order(2, ABC, BUY, 104, 3).trigger(Trigger.LAST).triggerTicks(105));
        venue.events();
        three.limit(1, ABC, BUY, 120, 2, IOC);
        operator.setPhase(ABC, Phase.OPEN);
        expect(
                ACCEPTED,
                executed(19, 22, 105, 1, 0, 1, BUY),
                gone(22, 1, "INSTRUMENT_HALTED"),
                changed(Phase.HALTED),
                changed(Phase.OPEN),
                "OrderTriggered orderNumber=21",
                rested(21, 3));
    }

    @Test
    void aQuoteIsDoneWholeThoughItsBidHaltsTheInstrument() {
        tradeAt(100);
        operator.setPriceBand(ABC, 0, 0, 5, 0, 0);
        one.limit(2, ABC, SELL, 106, 2, GTC);
        venue.events();
        two.quote(quote(2, 107, 5, 3, 108, 5));
        expect(rested(20, 5), changed(Phase.HALTED), rested(-20, 5));
    }

    @Test
    void anOrderThatWantsNoTradeOutsideHaltsNothing() {
        tradeAt(100);
        operator.setPriceBand(ABC, 0, 0, 5, 0, 0);
        one.limit(2, ABC, SELL, 105, 2, GTC);
        one.limit(3, ABC, SELL, 106, 2, GTC);
        venue.events();
        two.limit(2, ABC, BUY, 105, 3, IOC);
        expect(ACCEPTED, executed(19, 21, 105, 2, 0, 1, BUY), gone(21, 1, "REST_OF_IOC"));
        // The last trade is at 105 now, so that 110 is inside.
        one.limit(2, ABC, SELL, 110, 2, GTC);
        one.limit(4, ABC, SELL, 111, 2, GTC);
        venue.events();
        two.limit(2, ABC, BUY, 111, 4, GTC);
        expect(ACCEPTED, executed(20, 24, 106, 2, 0, 2, BUY), executed(22, 24, 110, 2, 0, 0, BUY));
    }

    @Test
    void beforeTheFirstTradeTheCircuitBreakerDoesNotAct() {
        operator.setPriceBand(ABC, 100, 0, 5, 0, 0);
        one.limit(1, ABC, SELL, 100, 2, GTC);
        one.limit(2, ABC, SELL, 500, 2, GTC);
        one.limit(3, ABC, SELL, 506, 2, GTC);
        venue.events();
        two.limit(1, ABC, BUY, 500, 3, GTC);
        two.limit(1, ABC, BUY, 506, 3, GTC);
        expect(
                ACCEPTED,
                executed(17, 20, 100, 2, 0, 1, BUY),
                executed(18, 20, 500, 1, 1, 0, BUY),
                ACCEPTED,
                executed(18, 21, 500, 1, 0, 2, BUY),
                rested(21, 2),
                changed(Phase.HALTED));
    }

    @Test
    void aFillOrKillOrderCountsOnlyWhatIsInsideTheBand() {
        tradeAt(100);
        operator.setPriceBand(ABC, 0, 0, 5, 0, 0);
        one.limit(2, ABC, SELL, 105, 2, GTC);
        one.limit(3, ABC, SELL, 111, 2, GTC);
        venue.events();
        two.limit(2, ABC, BUY, 120, 3, FOK);
        two.newOrder(Venue.order(2, ABC, BUY, 120, 4).minLots(3));
        two.limit(2, ABC, BUY, 120, 2, FOK);
        // Now even the best price is outside.
        two.limit(2, ABC, BUY, 120, 1, FOK);
        two.newOrder(Venue.order(2, ABC, BUY, 120, 1).minLots(1));
        expect(
                ACCEPTED,
                gone(21, 3, "NOT_FILLABLE"),
                ACCEPTED,
                gone(22, 4, "NOT_FILLABLE"),
                ACCEPTED,
                executed(19, 23, 105, 2, 0, 0, BUY),
                ACCEPTED,
                gone(24, 1, "NOT_FILLABLE"),
                ACCEPTED,
                gone(25, 1, "NOT_FILLABLE"));
    }

    @Test
    void aLeastQuantityInsideTheBandIsTradedBeforeItTrips() {
        tradeAt(100);
        operator.setPriceBand(ABC, 0, 0, 5, 0, 0);
        one.limit(2, ABC, SELL, 105, 2, GTC);
        one.limit(3, ABC, SELL, 106, 2, GTC);
        venue.events();
        two.newOrder(Venue.order(2, ABC, BUY, 106, 4).minLots(2));
        expect(ACCEPTED, executed(19, 21, 105, 2, 0, 2, BUY), rested(21, 2), changed(Phase.HALTED));
    }

    @Test
    void anOwnOrderIsLookedAtBeforeTheBand() {
        tradeAt(100);
        operator.setPriceBand(ABC, 0, 0, 5, 0, 0);
        two.limit(2, ABC, SELL, 106, 2, GTC);
        one.limit(2, ABC, SELL, 107, 2, GTC);
        venue.events();
        two.newOrder(Venue.order(3, ABC, BUY, 110, 3).selfTrade(SelfTrade.CANCEL_NEWEST));
        two.newOrder(Venue.order(3, ABC, BUY, 110, 3).selfTrade(SelfTrade.CANCEL_OLDEST));
        expect(
                ACCEPTED,
                gone(21, 3, "SELF_TRADE"),
                ACCEPTED,
                gone(19, 2, "SELF_TRADE"),
                rested(22, 3),
                changed(Phase.HALTED));
    }

    @Test
    void aHaltEndsInAnAuctionAndTheAuctionInTrading() {
        haltAt(1_000, 100, 50);
        venue.at(1_099);
        three.limit(1, ABC, SELL, 106, 1, GTC);
        venue.at(1_100);
        three.limit(1, ABC, SELL, 106, 1, GTC);
        venue.at(1_149);
        operator.advanceTime();
        venue.at(1_150);
        three.limit(2, ABC, BUY, 99, 1, GTC);
        expect(
                refused("INSTRUMENT_HALTED"),
                changed(Phase.AUCTION),
                ACCEPTED,
                rested(22, 1),
                "IndicativeChanged instrument=0 priceTicks=106 lots=3 surplusLots=2",
                "AuctionUncrossed instrument=0 priceTicks=106 lots=3",
                executed(19, 20, 106, 2, 0, 3, BUY),
                executed(20, 22, 106, 1, 2, 0, SELL),
                changed(Phase.OPEN),
                ACCEPTED,
                rested(24, 1));
    }

    @Test
    void anAuctionThatBeginsCrossedTellsWhatItWouldUncrossAt() {
        haltAt(1_000, 100, 50);
        venue.at(1_100);
        operator.advanceTime();
        expect(changed(Phase.AUCTION), "IndicativeChanged instrument=0 priceTicks=106 lots=2 surplusLots=3");
    }

    @Test
    void whatHasFallenDueTwiceIsDoneTwice() {
        haltAt(1_000, 100, 50);
        venue.at(1_150);
        three.limit(1, ABC, SELL, 106, 4, IOC);
        expect(
                changed(Phase.AUCTION),
                "AuctionUncrossed instrument=0 priceTicks=106 lots=2",
                executed(19, 20, 106, 2, 0, 3, BUY),
                changed(Phase.OPEN),
                ACCEPTED,
                executed(20, 21, 106, 3, 0, 1, SELL),
                gone(21, 1, "REST_OF_IOC"));
    }

    @Test
    void timesAreDoneInTheirOrderAndExpiriesFirst() {
        tradeAt(100);
        operator.setPriceBand(ABC, 0, 0, 5, 100, 50);
        one.newOrder(Venue.order(2, ABC, SELL, 106, 2).timeInForce(GTD).expiresAtNs(1_150));
        one.newOrder(Venue.order(3, ABC, SELL, 106, 1).timeInForce(GTD).expiresAtNs(1_151));
        three.newOrder(Venue.order(1, ABC, BUY, 90, 1).timeInForce(GTD).expiresAtNs(1_151));
        three.newOrder(Venue.order(2, ABC, BUY, 90, 1).timeInForce(GTD).expiresAtNs(1_100));
        venue.at(1_000);
        two.limit(2, ABC, BUY, 106, 5, GTC);
        venue.events();
        venue.at(9_000);
        operator.advanceTime();
        expect(
                gone(22, 1, "EXPIRED"),
                changed(Phase.AUCTION),
                gone(19, 2, "EXPIRED"),
                "AuctionUncrossed instrument=0 priceTicks=106 lots=1",
                executed(20, 23, 106, 1, 0, 4, BUY),
                changed(Phase.OPEN),
                gone(21, 1, "EXPIRED"));
    }

    @Test
    void ofOneTimeTheLowestInstrumentIsFirst() {
        tradeAt(100);
        listOther();
        one.limit(1, OTHER, SELL, 100, 1, GTC);
        two.limit(1, OTHER, BUY, 100, 1, GTC);
        operator.setPriceBand(ABC, 0, 0, 5, 100, 50);
        operator.setPriceBand(OTHER, 0, 0, 5, 100, 60);
        one.limit(2, ABC, SELL, 106, 1, GTC);
        one.limit(3, OTHER, SELL, 106, 1, GTC);
        venue.at(1_000);
        two.limit(1, OTHER, BUY, 106, 1, IOC);
        venue.at(1_000);
        two.limit(1, ABC, BUY, 106, 1, IOC);
        venue.events();
        venue.at(1_160);
        operator.advanceTime();
        expect(
                changed(Phase.AUCTION),
                "PhaseChanged instrument=1 phase=AUCTION",
                "AuctionUncrossed instrument=0 priceTicks=0 lots=0",
                changed(Phase.OPEN),
                "AuctionUncrossed instrument=1 priceTicks=0 lots=0",
                "PhaseChanged instrument=1 phase=OPEN");
    }

    @Test
    void aPhaseThatTheOperatorSetsEndsTheSchedule() {
        haltAt(1_000, 100, 50);
        venue.at(1_050);
        operator.setPhase(ABC, Phase.AUCTION);
        venue.at(5_000);
        operator.advanceTime();
        operator.setPhase(ABC, Phase.HALTED);
        venue.at(9_000);
        operator.advanceTime();
        expect(changed(Phase.AUCTION), changed(Phase.HALTED));
    }

    @Test
    void withoutATimeTheOperatorEndsAHalt() {
        haltAt(1_000, 0, 0);
        venue.at(Long.MAX_VALUE);
        operator.advanceTime();
        expect();
        venue.at(Long.MAX_VALUE);
        operator.setPhase(ABC, Phase.AUCTION);
        expect(changed(Phase.AUCTION));
    }

    @Test
    void aHaltMayEndJustBeforeTheLastOfAllTimes() {
        haltAt(1_000, Long.MAX_VALUE - 1_001, 1);
        venue.at(Long.MAX_VALUE - 2);
        operator.advanceTime();
        expect();
        venue.at(Long.MAX_VALUE);
        operator.advanceTime();
        expect(changed(Phase.AUCTION), "IndicativeChanged instrument=0 priceTicks=106 lots=2 surplusLots=3");
    }

    @Test
    void aHaltThatWouldEndAtTheLastOfAllTimesDoesNotEnd() {
        haltAt(1_000, Long.MAX_VALUE - 1_000, Long.MAX_VALUE);
        venue.at(Long.MAX_VALUE);
        two.limit(3, ABC, BUY, 100, 1, GTC);
        venue.at(Long.MAX_VALUE);
        two.limit(3, ABC, BUY, 100, 1, GTC);
        expect(refused("INSTRUMENT_HALTED"), refused("INSTRUMENT_HALTED"));
    }

    @Test
    void anOrderThatIsGoodTillTheLastOfAllTimesExpiresThen() {
        one.newOrder(Venue.order(1, ABC, SELL, 101, 1).timeInForce(GTD).expiresAtNs(Long.MAX_VALUE));
        venue.at(Long.MAX_VALUE - 1);
        operator.advanceTime();
        expect(ACCEPTED, rested(16, 1));
        venue.at(Long.MAX_VALUE);
        two.limit(1, ABC, BUY, 101, 1, GTC);
        venue.at(Long.MAX_VALUE);
        two.limit(2, ABC, SELL, 101, 1, GTC);
        expect(gone(16, 1, "EXPIRED"), ACCEPTED, rested(18, 1), ACCEPTED, executed(18, 19, 101, 1, 0, 0, SELL));
        assertEquals(0, venue.held(1, Venue.ABC));
    }

    @Test
    void theLastOfAllTimesIsATimeLikeAnother() {
        one.limit(1, ABC, SELL, 101, 1, GTC);
        venue.at(Long.MAX_VALUE);
        operator.advanceTime();
        venue.at(Long.MAX_VALUE);
        two.limit(1, ABC, BUY, 101, 1, GTC);
        venue.at(Long.MAX_VALUE);
        two.newOrder(Venue.order(1, ABC, BUY, 101, 1).timeInForce(GTD).expiresAtNs(Long.MAX_VALUE));
        expect(ACCEPTED, rested(16, 1), ACCEPTED, executed(16, 18, 101, 1, 0, 0, BUY), refused("EXPIRY_OUT_OF_RANGE"));
    }

    @Test
    void aPriceIsAMultipleOfTheStepOfItsRange() {
        operator.setTickStep(ABC, 200, 10);
        operator.setTickStep(ABC, 100, 5);
        one.limit(1, ABC, BUY, 99, 1, GTC);
        one.limit(2, ABC, BUY, 100, 1, GTC);
        one.limit(3, ABC, BUY, 101, 1, GTC);
        one.limit(3, ABC, BUY, 195, 1, GTC);
        one.limit(4, ABC, BUY, 199, 1, GTC);
        one.limit(4, ABC, SELL, 205, 1, GTC);
        one.market(4, ABC, SELL, 205, 1);
        one.limit(4, ABC, SELL, 210, 1, GTC);
        expect(
                ACCEPTED,
                rested(18, 1),
                ACCEPTED,
                rested(19, 1),
                refused("PRICE_OFF_STEP", 101, 5),
                ACCEPTED,
                rested(21, 1),
                refused("PRICE_OFF_STEP", 199, 5),
                refused("PRICE_OFF_STEP", 205, 10),
                refused("PRICE_OFF_STEP", 205, 10),
                ACCEPTED,
                rested(25, 1));
    }

    @Test
    void aRowTakesThePlaceOfOneWithTheSameFirstPrice() {
        operator.setTickStep(ABC, 100, 5);
        operator.setTickStep(ABC, 100, 7);
        one.limit(1, ABC, BUY, 100, 1, GTC);
        // Multiples count from 0, not from the first price of the row.
        one.limit(1, ABC, BUY, 105, 1, GTC);
        expect(refused("PRICE_OFF_STEP", 100, 7), ACCEPTED, rested(19, 1));
    }

    @Test
    void thereAreSixteenRows() {
        for (int row = 1; row <= 16; row++) {
            operator.setTickStep(ABC, 10L * row, row);
        }
        operator.setTickStep(ABC, 5, 1);
        operator.setTickStep(ABC, 160, 3);
        operator.setTickStep(ABC, 0, 1);
        operator.setTickStep(ABC, 1, 0);
        operator.setTickStep(ABC, HIGHEST + 1, 1);
        operator.setTickStep(ABC, 1, HIGHEST + 1);
        operator.setTickStep(NO_INSTRUMENT, 0, 0);
        one.setTickStep(NO_INSTRUMENT, 0, 0);
        one.limit(1, ABC, BUY, 161, 1, GTC);
        one.limit(1, ABC, BUY, 151, 1, GTC);
        expect(
                "CommandRejected reason=STEPS_FULL",
                "CommandRejected reason=BAD_STEPS",
                "CommandRejected reason=BAD_STEPS",
                "CommandRejected reason=BAD_STEPS",
                "CommandRejected reason=BAD_STEPS",
                "CommandRejected reason=UNKNOWN_INSTRUMENT",
                "CommandRejected reason=NOT_PERMITTED",
                refused("PRICE_OFF_STEP", 161, 3),
                refused("PRICE_OFF_STEP", 151, 15));
    }

    @Test
    void aReplaceMayStayOffAStepButNotMoveThere() {
        one.limit(1, ABC, BUY, 101, 5, GTC);
        operator.setTickStep(ABC, 1, 5);
        venue.events();
        one.replace(1, 101, 6);
        one.replace(1, 102, 6);
        one.replace(1, 100, 6);
        expect(
                "OrderReplaced orderNumber=16",
                rested(16, 6),
                refused("PRICE_OFF_STEP", 102, 5),
                "OrderReplaced orderNumber=16",
                rested(16, 6));
    }

    @Test
    void triggersAndMissingWorstPricesHaveNoSteps() {
        operator.setTickStep(ABC, 1, 5);
        one.newOrder(Venue.order(1, ABC, BUY, 105, 1).trigger(Trigger.LAST).triggerTicks(101));
        one.newOrder(Venue.order(2, ABC, BUY, 104, 1).trigger(Trigger.LAST).triggerTicks(100));
        one.market(2, ABC, BUY, 0, 1);
        expect(ACCEPTED, refused("PRICE_OFF_STEP", 104, 5), ACCEPTED, gone(19, 1, "REST_OF_IOC"));
    }

    @Test
    void anOrdersLotsAndValueAreWithinItsInstrumentsLimits() {
        operator.setOrderLimits(ABC, 2, 10, 1_000, 5_000);
        one.limit(1, ABC, BUY, 500, 0, GTC);
        one.limit(1, ABC, BUY, 500, 1, GTC);
        one.limit(1, ABC, BUY, 500, 2, GTC);
        one.limit(2, ABC, BUY, 500, 10, GTC);
        one.limit(3, ABC, BUY, 500, 11, GTC);
        one.limit(3, ABC, BUY, 499, 2, GTC);
        one.limit(3, ABC, SELL, 501, 10, GTC);
        // What a market order will be worth is not known, but its lots are.
        two.market(1, ABC, SELL, 0, 2);
        two.market(1, ABC, SELL, 0, 1);
        two.market(1, ABC, SELL, 499, 2);
        expect(
                refused("LOTS_OUT_OF_RANGE"),
                refused("LOTS_OUTSIDE_LIMITS", 1, 2),
                ACCEPTED,
                rested(19, 2),
                ACCEPTED,
                rested(20, 10),
                refused("LOTS_OUTSIDE_LIMITS", 11, 10),
                refused("VALUE_OUTSIDE_LIMITS", 998, 1_000),
                refused("VALUE_OUTSIDE_LIMITS", 5_010, 5_000),
                ACCEPTED,
                executed(19, 24, 500, 2, 0, 0, SELL),
                refused("LOTS_OUTSIDE_LIMITS", 1, 2),
                refused("VALUE_OUTSIDE_LIMITS", 998, 1_000));
    }

    @Test
    void aValueThatDoesNotFitCountsAsTheLargestNumber() {
        operator.listInstrument("TICK", Venue.ABC, Venue.USD, Long.MAX_VALUE, 1, 0, 0);
        operator.setOrderLimits(OTHER, 0, 10, 0, Long.MAX_VALUE - 1);
        venue.events();
        one.limit(1, OTHER, SELL, 2, 2, GTC);
        operator.setOrderLimits(OTHER, 0, 10, 0, Long.MAX_VALUE);
        one.limit(1, OTHER, SELL, 2, 2, GTC);
        expect(refused("VALUE_OUTSIDE_LIMITS", Long.MAX_VALUE, Long.MAX_VALUE - 1), ACCEPTED, rested(20, 2));
    }

    @Test
    void anAccountMayHaveNarrowerLimitsThanTheInstrument() {
        operator.setOrderLimits(ABC, 1, 10, 0, 1_000);
        operator.setAccountLimits(1, 0, 0, 8, 700);
        one.limit(1, ABC, BUY, 100, 11, GTC);
        one.limit(1, ABC, BUY, 100, 9, GTC);
        one.limit(1, ABC, BUY, 126, 8, GTC);
        one.limit(1, ABC, BUY, 88, 8, GTC);
        one.limit(1, ABC, BUY, 100, 7, GTC);
        two.limit(1, ABC, BUY, 100, 10, GTC);
        expect(
                refused("LOTS_OUTSIDE_LIMITS", 11, 10),
                refused("LOTS_OUTSIDE_LIMITS", 9, 8),
                refused("VALUE_OUTSIDE_LIMITS", 1_008, 1_000),
                refused("VALUE_OUTSIDE_LIMITS", 704, 700),
                ACCEPTED,
                rested(22, 7),
                ACCEPTED,
                rested(23, 10));
        // 0 is none.
        operator.setAccountLimits(1, 0, 0, 0, 0);
        one.limit(2, ABC, BUY, 99, 10, GTC);
        expect(ACCEPTED, rested(25, 10));
    }

    @ParameterizedTest
    @CsvSource({"-1, 5, 0, 5", "0, -1, 0, 5", "0, 5, -1, 5", "0, 5, 0, -1", "6, 5, 0, 5", "0, 5, 6, 5"})
    void orderLimitsThatCannotBeAreRefused(
            final long leastLots, final long mostLots, final long leastValue, final long mostValue) {
        final String before = settings();
        operator.setOrderLimits(ABC, leastLots, mostLots, leastValue, mostValue);
        operator.setOrderLimits(NO_INSTRUMENT, leastLots, mostLots, leastValue, mostValue);
        one.setOrderLimits(NO_INSTRUMENT, leastLots, mostLots, leastValue, mostValue);
        expect(
                "CommandRejected reason=BAD_LIMITS",
                "CommandRejected reason=UNKNOWN_INSTRUMENT",
                "CommandRejected reason=NOT_PERMITTED");
        assertEquals(before, settings());
    }

    @Test
    void theFirstLimitThatIsBrokenIsTheReason() {
        operator.withdraw(1, Venue.USD, CASH - 500);
        operator.setPriceBand(ABC, 100, 5, 0, 0, 0);
        operator.setTickStep(ABC, 1, 2);
        operator.setOrderLimits(ABC, 1, 40, 0, 2_000);
        operator.setAccountLimits(1, 1, 1, 20, 1_500);
        operator.setAssetLimits(1, Venue.ABC, 0, STOCK + 5);
        one.limit(1, ABC, BUY, 100, 1, GTC);
        one.limit(2, ABC, BUY, 111, 50, GTC);
        venue.at(2 * SECOND);
        one.limit(2, ABC, BUY, 111, 50, GTC);
        one.limit(2, ABC, BUY, 105, 50, GTC);
        one.limit(2, ABC, BUY, 104, 50, GTC);
        one.limit(2, ABC, BUY, 104, 30, GTC);
        one.limit(2, ABC, BUY, 104, 20, GTC);
        one.cancel(1);
        one.limit(2, ABC, BUY, 104, 20, GTC);
        one.limit(2, ABC, BUY, 104, 19, GTC);
        one.limit(2, ABC, BUY, 104, 14, GTC);
        one.limit(2, ABC, BUY, 104, 5, GTC);
        one.limit(2, ABC, BUY, 104, 4, GTC);
        expect(
                "BalanceChanged account=1 asset=0 available=500",
                ACCEPTED,
                rested(22, 1),
                refused("ORDER_RATE_LIMIT", 0, 1),
                refused("PRICE_OUTSIDE_BAND", 111, 105),
                refused("PRICE_OFF_STEP", 105, 2),
                refused("LOTS_OUTSIDE_LIMITS", 50, 40),
                refused("LOTS_OUTSIDE_LIMITS", 30, 20),
                refused("OPEN_ORDERS_LIMIT", 2, 1),
                gone(22, 1, "REQUESTED"),
                refused("VALUE_OUTSIDE_LIMITS", 2_080, 2_000),
                refused("VALUE_OUTSIDE_LIMITS", 1_976, 1_500),
                refused("POSITION_LIMIT", STOCK + 14, STOCK + 5),
                refused("INSUFFICIENT_FUNDS", 525, 500),
                ACCEPTED,
                rested(34, 4));
    }

    @Test
    void aReplaceToFewerLotsMayGoBelowTheLeast() {
        one.limit(1, ABC, BUY, 100, 10, GTC);
        operator.setOrderLimits(ABC, 5, 8, 0, CASH);
        venue.events();
        one.replace(1, 100, 9);
        one.replace(1, 100, 3);
        one.replace(1, 100, 4);
        one.replace(1, 101, 3);
        one.replace(1, 101, 9);
        one.replace(1, 101, 5);
        expect(
                reduced(16, 9),
                reduced(16, 3),
                refused("LOTS_OUTSIDE_LIMITS", 4, 5),
                "OrderReplaced orderNumber=16",
                rested(16, 3),
                refused("LOTS_OUTSIDE_LIMITS", 9, 8),
                "OrderReplaced orderNumber=16",
                rested(16, 5));
    }

    @Test
    void aReplaceThatKeepsItsPlaceMayGoBelowTheLeastValue() {
        one.limit(1, ABC, BUY, 100, 10, GTC);
        operator.setOrderLimits(ABC, 1, 100, 500, CASH);
        venue.events();
        one.replace(1, 100, 2);
        one.replace(1, 101, 2);
        one.replace(1, 101, 5);
        expect(
                reduced(16, 2),
                refused("VALUE_OUTSIDE_LIMITS", 202, 500),
                "OrderReplaced orderNumber=16",
                rested(16, 5));
    }

    @Test
    void anAccountHasOnlySoManyLiveOrders() {
        two.limit(1, ABC, SELL, 101, 10, GTC);
        operator.setAccountLimits(1, 2, 0, 0, 0);
        venue.events();
        one.limit(1, ABC, BUY, 99, 1, GTC);
        one.newOrder(stop(2, 110, 5));
        one.limit(3, ABC, BUY, 98, 1, GTC);
        one.newOrder(stop(3, 110, 5));
        // It would trade at once, but might have rested.
        one.limit(3, ABC, BUY, 101, 1, GTC);
        one.limit(3, ABC, BUY, 101, 1, IOC);
        one.replace(1, 98, 2);
        one.cancel(2);
        one.limit(3, ABC, BUY, 97, 1, GTC);
        expect(
                ACCEPTED,
                rested(18, 1),
                ACCEPTED,
                refused("OPEN_ORDERS_LIMIT", 3, 2),
                refused("OPEN_ORDERS_LIMIT", 3, 2),
                refused("OPEN_ORDERS_LIMIT", 3, 2),
                ACCEPTED,
                executed(16, 23, 101, 1, 9, 0, BUY),
                "OrderReplaced orderNumber=18",
                rested(18, 2),
                gone(19, 5, "REQUESTED"),
                ACCEPTED,
                rested(26, 1));
        two.limit(2, ABC, SELL, 98, 2, IOC);
        one.limit(4, ABC, BUY, 97, 1, GTC);
        one.limit(5, ABC, BUY, 97, 1, GTC);
        expect(
                ACCEPTED,
                executed(18, 27, 98, 2, 0, 0, SELL),
                ACCEPTED,
                rested(28, 1),
                refused("OPEN_ORDERS_LIMIT", 3, 2));
    }

    @Test
    void anOrderThatIsGoneInWhateverWayIsNotLive() {
        operator.setAccountLimits(1, 1, 0, 0, 0);
        operator.setPhase(ABC, Phase.AUCTION);
        one.limit(1, ABC, BUY, 100, 2, GTC);
        two.limit(1, ABC, SELL, 100, 2, GTC);
        operator.setPhase(ABC, Phase.OPEN);
        one.newOrder(Venue.order(1, ABC, BUY, 99, 1).timeInForce(GTD).expiresAtNs(22));
        operator.advanceTime();
        one.newOrder(stop(1, 100, 1));
        two.limit(1, ABC, SELL, 100, 2, GTC);
        three.limit(1, ABC, BUY, 100, 1, IOC);
        one.limit(1, ABC, BUY, 99, 2, GTC);
        one.newOrder(Venue.order(2, ABC, SELL, 99, 2).timeInForce(IOC).selfTrade(SelfTrade.DECREMENT));
        one.limit(1, ABC, BUY, 99, 2, GTC);
        operator.massCancel(1, -1, null);
        one.limit(1, ABC, BUY, 99, 2, GTC);
        venue.events();
        one.limit(2, ABC, BUY, 99, 2, GTC);
        expect(refused("OPEN_ORDERS_LIMIT", 2, 1));
        assertEquals(
                1,
                venue.state().lines().filter(line -> line.startsWith("order")).count(),
                venue.state());
    }

    @Test
    void theAskOfAQuoteCountsItsBid() {
        operator.setAccountLimits(1, 2, 0, 0, 0);
        one.limit(1, ABC, BUY, 90, 1, GTC);
        one.quote(quote(2, 99, 5, 3, 101, 5));
        one.quote(quote(1, 99, 5, 3, 101, 5));
        one.quote(quote(1, 99, 0, 4, 102, 5));
        expect(
                ACCEPTED,
                rested(17, 1),
                refused("OPEN_ORDERS_LIMIT", 3, 2),
                "OrderReplaced orderNumber=17",
                rested(17, 5),
                rested(-19, 5),
                refused("OPEN_ORDERS_LIMIT", 3, 2));
    }

    @Test
    void soManyOrdersMayComeAtOnceAndThenOneAfterAnother() {
        final long start = 10 * SECOND;
        operator.setAccountLimits(1, 0, 3, 0, 0);
        for (int order = 1; order <= 4; order++) {
            venue.at(start);
            one.limit(order, ABC, BUY, 99, 1, GTC);
        }
        // Each moves the number by 333,333,333, and it may be a second ahead.
        venue.at(start + 333_333_331);
        one.limit(4, ABC, BUY, 99, 1, GTC);
        venue.at(start + 333_333_332);
        one.limit(4, ABC, BUY, 99, 1, GTC);
        venue.at(start + 666_666_664);
        one.limit(5, ABC, BUY, 99, 1, GTC);
        venue.at(start + 666_666_665);
        one.limit(5, ABC, BUY, 99, 1, GTC);
        two.limit(1, ABC, BUY, 99, 1, GTC);
        expect(
                ACCEPTED,
                rested(17, 1),
                ACCEPTED,
                rested(18, 1),
                ACCEPTED,
                rested(19, 1),
                refused("ORDER_RATE_LIMIT", 0, 3),
                refused("ORDER_RATE_LIMIT", 0, 3),
                ACCEPTED,
                rested(22, 1),
                refused("ORDER_RATE_LIMIT", 0, 3),
                ACCEPTED,
                rested(24, 1),
                ACCEPTED,
                rested(25, 1));
    }

    @Test
    void ordersPerSecondAreCountedInTheLastOfAllSeconds() {
        operator.setAccountLimits(1, 0, 2, 0, 0);
        for (int order = 1; order <= 3; order++) {
            venue.at(Long.MAX_VALUE - SECOND);
            one.limit(order, ABC, BUY, 99, 1, GTC);
        }
        expect(ACCEPTED, rested(17, 1), ACCEPTED, rested(18, 1), refused("ORDER_RATE_LIMIT", 0, 2));
        venue.at(Long.MAX_VALUE - 1);
        one.limit(4, ABC, BUY, 99, 1, GTC);
        expect(ACCEPTED, rested(20, 1));
        assertTrue(settings().contains("rateUsedUntilNs=" + Long.MAX_VALUE), settings());
    }

    @Test
    void refusedOnesAndCancelsDoNotCount() {
        final long start = 10 * SECOND;
        operator.setAccountLimits(1, 0, 1, 0, 0);
        venue.at(start);
        one.limit(1, ABC, BUY, 0, 1, GTC);
        venue.at(start);
        one.limit(1, ABC, BUY, 99, 1, GTC);
        venue.at(start);
        one.cancel(1);
        venue.at(start + SECOND - 1);
        one.limit(1, ABC, BUY, 99, 1, GTC);
        venue.at(start + SECOND);
        one.limit(1, ABC, SELL, 99, STOCK + 1, GTC);
        venue.at(start + SECOND);
        one.limit(1, ABC, BUY, 99, 1, GTC);
        expect(
                refused("PRICE_OUT_OF_RANGE"),
                ACCEPTED,
                rested(18, 1),
                gone(18, 1, "REQUESTED"),
                refused("ORDER_RATE_LIMIT", 0, 1),
                refused("INSUFFICIENT_FUNDS", STOCK + 1, STOCK),
                ACCEPTED,
                rested(22, 1));
    }

    @Test
    void aReplaceAndAQuoteCountAsOneOrder() {
        final long start = 10 * SECOND;
        operator.setAccountLimits(1, 0, 3, 0, 0);
        operator.openSession(1);
        venue.events();
        venue.at(start);
        one.limit(1, ABC, BUY, 98, 3, GTC);
        venue.at(start);
        one.replace(1, 98, 2);
        venue.at(start);
        one.quote(quote(2, 99, 5, 3, 101, 5));
        venue.at(start);
        one.quote(quote(2, 99, 4, 3, 101, 4));
        venue.at(start);
        one.replace(1, 98, 1);
        // The number is the account's, whatever its session.
        venue.at(start);
        venue.session(4).limit(4, ABC, BUY, 98, 1, GTC);
        venue.at(start);
        one.cancel(1);
        expect(
                ACCEPTED,
                rested(18, 3),
                reduced(18, 2),
                rested(20, 5),
                rested(-20, 5),
                refused("ORDER_RATE_LIMIT", 0, 3),
                refused("ORDER_RATE_LIMIT", 0, 3),
                refused("ORDER_RATE_LIMIT", 0, 3),
                gone(18, 2, "REQUESTED"));
    }

    @Test
    void accountLimitsThatCannotBeAreRefused() {
        final String before = settings();
        operator.setAccountLimits(1, -1, 0, 0, 0);
        operator.setAccountLimits(1, 0, -1, 0, 0);
        operator.setAccountLimits(1, 0, (int) SECOND + 1, 0, 0);
        operator.setAccountLimits(1, 0, 0, -1, 0);
        operator.setAccountLimits(1, 0, 0, 0, -1);
        operator.setAccountLimits(0, -1, 0, 0, 0);
        operator.setAccountLimits(NO_ACCOUNT, -1, 0, 0, 0);
        expect(
                "CommandRejected reason=BAD_LIMITS",
                "CommandRejected reason=BAD_LIMITS",
                "CommandRejected reason=BAD_LIMITS",
                "CommandRejected reason=BAD_LIMITS",
                "CommandRejected reason=BAD_LIMITS",
                "CommandRejected reason=UNKNOWN_ACCOUNT",
                "CommandRejected reason=UNKNOWN_ACCOUNT");
        assertEquals(before, settings());
        operator.setAccountLimits(1, Integer.MAX_VALUE, (int) SECOND, Long.MAX_VALUE, Long.MAX_VALUE);
        one.limit(1, ABC, BUY, 99, 1, GTC);
        expect(ACCEPTED, rested(24, 1));
    }

    @Test
    void anAccountSellsShortDownToItsCreditAndNotAUnitBelow() {
        operator.setAssetLimits(1, Venue.ABC, 500, -1);
        one.limit(1, ABC, SELL, 100, STOCK + 501, GTC);
        one.limit(1, ABC, SELL, 100, STOCK + 500, GTC);
        one.limit(2, ABC, SELL, 100, 1, GTC);
        expect(
                refused("INSUFFICIENT_FUNDS", STOCK + 501, STOCK + 500),
                ACCEPTED,
                rested(18, STOCK + 500),
                refused("INSUFFICIENT_FUNDS", 1, 0));
        assertEquals(-500, venue.available(1, Venue.ABC));
        assertEquals(STOCK + 500, venue.held(1, Venue.ABC));
        two.limit(1, ABC, BUY, 100, STOCK + 500, GTC);
        assertEquals(-500, venue.available(1, Venue.ABC));
        assertEquals(0, venue.held(1, Venue.ABC));
        assertEquals(2 * STOCK + 500, venue.available(2, Venue.ABC));
        // It sold for 1,050,000, less a maker's fee of 100 parts per million.
        assertEquals(CASH + 1_050_000 - 105, venue.available(1, Venue.USD));
    }

    @Test
    void anAccountBuysOnCredit() {
        operator.withdraw(1, Venue.USD, CASH);
        operator.setAssetLimits(1, Venue.USD, 1_000, -1);
        venue.events();
        one.limit(1, ABC, BUY, 100, 10, GTC);
        one.limit(1, ABC, BUY, 100, 9, GTC);
        one.limit(2, ABC, BUY, 90, 1, GTC);
        one.limit(3, ABC, BUY, 1, 1, GTC);
        // A lot and a unit of the fee: 9 x 101 and 91 are a thousand.
        expect(
                refused("INSUFFICIENT_FUNDS", 1_010, 1_000),
                ACCEPTED,
                rested(19, 9),
                ACCEPTED,
                rested(20, 1),
                refused("INSUFFICIENT_FUNDS", 2, 0));
        assertEquals(-1_000, venue.available(1, Venue.USD));
        assertEquals(1_000, venue.held(1, Venue.USD));
    }

    @Test
    void aMarketOrderSpendsTheCredit() {
        operator.withdraw(1, Venue.USD, CASH);
        operator.setAssetLimits(1, Venue.USD, 1_000, -1);
        two.limit(1, ABC, SELL, 100, 20, GTC);
        venue.events();
        one.market(1, ABC, BUY, 0, 20);
        // 9 x 101 can be paid and 10 x 101 cannot.
        expect(ACCEPTED, executed(18, 19, 100, 9, 11, 11, BUY), gone(19, 11, "NO_FUNDS_LEFT"));
        assertEquals(-901, venue.available(1, Venue.USD));
    }

    @Test
    void whatLeavesAnAccountMustBeItsOwn() {
        operator.setAssetLimits(1, Venue.ABC, 500, -1);
        one.limit(1, ABC, SELL, 100, STOCK - 10, GTC);
        venue.events();
        operator.withdraw(1, Venue.ABC, 11);
        one.transfer(1, 2, Venue.ABC, 11);
        one.transfer(1, 2, Venue.ABC, 4);
        operator.withdraw(1, Venue.ABC, 6);
        one.limit(2, ABC, SELL, 100, 500, GTC);
        operator.withdraw(1, Venue.ABC, 1);
        operator.transfer(1, 2, Venue.ABC, 1);
        expect(
                "CommandRejected reason=INSUFFICIENT_FUNDS asked=11 allowed=10",
                "CommandRejected reason=INSUFFICIENT_FUNDS asked=11 allowed=10",
                "Transferred",
                "BalanceChanged account=1 asset=1 available=0",
                ACCEPTED,
                rested(22, 500),
                "CommandRejected reason=INSUFFICIENT_FUNDS asked=1 allowed=-500",
                "CommandRejected reason=INSUFFICIENT_FUNDS asked=1 allowed=-500");
    }

    @Test
    void aCreditIsNotLoweredBelowWhatIsOwed() {
        operator.setAssetLimits(1, Venue.ABC, 500, -1);
        one.limit(1, ABC, SELL, 100, STOCK + 300, GTC);
        two.limit(1, ABC, BUY, 100, STOCK + 300, GTC);
        venue.events();
        operator.setAssetLimits(1, Venue.ABC, 299, -1);
        operator.setAssetLimits(1, Venue.ABC, 300, -1);
        one.limit(1, ABC, SELL, 100, 1, GTC);
        operator.deposit(1, Venue.ABC, 300);
        operator.setAssetLimits(1, Venue.ABC, 0, -1);
        one.limit(1, ABC, SELL, 100, 1, GTC);
        expect(
                "CommandRejected reason=INSUFFICIENT_FUNDS",
                refused("INSUFFICIENT_FUNDS", 1, 0),
                "BalanceChanged account=1 asset=1 available=0",
                refused("INSUFFICIENT_FUNDS", 1, 0));
    }

    @Test
    void supplyAndAllCreditsFitTogether() {
        final long room = Long.MAX_VALUE - 3 * STOCK;
        operator.setAssetLimits(1, Venue.ABC, room + 1, -1);
        operator.setAssetLimits(1, Venue.ABC, room, -1);
        operator.setAssetLimits(2, Venue.ABC, 1, -1);
        operator.deposit(3, Venue.ABC, 1);
        operator.setAssetLimits(1, Venue.ABC, room - 1, -1);
        operator.setAssetLimits(2, Venue.ABC, 1, -1);
        operator.withdraw(3, Venue.ABC, 1);
        operator.deposit(3, Venue.ABC, 1);
        operator.setAssetLimits(1, Venue.ABC, room, -1);
        // What it may sell and what it has make the largest number together.
        one.limit(1, ABC, SELL, 100, Limits.MAX_LOTS, GTC);
        expect(
                "CommandRejected reason=AMOUNT_OVERFLOW",
                "CommandRejected reason=AMOUNT_OVERFLOW",
                "CommandRejected reason=AMOUNT_OVERFLOW",
                "BalanceChanged account=3 asset=1 available=9999",
                "BalanceChanged account=3 asset=1 available=10000",
                "CommandRejected reason=AMOUNT_OVERFLOW",
                ACCEPTED,
                rested(25, Limits.MAX_LOTS));
        assertEquals(STOCK - Limits.MAX_LOTS, venue.available(1, Venue.ABC));
    }

    @Test
    void assetLimitsThatCannotBeAreRefused() {
        use(Venue.withTraders(new EngineConfig(8, 8, 7, 4, 3, 1, 4, 1)));
        operator.listAsset("NEW", 0);
        venue.events();
        final String before = settings();
        operator.setAssetLimits(0, NO_ASSET, -1, -2);
        operator.setAssetLimits(NO_ACCOUNT, NO_ASSET, -1, -2);
        operator.setAssetLimits(1, NO_ASSET, -1, -2);
        operator.setAssetLimits(1, Venue.ABC, -1, -1);
        operator.setAssetLimits(1, Venue.ABC, 0, -2);
        operator.setAssetLimits(1, 2, 0, 5);
        expect(
                "CommandRejected reason=UNKNOWN_ACCOUNT",
                "CommandRejected reason=UNKNOWN_ACCOUNT",
                "CommandRejected reason=UNKNOWN_ASSET",
                "CommandRejected reason=BAD_LIMITS",
                "CommandRejected reason=BAD_LIMITS",
                "CommandRejected reason=BALANCES_FULL");
        assertEquals(before, settings());
    }

    @Test
    void aPositionIsWhatIsOwnedAndWhatRestingBuysMayBring() {
        operator.setAssetLimits(1, Venue.ABC, 0, STOCK + 10);
        one.limit(1, ABC, BUY, 99, 6, GTC);
        one.limit(2, ABC, BUY, 98, 5, GTC);
        one.limit(2, ABC, BUY, 98, 4, GTC);
        one.limit(3, ABC, BUY, 97, 1, IOC);
        expect(
                ACCEPTED,
                rested(17, 6),
                refused("POSITION_LIMIT", STOCK + 11, STOCK + 10),
                ACCEPTED,
                rested(19, 4),
                refused("POSITION_LIMIT", STOCK + 11, STOCK + 10));
        one.replace(1, 99, 5);
        one.limit(3, ABC, BUY, 97, 2, GTC);
        one.limit(3, ABC, BUY, 97, 1, GTC);
        one.cancel(2);
        one.limit(4, ABC, BUY, 97, 4, GTC);
        expect(
                reduced(17, 5),
                refused("POSITION_LIMIT", STOCK + 11, STOCK + 10),
                ACCEPTED,
                rested(23, 1),
                gone(19, 4, "REQUESTED"),
                ACCEPTED,
                rested(25, 4));
        // A fill brings what was counted already; what it sells is gone only when it is sold.
        two.limit(1, ABC, SELL, 99, 5, IOC);
        one.limit(5, ABC, SELL, 101, 3, GTC);
        one.limit(6, ABC, BUY, 96, 1, GTC);
        two.limit(1, ABC, BUY, 101, 2, IOC);
        one.limit(6, ABC, BUY, 96, 3, GTC);
        one.limit(6, ABC, BUY, 96, 2, GTC);
        expect(
                ACCEPTED,
                executed(17, 26, 99, 5, 0, 0, SELL),
                ACCEPTED,
                rested(27, 3),
                refused("POSITION_LIMIT", STOCK + 11, STOCK + 10),
                ACCEPTED,
                executed(27, 29, 101, 2, 1, 0, BUY),
                refused("POSITION_LIMIT", STOCK + 11, STOCK + 10),
                ACCEPTED,
                rested(31, 2));
    }

    @Test
    void aPositionIsRightInWhateverWayAnOrderIsGone() {
        operator.setAssetLimits(1, Venue.ABC, 0, STOCK);
        operator.setAssetLimits(1, Venue.ABC, 0, STOCK + 100);
        operator.setPhase(ABC, Phase.AUCTION);
        one.newOrder(Venue.order(1, ABC, BUY, 100, 10).displayLots(2));
        two.limit(1, ABC, SELL, 100, 7, GTC);
        operator.setPhase(ABC, Phase.OPEN);
        // Owns 7 more, and 3 rest.
        expectPosition(10);
        operator.setAssetLimits(1, Venue.ABC, 0, -1);
        one.newOrder(Venue.order(2, ABC, SELL, 100, 2).timeInForce(IOC).selfTrade(SelfTrade.DECREMENT));
        operator.setAssetLimits(1, Venue.ABC, 0, STOCK + 100);
        expectPosition(8);
        one.newOrder(Venue.order(3, ABC, BUY, 99, 5)
                .timeInForce(GTD)
                .expiresAtNs(venue.engine().timestampNs() + 3));
        expectPosition(13);
        operator.advanceTime();
        expectPosition(8);
        one.newOrder(stop(4, 101, 20));
        expectPosition(8);
        one.quote(quote(1, 98, 4, 6, 105, 1));
        expectPosition(11);
        one.limit(7, ABC, BUY, 98, 1, GTC);
        one.limit(8, ABC, SELL, 98, 5, GTC);
        // It sold to itself what it bought.
        expectPosition(7);
    }

    @Test
    void aPositionCountsAllInstrumentsOfTheAssetInItsUnits() {
        operator.listInstrument("LOT", Venue.ABC, Venue.USD, 1, 40, 0, 0);
        operator.setAssetLimits(1, Venue.ABC, 0, STOCK + 100);
        venue.events();
        one.limit(1, OTHER, BUY, 99, 2, GTC);
        one.limit(2, ABC, BUY, 99, 21, GTC);
        one.limit(2, ABC, BUY, 99, 20, GTC);
        expect(ACCEPTED, rested(18, 2), refused("POSITION_LIMIT", STOCK + 101, STOCK + 100), ACCEPTED, rested(20, 20));
    }

    @Test
    void aReplaceCountsWhatTheOrderBringsAsFree() {
        operator.setAssetLimits(1, Venue.ABC, 0, STOCK + 10);
        one.limit(1, ABC, BUY, 99, 6, GTC);
        venue.events();
        one.replace(1, 98, 11);
        one.replace(1, 98, 10);
        one.replace(1, 97, 10);
        expect(
                refused("POSITION_LIMIT", STOCK + 11, STOCK + 10),
                "OrderReplaced orderNumber=17",
                rested(17, 10),
                "OrderReplaced orderNumber=17",
                rested(17, 10));
    }

    @Test
    void aPositionLimitMayBeSetWhileOrdersRest() {
        one.limit(1, ABC, BUY, 99, 6, GTC);
        one.limit(2, ABC, BUY, 98, 2, GTC);
        operator.setAssetLimits(1, Venue.ABC, 0, STOCK + 3);
        venue.events();
        one.limit(3, ABC, BUY, 97, 1, GTC);
        one.replace(1, 99, 5);
        one.replace(1, 97, 5);
        two.limit(1, ABC, SELL, 99, 5, IOC);
        one.cancel(2);
        one.limit(3, ABC, BUY, 97, 1, GTC);
        operator.setAssetLimits(1, Venue.ABC, 0, -1);
        one.limit(3, ABC, BUY, 97, 1, GTC);
        expect(
                refused("POSITION_LIMIT", STOCK + 9, STOCK + 3),
                reduced(16, 5),
                refused("POSITION_LIMIT", STOCK + 7, STOCK + 3),
                ACCEPTED,
                executed(16, 22, 99, 5, 0, 0, SELL),
                gone(17, 2, "REQUESTED"),
                refused("POSITION_LIMIT", STOCK + 6, STOCK + 3),
                ACCEPTED,
                rested(26, 1));
    }

    @Test
    void whatIsTriggeredBeyondThePositionIsCanceled() {
        operator.setAssetLimits(1, Venue.ABC, 0, STOCK + 10);
        one.newOrder(stop(1, 100, 11));
        one.newOrder(stop(2, 100, 10));
        two.limit(1, ABC, SELL, 100, 1, GTC);
        venue.events();
        three.limit(1, ABC, BUY, 100, 1, IOC);
        expect(
                ACCEPTED,
                executed(19, 20, 100, 1, 0, 0, BUY),
                "OrderTriggered orderNumber=17",
                gone(17, 11, "NO_FUNDS_LEFT"),
                "OrderTriggered orderNumber=18",
                rested(18, 10));
    }

    @Test
    void aQuantityThatDoesNotFitIsBeyondEachPosition() {
        operator.listInstrument("LOT", Venue.ABC, Venue.USD, 1, Long.MAX_VALUE, 0, 0);
        venue.events();
        one.market(1, OTHER, BUY, 0, Limits.MAX_LOTS);
        operator.setAssetLimits(1, Venue.ABC, 0, 2 * STOCK);
        one.market(1, OTHER, BUY, 0, Limits.MAX_LOTS);
        expect(
                ACCEPTED,
                gone(17, Limits.MAX_LOTS, "REST_OF_IOC"),
                refused("POSITION_LIMIT", Long.MAX_VALUE, 2 * STOCK));
    }

    @Test
    void aPositionCannotBeLimitedIfWhatRestsDoesNotFit() {
        operator.listInstrument("LOT", Venue.ABC, Venue.USD, 1, Long.MAX_VALUE, 0, 0);
        one.limit(1, OTHER, BUY, 1, 1, GTC);
        one.limit(2, OTHER, BUY, 1, 1, GTC);
        venue.events();
        operator.setAssetLimits(1, Venue.ABC, Long.MAX_VALUE, 2 * STOCK);
        operator.setAssetLimits(1, Venue.ABC, 5, -1);
        one.cancel(2);
        operator.setAssetLimits(1, Venue.ABC, 5, 2 * STOCK);
        one.limit(3, ABC, BUY, 1, 1, GTC);
        expect(
                "CommandRejected reason=VALUE_OVERFLOW",
                gone(18, 1, "REQUESTED"),
                refused("POSITION_LIMIT", Long.MAX_VALUE, 2 * STOCK));
    }

    @Test
    void whatIsDelistedLosesItsOrders() {
        one.limit(1, ABC, BUY, 98, 1, GTC);
        one.limit(2, ABC, BUY, 99, 1, GTC);
        two.limit(1, ABC, BUY, 99, 2, GTC);
        two.limit(2, ABC, SELL, 102, 1, GTC);
        one.limit(3, ABC, SELL, 101, 1, GTC);
        two.newOrder(stop(3, 110, 1));
        one.newOrder(stop(4, 105, 1));
        one.newOrder(Venue.order(5, ABC, SELL, 90, 1).trigger(Trigger.LAST).triggerTicks(90));
        listOther();
        one.limit(6, OTHER, BUY, 99, 1, GTC);
        operator.delistInstrument(ABC);
        operator.setPhase(ABC, Phase.HALTED);
        operator.delistInstrument(ABC);
        operator.setPhase(ABC, Phase.CLOSED);
        venue.events();
        one.delistInstrument(ABC);
        operator.delistInstrument(ABC);
        expect(
                "CommandRejected reason=NOT_PERMITTED",
                gone(17, 1, "DELISTED"),
                gone(18, 2, "DELISTED"),
                gone(16, 1, "DELISTED"),
                gone(22, 1, "DELISTED"),
                gone(21, 1, "DELISTED"),
                gone(20, 1, "DELISTED"),
                gone(19, 1, "DELISTED"),
                gone(23, 1, "DELISTED"),
                "InstrumentDelisted instrument=0");
        assertEquals(0, venue.held(1, Venue.ABC));
        assertEquals(0, venue.held(2, Venue.USD));
        // What rests elsewhere stays.
        assertEquals(99, venue.held(1, Venue.USD));
        one.cancel(6);
        expect(gone(25, 1, "REQUESTED"));
    }

    @Test
    void onlyWhatIsClosedIsDelisted() {
        operator.delistInstrument(ABC);
        operator.setPhase(ABC, Phase.AUCTION);
        operator.delistInstrument(ABC);
        operator.setPhase(ABC, Phase.HALTED);
        operator.delistInstrument(ABC);
        operator.setPhase(ABC, Phase.CLOSED);
        operator.delistInstrument(NO_INSTRUMENT);
        one.delistInstrument(ABC);
        operator.delistInstrument(ABC);
        expect(
                "CommandRejected reason=WRONG_PHASE",
                changed(Phase.AUCTION),
                "CommandRejected reason=WRONG_PHASE",
                changed(Phase.HALTED),
                "CommandRejected reason=WRONG_PHASE",
                changed(Phase.CLOSED),
                "CommandRejected reason=UNKNOWN_INSTRUMENT",
                "CommandRejected reason=NOT_PERMITTED",
                "InstrumentDelisted instrument=0");
    }

    @Test
    void nothingOfWhatIsDelistedComesBack() {
        listOther();
        one.newOrder(Venue.order(1, ABC, BUY, 99, 1).timeInForce(GTD).expiresAtNs(1_000));
        one.limit(2, OTHER, SELL, 105, 1, GTC);
        one.newOrder(Venue.order(3, ABC, SELL, 90, 1)
                .trigger(Trigger.TOUCH)
                .triggerTicks(90)
                .paired(true)
                .pairedOrderId(2));
        operator.setPhase(ABC, Phase.AUCTION, true);
        two.limit(1, ABC, SELL, 99, 1, GTC);
        venue.events();
        operator.setPhase(ABC, Phase.CLOSED);
        one.limit(1, ABC, BUY, 99, 1, GTC);
        operator.delistInstrument(ABC);
        venue.at(2_000);
        operator.advanceTime();
        operator.massCancel(-1, -1, null);
        operator.suspendAccount(1, true);
        operator.resumeAccount(1);
        one.limit(1, OTHER, BUY, 99, 1, GTC);
        expect(
                "AuctionUncrossed instrument=0 priceTicks=99 lots=1",
                executed(17, 21, 99, 1, 0, 0, SELL),
                "PhaseChanged instrument=0 phase=CLOSED",
                refused("INSTRUMENT_CLOSED"),
                gone(19, 1, "DELISTED"),
                gone(18, 1, "PAIRED"),
                "InstrumentDelisted instrument=0",
                ACCEPTED,
                rested(29, 1));
    }

    @Test
    void aNameMayBeUsedAgainAndANumberNot() {
        one.limit(1, ABC, BUY, 99, 1, GTC);
        operator.setTickStep(ABC, 1, 5);
        operator.setPhase(ABC, Phase.CLOSED);
        operator.delistInstrument(ABC);
        venue.events();
        one.limit(1, ABC, BUY, 100, 1, GTC);
        one.quote(quote(1, 99, 1, 2, 101, 1));
        one.replace(1, 100, 1);
        operator.massCancel(-1, ABC, null);
        operator.setFees(ABC, 0, 0);
        operator.setPhase(ABC, Phase.OPEN);
        operator.setPriceBand(ABC, 100, 5, 0, 0, 0);
        operator.setTickStep(ABC, 1, 1);
        operator.setOrderLimits(ABC, 1, 2, 0, 5);
        operator.delistInstrument(ABC);
        operator.listInstrument("ABC", Venue.ABC, Venue.USD, 1, 1, 100, 500);
        operator.listInstrument("ABC", Venue.ABC, Venue.USD, 1, 1, 100, 500);
        // It is a new one: nothing is left of what was set.
        one.limit(1, OTHER, BUY, 99, 1, GTC);
        one.limit(2, ABC, BUY, 100, 1, GTC);
        expect(
                refused("UNKNOWN_INSTRUMENT"),
                refused("UNKNOWN_INSTRUMENT"),
                refused("UNKNOWN_ORDER"),
                refused("UNKNOWN_INSTRUMENT"),
                "CommandRejected reason=UNKNOWN_INSTRUMENT",
                "CommandRejected reason=UNKNOWN_INSTRUMENT",
                "CommandRejected reason=UNKNOWN_INSTRUMENT",
                "CommandRejected reason=UNKNOWN_INSTRUMENT",
                "CommandRejected reason=UNKNOWN_INSTRUMENT",
                "CommandRejected reason=UNKNOWN_INSTRUMENT",
                "InstrumentListed instrument=1",
                "CommandRejected reason=DUPLICATE_NAME",
                ACCEPTED,
                rested(32, 1),
                refused("UNKNOWN_INSTRUMENT"));
        assertFalse(venue.state().contains("instrument=0"), venue.state());
    }

    /** Orders 16 and 17 of one and two, both filled: the reference of what comes. */
    private void tradeAt(final long priceTicks) {
        one.limit(1, ABC, SELL, priceTicks, 1, GTC);
        two.limit(1, ABC, BUY, priceTicks, 1, GTC);
        venue.events();
    }

    /** Order 19 sells 2 lots at 106, where order 20 would buy 5: too far from 100. */
    private void haltAt(final long timestampNs, final long haltNs, final long auctionNs) {
        tradeAt(100);
        operator.setPriceBand(ABC, 0, 0, 5, haltNs, auctionNs);
        one.limit(2, ABC, SELL, 106, 2, GTC);
        venue.at(timestampNs);
        two.limit(2, ABC, BUY, 106, 5, GTC);
        expect(ACCEPTED, rested(19, 2), ACCEPTED, rested(20, 5), changed(Phase.HALTED));
    }

    /** An order that is surely refused says what it would come to. */
    private void expectPosition(final long aboveStock) {
        venue.events();
        one.limit(99, ABC, BUY, 1, 1_000, GTC);
        expect(refused("POSITION_LIMIT", STOCK + aboveStock + 1_000, STOCK + 100));
    }

    private void listOther() {
        operator.listInstrument("OTHER", Venue.ABC, Venue.USD, 1, 1, 0, 0);
        venue.events();
    }

    private void use(final Venue newVenue) {
        venue = newVenue;
        operator = venue.operator();
        one = venue.session(1);
        two = venue.session(2);
        three = venue.session(3);
    }

    private static OrderTerms atAnyPrice(final long orderId, final Side side, final long lots) {
        return Venue.order(orderId, ABC, side, 0, lots)
                .orderType(OrderType.MARKET)
                .timeInForce(TimeInForce.AUCTION);
    }

    /** A buy that comes in when a trade reaches its limit. */
    private static OrderTerms stop(final long orderId, final long priceTicks, final long lots) {
        return Venue.order(orderId, ABC, BUY, priceTicks, lots)
                .trigger(Trigger.LAST)
                .triggerTicks(priceTicks);
    }

    private static QuoteTerms quote(
            final long bidOrderId,
            final long bidTicks,
            final long bidLots,
            final long askOrderId,
            final long askTicks,
            final long askLots) {
        return new QuoteTerms()
                .instrument(ABC)
                .bidOrderId(bidOrderId)
                .bidTicks(bidTicks)
                .bidLots(bidLots)
                .askOrderId(askOrderId)
                .askTicks(askTicks)
                .askLots(askLots);
    }

    private void expect(final String... events) {
        assertEquals(List.of(events), venue.events());
    }

    /** The state without the position in the stream. */
    private String settings() {
        final String state = venue.state();
        return state.substring(state.indexOf('\n'));
    }
}
