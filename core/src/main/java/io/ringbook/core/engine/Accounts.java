package io.ringbook.core.engine;

import io.ringbook.core.Limits;
import io.ringbook.core.RejectReason;
import io.ringbook.core.ledger.Ledger;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;

/** Who has an account, by number and by name. Opening may take memory; looking up does not. */
final class Accounts {
    /** In place of an account: the new one has an owner of its own. */
    static final int NO_OTHER = -1;

    private static final String VENUE = "venue";
    private static final int CHUNK = 1024;

    private final int capacity;
    private final Ledger ledger;
    private Account[] accounts = new Account[CHUNK];
    // Asked for membership only: its order is never seen.
    private final Set<String> namesTaken = new HashSet<>();

    Accounts(final int capacity, final Ledger ledger) {
        this.capacity = capacity;
        this.ledger = ledger;
        accounts[Ledger.VENUE] = new Account(Ledger.VENUE, VENUE, Ledger.VENUE);
        namesTaken.add(VENUE);
    }

    /** The new account's id is {@link Ledger#accounts} before the call. */
    RejectReason open(final String name, final int ownerAccount) {
        if (Listings.isBadName(name)) {
            return RejectReason.BAD_NAME;
        }
        if (ledger.accounts() == capacity) {
            return RejectReason.ACCOUNTS_FULL;
        }
        if (ownerAccount != NO_OTHER && !isTrader(ownerAccount)) {
            return RejectReason.UNKNOWN_ACCOUNT;
        }
        if (!namesTaken.add(name)) {
            return RejectReason.DUPLICATE_NAME;
        }
        final int account = ledger.openAccount();
        if (account == accounts.length) {
            accounts = Arrays.copyOf(accounts, account + CHUNK);
        }
        accounts[account] = new Account(account, name, ownerAccount == NO_OTHER ? account : get(ownerAccount).owner);
        return RejectReason.NONE;
    }

    /** Trades and transfers no more, or does again. */
    RejectReason suspend(final int account, final boolean isSuspended) {
        if (!isTrader(account)) {
            return RejectReason.UNKNOWN_ACCOUNT;
        }
        get(account).suspended = isSuspended;
        return RejectReason.NONE;
    }

    /** Pays by the fees of this group from its next order on. */
    RejectReason group(final int account, final int group) {
        if (!isTrader(account)) {
            return RejectReason.UNKNOWN_ACCOUNT;
        }
        if (group < 0 || group >= Limits.FEE_GROUPS) {
            return RejectReason.BAD_FEES;
        }
        get(account).feeGroup = group;
        return RejectReason.NONE;
    }

    /** Sets what it may do; 0 is no limit. */
    RejectReason limit(
            final int account,
            final int liveOrders,
            final int ordersPerSecond,
            final long mostLots,
            final long mostValue) {
        if (!isTrader(account)) {
            return RejectReason.UNKNOWN_ACCOUNT;
        }
        if (liveOrders < 0
                || ordersPerSecond < 0
                || ordersPerSecond > Account.NANOS_PER_SECOND
                || mostLots < 0
                || mostValue < 0) {
            return RejectReason.BAD_LIMITS;
        }
        final Account limited = get(account);
        limited.mostLiveOrders = liveOrders;
        limited.ordersPerSecond = ordersPerSecond;
        limited.mostLots = mostLots;
        limited.mostValue = mostValue;
        return RejectReason.NONE;
    }

    /** @return whether it is open, and not the venue's */
    boolean isTrader(final int account) {
        return account != Ledger.VENUE && ledger.hasAccount(account);
    }

    /** @return the account, or null for {@link Sessions#NO_ACCOUNT} */
    Account ofSession(final int account) {
        return account == Sessions.NO_ACCOUNT ? null : get(account);
    }

    /** @param account that is open */
    Account get(final int account) {
        return accounts[account];
    }
}
