package io.ringbook.agents.hub;

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
import java.util.List;
import java.util.Map;
import org.agrona.DirectBuffer;

/**
 * Names and numbers of assets, instruments, accounts and sessions, from the stream. The hub writes, any thread reads.
 */
public final class Directory implements StreamHandler {
    private final CommandAdapter commands = new CommandAdapter(new Commands());
    private final EventAdapter events = new EventAdapter(new Events());
    private final List<Instrument> instruments = new ArrayList<>();
    private final List<int[]> makerFees = new ArrayList<>();
    private final Map<String, Integer> assets = new HashMap<>();
    private final Map<String, Integer> accounts = new HashMap<>();
    private final List<String> accountNames = new ArrayList<>(List.of("operator"));
    private final Map<Integer, Integer> sessions = new HashMap<>();
    private RejectReason lastRejection = RejectReason.NONE;

    // The command whose events follow.
    private String name;
    private Instrument listed;
    private int account;
    private int setInstrument;
    private int makerFeePpm;

    /** @return the asset's id, or -1 */
    public synchronized int asset(final String symbol) {
        return assets.getOrDefault(symbol, -1);
    }

    /** @return the instrument, or null */
    public synchronized Instrument instrument(final String symbol) {
        return instruments.stream()
                .filter(instrument -> instrument.symbol().equals(symbol))
                .findFirst()
                .orElse(null);
    }

    public synchronized List<Instrument> instruments() {
        return List.copyOf(instruments);
    }

    /** @return the account's id, or -1 */
    public synchronized int account(final String accountName) {
        return accounts.getOrDefault(accountName, -1);
    }

    /** @return name of the account, "operator" for the venue's */
    public synchronized String accountName(final int ofAccount) {
        return accountNames.get(ofAccount);
    }

    /** @return the open session of an account, or -1 */
    public synchronized int session(final int ofAccount) {
        return sessions.entrySet().stream()
                .filter(entry -> entry.getValue() == ofAccount)
                .mapToInt(Map.Entry::getKey)
                .max()
                .orElse(-1);
    }

    /** @return the account of an open session, 0 for the operator's, -1 if it is not open */
    synchronized int accountOf(final int session) {
        return session == Records.OPERATOR ? 0 : sessions.getOrDefault(session, -1);
    }

    /** @return the fee with which an order comes to rest now */
    synchronized int makerFeePpm(final int instrument) {
        return makerFees.get(instrument)[0];
    }

    /** @return why the last command of the operator changed nothing, or NONE */
    synchronized RejectReason lastRejection() {
        return lastRejection;
    }

    @Override
    public void onRecord(
            final long sequence, final DirectBuffer buffer, final int offset, final int length, final boolean last) {
        if (isOfInterest(Records.templateId(buffer, offset))) {
            take(sequence, buffer, offset, length, last);
        }
    }

    private synchronized void take(
            final long sequence, final DirectBuffer buffer, final int offset, final int length, final boolean last) {
        if (Records.isCommand(Records.templateId(buffer, offset))) {
            lastRejection = RejectReason.NONE;
            setInstrument = -1;
            commands.onCommand(buffer, offset, length);
            if (last && setInstrument >= 0) {
                makerFees.get(setInstrument)[0] = makerFeePpm;
            }
        } else {
            events.onEvent(sequence, buffer, offset);
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
        public void onListAsset(final int session, final String symbol, final int decimals) {
            name = symbol;
        }

        @Override
        public void onListInstrument(
                final int session,
                final String symbol,
                final int baseAsset,
                final int quoteAsset,
                final long tickSize,
                final long lotSize,
                final int newMakerFeePpm,
                final int takerFeePpm) {
            makerFeePpm = newMakerFeePpm;
            listed = tickSize > 0 && lotSize > 0
                    ? new Instrument(instruments.size(), symbol, baseAsset, quoteAsset, tickSize, lotSize)
                    : null;
        }

        @Override
        public void onSetFees(
                final int session, final int instrument, final int newMakerFeePpm, final int takerFeePpm) {
            setInstrument = instrument;
            makerFeePpm = newMakerFeePpm;
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
        }

        @Override
        public void onInstrumentListed(final long sequence, final int instrument) {
            instruments.add(listed);
            makerFees.add(new int[] {makerFeePpm});
        }

        @Override
        public void onSessionOpened(final long sequence, final int session) {
            sessions.put(session, account);
        }

        @Override
        public void onSessionClosed(final long sequence, final int session) {
            sessions.remove(session);
        }

        @Override
        public void onCommandRejected(final long sequence, final RejectReason reason) {
            lastRejection = reason;
        }
    }
}
