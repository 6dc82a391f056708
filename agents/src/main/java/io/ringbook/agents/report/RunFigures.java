package io.ringbook.agents.report;

import io.ringbook.core.Instrument;
import io.ringbook.core.ledger.Ledger;
import java.util.ArrayList;
import java.util.List;
import org.agrona.collections.IntArrayList;

/** What is listed, who has an account and a session, and the figures of each; all lists are by id. */
final class RunFigures {
    /** No account has this id. */
    static final int NO_ACCOUNT = -1;

    private final List<Asset> assets = new ArrayList<>();
    private final List<InstrumentFigures> instruments = new ArrayList<>();
    private final List<AccountFigures> accounts = new ArrayList<>();
    private final IntArrayList accountsOfSessions = new IntArrayList();
    private final AccountFigures nobody = new AccountFigures(NO_ACCOUNT, "no session");

    RunFigures() {
        accounts.add(new AccountFigures(Ledger.VENUE, "venue"));
        accountsOfSessions.addInt(Ledger.VENUE);
    }

    void onAssetListed(final int id, final String symbol, final int decimals) {
        checkNext("asset", id, assets.size());
        assets.add(new Asset(id, symbol, decimals));
    }

    void onInstrumentListed(final Instrument instrument) {
        checkNext("instrument", instrument.id(), instruments.size());
        instruments.add(new InstrumentFigures(
                instrument, assets.get(instrument.baseAsset()), assets.get(instrument.quoteAsset())));
    }

    void onAccountOpened(final int id, final String name) {
        checkNext("account", id, accounts.size());
        accounts.add(new AccountFigures(id, name));
    }

    void onSessionOpened(final int session, final int account) {
        checkNext("session", session, accountsOfSessions.size());
        accountsOfSessions.addInt(account);
    }

    void onSessionClosed(final int session) {
        accountsOfSessions.setInt(session, NO_ACCOUNT);
    }

    List<Asset> assets() {
        return assets;
    }

    List<InstrumentFigures> instruments() {
        return instruments;
    }

    /** @return the venue's first */
    List<AccountFigures> accounts() {
        return accounts;
    }

    /** @return where commands of sessions that are not open are counted */
    AccountFigures nobody() {
        return nobody;
    }

    /** @return whose session it is, or {@link #nobody} */
    AccountFigures ofSession(final int session) {
        final boolean known = session >= 0 && session < accountsOfSessions.size();
        final int account = known ? accountsOfSessions.getInt(session) : NO_ACCOUNT;
        return account == NO_ACCOUNT ? nobody : accounts.get(account);
    }

    private static void checkNext(final String what, final int id, final int expected) {
        if (id != expected) {
            throw new IllegalStateException("not the whole stream: " + what + "=" + id + ", expected next=" + expected);
        }
    }
}
