package io.ringbook.core.ledger;

import static io.ringbook.core.RejectReason.NONE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ringbook.core.RejectReason;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Balances alone, without orders. */
final class LedgerTest {
    private static final int USD = 0;
    private static final int ABC = 1;
    private static final int BUYER = 1;
    private static final int SELLER = 2;

    private Ledger ledger;

    @BeforeEach
    void open() {
        ledger = new Ledger(16, 4);
        assertEquals(USD, ledger.listAsset());
        assertEquals(ABC, ledger.listAsset());
        assertEquals(BUYER, ledger.openAccount());
        assertEquals(SELLER, ledger.openAccount());
    }

    @AfterEach
    void sumsHold() {
        ledger.checkSums();
    }

    @Test
    void startsWithTheVenueAlone() {
        final Ledger fresh = new Ledger(1, 1);
        assertEquals(1, fresh.accounts());
        assertEquals(0, fresh.assets());
        assertTrue(fresh.hasAccount(Ledger.VENUE));
        assertFalse(fresh.hasAccount(-1));
        assertFalse(fresh.hasAccount(1));
        assertFalse(fresh.hasAsset(0));
        assertEquals(0, fresh.balancesInOrder().length);
        fresh.checkSums();
    }

    @Test
    void aCapacityOutOfRangeIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> new Ledger(0, 1));
        assertThrows(IllegalArgumentException.class, () -> new Ledger((1 << 24) + 1, 1));
    }

    @Test
    void depositsAndWithdrawalsChangeTheSupply() {
        assertEquals(NONE, ledger.deposit(BUYER, USD, 100));
        assertEquals(NONE, ledger.deposit(SELLER, USD, 50));
        assertEquals(NONE, ledger.withdraw(BUYER, USD, 30));
        assertEquals(120, ledger.supply(USD));
        assertEquals(0, ledger.supply(ABC));
        assertEquals(70, ledger.available(BUYER, USD));
        assertEquals(50, ledger.available(SELLER, USD));
        assertEquals(0, ledger.available(BUYER, ABC));
        assertEquals(0, ledger.held(BUYER, ABC));
    }

    @Test
    void whatIsWrongWithAnAmountHasItsReason() {
        ledger.deposit(BUYER, USD, 100);
        assertEquals(RejectReason.UNKNOWN_ACCOUNT, ledger.deposit(3, USD, 1));
        assertEquals(RejectReason.UNKNOWN_ACCOUNT, ledger.deposit(-1, USD, 1));
        assertEquals(RejectReason.UNKNOWN_ASSET, ledger.deposit(BUYER, 2, 1));
        assertEquals(RejectReason.UNKNOWN_ASSET, ledger.withdraw(BUYER, -1, 1));
        assertEquals(RejectReason.AMOUNT_NOT_POSITIVE, ledger.deposit(BUYER, USD, 0));
        assertEquals(RejectReason.AMOUNT_NOT_POSITIVE, ledger.withdraw(BUYER, USD, Long.MIN_VALUE));
        assertEquals(RejectReason.AMOUNT_NOT_POSITIVE, ledger.transfer(BUYER, SELLER, USD, -1));
        assertEquals(RejectReason.INSUFFICIENT_FUNDS, ledger.withdraw(BUYER, USD, 101));
        assertEquals(RejectReason.INSUFFICIENT_FUNDS, ledger.withdraw(SELLER, USD, 1));
        assertEquals(RejectReason.INSUFFICIENT_FUNDS, ledger.transfer(BUYER, SELLER, USD, 101));
        assertEquals(RejectReason.UNKNOWN_ACCOUNT, ledger.transfer(BUYER, 3, USD, 1));
        assertEquals(RejectReason.UNKNOWN_ACCOUNT, ledger.transfer(3, BUYER, USD, 1));
        assertEquals(RejectReason.SAME_ACCOUNT, ledger.transfer(BUYER, BUYER, USD, 1));
        assertEquals(100, ledger.available(BUYER, USD));
        assertEquals(0, ledger.find(SELLER, USD));
    }

    @Test
    void aSupplyFitsSixtyThreeBits() {
        assertEquals(NONE, ledger.deposit(BUYER, USD, Long.MAX_VALUE - 1));
        assertEquals(NONE, ledger.deposit(SELLER, USD, 1));
        assertEquals(RejectReason.AMOUNT_OVERFLOW, ledger.deposit(BUYER, USD, 1));
        assertEquals(RejectReason.AMOUNT_OVERFLOW, ledger.deposit(SELLER, USD, Long.MAX_VALUE));
        assertEquals(NONE, ledger.deposit(BUYER, ABC, Long.MAX_VALUE));
        assertEquals(NONE, ledger.transfer(BUYER, SELLER, USD, Long.MAX_VALUE - 1));
        assertEquals(Long.MAX_VALUE, ledger.available(SELLER, USD));
        assertEquals(NONE, ledger.withdraw(SELLER, USD, Long.MAX_VALUE));
        assertEquals(0, ledger.supply(USD));
        assertEquals(NONE, ledger.deposit(BUYER, USD, Long.MAX_VALUE));
    }

    @Test
    void heldAmountsCannotBeSpent() {
        ledger.deposit(BUYER, USD, 100);
        final int balance = ledger.find(BUYER, USD);
        ledger.hold(balance, 60);
        assertEquals(40, ledger.available(balance));
        assertEquals(60, ledger.held(balance));
        assertEquals(RejectReason.INSUFFICIENT_FUNDS, ledger.withdraw(BUYER, USD, 41));
        assertEquals(RejectReason.INSUFFICIENT_FUNDS, ledger.transfer(BUYER, SELLER, USD, 41));
        assertEquals(NONE, ledger.withdraw(BUYER, USD, 40));
        ledger.release(balance, 60);
        assertEquals(60, ledger.available(BUYER, USD));
        assertEquals(0, ledger.held(BUYER, USD));
    }

    @Test
    void aBalanceBelowZeroIsABug() {
        ledger.deposit(BUYER, USD, 100);
        final int balance = ledger.find(BUYER, USD);
        assertThrows(IllegalStateException.class, () -> ledger.hold(balance, 101));
        assertThrows(IllegalStateException.class, () -> ledger.release(balance, 1));
        assertEquals(100, ledger.available(balance));
    }

    @Test
    void aTradeMovesBothAssetsAndTheFees() {
        ledger.deposit(BUYER, USD, 1_000);
        ledger.deposit(SELLER, ABC, 10);
        settle(BUYER, SELLER, 7, 500, 3, -2);
        assertEquals(497, ledger.available(BUYER, USD));
        assertEquals(7, ledger.available(BUYER, ABC));
        assertEquals(502, ledger.available(SELLER, USD));
        assertEquals(3, ledger.available(SELLER, ABC));
        assertEquals(1, ledger.available(Ledger.VENUE, USD));
    }

    @Test
    void aTradeWithOneselfCostsTheFees() {
        ledger.deposit(BUYER, USD, 503);
        ledger.deposit(BUYER, ABC, 7);
        settle(BUYER, BUYER, 7, 500, 3, 2);
        assertEquals(498, ledger.available(BUYER, USD));
        assertEquals(7, ledger.available(BUYER, ABC));
        assertEquals(5, ledger.available(Ledger.VENUE, USD));
    }

    @Test
    void aTradeAtTheLimitOfLongFits() {
        ledger.deposit(BUYER, USD, Long.MAX_VALUE);
        ledger.deposit(SELLER, ABC, Long.MAX_VALUE);
        settle(BUYER, SELLER, Long.MAX_VALUE, Long.MAX_VALUE - 1, 1, 0);
        assertEquals(0, ledger.available(BUYER, USD));
        assertEquals(Long.MAX_VALUE, ledger.available(BUYER, ABC));
        assertEquals(Long.MAX_VALUE - 1, ledger.available(SELLER, USD));
        assertEquals(1, ledger.available(Ledger.VENUE, USD));
    }

    @Test
    void aFullPoolOpensNoBalanceAndKeepsTheOthers() {
        final Ledger tiny = new Ledger(2, 2);
        tiny.listAsset();
        tiny.listAsset();
        tiny.openAccount();
        assertEquals(NONE, tiny.deposit(0, 0, 5));
        assertEquals(NONE, tiny.deposit(1, 0, 5));
        assertEquals(RejectReason.BALANCES_FULL, tiny.deposit(0, 1, 5));
        assertEquals(0, tiny.findOrOpen(0, 1));
        assertEquals(0, tiny.supply(1));
        assertEquals(NONE, tiny.deposit(1, 0, 5));
        assertEquals(NONE, tiny.transfer(1, 0, 0, 10));
        assertEquals(15, tiny.available(0, 0));
        tiny.openAccount();
        assertEquals(RejectReason.BALANCES_FULL, tiny.transfer(0, 2, 0, 1));
        assertEquals(15, tiny.available(0, 0));
        tiny.checkSums();
    }

    @Test
    void balancesAreFoundAmongMany() {
        final Ledger large = new Ledger(10_000, 8);
        final Map<Long, Long> expected = new HashMap<>();
        for (int asset = 0; asset < 8; asset++) {
            large.listAsset();
        }
        for (int account = 1; account < 2_000; account++) {
            large.openAccount();
        }
        final Random random = new Random(7);
        for (int i = 0; i < 20_000; i++) {
            final int account = random.nextInt(2_000);
            final int asset = random.nextInt(8);
            final long amount = 1L + random.nextInt(1_000_000);
            if (large.deposit(account, asset, amount) == NONE) {
                expected.merge((long) account << 32 | asset, amount, Long::sum);
            }
        }
        large.checkSums();
        assertEquals(10_000, expected.size());
        final int[] balances = large.balancesInOrder();
        assertEquals(expected.size(), balances.length);
        long before = -1;
        for (final int balance : balances) {
            final long key = (long) large.account(balance) << 32 | large.asset(balance);
            assertTrue(before < key);
            assertEquals(expected.get(key), large.available(balance));
            before = key;
        }
    }

    private void settle(
            final int buyer,
            final int seller,
            final long quantity,
            final long value,
            final long buyerFee,
            final long sellerFee) {
        final int venueQuote = ledger.findOrOpen(Ledger.VENUE, USD);
        assertNotEquals(0, venueQuote);
        ledger.settle(
                ledger.findOrOpen(buyer, ABC),
                ledger.findOrOpen(buyer, USD),
                ledger.findOrOpen(seller, ABC),
                ledger.findOrOpen(seller, USD),
                venueQuote,
                quantity,
                value,
                buyerFee,
                sellerFee);
    }
}
