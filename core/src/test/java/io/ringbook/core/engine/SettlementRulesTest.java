package io.ringbook.core.engine;

import static io.ringbook.core.Side.BUY;
import static io.ringbook.core.Side.SELL;
import static io.ringbook.core.TimeInForce.FOK;
import static io.ringbook.core.TimeInForce.GTC;
import static io.ringbook.core.TimeInForce.IOC;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ringbook.core.Limits;
import io.ringbook.core.OrderType;
import io.ringbook.core.Phase;
import io.ringbook.core.Records;
import io.ringbook.core.RejectReason;
import io.ringbook.core.TimeInForce;
import io.ringbook.core.codec.SignalEncoder;
import io.ringbook.core.command.CommandPublisher;
import io.ringbook.core.command.QuoteTerms;
import io.ringbook.core.command.ReplaceTerms;
import java.nio.ByteOrder;
import java.util.List;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The rules of {@code core/doc/ledger.md}: what is held, what is paid, and what is refused. The traders have 100,000,000
 * and 10,000 ABC each; the maker's fee is 100 and the taker's 500 parts per million.
 */
final class SettlementRulesTest {
    private static final int USD = Venue.USD;
    private static final int ABC = Venue.ABC;
    private static final int MARKET = 0;
    private static final int CLOSED_SESSION = 9;
    private static final long CASH = 100_000_000;
    private static final long STOCK = 10_000;

    private Venue venue;
    private CommandPublisher operator;
    private CommandPublisher one;
    private CommandPublisher two;

    @BeforeEach
    void open() {
        use(Venue.withTraders());
    }

    @Test
    void aBuyHoldsItsPriceAndTheMakersFeeOfEachLot() {
        one.limit(1, MARKET, BUY, 20_001, 10, GTC);
        // 2.0001 of a fee is 3, for each lot.
        expectUsd(1, CASH - 200_040, 200_040);
        expectAbc(1, STOCK, 0);
        one.cancel(1);
        expectUsd(1, CASH, 0);
    }

    @Test
    void aSellHoldsItsQuantity() {
        one.limit(1, MARKET, SELL, 20_000, 10, GTC);
        expectAbc(1, STOCK - 10, 10);
        expectUsd(1, CASH, 0);
        one.cancel(1);
        expectAbc(1, STOCK, 0);
    }

    @Test
    void aHoldIsInUnitsOfTheInstrumentsSteps() {
        operator.listInstrument("BIG", ABC, USD, 25, 40, 0, 10_000);
        one.limit(1, 1, BUY, 3, 7, GTC);
        expectUsd(1, CASH - 3 * 25 * 7, 3 * 25 * 7);
        two.limit(1, 1, SELL, 4, 2, GTC);
        expectAbc(2, STOCK - 80, 80);
        one.limit(2, 1, BUY, 4, 1, IOC);
        // A lot is worth 4 ticks of 25; one percent of it is the taker's fee.
        expectUsd(1, CASH - 3 * 25 * 7 - 101, 3 * 25 * 7);
        expectAbc(1, STOCK + 40, 0);
        expectAbc(2, STOCK - 80, 40);
        expectUsd(2, CASH + 100, 0);
    }

    @Test
    void aFillReleasesWhatItHeldToTheUnit() {
        one.limit(1, MARKET, BUY, 20_000, 10, GTC);
        expectUsd(1, CASH - 200_020, 200_020);
        two.limit(1, MARKET, SELL, 20_000, 4, IOC);
        // Four lots are worth 80,000: the maker pays 8 and the taker 40.
        expectUsd(1, CASH - 80_008 - 6 * 20_002, 6 * 20_002);
        expectAbc(1, STOCK + 4, 0);
        expectUsd(2, CASH + 80_000 - 40, 0);
        expectAbc(2, STOCK - 4, 0);
        expectUsd(0, 48, 0);
    }

    @Test
    void aFillReleasesTheFeeThatItWasRoundedUpFor() {
        one.limit(1, MARKET, BUY, 100, 10, GTC);
        // One unit of a fee is set aside for each lot, as each may trade alone.
        expectUsd(1, CASH - 1_010, 1_010);
        two.limit(1, MARKET, SELL, 100, 10, IOC);
        expectUsd(1, CASH - 1_001, 0);
        expectUsd(2, CASH + 1_000 - 1, 0);
    }

    @Test
    void aBetterPriceIsTheTakers() {
        two.limit(1, MARKET, SELL, 10_000, 5, GTC);
        one.limit(1, MARKET, BUY, 20_000, 10, GTC);
        // Five at 10,000 with a fee of 25, and five to rest at 20,000 with 2 each.
        expectUsd(1, CASH - 50_025 - 100_010, 100_010);
        expectAbc(1, STOCK + 5, 0);
        expectUsd(2, CASH + 50_000 - 5, 0);
    }

    @Test
    void theWorstFeeMustBeAvailableButOnlyTheMakersIsHeld() {
        // A lot of 100,000 costs a taker 50 and a maker 10.
        operator.withdraw(1, USD, CASH - 100_049);
        one.limit(1, MARKET, BUY, 100_000, 1, GTC);
        operator.deposit(1, USD, 1);
        venue.events();
        one.limit(1, MARKET, BUY, 100_000, 1, GTC);
        expect("OrderAccepted", "OrderRested orderNumber=19 openLots=1");
        expectUsd(1, 40, 100_010);
    }

    @Test
    void aTakerCanSpendItsLastUnit() {
        two.limit(1, MARKET, SELL, 100_000, 1, GTC);
        operator.withdraw(1, USD, CASH - 100_050);
        one.limit(1, MARKET, BUY, 100_000, 1, IOC);
        expectUsd(1, 0, 0);
        expectAbc(1, STOCK + 1, 0);
    }

    @Test
    void aSellerCanSellItsLastUnit() {
        one.limit(1, MARKET, SELL, 100, STOCK + 1, GTC);
        one.limit(2, MARKET, SELL, 100, STOCK, GTC);
        expectAbc(1, 0, STOCK);
        one.limit(3, MARKET, SELL, 100, 1, GTC);
        expect(
                "OrderRejected reason=INSUFFICIENT_FUNDS asked=10001 allowed=10000",
                "OrderAccepted",
                "OrderRested orderNumber=17 openLots=10000",
                "OrderRejected reason=INSUFFICIENT_FUNDS asked=1 allowed=0");
    }

    @Test
    void feesAreTakenTradeByTradeAndRoundedUp() {
        one.limit(1, MARKET, SELL, 1_000, 1, GTC);
        one.limit(2, MARKET, SELL, 1_000, 1, GTC);
        two.limit(1, MARKET, BUY, 1_000, 2, IOC);
        // Half a unit for the taker and a tenth for the maker is a unit each time.
        expectUsd(1, CASH + 2 * (1_000 - 1), 0);
        expectUsd(2, CASH - 2 * (1_000 + 1), 0);
        expectUsd(0, 4, 0);
    }

    @Test
    void aFeeThatIsExactIsNotRounded() {
        one.limit(1, MARKET, SELL, 10_000, 1, GTC);
        two.limit(1, MARKET, BUY, 10_000, 1, IOC);
        expectUsd(1, CASH + 10_000 - 1, 0);
        expectUsd(2, CASH - 10_000 - 5, 0);
    }

    @Test
    void aRebateIsRoundedDown() {
        operator.setFees(MARKET, -200, 500);
        one.limit(1, MARKET, BUY, 9_999, 1, GTC);
        // A rebate is not counted on before it is there.
        expectUsd(1, CASH - 9_999, 9_999);
        two.limit(1, MARKET, SELL, 9_999, 1, IOC);
        // 1.9998 are received as 1, 4.9995 are paid as 5.
        expectUsd(1, CASH - 9_999 + 1, 0);
        expectUsd(2, CASH + 9_999 - 5, 0);
        expectUsd(0, 4, 0);
    }

    @Test
    void aTakerMayReceiveARebateToo() {
        operator.setFees(MARKET, 500, -200);
        one.limit(1, MARKET, SELL, 9_999, 1, GTC);
        two.limit(1, MARKET, BUY, 9_999, 1, IOC);
        expectUsd(1, CASH + 9_999 - 5, 0);
        expectUsd(2, CASH - 9_999 + 1, 0);
        expectUsd(0, 4, 0);
    }

    @Test
    void aRestingOrderKeepsTheFeeThatItCameToRestWith() {
        one.limit(1, MARKET, BUY, 100_000, 3, GTC);
        operator.setFees(MARKET, 10_000, 20_000);
        expectUsd(1, CASH - 300_030, 300_030);
        two.limit(1, MARKET, SELL, 100_000, 1, IOC);
        expectUsd(1, CASH - 300_030, 200_020);
        expectUsd(2, CASH + 100_000 - 2_000, 0);
        one.replace(1, 100_000, 1);
        expectUsd(1, CASH - 200_020, 100_010);
        // At the back of a queue it rests with the fee of the day.
        one.replace(1, 90_000, 1);
        expectUsd(1, CASH - 100_010 - 90_900, 90_900);
    }

    @Test
    void aLeastFeeIsPaidOfEachTradeButNeverMoreThanItsValue() {
        operator.setFees(MARKET, -1, 100, 500, 50);
        one.limit(1, MARKET, SELL, 1_000, 1, GTC);
        one.limit(2, MARKET, SELL, 1_000, 1, GTC);
        // Two trades, and by the rates each side would pay a unit of each.
        two.limit(1, MARKET, BUY, 1_000, 2, IOC);
        expectUsd(1, CASH + 2 * (1_000 - 50), 0);
        expectUsd(2, CASH - 2 * (1_000 + 50), 0);
        expectUsd(0, 200, 0);
        one.limit(1, MARKET, SELL, 30, 1, GTC);
        two.limit(1, MARKET, BUY, 30, 1, IOC);
        // The seller keeps nothing, the buyer pays twice.
        expectUsd(1, CASH + 1_900, 0);
        expectUsd(2, CASH - 2_100 - 60, 0);
        one.limit(1, MARKET, SELL, 1_000_000, 1, GTC);
        two.limit(1, MARKET, BUY, 1_000_000, 1, IOC);
        // By its rate each pays more than the least.
        expectUsd(1, CASH + 1_900 + 1_000_000 - 100, 0);
        expectUsd(2, CASH - 2_160 - 1_000_000 - 500, 0);
        expectUsd(0, 200 + 60 + 600, 0);
    }

    @Test
    void aLeastFeeIsHeldOfEachLot() {
        operator.setFees(MARKET, -1, 100, 500, 50);
        one.limit(1, MARKET, BUY, 1_000, 3, GTC);
        expectUsd(1, CASH - 3 * 1_050, 3 * 1_050);
        // What rests keeps its least fee, too.
        operator.setFees(MARKET, -1, 100, 500, 0);
        two.limit(1, MARKET, SELL, 1_000, 2, IOC);
        expectUsd(1, CASH - 2_050 - 1_050, 1_050);
        expectUsd(2, CASH + 2_000 - 1, 0);
        one.cancel(1);
        expectUsd(1, CASH - 2_050, 0);
    }

    @Test
    void whoPaysNoFeeOrHasARebatePaysNoLeastFee() {
        operator.setFees(MARKET, -1, 0, 0, 50);
        one.limit(1, MARKET, SELL, 1_000, 1, GTC);
        two.limit(1, MARKET, BUY, 1_000, 1, IOC);
        expectUsd(0, 0, 0);
        operator.setFees(MARKET, -1, -1_000, 1_000, 50);
        one.limit(1, MARKET, SELL, 10_000, 1, GTC);
        two.limit(1, MARKET, BUY, 10_000, 1, IOC);
        expectUsd(1, CASH + 11_000 + 10, 0);
        expectUsd(2, CASH - 11_000 - 50, 0);
    }

    @Test
    void aTakerPaysByItsGroup() {
        operator.setFees(MARKET, 3, 200, 1_000, 0);
        operator.setAccountGroup(1, 3);
        two.limit(1, MARKET, SELL, 100_000, 2, GTC);
        one.limit(1, MARKET, BUY, 100_000, 1, IOC);
        // The maker is of group 0 and pays 100 parts per million.
        expectUsd(1, CASH - 100_000 - 100, 0);
        expectUsd(2, CASH + 100_000 - 10, 0);
        operator.setAccountGroup(1, 0);
        one.limit(1, MARKET, BUY, 100_000, 1, IOC);
        expectUsd(1, CASH - 200_000 - 100 - 50, 0);
        expectUsd(2, CASH + 200_000 - 20, 0);
    }

    @Test
    void aRestingOrderKeepsTheFeeOfTheGroupThatItCameToRestIn() {
        operator.setFees(MARKET, 3, 200, 1_000, 7);
        operator.setAccountGroup(1, 3);
        one.limit(1, MARKET, BUY, 100_000, 2, GTC);
        expectUsd(1, CASH - 200_040, 200_040);
        operator.setAccountGroup(1, 0);
        operator.setFees(MARKET, 3, 0, 0, 0);
        expectUsd(1, CASH - 200_040, 200_040);
        two.limit(1, MARKET, SELL, 100_000, 1, IOC);
        expectUsd(1, CASH - 200_040, 100_020);
        expectUsd(2, CASH + 100_000 - 50, 0);
        // At the back it rests with the fee of its group of the day.
        one.replace(1, 90_000, 1);
        expectUsd(1, CASH - 100_020 - 90_009, 90_009);
    }

    @Test
    void whatMustBeAvailableIsByTheGroup() {
        operator.setFees(MARKET, 3, 200, 1_000, 0);
        operator.setAccountGroup(1, 3);
        operator.withdraw(1, USD, CASH - 100_099);
        venue.events();
        one.limit(1, MARKET, BUY, 100_000, 1, GTC);
        operator.setAccountGroup(1, 0);
        one.limit(1, MARKET, BUY, 100_000, 1, GTC);
        expect(
                "OrderRejected reason=INSUFFICIENT_FUNDS asked=100100 allowed=100099",
                "OrderAccepted",
                "OrderRested orderNumber=21 openLots=1");
    }

    @Test
    void feesMayBeSetForAllGroupsAtOnce() {
        operator.setAccountGroup(1, 15);
        operator.setFees(MARKET, 15, 200, 1_000, 0);
        operator.setFees(MARKET, -1, 300, 2_000, 0);
        two.limit(1, MARKET, SELL, 100_000, 1, GTC);
        one.limit(1, MARKET, BUY, 100_000, 1, IOC);
        expectUsd(1, CASH - 100_000 - 200, 0);
        expectUsd(2, CASH + 100_000 - 30, 0);
    }

    @Test
    void feesAndGroupsThatCannotBeAreRefused() {
        final String before = withoutPosition(venue.state());
        operator.setFees(MARKET, -2, 100, 500, 0);
        operator.setFees(MARKET, 16, 100, 500, 0);
        operator.setFees(MARKET, 3, 100, 500, -1);
        operator.setFees(MARKET, 3, Limits.MAX_FEE_PPM + 1, 0, 0);
        operator.setFees(MARKET, 3, 0, Limits.MAX_FEE_PPM + 1, 0);
        operator.setFees(MARKET, 3, -501, 500, 0);
        operator.setFees(1, 16, 100, 500, 0);
        operator.setAccountGroup(1, -1);
        operator.setAccountGroup(1, 16);
        operator.setAccountGroup(0, 16);
        operator.setAccountGroup(4, 16);
        expect(
                "CommandRejected reason=BAD_FEES",
                "CommandRejected reason=BAD_FEES",
                "CommandRejected reason=BAD_FEES",
                "CommandRejected reason=BAD_FEES",
                "CommandRejected reason=BAD_FEES",
                "CommandRejected reason=BAD_FEES",
                "CommandRejected reason=UNKNOWN_INSTRUMENT",
                "CommandRejected reason=BAD_FEES",
                "CommandRejected reason=BAD_FEES",
                "CommandRejected reason=UNKNOWN_ACCOUNT",
                "CommandRejected reason=UNKNOWN_ACCOUNT");
        assertEquals(before, withoutPosition(venue.state()));
    }

    @Test
    void inAnAuctionBothPayTheMakersFee() {
        operator.setPhase(MARKET, Phase.AUCTION);
        one.limit(1, MARKET, BUY, 100_000, 1, GTC);
        two.limit(1, MARKET, SELL, 100_000, 1, GTC);
        operator.setFees(MARKET, 300, 2_000);
        operator.setPhase(MARKET, Phase.OPEN);
        expectUsd(1, CASH - 100_010, 0);
        expectUsd(2, CASH + 100_000 - 10, 0);
    }

    @Test
    void aRebateIsNeverMoreThanTheTakerPays() {
        operator.setFees(MARKET, -500, 500);
        one.limit(1, MARKET, SELL, 100_000, 1, GTC);
        operator.setFees(MARKET, 0, 100);
        two.limit(1, MARKET, BUY, 100_000, 1, IOC);
        expectUsd(1, CASH + 100_000 + 10, 0);
        expectUsd(2, CASH - 100_000 - 10, 0);
        expectUsd(0, 0, 0);
    }

    @Test
    void aTakersRebateIsNeverMoreThanTheMakerPays() {
        operator.setFees(MARKET, 0, 0);
        operator.withdraw(1, USD, CASH - 100_000);
        one.limit(1, MARKET, BUY, 100_000, 1, GTC);
        operator.setFees(MARKET, 1_000, -1_000);
        two.limit(1, MARKET, SELL, 100_000, 1, IOC);
        // The maker rests without a fee, and it had nothing left to pay one with.
        expectUsd(1, 0, 0);
        expectUsd(2, CASH + 100_000, 0);
        expectUsd(0, 0, 0);
    }

    @Test
    void twoRebatesPayEachOtherNothing() {
        operator.setFees(MARKET, -500, 500);
        one.limit(1, MARKET, SELL, 100_000, 1, GTC);
        operator.setFees(MARKET, 1_000, -1_000);
        two.limit(1, MARKET, BUY, 100_000, 1, IOC);
        expectUsd(1, CASH + 100_000, 0);
        expectUsd(2, CASH - 100_000, 0);
        expectUsd(0, 0, 0);
    }

    @Test
    void aReplaceMovesTheHold() {
        one.limit(1, MARKET, BUY, 10_000, 10, GTC);
        expectUsd(1, CASH - 100_010, 100_010);
        one.replace(1, 10_000, 3);
        expectUsd(1, CASH - 30_003, 30_003);
        one.replace(1, 10_001, 4);
        expectUsd(1, CASH - 40_012, 40_012);
        one.limit(2, MARKET, SELL, 20_000, 10, GTC);
        one.replace(2, 20_000, 2);
        expectAbc(1, STOCK - 2, 2);
        one.replace(2, 19_000, 12);
        expectAbc(1, STOCK - 12, 12);
    }

    @Test
    void aReplaceMaySpendWhatTheOrderHeld() {
        operator.withdraw(1, USD, CASH - 100_050);
        one.limit(1, MARKET, BUY, 100_000, 1, GTC);
        venue.events();
        one.replace(1, 99_999, 1);
        one.replace(1, 100_000, 1);
        one.replace(1, 100_001, 1);
        one.replace(1, 100_000, 2);
        expect(
                "OrderReplaced orderNumber=17",
                "OrderRested orderNumber=17 openLots=1",
                "OrderReplaced orderNumber=17",
                "OrderRested orderNumber=17 openLots=1",
                "OrderRejected reason=INSUFFICIENT_FUNDS asked=100052 allowed=100050",
                "OrderRejected reason=INSUFFICIENT_FUNDS asked=200100 allowed=100050");
        expectUsd(1, 40, 100_010);
    }

    @Test
    void aTradeWithOneselfCostsBothFees() {
        one.limit(1, MARKET, SELL, 10_000, 10, GTC);
        one.limit(2, MARKET, BUY, 10_000, 4, GTC);
        expectUsd(1, CASH - 4 - 20, 0);
        expectAbc(1, STOCK - 6, 6);
        one.limit(3, MARKET, BUY, 9_000, 2, GTC);
        one.limit(4, MARKET, SELL, 9_000, 3, GTC);
        expectUsd(1, CASH - 24 - 2 - 9, 0);
        expectAbc(1, STOCK - 7, 7);
        expectUsd(0, 24 + 11, 0);
    }

    @Test
    void aTradeWithOneselfNeedsTheMoneyAllTheSame() {
        one.limit(1, MARKET, SELL, 10_000, 1, GTC);
        operator.withdraw(1, USD, CASH - 10_004);
        venue.events();
        one.limit(2, MARKET, BUY, 10_000, 1, IOC);
        expect("OrderRejected reason=INSUFFICIENT_FUNDS asked=10005 allowed=10004");
    }

    @Test
    void anOwnerMayTransferAndTheOperatorToo() {
        one.transfer(1, 2, USD, 100);
        operator.transfer(2, 3, USD, 40);
        operator.transfer(3, 0, ABC, STOCK);
        operator.transfer(0, 1, ABC, 1);
        expect("Transferred", "Transferred", "Transferred", "Transferred");
        expectUsd(1, CASH - 100, 0);
        expectUsd(2, CASH + 60, 0);
        expectUsd(3, CASH + 40, 0);
        expectAbc(0, STOCK - 1, 0);
        expectAbc(1, STOCK + 1, 0);
    }

    @Test
    void aTransferThatMayNotBeChangesNothing() {
        one.limit(1, MARKET, BUY, 10_000, 10, GTC);
        venue.events();
        final String before = balances();
        one.transfer(2, 1, USD, 1);
        one.transfer(0, 1, USD, 1);
        one.transfer(1, 1, USD, 1);
        one.transfer(1, 4, USD, 1);
        one.transfer(1, -1, USD, 1);
        one.transfer(1, 2, 2, 1);
        one.transfer(1, 2, USD, 0);
        one.transfer(1, 2, USD, CASH);
        operator.transfer(4, 1, USD, 1);
        operator.transfer(-1, 1, USD, 1);
        venue.session(CLOSED_SESSION).transfer(1, 2, USD, 1);
        expect(
                "CommandRejected reason=NOT_PERMITTED",
                "CommandRejected reason=NOT_PERMITTED",
                "CommandRejected reason=SAME_ACCOUNT",
                "CommandRejected reason=UNKNOWN_ACCOUNT",
                "CommandRejected reason=UNKNOWN_ACCOUNT",
                "CommandRejected reason=UNKNOWN_ASSET",
                "CommandRejected reason=AMOUNT_NOT_POSITIVE",
                "CommandRejected reason=INSUFFICIENT_FUNDS asked=100000000 allowed=99899990",
                "CommandRejected reason=UNKNOWN_ACCOUNT",
                "CommandRejected reason=UNKNOWN_ACCOUNT",
                "CommandRejected reason=NOT_PERMITTED");
        assertEquals(before, balances());
    }

    @Test
    void depositsAndWithdrawalsTellWhatIsAvailable() {
        one.limit(1, MARKET, BUY, 10_000, 10, GTC);
        venue.events();
        operator.deposit(1, USD, 5);
        operator.withdraw(1, USD, CASH - 100_005);
        operator.withdraw(1, USD, 1);
        operator.deposit(1, ABC, Long.MAX_VALUE - 3 * STOCK);
        operator.deposit(2, ABC, 1);
        operator.withdraw(1, ABC, Long.MAX_VALUE);
        operator.deposit(1, ABC, Long.MIN_VALUE);
        expect(
                "BalanceChanged account=1 asset=0 available=99899995",
                "BalanceChanged account=1 asset=0 available=0",
                "CommandRejected reason=INSUFFICIENT_FUNDS asked=1 allowed=0",
                "BalanceChanged account=1 asset=1 available=" + (Long.MAX_VALUE - 2 * STOCK),
                "CommandRejected reason=AMOUNT_OVERFLOW",
                "CommandRejected reason=INSUFFICIENT_FUNDS asked=9223372036854775807 allowed=9223372036854755807",
                "CommandRejected reason=AMOUNT_NOT_POSITIVE");
    }

    @Test
    void aValueThatDoesNotFitIsRefused() {
        operator.listInstrument("TICK", ABC, USD, Long.MAX_VALUE, 1, 0, 0);
        operator.listInstrument("LOT", ABC, USD, 1, Long.MAX_VALUE, 0, 0);
        operator.listInstrument("HALF", ABC, USD, 1L << 62, 1L << 62, 0, Limits.MAX_FEE_PPM);
        operator.deposit(1, USD, Long.MAX_VALUE - 3 * CASH);
        operator.deposit(1, ABC, Long.MAX_VALUE - 3 * STOCK);
        venue.events();
        one.limit(1, 1, BUY, 2, 1, GTC);
        one.limit(1, 1, BUY, 1, 2, GTC);
        one.limit(1, 1, BUY, Limits.MAX_PRICE_TICKS, Limits.MAX_LOTS, GTC);
        one.limit(1, 2, BUY, 1, 2, GTC);
        one.limit(1, 2, SELL, 1, 2, GTC);
        one.limit(1, 2, SELL, 1, Limits.MAX_LOTS, GTC);
        // Two of these fit, but not with their fee.
        one.limit(1, 3, BUY, 1, 2, GTC);
        one.limit(1, 3, SELL, 1, 2, GTC);
        expect(
                "OrderRejected reason=VALUE_OVERFLOW",
                "OrderRejected reason=VALUE_OVERFLOW",
                "OrderRejected reason=VALUE_OVERFLOW",
                "OrderRejected reason=VALUE_OVERFLOW",
                "OrderRejected reason=VALUE_OVERFLOW",
                "OrderRejected reason=VALUE_OVERFLOW",
                "OrderRejected reason=VALUE_OVERFLOW",
                "OrderRejected reason=VALUE_OVERFLOW");
    }

    @Test
    void theLargestValueThatFitsTrades() {
        venue = new Venue(EngineConfig.small());
        operator = venue.operator();
        operator.listAsset("USD", 0);
        operator.listAsset("ABC", 0);
        operator.listInstrument("MAX", ABC, USD, Long.MAX_VALUE, Long.MAX_VALUE, 0, 0);
        operator.openAccount("buyer");
        operator.openAccount("seller");
        operator.openSession(1);
        operator.openSession(2);
        operator.deposit(1, USD, Long.MAX_VALUE);
        operator.deposit(2, ABC, Long.MAX_VALUE);
        final CommandPublisher buyer = venue.session(1);
        final CommandPublisher seller = venue.session(2);
        buyer.limit(1, 0, BUY, 1, 1, GTC);
        expectUsd(1, 0, Long.MAX_VALUE);
        seller.limit(1, 0, SELL, 1, 1, GTC);
        expectUsd(1, 0, 0);
        expectUsd(2, Long.MAX_VALUE, 0);
        expectAbc(1, Long.MAX_VALUE, 0);
        // Who sells need not be able to pay, whatever his price; the price of a buyer is what counts.
        buyer.limit(2, 0, SELL, Limits.MAX_PRICE_TICKS, 1, GTC);
        venue.events();
        seller.market(2, 0, BUY, 0, 1);
        expect("OrderAccepted", "OrderCanceled orderNumber=13 openLots=1 reason=NO_FUNDS_LEFT");
        buyer.replace(2, 1, 1);
        seller.market(2, 0, BUY, 0, 1);
        expectUsd(1, Long.MAX_VALUE, 0);
        expectAbc(2, Long.MAX_VALUE, 0);
    }

    @Test
    void aReplaceThatDoesNotFitIsRefused() {
        operator.listInstrument("LARGE", ABC, USD, 1L << 40, 1L << 20, 0, 0);
        operator.deposit(1, USD, 1L << 50);
        one.limit(1, 1, BUY, 1, 1, GTC);
        venue.events();
        one.replace(1, 1L << 23, 1);
        one.replace(1, 1, 1L << 23);
        one.replace(1, Limits.MAX_PRICE_TICKS, Limits.MAX_LOTS);
        one.replace(1, 0, 1);
        one.replace(1, Limits.MAX_PRICE_TICKS + 1, 1);
        one.replace(1, 1, 0);
        one.replace(1, 1, Limits.MAX_LOTS + 1);
        expect(
                "OrderRejected reason=VALUE_OVERFLOW",
                "OrderRejected reason=VALUE_OVERFLOW",
                "OrderRejected reason=VALUE_OVERFLOW",
                "OrderRejected reason=PRICE_OUT_OF_RANGE",
                "OrderRejected reason=PRICE_OUT_OF_RANGE",
                "OrderRejected reason=LOTS_OUT_OF_RANGE",
                "OrderRejected reason=LOTS_OUT_OF_RANGE");
        expectUsd(1, CASH + (1L << 50) - (1L << 40), 1L << 40);
    }

    @Test
    void namesAreShortPrintableAndTheirOwn() {
        operator.openAccount("");
        operator.openAccount("two words");
        operator.openAccount("trader\u007f");
        operator.openAccount("trader-1");
        operator.openAccount("venue");
        operator.openAccount("~".repeat(32));
        operator.listAsset("", 0);
        operator.listAsset("US D", 0);
        operator.listAsset("USD", 0);
        operator.listAsset("abcdefghijkl", 0);
        operator.listInstrument("", ABC, USD, 1, 1, 0, 0);
        operator.listInstrument("\tABC", ABC, USD, 1, 1, 0, 0);
        operator.listInstrument("ABC", ABC, USD, 1, 1, 0, 0);
        // Of one kind only.
        operator.listInstrument("USD", ABC, USD, 1, 1, 0, 0);
        operator.openAccount("USD");
        expect(
                "CommandRejected reason=BAD_NAME",
                "CommandRejected reason=BAD_NAME",
                "CommandRejected reason=BAD_NAME",
                "CommandRejected reason=DUPLICATE_NAME",
                "CommandRejected reason=DUPLICATE_NAME",
                "AccountOpened account=4",
                "CommandRejected reason=BAD_NAME",
                "CommandRejected reason=BAD_NAME",
                "CommandRejected reason=DUPLICATE_NAME",
                "AssetListed asset=2",
                "CommandRejected reason=BAD_NAME",
                "CommandRejected reason=BAD_NAME",
                "CommandRejected reason=DUPLICATE_NAME",
                "InstrumentListed instrument=1",
                "AccountOpened account=5");
    }

    @Test
    void whatCannotBeListedIsRefused() {
        operator.listAsset("WEI", Limits.MAX_DECIMALS);
        operator.listAsset("WEI2", Limits.MAX_DECIMALS + 1);
        operator.listInstrument("A", ABC, 3, 1, 1, 0, 0);
        operator.listInstrument("A", -1, USD, 1, 1, 0, 0);
        operator.listInstrument("A", ABC, ABC, 1, 1, 0, 0);
        operator.listInstrument("A", ABC, USD, 0, 1, 0, 0);
        operator.listInstrument("A", ABC, USD, 1, Long.MIN_VALUE, 0, 0);
        operator.listInstrument("A", ABC, USD, 1, 1, Limits.MAX_FEE_PPM + 1, 0);
        operator.listInstrument("A", ABC, USD, 1, 1, 0, Integer.MIN_VALUE);
        operator.listInstrument("A", ABC, USD, 1, 1, -101, 100);
        operator.listInstrument("A", ABC, USD, 1, 1, -100, 100);
        expect(
                "AssetListed asset=2",
                "CommandRejected reason=BAD_STEPS",
                "CommandRejected reason=UNKNOWN_ASSET",
                "CommandRejected reason=UNKNOWN_ASSET",
                "CommandRejected reason=BAD_STEPS",
                "CommandRejected reason=BAD_STEPS",
                "CommandRejected reason=BAD_STEPS",
                "CommandRejected reason=BAD_FEES",
                "CommandRejected reason=BAD_FEES",
                "CommandRejected reason=BAD_FEES",
                "InstrumentListed instrument=1");
    }

    @Test
    void feesOutsideTheirRangeChangeNothing() {
        final String before = venue.state()
                .lines()
                .filter(line -> line.startsWith("instrument"))
                .toList()
                .toString();
        operator.setFees(MARKET, Limits.MAX_FEE_PPM + 1, 0);
        operator.setFees(MARKET, 0, Integer.MAX_VALUE);
        operator.setFees(MARKET, Integer.MIN_VALUE, Integer.MAX_VALUE);
        operator.setFees(MARKET, 100, -101);
        operator.setFees(1, 0, 0);
        operator.setFees(-1, 0, 0);
        expect(
                "CommandRejected reason=BAD_FEES",
                "CommandRejected reason=BAD_FEES",
                "CommandRejected reason=BAD_FEES",
                "CommandRejected reason=BAD_FEES",
                "CommandRejected reason=UNKNOWN_INSTRUMENT",
                "CommandRejected reason=UNKNOWN_INSTRUMENT");
        assertEquals(
                before,
                venue.state()
                        .lines()
                        .filter(line -> line.startsWith("instrument"))
                        .toList()
                        .toString());
        operator.setFees(MARKET, -Limits.MAX_FEE_PPM, Limits.MAX_FEE_PPM);
        expect();
    }

    @Test
    void onlyTheOperatorRunsTheVenue() {
        final String before = venue.state();
        for (final int session : new int[] {1, CLOSED_SESSION, -1, Integer.MIN_VALUE}) {
            final CommandPublisher stranger = venue.session(session);
            stranger.openAccount("mine");
            stranger.deposit(1, USD, 1);
            stranger.withdraw(1, USD, 1);
            stranger.listAsset("MINE", 0);
            stranger.listInstrument("MINE", ABC, USD, 1, 1, 0, 0);
            stranger.setFees(MARKET, 0, 0);
            stranger.openSession(1);
            stranger.closeSession(2);
            stranger.closeSession(0);
            stranger.transfer(2, 1, USD, 1);
            stranger.transfer(-1, 1, USD, 1);
            stranger.suspendAccount(2, true);
            stranger.resumeAccount(2);
            stranger.setPhase(MARKET, Phase.HALTED);
            stranger.setAccountGroup(1, 0);
            stranger.setAccountLimits(1, 0, 0, 0, 0);
            stranger.setAssetLimits(1, USD, 0, -1);
            stranger.setPriceBand(MARKET, 0, 0, 0, 0, 0);
            stranger.setTickStep(MARKET, 1, 1);
            stranger.setOrderLimits(MARKET, 1, 1, 1, 1);
            stranger.delistInstrument(MARKET);
            stranger.advanceTime();
            final List<String> events = venue.events();
            assertEquals(22, events.size());
            for (final String event : events) {
                assertEquals("CommandRejected reason=NOT_PERMITTED", event);
            }
        }
        assertEquals(withoutPosition(before), withoutPosition(venue.state()));
    }

    @Test
    void onlyAnOpenSessionTrades() {
        for (final int session : new int[] {CLOSED_SESSION, -1, Integer.MAX_VALUE}) {
            final CommandPublisher stranger = venue.session(session);
            stranger.limit(1, MARKET, BUY, 1, 1, GTC);
            stranger.cancel(1);
            stranger.replace(1, 1, 1);
            stranger.massCancel(1, -1, null);
            stranger.massCancel(-1, -1, null);
            expect(
                    "OrderRejected reason=UNKNOWN_SESSION",
                    "OrderRejected reason=UNKNOWN_SESSION",
                    "OrderRejected reason=UNKNOWN_SESSION",
                    "OrderRejected reason=UNKNOWN_SESSION",
                    "OrderRejected reason=UNKNOWN_SESSION");
            stranger.signal("news", 1, new UnsafeBuffer(new byte[1]), 0, 1);
            expect("CommandRejected reason=UNKNOWN_SESSION");
        }
    }

    @Test
    void aSessionIsOpenedForATraderAndClosedForGood() {
        one.limit(1, MARKET, BUY, 10, 1, GTC);
        venue.events();
        operator.openSession(0);
        operator.openSession(4);
        operator.openSession(-1);
        operator.openSession(1);
        two.closeSession(1);
        one.closeSession(1);
        one.closeSession(1);
        operator.closeSession(1);
        operator.closeSession(0);
        one.cancel(1);
        // Another session of the same account finds the order.
        venue.session(4).cancel(1);
        operator.openSession(1);
        expect(
                "CommandRejected reason=UNKNOWN_ACCOUNT",
                "CommandRejected reason=UNKNOWN_ACCOUNT",
                "CommandRejected reason=UNKNOWN_ACCOUNT",
                "SessionOpened openedSession=4",
                "CommandRejected reason=NOT_PERMITTED",
                "SessionClosed closedSession=1",
                "CommandRejected reason=UNKNOWN_SESSION",
                "CommandRejected reason=UNKNOWN_SESSION",
                "CommandRejected reason=UNKNOWN_SESSION",
                "OrderRejected reason=UNKNOWN_SESSION",
                "OrderCanceled orderNumber=16 openLots=1 reason=REQUESTED",
                "SessionOpened openedSession=5");
    }

    @Test
    void whatIsFullSaysSo() {
        use(Venue.withTraders(new EngineConfig(8, 8, 7, 4, 2, 1, 4, 1)));
        operator.openAccount("one-more");
        operator.listAsset("MORE", 0);
        operator.listInstrument("MORE", ABC, USD, 1, 1, 0, 0);
        operator.openSession(1);
        // Seven balances: three accounts in two assets, and the fees.
        operator.deposit(0, ABC, 1);
        operator.transfer(1, 0, ABC, 1);
        operator.deposit(1, ABC, 1);
        operator.transfer(1, 2, ABC, 1);
        expect(
                "CommandRejected reason=ACCOUNTS_FULL",
                "CommandRejected reason=ASSETS_FULL",
                "CommandRejected reason=INSTRUMENTS_FULL",
                "CommandRejected reason=SESSIONS_FULL",
                "CommandRejected reason=BALANCES_FULL",
                "CommandRejected reason=BALANCES_FULL",
                "BalanceChanged account=1 asset=1 available=10001",
                "Transferred");
    }

    @Test
    void anOrderNeedsRoomForWhatItReceives() {
        venue = new Venue(new EngineConfig(8, 8, 2, 4, 2, 2, 4, 1));
        operator = venue.operator();
        operator.listAsset("USD", 0);
        operator.listAsset("ABC", 0);
        operator.listInstrument("ABC", ABC, USD, 1, 1, 0, 0);
        operator.openAccount("buyer");
        operator.openSession(1);
        operator.deposit(1, USD, 100);
        venue.events();
        operator.listInstrument("USD", USD, ABC, 1, 1, 0, 0);
        venue.session(1).limit(1, MARKET, BUY, 1, 1, GTC);
        expect("CommandRejected reason=BALANCES_FULL", "OrderRejected reason=BALANCES_FULL");
        expectUsd(1, 100, 0);
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "NONE")
    void everyReasonHasACommandThatIsRejectedWithIt(final RejectReason reason) {
        use(Venue.withTraders(new EngineConfig(2, 2, 8, 4, 3, 2, 4, 1)));
        provoke(reason);
        final List<String> events = venue.events();
        assertTrue(
                (events.get(events.size() - 1) + " ").contains("Rejected reason=" + reason + " "), events.toString());
    }

    private void provoke(final RejectReason reason) {
        switch (reason) {
            case NONE -> throw new IllegalArgumentException("not a rejection: " + reason);
            case MALFORMED ->
                venue.tryPublish(
                        new UnsafeBuffer(new byte[Records.COMMAND_HEAD_LENGTH]), 0, Records.COMMAND_HEAD_LENGTH);
            case UNKNOWN_SESSION -> venue.session(CLOSED_SESSION).cancel(1);
            case NOT_PERMITTED -> one.advanceTime();
            case UNKNOWN_ACCOUNT -> operator.deposit(7, USD, 1);
            case UNKNOWN_ASSET -> operator.deposit(1, 7, 1);
            case UNKNOWN_INSTRUMENT -> one.limit(1, 7, BUY, 1, 1, GTC);
            case UNKNOWN_ORDER -> one.cancel(1);
            case DUPLICATE_ORDER_ID -> {
                one.limit(1, MARKET, BUY, 1, 1, GTC);
                one.limit(1, MARKET, BUY, 1, 1, GTC);
            }
            case PRICE_OUT_OF_RANGE -> one.limit(1, MARKET, BUY, 0, 1, GTC);
            case LOTS_OUT_OF_RANGE -> one.limit(1, MARKET, BUY, 1, 0, GTC);
            case MARKET_ORDER_CANNOT_REST -> one.newOrder(1, MARKET, BUY, OrderType.MARKET, GTC, 1, 1);
            case VALUE_OVERFLOW -> one.limit(1, MARKET, BUY, Limits.MAX_PRICE_TICKS, Limits.MAX_LOTS, GTC);
            case INSUFFICIENT_FUNDS -> operator.withdraw(1, USD, CASH + 1);
            case AMOUNT_NOT_POSITIVE -> operator.deposit(1, USD, 0);
            case AMOUNT_OVERFLOW -> operator.deposit(1, USD, Long.MAX_VALUE);
            case SAME_ACCOUNT -> one.transfer(1, 1, USD, 1);
            case DUPLICATE_NAME -> operator.listAsset("USD", 2);
            case BAD_NAME -> operator.listAsset("", 2);
            case BAD_STEPS -> operator.listInstrument("A", ABC, ABC, 1, 1, 0, 0);
            case BAD_FEES -> operator.setFees(MARKET, -1, 0);
            case ACCOUNTS_FULL -> operator.openAccount("one-more");
            case ASSETS_FULL -> {
                operator.listAsset("A", 0);
                operator.listAsset("B", 0);
            }
            case INSTRUMENTS_FULL -> {
                operator.listInstrument("A", ABC, USD, 1, 1, 0, 0);
                operator.listInstrument("B", ABC, USD, 1, 1, 0, 0);
            }
            case SESSIONS_FULL -> operator.openSession(1);
            case BALANCES_FULL -> {
                operator.listAsset("A", 0);
                operator.deposit(1, 2, 1);
                operator.deposit(2, 2, 1);
            }
            case ORDERS_FULL -> {
                one.limit(1, MARKET, BUY, 1, 1, GTC);
                one.limit(2, MARKET, BUY, 1, 1, GTC);
                one.limit(3, MARKET, BUY, 1, 1, GTC);
            }
            case LEVELS_FULL -> {
                use(Venue.withTraders(new EngineConfig(2, 1, 8, 4, 3, 2, 4, 1)));
                one.limit(1, MARKET, BUY, 1, 1, GTC);
                one.limit(2, MARKET, BUY, 2, 1, GTC);
            }
            case PAYLOAD_TOO_LONG -> sendLongSignal();
            case WOULD_TRADE -> {
                two.limit(1, MARKET, SELL, 5, 1, GTC);
                one.newOrder(Venue.order(1, MARKET, BUY, 5, 1).postOnly(true));
            }
            case POST_ONLY_MUST_REST ->
                one.newOrder(Venue.order(1, MARKET, BUY, 5, 1).timeInForce(IOC).postOnly(true));
            case FILLED_LOTS_OUT_OF_RANGE -> {
                one.limit(1, MARKET, BUY, 1, 1, GTC);
                one.replace(1, 1, 1, 1);
            }
            case DUPLICATE_REQUEST -> {
                one.request(7).limit(1, MARKET, BUY, 1, 1, GTC);
                one.request(7).cancel(1);
            }
            case MIN_LOTS_OUT_OF_RANGE ->
                one.newOrder(Venue.order(1, MARKET, BUY, 1, 1).minLots(2));
            case EXPIRY_OUT_OF_RANGE ->
                one.newOrder(Venue.order(1, MARKET, BUY, 1, 1)
                        .timeInForce(TimeInForce.GTD)
                        .expiresAtNs(1));
            case ACCOUNT_SUSPENDED -> {
                operator.suspendAccount(1, false);
                one.limit(1, MARKET, BUY, 1, 1, GTC);
            }
            case INSTRUMENT_HALTED -> {
                operator.setPhase(MARKET, Phase.HALTED);
                one.limit(1, MARKET, BUY, 1, 1, GTC);
            }
            case INSTRUMENT_CLOSED -> {
                operator.setPhase(MARKET, Phase.CLOSED);
                one.limit(1, MARKET, BUY, 1, 1, GTC);
            }
            case WRONG_PHASE -> operator.setPhase(MARKET, Phase.OPEN);
            case WORST_PRICE_MISSING -> one.newOrder(1, MARKET, BUY, OrderType.MARKET, FOK, 0, 1);
            case NOT_IN_THIS_PHASE -> one.limit(1, MARKET, BUY, 1, 1, TimeInForce.AUCTION);
            case DISPLAY_LOTS_OUT_OF_RANGE ->
                one.newOrder(Venue.order(1, MARKET, BUY, 1, 1).displayLots(2));
            case TRIGGER_OUT_OF_RANGE ->
                one.newOrder(Venue.order(1, MARKET, BUY, 1, 1).triggerTicks(1));
            case UNPAIRABLE -> one.newOrder(Venue.order(1, MARKET, BUY, 1, 1).paired(true));
            case QUOTE_CROSSED ->
                one.quote(new QuoteTerms()
                        .instrument(MARKET)
                        .bidOrderId(1)
                        .bidTicks(2)
                        .bidLots(1)
                        .askOrderId(2)
                        .askTicks(2)
                        .askLots(1));
            case CANNOT_BECOME -> {
                one.limit(1, MARKET, BUY, 1, 1, GTC);
                one.replace(
                        new ReplaceTerms().orderId(1).priceTicks(1).openLots(1).timeInForce(IOC));
            }
            case PRICE_OUTSIDE_BAND -> {
                operator.setPriceBand(MARKET, 100, 5, 0, 0, 0);
                one.limit(1, MARKET, BUY, 106, 1, GTC);
            }
            case PRICE_OFF_STEP -> {
                operator.setTickStep(MARKET, 1, 5);
                one.limit(1, MARKET, BUY, 106, 1, GTC);
            }
            case LOTS_OUTSIDE_LIMITS -> {
                operator.setOrderLimits(MARKET, 1, 5, 0, CASH);
                one.limit(1, MARKET, BUY, 1, 6, GTC);
            }
            case VALUE_OUTSIDE_LIMITS -> {
                operator.setOrderLimits(MARKET, 1, 5, 2, CASH);
                one.limit(1, MARKET, BUY, 1, 1, GTC);
            }
            case OPEN_ORDERS_LIMIT -> {
                operator.setAccountLimits(1, 1, 0, 0, 0);
                one.limit(1, MARKET, BUY, 1, 1, GTC);
                one.limit(2, MARKET, BUY, 1, 1, GTC);
            }
            case ORDER_RATE_LIMIT -> {
                operator.setAccountLimits(1, 0, 1, 0, 0);
                one.limit(1, MARKET, BUY, 1, 1, GTC);
                one.limit(2, MARKET, BUY, 1, 1, GTC);
            }
            case POSITION_LIMIT -> {
                operator.setAssetLimits(1, ABC, 0, 10_000);
                one.limit(1, MARKET, BUY, 1, 1, GTC);
            }
            case BAD_BAND -> operator.setPriceBand(MARKET, 0, 1, 0, 0, 0);
            case BAD_LIMITS -> operator.setOrderLimits(MARKET, 2, 1, 0, 0);
            case STEPS_FULL -> {
                for (int row = 1; row <= 17; row++) {
                    operator.setTickStep(MARKET, row, 1);
                }
            }
            case FEES_FULL -> {
                for (int least = 0; least <= 1 << 16; least++) {
                    operator.setFees(MARKET, 0, 0, 0, least);
                }
            }
        }
    }

    /** What no publisher of ours would send: a signal that is whole and one byte too long. */
    private void sendLongSignal() {
        final int longest = Records.HEADER_LENGTH + SignalEncoder.BLOCK_LENGTH + 2 + Limits.MAX_PAYLOAD;
        final UnsafeBuffer bytes = new UnsafeBuffer(new byte[longest + 1]);
        new CommandPublisher(
                        (buffer, offset, length) -> {
                            bytes.putBytes(0, buffer, offset, length);
                            bytes.putShort(
                                    longest - Limits.MAX_PAYLOAD - 2,
                                    (short) (Limits.MAX_PAYLOAD + 1),
                                    ByteOrder.LITTLE_ENDIAN);
                            return venue.tryPublish(bytes, 0, length + 1);
                        },
                        1)
                .signal("news", 1, new UnsafeBuffer(new byte[Limits.MAX_PAYLOAD]), 0, Limits.MAX_PAYLOAD);
    }

    private void use(final Venue newVenue) {
        venue = newVenue;
        operator = venue.operator();
        one = venue.session(1);
        two = venue.session(2);
    }

    private void expect(final String... events) {
        assertEquals(List.of(events), venue.events());
    }

    private void expectUsd(final int account, final long available, final long held) {
        expectBalance(account, USD, available, held);
    }

    private void expectAbc(final int account, final long available, final long held) {
        expectBalance(account, ABC, available, held);
    }

    private void expectBalance(final int account, final int asset, final long available, final long held) {
        assertEquals(
                "available=" + available + " held=" + held,
                "available=" + venue.available(account, asset) + " held=" + venue.held(account, asset));
    }

    private String balances() {
        return venue.state()
                .lines()
                .filter(line -> line.startsWith("balance"))
                .toList()
                .toString();
    }

    private static String withoutPosition(final String state) {
        return state.substring(state.indexOf('\n'));
    }
}
