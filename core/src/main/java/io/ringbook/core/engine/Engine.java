package io.ringbook.core.engine;

import io.ringbook.core.Limits;
import io.ringbook.core.OrderType;
import io.ringbook.core.Records;
import io.ringbook.core.RejectReason;
import io.ringbook.core.SelfTrade;
import io.ringbook.core.Side;
import io.ringbook.core.TimeInForce;
import io.ringbook.core.book.Levels;
import io.ringbook.core.book.OrderBook;
import io.ringbook.core.book.Orders;
import io.ringbook.core.command.CommandAdapter;
import io.ringbook.core.command.CommandListener;
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
    private final CommandAdapter commands = new CommandAdapter(new Dispatch());
    private long sequence;
    private long timestampNs;
    private boolean malformed;

    /** @param sink where the stream is written */
    public Engine(final EngineConfig config, final StreamSink sink) {
        this(config);
        sink(sink);
    }

    /** Has nowhere to write yet: a pipeline gives it its output ring. */
    public Engine(final EngineConfig config) {
        this.config = config;
        orders = new Orders(config.orders(), config.hashSeed());
        levels = new Levels(config.levels());
        ledger = new Ledger(config.balances(), config.assets());
        accounts = new Accounts(config.accounts(), ledger);
        listings = new Listings(config, orders, levels, ledger);
        sessions = new Sessions(config.sessions());
        events = new EventPublisher();
        trading = new Trading(orders, levels, ledger, accounts, listings, events, config.orders());
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
        if (length < Records.COMMAND_HEAD_LENGTH || !Records.isCommand(Records.templateId(buffer, offset))) {
            // An event's template in a command's place would be taken for an event by whoever reads the stream.
            throw new IllegalArgumentException("no command: sequence=" + commandSequence + ", length=" + length);
        }
        if (commandSequence != sequence + 1 || commandTimestampNs < timestampNs) {
            throw new IllegalArgumentException("out of order: sequence=" + commandSequence + " after " + sequence
                    + ", timestampNs=" + commandTimestampNs + " after " + timestampNs);
        }
        sequence = commandSequence;
        timestampNs = commandTimestampNs;
        events.beginCommand(commandSequence, commandTimestampNs, buffer, offset, length);
        if (trading.nextExpiryNs() <= timestampNs) {
            trading.expire(timestampNs);
        }
        answer(buffer, offset, length);
        events.endCommand();
    }

    private void answer(final DirectBuffer buffer, final int offset, final int length) {
        final int session = Records.session(buffer, offset);
        final int request = Records.request(buffer, offset);
        if (request != 0 && sessions.isRepeated(session, request)) {
            reject(Records.isAboutOrders(Records.templateId(buffer, offset)), RejectReason.DUPLICATE_REQUEST);
            return;
        }
        malformed = false;
        commands.onCommand(buffer, offset, length);
        // The number of what may be no request at all is not believed.
        if (request != 0 && !malformed) {
            sessions.answered(session, request);
        }
    }

    private void reject(final boolean orderCommand, final RejectReason reason) {
        if (orderCommand) {
            events.orderRejected(reason);
        } else {
            events.commandRejected(reason);
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
            final Listing listing = listings.find(instrument);
            listener.onInstrument(listing.instrument, listing.makerFeePpm, listing.takerFeePpm, listing.halted);
        }
        for (int account = 0; account < ledger.accounts(); account++) {
            listener.onAccount(account, accounts.name(account), accounts.owner(account), accounts.isSuspended(account));
        }
        for (final int balance : ledger.balancesInOrder()) {
            listener.onBalance(
                    ledger.account(balance), ledger.asset(balance), ledger.available(balance), ledger.held(balance));
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
            describe(listener, instrument, Side.BUY);
            describe(listener, instrument, Side.SELL);
        }
    }

    private void describe(final StateListener listener, final int instrument, final Side side) {
        final OrderBook book = listings.find(instrument).book;
        for (final int level : book.levelsBestFirst(side)) {
            for (int order = levels.front(level); order != 0; order = orders.behind(order)) {
                listener.onOrder(
                        instrument,
                        side,
                        levels.priceTicks(level),
                        orders.orderNumber(order),
                        orders.orderId(order),
                        orders.account(order),
                        orders.openLots(order),
                        orders.filledLots(order),
                        orders.session(order),
                        orders.makerFeePpm(order),
                        orders.selfTrade(order),
                        orders.isPostOnly(order),
                        trading.expiresAtNs(order));
            }
        }
    }

    /** One call for each command, to whoever knows about it. */
    private final class Dispatch implements CommandListener {
        @Override
        public void onNewOrder(
                final int session,
                final long orderId,
                final int instrument,
                final Side side,
                final OrderType orderType,
                final TimeInForce timeInForce,
                final SelfTrade selfTrade,
                final boolean postOnly,
                final long priceTicks,
                final long lots,
                final long minLots,
                final long expiresAtNs) {
            final Incoming incoming = trading.incoming();
            incoming.session = session;
            incoming.account = sessions.account(session);
            incoming.orderId = orderId;
            incoming.instrument = instrument;
            incoming.side = side;
            incoming.orderType = orderType;
            incoming.timeInForce = timeInForce;
            incoming.selfTrade = selfTrade;
            incoming.postOnly = postOnly;
            incoming.priceTicks = priceTicks;
            incoming.lots = lots;
            incoming.minLots = minLots;
            incoming.expiresAtNs = expiresAtNs;
            trading.newOrder(sequence, timestampNs);
        }

        @Override
        public void onCancelOrder(final int session, final long orderId) {
            final int account = sessions.account(session);
            if (account == Sessions.NO_ACCOUNT) {
                events.orderRejected(RejectReason.UNKNOWN_SESSION);
            } else {
                trading.cancelOrder(account, orderId);
            }
        }

        @Override
        public void onReplaceOrder(
                final int session,
                final long orderId,
                final long priceTicks,
                final long openLots,
                final long knownFilledLots) {
            final int account = sessions.account(session);
            if (account == Sessions.NO_ACCOUNT) {
                events.orderRejected(RejectReason.UNKNOWN_SESSION);
            } else {
                trading.replaceOrder(account, orderId, priceTicks, openLots, knownFilledLots);
            }
        }

        @Override
        public void onMassCancel(final int session, final int account, final int instrument, final Side side) {
            final int own = sessions.account(session);
            if (own == Sessions.NO_ACCOUNT) {
                events.orderRejected(RejectReason.UNKNOWN_SESSION);
            } else if (session != Records.OPERATOR && account != own) {
                events.orderRejected(RejectReason.NOT_PERMITTED);
            } else if (account != -1 && !ledger.hasAccount(account)) {
                events.orderRejected(RejectReason.UNKNOWN_ACCOUNT);
            } else {
                trading.massCancel(account, instrument, side);
            }
        }

        @Override
        public void onOpenAccount(final int session, final String name, final int ownerAccount) {
            final int account = ledger.accounts();
            if (isDone(isOperator(session) ? accounts.open(name, ownerAccount) : RejectReason.NOT_PERMITTED)) {
                events.accountOpened(account);
            }
        }

        @Override
        public void onDeposit(final int session, final int account, final int asset, final long amount) {
            if (isDone(isOperator(session) ? ledger.deposit(account, asset, amount) : RejectReason.NOT_PERMITTED)) {
                events.balanceChanged(account, asset, ledger.available(account, asset));
            }
        }

        @Override
        public void onWithdraw(final int session, final int account, final int asset, final long amount) {
            if (isDone(isOperator(session) ? ledger.withdraw(account, asset, amount) : RejectReason.NOT_PERMITTED)) {
                events.balanceChanged(account, asset, ledger.available(account, asset));
            }
        }

        @Override
        public void onTransfer(
                final int session, final int fromAccount, final int toAccount, final int asset, final long amount) {
            final int own = sessions.account(session);
            final boolean permitted = isOperator(session) || (own != Sessions.NO_ACCOUNT && own == fromAccount);
            final RejectReason reason = !permitted
                    ? RejectReason.NOT_PERMITTED
                    : !isOperator(session) && accounts.isSuspended(fromAccount)
                            ? RejectReason.ACCOUNT_SUSPENDED
                            : ledger.transfer(fromAccount, toAccount, asset, amount);
            if (isDone(reason)) {
                events.transferred();
            }
        }

        /** What was set stands in the command, so being suspended or resumed needs no event. */
        @Override
        public void onSuspendAccount(final int session, final int account, final boolean cancelOrders) {
            final boolean done =
                    isDone(isOperator(session) ? accounts.suspend(account, true) : RejectReason.NOT_PERMITTED);
            if (done && cancelOrders) {
                trading.cancelOfSuspended(account);
            }
        }

        @Override
        public void onResumeAccount(final int session, final int account) {
            isDone(isOperator(session) ? accounts.suspend(account, false) : RejectReason.NOT_PERMITTED);
        }

        @Override
        public void onListAsset(final int session, final String symbol, final int decimals) {
            final int asset = ledger.assets();
            if (isDone(isOperator(session) ? listings.listAsset(symbol, decimals) : RejectReason.NOT_PERMITTED)) {
                events.assetListed(asset);
            }
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
            final int instrument = listings.instruments();
            if (isDone(
                    isOperator(session)
                            ? listings.listInstrument(
                                    symbol, baseAsset, quoteAsset, tickSize, lotSize, makerFeePpm, takerFeePpm)
                            : RejectReason.NOT_PERMITTED)) {
                events.instrumentListed(instrument);
            }
        }

        /** What was set stands in the command, so being set needs no event. */
        @Override
        public void onSetFees(final int session, final int instrument, final int makerFeePpm, final int takerFeePpm) {
            isDone(
                    isOperator(session)
                            ? listings.setFees(instrument, makerFeePpm, takerFeePpm)
                            : RejectReason.NOT_PERMITTED);
        }

        @Override
        public void onHaltInstrument(final int session, final int instrument) {
            if (isDone(isOperator(session) ? listings.halt(instrument, true) : RejectReason.NOT_PERMITTED)) {
                events.instrumentHalted(instrument);
            }
        }

        @Override
        public void onResumeInstrument(final int session, final int instrument) {
            if (isDone(isOperator(session) ? listings.halt(instrument, false) : RejectReason.NOT_PERMITTED)) {
                events.instrumentResumed(instrument);
            }
        }

        @Override
        public void onOpenSession(final int session, final int account, final boolean cancelOnClose) {
            if (!isOperator(session)) {
                events.commandRejected(RejectReason.NOT_PERMITTED);
            } else if (!ledger.hasAccount(account) || account == Ledger.VENUE) {
                events.commandRejected(RejectReason.UNKNOWN_ACCOUNT);
            } else if (sessions.isFull()) {
                events.commandRejected(RejectReason.SESSIONS_FULL);
            } else {
                events.sessionOpened(sessions.open(account, cancelOnClose));
            }
        }

        @Override
        public void onCloseSession(final int session, final int closedSession) {
            if (!isOperator(session) && session != closedSession) {
                events.commandRejected(RejectReason.NOT_PERMITTED);
            } else if (!sessions.close(closedSession)) {
                events.commandRejected(RejectReason.UNKNOWN_SESSION);
            } else {
                if (sessions.cancelsOnClose(closedSession)) {
                    trading.cancelOfSession(closedSession);
                }
                events.sessionClosed(closedSession);
            }
        }

        /** The time has been taken from the command already. */
        @Override
        public void onAdvanceTime(final int session) {
            if (!isOperator(session)) {
                events.commandRejected(RejectReason.NOT_PERMITTED);
            }
        }

        @Override
        public void onSignal(
                final int session,
                final CharSequence topic,
                final int kind,
                final DirectBuffer payload,
                final int payloadOffset,
                final int payloadLength) {
            if (sessions.account(session) == Sessions.NO_ACCOUNT) {
                events.commandRejected(RejectReason.UNKNOWN_SESSION);
            } else if (payloadLength > Limits.MAX_PAYLOAD) {
                events.commandRejected(RejectReason.PAYLOAD_TOO_LONG);
            } else {
                events.signaled();
            }
        }

        @Override
        public void onMalformed(final boolean orderCommand) {
            malformed = true;
            reject(orderCommand, RejectReason.MALFORMED);
        }

        private boolean isOperator(final int session) {
            return session == Records.OPERATOR;
        }

        private boolean isDone(final RejectReason reason) {
            if (reason != RejectReason.NONE) {
                events.commandRejected(reason);
            }
            return reason == RejectReason.NONE;
        }
    }
}
