package io.ringbook.core.engine;

import io.ringbook.core.Records;
import io.ringbook.core.ledger.Ledger;
import java.util.Arrays;

/**
 * Open sessions, the account that each trades for, and the last request that each had answered. Numbers of sessions are
 * never used again.
 */
final class Sessions {
    /** Of a session that is not open. */
    static final int NO_ACCOUNT = -1;

    private static final int CHUNK = 1024;

    private final int capacity;
    private int[] accounts = new int[CHUNK];
    private int[] lastRequests = new int[CHUNK];
    private boolean[] cancelOnClose = new boolean[CHUNK];
    private int size;

    Sessions(final int capacity) {
        this.capacity = capacity;
        accounts[size++] = Ledger.VENUE;
    }

    boolean isFull() {
        return size == capacity;
    }

    int open(final int account, final boolean cancelsOnClose) {
        if (size == accounts.length) {
            accounts = Arrays.copyOf(accounts, size + CHUNK);
            lastRequests = Arrays.copyOf(lastRequests, size + CHUNK);
            cancelOnClose = Arrays.copyOf(cancelOnClose, size + CHUNK);
        }
        accounts[size] = account;
        cancelOnClose[size] = cancelsOnClose;
        return size++;
    }

    /** @return the account that the session trades for, or {@link #NO_ACCOUNT} */
    int account(final int session) {
        return session >= 0 && session < size ? accounts[session] : NO_ACCOUNT;
    }

    /** @return whether its orders are to be canceled when it is closed */
    boolean cancelsOnClose(final int session) {
        return cancelOnClose[session];
    }

    /** @return the number of the last request that it had answered, 0 if none had a number */
    int lastRequest(final int session) {
        return lastRequests[session];
    }

    /** @return whether an open session has had an answer to this request, or a later one, already */
    boolean isRepeated(final int session, final int request) {
        return account(session) != NO_ACCOUNT && request <= lastRequests[session];
    }

    void answered(final int session, final int request) {
        if (account(session) != NO_ACCOUNT) {
            lastRequests[session] = request;
        }
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
