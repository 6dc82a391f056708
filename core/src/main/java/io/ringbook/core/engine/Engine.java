package io.ringbook.core.engine;

import io.ringbook.core.Bytes;
import io.ringbook.core.Records;
import io.ringbook.core.Side;
import io.ringbook.core.book.Levels;
import io.ringbook.core.book.Orders;
import io.ringbook.core.command.CommandAdapter;
import io.ringbook.core.event.EventPublisher;
import io.ringbook.core.event.StreamSink;
import io.ringbook.core.ledger.Ledger;
import org.agrona.DirectBuffer;

/**
 * The single writer: commands in, the stream out.
 *
 * <p>Guarantees: one command is one call of {@link #apply}, which writes the command and its events to the sink and
 * leaves book and ledger consistent. A bad command is an event with its reason. An exception is a bug, after which the
 * engine must not be used.
 */
public final class Engine {
    private final EngineConfig config;
    private final Orders orders;
    private final Levels levels;
    private final Ledger ledger;
    private final Accounts accounts;
    private final Listings listings;
    private final Sessions sessions;
    private final EventPublisher events;
    private final Trading trading;
    private final Commands commands;
    private final CommandAdapter adapter;
    private final Bytes command = new Bytes();
    private long sequence;
    private long timestampNs;

    /** @param sink where the stream is written */
    public Engine(final EngineConfig config, final StreamSink sink) {
        this(config);
        sink(sink);
    }

    /** Has nowhere to write yet: a pipeline gives it its output ring. */
    public Engine(final EngineConfig config) {
        this.config = config;
        orders = new Orders(config.orders(), config.hashSeed());
        levels = new Levels(config.levels(), config.hashSeed());
        ledger = new Ledger(config.balances(), config.assets());
        accounts = new Accounts(config.accounts(), ledger);
        listings = new Listings(config, orders, levels, ledger);
        sessions = new Sessions(config.sessions());
        events = new EventPublisher();
        trading = new Trading(orders, levels, ledger, accounts, listings, events, config.orders());
        commands = new Commands(ledger, accounts, listings, sessions, trading, events);
        adapter = new CommandAdapter(commands);
    }

    /** Writes to another sink from the next command on. */
    public void sink(final StreamSink sink) {
        events.sink(sink);
    }

    public EngineConfig config() {
        return config;
    }

    /** @return sequence of the last command, 0 before the first */
    public long sequence() {
        return sequence;
    }

    /** @return time of the last command, nanoseconds since the epoch */
    public long timestampNs() {
        return timestampNs;
    }

    /**
     * Applies one command.
     *
     * @param buffer that holds it
     * @param offset of its header
     * @param length of what the sender sent, which is at least a command's head and has no event's template
     * @param commandSequence one more than the last
     * @param commandTimestampNs not before the last
     * @throws IllegalArgumentException if one of these is not so, which is a bug of the caller's
     */
    public void apply(
            final DirectBuffer buffer,
            final int offset,
            final int length,
            final long commandSequence,
            final long commandTimestampNs) {
        command.wrap(buffer, offset, length);
        if (length < Records.COMMAND_HEAD_LENGTH || !Records.isCommand(Records.templateId(command))) {
            // An event's template in a command's place would be taken for an event by whoever reads the stream.
            throw new IllegalArgumentException("no command: sequence=" + commandSequence + ", length=" + length);
        }
        if (commandSequence != sequence + 1 || commandTimestampNs < timestampNs) {
            throw new IllegalArgumentException("out of order: sequence=" + commandSequence + " after " + sequence
                    + ", timestampNs=" + commandTimestampNs + " after " + timestampNs);
        }
        sequence = commandSequence;
        timestampNs = commandTimestampNs;
        events.beginCommand(commandSequence, commandTimestampNs, command);
        trading.begin(sequence, timestampNs);
        answer();
        trading.settle();
        events.endCommand();
    }

    private void answer() {
        final int session = Records.session(command);
        final int request = Records.request(command);
        if (request != 0 && sessions.isRepeated(session, request)) {
            commands.onDuplicate(
                    Records.isAboutOrders(Records.templateId(command)), request, sessions.lastRequest(session));
            return;
        }
        commands.begin();
        adapter.onCommand(command);
        // The number of what may be no request at all is not believed.
        if (request != 0 && !commands.wasMalformed()) {
            sessions.answered(session, request);
        }
    }

    /**
     * Adds up all balances; for tests, verification and the end of a run.
     *
     * @throws IllegalStateException if an asset's balances are not what was deposited less what was withdrawn
     */
    public void checkSums() {
        ledger.checkSums();
    }

    /** @return (account, asset) pairs that there is a balance of, which {@link #checkSums} adds up */
    public int balances() {
        return ledger.balances();
    }

    /** Tells the whole state. Allocates. */
    public void describe(final StateListener listener) {
        listener.onPosition(sequence, timestampNs);
        for (int asset = 0; asset < ledger.assets(); asset++) {
            listener.onAsset(asset, listings.assetSymbol(asset), listings.assetDecimals(asset), ledger.supply(asset));
        }
        for (int instrument = 0; instrument < listings.instruments(); instrument++) {
            if (listings.find(instrument) != null) {
                listener.onInstrument(listings.find(instrument).state());
            }
        }
        for (int account = 0; account < ledger.accounts(); account++) {
            listener.onAccount(accounts.get(account).state());
        }
        for (final int balance : ledger.balancesInOrder()) {
            listener.onBalance(new BalanceState(
                    ledger.account(balance),
                    ledger.asset(balance),
                    ledger.available(balance),
                    ledger.held(balance),
                    ledger.credit(balance),
                    ledger.mostOwned(balance)));
        }
        for (int session = 0; session < sessions.size(); session++) {
            if (sessions.account(session) != Sessions.NO_ACCOUNT) {
                listener.onSession(
                        session,
                        sessions.account(session),
                        sessions.cancelsOnClose(session),
                        sessions.lastRequest(session));
            }
        }
        for (int instrument = 0; instrument < listings.instruments(); instrument++) {
            if (listings.find(instrument) != null) {
                describe(listener, instrument, Side.BUY);
                describe(listener, instrument, Side.SELL);
            }
        }
    }

    private void describe(final StateListener listener, final int instrument, final Side side) {
        final Listing listing = listings.find(instrument);
        for (final int level : listing.book.levelsBestFirst(side)) {
            for (int order = levels.front(level); order != 0; order = orders.behind(order)) {
                listener.onOrder(trading.state(order));
            }
        }
        if (listing.waiting != null) {
            listing.waiting.nearestFirst(side).forEach(order -> listener.onOrder(trading.state(order)));
        }
    }
}
