package io.ringbook.agents.hub;

import io.ringbook.agents.InstrumentScale;
import io.ringbook.agents.MarketException;
import io.ringbook.core.Fees;
import io.ringbook.core.Instrument;
import io.ringbook.core.Records;
import io.ringbook.core.RejectReason;
import io.ringbook.core.command.CommandAdapter;
import io.ringbook.core.command.CommandListener;
import io.ringbook.core.event.EventAdapter;
import io.ringbook.core.event.EventListener;
import io.ringbook.core.event.StreamHandler;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.agrona.DirectBuffer;
import org.agrona.collections.Int2IntHashMap;
import org.agrona.collections.Object2IntHashMap;

/**
 * Names and numbers of assets, instruments, accounts and sessions, and what they pay, from the stream. The hub writes, any
 * thread reads.
 */
public final class Directory implements StreamHandler {
    private static final int NONE = -1;

    private final CommandAdapter commands = new CommandAdapter(new Commands());
    private final EventAdapter events = new EventAdapter(new Events());
    private final List<Instrument> instruments = new ArrayList<>();
    private final Set<Instrument> delisted = new HashSet<>();
    private final Tariff tariff = new Tariff();
    /** As it is now, for all who asked since it changed; null if nobody has. */
    private Tariff copy;

    private final Map<String, Integer> assets = new HashMap<>();
    /** By asset. */
    private final List<Integer> decimals = new ArrayList<>();
    /** By instrument, of those for which someone asked. */
    private final Map<Integer, InstrumentScale> scales = new HashMap<>();

    private final Object2IntHashMap<String> accounts = new Object2IntHashMap<>(NONE);
    private final List<String> accountNames = new ArrayList<>(List.of("operator"));
    private final Int2IntHashMap accountsBySession = new Int2IntHashMap(NONE);
    private final Int2IntHashMap sessionsByAccount = new Int2IntHashMap(NONE);
    private RejectReason lastRejection = RejectReason.NONE;

    // The command whose events follow.
    private String name;
    private int listedDecimals;
    private Instrument listed;
    private Fees listedFees;
    private int account;

    /** What the command sets if it is not rejected; null if nothing. */
    private Runnable setting;

    /** @return the asset's id, or -1 */
    public synchronized int asset(final String symbol) {
        return assets.getOrDefault(symbol, -1);
    }

    /** @return how prices and quantities of an instrument are written */
    public synchronized InstrumentScale scale(final Instrument instrument) {
        return scales.computeIfAbsent(
                instrument.id(),
                id -> new InstrumentScale(
                        instrument, decimals.get(instrument.baseAsset()), decimals.get(instrument.quoteAsset())));
    }

    /** @return the instrument, or null */
    public synchronized Instrument instrument(final String symbol) {
        return listed().stream()
                .filter(instrument -> instrument.symbol().equals(symbol))
                .findFirst()
                .orElse(null);
    }

    /** @return by id, also those that were delisted */
    public synchronized List<Instrument> instruments() {
        return List.copyOf(instruments);
    }

    /** @return those that can be traded */
    public synchronized List<Instrument> listed() {
        return instruments.stream()
                .filter(instrument -> !delisted.contains(instrument))
                .toList();
    }

    /**
     * Instruments of an agent.
     *
     * @param symbols none for all
     * @throws MarketException if there is no such instrument
     */
    synchronized List<Instrument> traded(final List<String> symbols) {
        if (symbols.isEmpty()) {
            return listed();
        }
        final List<Instrument> traded = new ArrayList<>();
        for (final String symbol : symbols) {
            final Instrument instrument = instrument(symbol);
            if (instrument == null) {
                throw new MarketException("unknown instrument: symbol=" + symbol);
            }
            traded.add(instrument);
        }
        return traded;
    }

    /** @return the account's id, or -1 */
    public synchronized int account(final String accountName) {
        return accounts.getValue(accountName);
    }

    /** @return name of the account, "operator" for the venue's */
    public synchronized String accountName(final int ofAccount) {
        return accountNames.get(ofAccount);
    }

    /** @return the session that was opened last for an account, or -1 if it is closed */
    public synchronized int session(final int ofAccount) {
        return sessionsByAccount.get(ofAccount);
    }

    /** @return the account of an open session, 0 for the operator's, -1 if it is not open */
    synchronized int accountOf(final int session) {
        return session == Records.OPERATOR ? 0 : accountsBySession.get(session);
    }

    /** @return what is paid now; shared with others, so it must not be changed */
    synchronized Tariff tariff() {
        if (copy == null) {
            copy = new Tariff(tariff);
        }
        return copy;
    }

    /** @return why the last command of the operator changed nothing, or NONE */
    synchronized RejectReason lastRejection() {
        return lastRejection;
    }

    @Override
    public void onRecord(
            final long sequence, final DirectBuffer buffer, final int offset, final int length, final boolean last) {
        if (isOfInterest(Records.templateId(buffer, offset)) || setting != null) {
            take(sequence, buffer, offset, length, last);
        }
    }

    private synchronized void take(
            final long sequence, final DirectBuffer buffer, final int offset, final int length, final boolean last) {
        if (Records.isCommand(Records.templateId(buffer, offset))) {
            lastRejection = RejectReason.NONE;
            commands.onCommand(buffer, offset, length);
        } else {
            events.onEvent(sequence, buffer, offset);
        }
        if (last && setting != null) {
            setting.run();
            setting = null;
            copy = null;
        }
    }

    /** Orders and their events are most of the stream and say nothing here. */
    private static boolean isOfInterest(final int templateId) {
        return (templateId > 9 && templateId < Records.FIRST_EVENT)
                || (templateId >= 80 && templateId < Records.ENGINE_BUILT);
    }

    private final class Commands implements CommandListener {
        @Override
        public void onOpenAccount(final int session, final String newName, final int ownerAccount) {
            name = newName;
        }

        @Override
        public void onListAsset(final int session, final String symbol, final int itsDecimals) {
            name = symbol;
            listedDecimals = itsDecimals;
        }

        @Override
        public void onListInstrument(
                final int session,
                final String symbol,
                final int baseAsset,
                final int quoteAsset,
                final long tickSize,
                final long lotSize,
                final int makerFeePpm,
                final int takerFeePpm) {
            listedFees = new Fees(makerFeePpm, takerFeePpm, 0);
            listed = tickSize > 0 && lotSize > 0
                    ? new Instrument(instruments.size(), symbol, baseAsset, quoteAsset, tickSize, lotSize)
                    : null;
        }

        @Override
        public void onSetFees(
                final int session,
                final int instrument,
                final int group,
                final int makerFeePpm,
                final int takerFeePpm,
                final long leastFee) {
            setting = () -> tariff.onSetFees(session, instrument, group, makerFeePpm, takerFeePpm, leastFee);
        }

        @Override
        public void onSetAccountGroup(final int session, final int ofAccount, final int group) {
            setting = () -> tariff.onSetAccountGroup(session, ofAccount, group);
        }

        @Override
        public void onOpenSession(final int session, final int ofAccount, final boolean cancelOnClose) {
            account = ofAccount;
        }
    }

    private final class Events implements EventListener {
        @Override
        public void onAccountOpened(final long sequence, final int opened) {
            accounts.put(name, opened);
            accountNames.add(name);
        }

        @Override
        public void onAssetListed(final long sequence, final int asset) {
            assets.put(name, asset);
            decimals.add(listedDecimals);
        }

        @Override
        public void onInstrumentListed(final long sequence, final int instrument) {
            instruments.add(listed);
            tariff.list(listedFees);
            copy = null;
        }

        @Override
        public void onInstrumentDelisted(final long sequence, final int instrument) {
            delisted.add(instruments.get(instrument));
        }

        @Override
        public void onSessionOpened(final long sequence, final int session) {
            accountsBySession.put(session, account);
            sessionsByAccount.put(account, session);
        }

        @Override
        public void onSessionClosed(final long sequence, final int session) {
            sessionsByAccount.remove(accountsBySession.remove(session), session);
        }

        @Override
        public void onCommandRejected(
                final long sequence, final RejectReason reason, final long asked, final long allowed) {
            lastRejection = reason;
            setting = null;
        }
    }
}
