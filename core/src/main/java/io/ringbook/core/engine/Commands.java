package io.ringbook.core.engine;

import io.ringbook.core.Fees;
import io.ringbook.core.Limits;
import io.ringbook.core.Phase;
import io.ringbook.core.Records;
import io.ringbook.core.RejectReason;
import io.ringbook.core.Side;
import io.ringbook.core.command.CommandListener;
import io.ringbook.core.command.OrderTerms;
import io.ringbook.core.command.QuoteTerms;
import io.ringbook.core.command.ReplaceTerms;
import io.ringbook.core.event.EventPublisher;
import io.ringbook.core.ledger.Ledger;
import org.agrona.DirectBuffer;

/** One call for each command, to whoever knows about it; who may send it is looked at here. */
final class Commands implements CommandListener {
    private final Ledger ledger;
    private final Accounts accounts;
    private final Listings listings;
    private final Sessions sessions;
    private final Trading trading;
    private final EventPublisher events;
    private boolean malformed;

    Commands(
            final Ledger ledger,
            final Accounts accounts,
            final Listings listings,
            final Sessions sessions,
            final Trading trading,
            final EventPublisher events) {
        this.ledger = ledger;
        this.accounts = accounts;
        this.listings = listings;
        this.sessions = sessions;
        this.trading = trading;
        this.events = events;
    }

    /** Another command comes. */
    void begin() {
        malformed = false;
    }

    /** @return whether the command since {@link #begin} was none */
    boolean wasMalformed() {
        return malformed;
    }

    /** It is not done again. */
    void onDuplicate(final boolean orderCommand, final int request, final int last) {
        if (orderCommand) {
            events.orderRejected(RejectReason.DUPLICATE_REQUEST, request, last);
        } else {
            events.commandRejected(RejectReason.DUPLICATE_REQUEST, request, last);
        }
    }

    @Override
    public void onNewOrder(final int session, final OrderTerms terms) {
        trading.newOrder(session, sessions.account(session), terms);
    }

    @Override
    public void onQuote(final int session, final QuoteTerms terms) {
        trading.quote(session, sessions.account(session), terms);
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
    public void onReplaceOrder(final int session, final ReplaceTerms terms) {
        final int account = sessions.account(session);
        if (account == Sessions.NO_ACCOUNT) {
            events.orderRejected(RejectReason.UNKNOWN_SESSION);
        } else {
            trading.replaceOrder(account, terms);
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
        if (isPaid(
                isOperator(session) ? ledger.withdraw(account, asset, amount) : RejectReason.NOT_PERMITTED,
                account,
                asset,
                amount)) {
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
                : !isOperator(session) && accounts.get(own).suspended
                        ? RejectReason.ACCOUNT_SUSPENDED
                        : ledger.transfer(fromAccount, toAccount, asset, amount);
        if (isPaid(reason, fromAccount, asset, amount)) {
            events.transferred();
        }
    }

    /** What was set stands in the command, so being suspended or resumed needs no event. */
    @Override
    public void onSuspendAccount(final int session, final int account, final boolean cancelOrders) {
        final boolean done = isDone(isOperator(session) ? accounts.suspend(account, true) : RejectReason.NOT_PERMITTED);
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
                                symbol, baseAsset, quoteAsset, tickSize, lotSize, new Fees(makerFeePpm, takerFeePpm, 0))
                        : RejectReason.NOT_PERMITTED)) {
            events.instrumentListed(instrument);
        }
    }

    /** What was set stands in the command, so being set needs no event. */
    @Override
    public void onSetFees(
            final int session,
            final int instrument,
            final int group,
            final int makerFeePpm,
            final int takerFeePpm,
            final long leastFee) {
        isDone(
                isOperator(session)
                        ? listings.setFees(instrument, group, new Fees(makerFeePpm, takerFeePpm, leastFee))
                        : RejectReason.NOT_PERMITTED);
    }

    @Override
    public void onSetAccountGroup(final int session, final int account, final int group) {
        isDone(isOperator(session) ? accounts.group(account, group) : RejectReason.NOT_PERMITTED);
    }

    @Override
    public void onSetPhase(final int session, final int instrument, final Phase phase, final boolean indicative) {
        isDone(isOperator(session) ? trading.setPhase(instrument, phase, indicative) : RejectReason.NOT_PERMITTED);
    }

    @Override
    public void onDelistInstrument(final int session, final int instrument) {
        if (isDone(isOperator(session) ? trading.delist(instrument) : RejectReason.NOT_PERMITTED)) {
            events.instrumentDelisted(instrument);
        }
    }

    @Override
    public void onSetPriceBand(
            final int session,
            final int instrument,
            final long referenceTicks,
            final long staticTicks,
            final long dynamicTicks,
            final long haltNs,
            final long auctionNs) {
        isDone(
                isOperator(session)
                        ? listings.setBand(instrument, referenceTicks, staticTicks, dynamicTicks, haltNs, auctionNs)
                        : RejectReason.NOT_PERMITTED);
    }

    @Override
    public void onSetTickStep(final int session, final int instrument, final long fromTicks, final long stepTicks) {
        isDone(isOperator(session) ? listings.setStep(instrument, fromTicks, stepTicks) : RejectReason.NOT_PERMITTED);
    }

    @Override
    public void onSetOrderLimits(
            final int session,
            final int instrument,
            final long leastLots,
            final long mostLots,
            final long leastValue,
            final long mostValue) {
        isDone(
                isOperator(session)
                        ? listings.setOrderLimits(instrument, leastLots, mostLots, leastValue, mostValue)
                        : RejectReason.NOT_PERMITTED);
    }

    @Override
    public void onSetAccountLimits(
            final int session,
            final int account,
            final int openOrders,
            final int ordersPerSecond,
            final long mostLots,
            final long mostValue) {
        isDone(
                isOperator(session)
                        ? accounts.limit(account, openOrders, ordersPerSecond, mostLots, mostValue)
                        : RejectReason.NOT_PERMITTED);
    }

    @Override
    public void onSetAssetLimits(
            final int session, final int account, final int asset, final long credit, final long mostOwned) {
        isDone(isOperator(session) ? ofAssetLimits(account, asset, credit, mostOwned) : RejectReason.NOT_PERMITTED);
    }

    private RejectReason ofAssetLimits(final int account, final int asset, final long credit, final long mostOwned) {
        if (!accounts.isTrader(account)) {
            return RejectReason.UNKNOWN_ACCOUNT;
        }
        if (!ledger.hasAsset(asset)) {
            return RejectReason.UNKNOWN_ASSET;
        }
        if (credit < 0 || mostOwned < -1) {
            return RejectReason.BAD_LIMITS;
        }
        return trading.limit(account, asset, credit, mostOwned == -1 ? Ledger.UNLIMITED : mostOwned);
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
        if (orderCommand) {
            events.orderRejected(RejectReason.MALFORMED);
        } else {
            events.commandRejected(RejectReason.MALFORMED);
        }
    }

    private boolean isOperator(final int session) {
        return session == Records.OPERATOR;
    }

    /** As {@link #isDone}, with the numbers if there is too little. */
    private boolean isPaid(final RejectReason reason, final int account, final int asset, final long amount) {
        if (reason == RejectReason.INSUFFICIENT_FUNDS) {
            events.commandRejected(reason, amount, ledger.available(account, asset));
            return false;
        }
        return isDone(reason);
    }

    private boolean isDone(final RejectReason reason) {
        if (reason != RejectReason.NONE) {
            events.commandRejected(reason);
        }
        return reason == RejectReason.NONE;
    }
}
