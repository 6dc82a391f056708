package io.ringbook.core.engine;

import io.ringbook.core.RejectReason;
import io.ringbook.core.ledger.Ledger;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.agrona.collections.IntArrayList;

/** Who has an account: names, which accounts have one owner, and which are suspended. Opening may take memory; looking up does not. */
final class Accounts {
    /** In place of an account: the new one has an owner of its own. */
    static final int NO_OTHER = -1;

    private static final String VENUE = "venue";

    private final int capacity;
    private final Ledger ledger;
    private final List<String> names = new ArrayList<>();
    // Asked for membership only: its order is never seen.
    private final Set<String> namesTaken = new HashSet<>();
    /** Of each account the first one of its owner. */
    private final IntArrayList owners = new IntArrayList();

    private final BitSet suspended = new BitSet();

    Accounts(final int capacity, final Ledger ledger) {
        this.capacity = capacity;
        this.ledger = ledger;
        names.add(VENUE);
        namesTaken.add(VENUE);
        owners.addInt(Ledger.VENUE);
    }

    /** The new account's id is {@link Ledger#accounts} before the call. */
    RejectReason open(final String name, final int ownerAccount) {
        if (Listings.isBadName(name)) {
            return RejectReason.BAD_NAME;
        }
        if (ledger.accounts() == capacity) {
            return RejectReason.ACCOUNTS_FULL;
        }
        if (ownerAccount != NO_OTHER && (ownerAccount == Ledger.VENUE || !ledger.hasAccount(ownerAccount))) {
            return RejectReason.UNKNOWN_ACCOUNT;
        }
        if (!namesTaken.add(name)) {
            return RejectReason.DUPLICATE_NAME;
        }
        names.add(name);
        final int account = ledger.openAccount();
        owners.addInt(ownerAccount == NO_OTHER ? account : owner(ownerAccount));
        return RejectReason.NONE;
    }

    /** Trades and transfers no more, or does again. */
    RejectReason suspend(final int account, final boolean isSuspended) {
        if (account == Ledger.VENUE || !ledger.hasAccount(account)) {
            return RejectReason.UNKNOWN_ACCOUNT;
        }
        suspended.set(account, isSuspended);
        return RejectReason.NONE;
    }

    boolean isSuspended(final int account) {
        return suspended.get(account);
    }

    String name(final int account) {
        return names.get(account);
    }

    /** @return the first account of the one who owns this account */
    int owner(final int account) {
        return owners.getInt(account);
    }
}
