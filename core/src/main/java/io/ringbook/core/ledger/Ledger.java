package io.ringbook.core.ledger;

import io.ringbook.core.Memory;
import io.ringbook.core.RejectReason;
import java.util.Arrays;
import org.agrona.BitUtil;

/**
 * Balances of all accounts in all assets, each split into what is available and what is held.
 *
 * <p>A balance is a slot number, which stays the same for ever; 0 is none. It comes into being when an account first
 * needs it, out of a pool of fixed capacity.
 *
 * <p>An account may owe an asset up to its credit: then what is available is below 0, and stays above the negative credit.
 *
 * <p>Nothing is ever created or destroyed but by {@link #deposit} and {@link #withdraw}: for each asset, the sum over
 * accounts of available and held is its {@link #supply}. As a supply together with all credits of the asset fits 63 bits, no
 * posting can overflow.
 *
 * <pre>
 *   0         4       8         12     16          24     32       40          48         56     64
 *   +---------+-------+---------+------+-----------+------+--------+-----------+----------+------+
 *   | account | asset | nextKey | free | available | held | credit | mostOwned | expected | free |
 *   +---------+-------+---------+------+-----------+------+--------+-----------+----------+------+
 * </pre>
 */
public final class Ledger {
    /** The venue's account. */
    public static final int VENUE = 0;

    private static final int ACCOUNT = 0;
    private static final int ASSET = 4;
    private static final int NEXT_KEY = 8;
    private static final int AVAILABLE = 16;
    private static final int HELD = 24;
    private static final int CREDIT = 32;
    private static final int MOST_OWNED = 40;
    private static final int EXPECTED = 48;
    private static final int RECORD_SHIFT = 6;

    /** In place of how much may be owned: there is no limit. */
    public static final long UNLIMITED = Long.MAX_VALUE;

    private final Memory memory;
    private final int[] buckets;
    private final int bucketMask;
    private final int capacity;
    private final long[] supplies;
    /** Of each asset, all of them together. */
    private final long[] credits;

    /** Of each asset, while they are added up. */
    private long[] sums = new long[0];

    private int size;
    private int accounts = 1;
    private int assets;

    /**
     * @param capacity most (account, asset) pairs
     * @param assetCapacity most assets
     */
    public Ledger(final int capacity, final int assetCapacity) {
        if (capacity < 1 || capacity > 1 << 24) {
            throw new IllegalArgumentException("balances out of range: capacity=" + capacity);
        }
        memory = new Memory((capacity + 1) << RECORD_SHIFT);
        buckets = new int[BitUtil.findNextPositivePowerOfTwo(capacity)];
        bucketMask = buckets.length - 1;
        this.capacity = capacity;
        supplies = new long[assetCapacity];
        credits = new long[assetCapacity];
    }

    /** @return (account, asset) pairs so far */
    public int balances() {
        return size;
    }

    /** @return whether there is no room for one more pair, when so many others are to come before it */
    public boolean isFull(final int others) {
        return size + others >= capacity;
    }

    /** @return accounts so far; their ids are below this */
    public int accounts() {
        return accounts;
    }

    /** @return assets so far; their ids are below this */
    public int assets() {
        return assets;
    }

    public boolean hasAccount(final int account) {
        return account >= 0 && account < accounts;
    }

    public boolean hasAsset(final int asset) {
        return asset >= 0 && asset < assets;
    }

    /** @return id of a new account with nothing in it */
    public int openAccount() {
        return accounts++;
    }

    /** @return id of a new asset of which nothing exists; the caller has checked that there is room */
    public int listAsset() {
        return assets++;
    }

    /** @return what exists of the asset: all deposits less all withdrawals, minor units */
    public long supply(final int asset) {
        return supplies[asset];
    }

    /** @return the balance's slot, or 0 if the account never had any of the asset */
    public int find(final int account, final int asset) {
        int balance = buckets[bucket(account, asset)];
        while (balance != 0 && (account(balance) != account || asset(balance) != asset)) {
            balance = memory.getInt(at(balance) + NEXT_KEY);
        }
        return balance;
    }

    /** @return the balance's slot, made if need be, or 0 if the pool is full */
    public int findOrOpen(final int account, final int asset) {
        final int found = find(account, asset);
        if (found != 0 || size == capacity) {
            return found;
        }
        final int balance = ++size;
        final int bucket = bucket(account, asset);
        final long at = at(balance);
        memory.putInt(at + ACCOUNT, account);
        memory.putInt(at + ASSET, asset);
        memory.putLong(at + MOST_OWNED, UNLIMITED);
        memory.putInt(at + NEXT_KEY, buckets[bucket]);
        buckets[bucket] = balance;
        return balance;
    }

    /** @return what an order may use: what is available, and the credit; 0 of no balance */
    public long spendable(final int balance) {
        final long at = at(balance);
        return memory.getLong(at + AVAILABLE) + memory.getLong(at + CREDIT);
    }

    /** @return how far below 0 what is available may come, minor units */
    public long credit(final int balance) {
        return memory.getLong(at(balance) + CREDIT);
    }

    /** @return how much the account may come to own, or {@link #UNLIMITED} */
    public long mostOwned(final int balance) {
        return memory.getLong(at(balance) + MOST_OWNED);
    }

    /** @return what resting orders may bring, as far as somebody keeps it */
    public long expected(final int balance) {
        return memory.getLong(at(balance) + EXPECTED);
    }

    public void expected(final int balance, final long amount) {
        memory.putLong(at(balance) + EXPECTED, amount);
    }

    /** @return what is the account's own, minor units; below 0 if it owes */
    public long available(final int balance) {
        return memory.getLong(at(balance) + AVAILABLE);
    }

    /** @return what is set aside for resting orders, minor units */
    public long held(final int balance) {
        return memory.getLong(at(balance) + HELD);
    }

    /** @return available, minor units; 0 if the account never had any of the asset */
    public long available(final int account, final int asset) {
        final int balance = find(account, asset);
        return balance == 0 ? 0 : available(balance);
    }

    /** @return held, minor units; 0 if the account never had any of the asset */
    public long held(final int account, final int asset) {
        final int balance = find(account, asset);
        return balance == 0 ? 0 : held(balance);
    }

    /** Brings an amount into the venue. */
    public RejectReason deposit(final int account, final int asset, final long amount) {
        final RejectReason reason = check(account, asset, amount);
        if (reason != RejectReason.NONE) {
            return reason;
        }
        if (supplies[asset] + credits[asset] + amount < 0) {
            return RejectReason.AMOUNT_OVERFLOW;
        }
        final int balance = findOrOpen(account, asset);
        if (balance == 0) {
            return RejectReason.BALANCES_FULL;
        }
        supplies[asset] += amount;
        post(balance, amount);
        return RejectReason.NONE;
    }

    /** Takes an amount out of the venue, from what is available. */
    public RejectReason withdraw(final int account, final int asset, final long amount) {
        final RejectReason reason = check(account, asset, amount);
        if (reason != RejectReason.NONE) {
            return reason;
        }
        if (available(account, asset) < amount) {
            return RejectReason.INSUFFICIENT_FUNDS;
        }
        supplies[asset] -= amount;
        post(find(account, asset), -amount);
        return RejectReason.NONE;
    }

    /** Moves an amount between two accounts, from what is available. */
    public RejectReason transfer(final int from, final int to, final int asset, final long amount) {
        final RejectReason reason = check(from, asset, amount);
        if (reason != RejectReason.NONE) {
            return reason;
        }
        if (!hasAccount(to)) {
            return RejectReason.UNKNOWN_ACCOUNT;
        }
        if (from == to) {
            return RejectReason.SAME_ACCOUNT;
        }
        if (available(from, asset) < amount) {
            return RejectReason.INSUFFICIENT_FUNDS;
        }
        final int receiver = findOrOpen(to, asset);
        if (receiver == 0) {
            return RejectReason.BALANCES_FULL;
        }
        post(find(from, asset), -amount);
        post(receiver, amount);
        return RejectReason.NONE;
    }

    /**
     * Lets an account owe so much of an asset, and come to own so much of it.
     *
     * @param mostOwned or {@link #UNLIMITED}
     */
    public RejectReason limit(final int account, final int asset, final long credit, final long mostOwned) {
        final int found = find(account, asset);
        final long before = found == 0 ? 0 : credit(found);
        if (supplies[asset] + (credits[asset] - before) + credit < 0) {
            return RejectReason.AMOUNT_OVERFLOW;
        }
        if (found != 0 && available(found) < -credit) {
            return RejectReason.INSUFFICIENT_FUNDS;
        }
        final int balance = findOrOpen(account, asset);
        if (balance == 0) {
            return RejectReason.BALANCES_FULL;
        }
        credits[asset] += credit - before;
        memory.putLong(at(balance) + CREDIT, credit);
        memory.putLong(at(balance) + MOST_OWNED, mostOwned);
        return RejectReason.NONE;
    }

    /** Sets an amount aside; the caller has checked that it is available. */
    public void hold(final int balance, final long amount) {
        final long at = at(balance);
        memory.putLong(at + AVAILABLE, covered(memory.getLong(at + AVAILABLE) - amount, balance));
        memory.putLong(at + HELD, memory.getLong(at + HELD) + amount);
    }

    /** Makes an amount that was held available again. */
    public void release(final int balance, final long amount) {
        final long at = at(balance);
        memory.putLong(at + HELD, notNegative(memory.getLong(at + HELD) - amount, balance));
        memory.putLong(at + AVAILABLE, memory.getLong(at + AVAILABLE) + amount);
    }

    /**
     * Posts a trade: {@code quantity} of the base asset against {@code value} of the quote asset, and both fees to the
     * venue. Both sides pay from what is available: the maker's hold has been released.
     *
     * @param buyerFee minor units of the quote asset; negative when received
     * @param sellerFee as the buyer's; the two together are not negative
     */
    public void settle(
            final int buyerBase,
            final int buyerQuote,
            final int sellerBase,
            final int sellerQuote,
            final int venueQuote,
            final long quantity,
            final long value,
            final long buyerFee,
            final long sellerFee) {
        post(buyerQuote, -(value + buyerFee));
        post(sellerBase, -quantity);
        post(buyerBase, quantity);
        post(sellerQuote, value - sellerFee);
        post(venueQuote, buyerFee + sellerFee);
    }

    /**
     * Adds up every balance.
     *
     * @throws IllegalStateException if an asset's balances are not its supply, or one is negative
     */
    public void checkSums() {
        if (sums.length < assets) {
            sums = new long[assets];
        }
        Arrays.fill(sums, 0);
        for (int balance = 1; balance <= size; balance++) {
            sums[asset(balance)] += covered(available(balance), balance) + notNegative(held(balance), balance);
        }
        for (int asset = 0; asset < assets; asset++) {
            if (sums[asset] != supplies[asset]) {
                throw new IllegalStateException("sum of balances is not the supply: asset=" + asset + ", sum="
                        + sums[asset] + ", supply=" + supplies[asset]);
            }
        }
    }

    /** For listings and states: all balances in order of account, then asset. Allocates. */
    public int[] balancesInOrder() {
        final long[] keys = new long[size];
        for (int balance = 1; balance <= size; balance++) {
            keys[balance - 1] = (long) account(balance) << 32 | asset(balance);
        }
        Arrays.sort(keys);
        final int[] balances = new int[size];
        for (int i = 0; i < size; i++) {
            balances[i] = find((int) (keys[i] >> 32), (int) keys[i]);
        }
        return balances;
    }

    public int account(final int balance) {
        return memory.getInt(at(balance) + ACCOUNT);
    }

    public int asset(final int balance) {
        return memory.getInt(at(balance) + ASSET);
    }

    private RejectReason check(final int account, final int asset, final long amount) {
        if (!hasAccount(account)) {
            return RejectReason.UNKNOWN_ACCOUNT;
        }
        if (!hasAsset(asset)) {
            return RejectReason.UNKNOWN_ASSET;
        }
        return amount > 0 ? RejectReason.NONE : RejectReason.AMOUNT_NOT_POSITIVE;
    }

    private void post(final int balance, final long amount) {
        final long at = at(balance) + AVAILABLE;
        memory.putLong(at, covered(memory.getLong(at) + amount, balance));
    }

    private long covered(final long available, final int balance) {
        notNegative(available + memory.getLong(at(balance) + CREDIT), balance);
        return available;
    }

    /** A negative balance is a bug of ours, never a client's doing, so it stops everything. */
    private long notNegative(final long amount, final int balance) {
        if (amount < 0) {
            throw new IllegalStateException("balance below zero: account=" + account(balance) + ", asset="
                    + asset(balance) + ", amount=" + amount);
        }
        return amount;
    }

    private int bucket(final int account, final int asset) {
        // The venue numbers both from 0: the balances of one asset lie side by side.
        return (account + asset * 0x9E3779B1) & bucketMask;
    }

    private static long at(final int balance) {
        return (long) balance << RECORD_SHIFT;
    }
}
