package io.ringbook.core.engine;

import io.ringbook.core.Records;
import io.ringbook.core.ledger.Ledger;
import java.util.Arrays;

/** Open sessions and the account that each trades for. Numbers are never used again. */
final class Sessions {
    /** Of a session that is not open. */
    static final int NO_ACCOUNT = -1;

    private static final int CHUNK = 1024;

    private final int capacity;
    private int[] accounts = new int[CHUNK];
    private int size;

    Sessions(final int capacity) {
        this.capacity = capacity;
        accounts[size++] = Ledger.VENUE;
    }

    boolean isFull() {
        return size == capacity;
    }

    int open(final int account) {
        if (size == accounts.length) {
            accounts = Arrays.copyOf(accounts, size + CHUNK);
        }
        accounts[size] = account;
        return size++;
    }

    /** @return the account that the session trades for, or {@link #NO_ACCOUNT} */
    int account(final int session) {
        return session >= 0 && session < size ? accounts[session] : NO_ACCOUNT;
    }

    /** @return whether it was open and may be closed */
    boolean close(final int session) {
        if (session == Records.OPERATOR || account(session) == NO_ACCOUNT) {
            return false;
        }
        accounts[session] = NO_ACCOUNT;
        return true;
    }

    int size() {
        return size;
    }
}
