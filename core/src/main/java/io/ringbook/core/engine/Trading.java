package io.ringbook.core.engine;

import io.ringbook.core.Amounts;
import io.ringbook.core.CancelReason;
import io.ringbook.core.Instrument;
import io.ringbook.core.OrderType;
import io.ringbook.core.RejectReason;
import io.ringbook.core.SelfTrade;
import io.ringbook.core.Side;
import io.ringbook.core.book.BookListener;
import io.ringbook.core.book.Levels;
import io.ringbook.core.book.Orders;
import io.ringbook.core.event.EventPublisher;
import io.ringbook.core.ledger.Ledger;
import java.util.function.IntPredicate;

/**
 * Orders: check, match, settle, rest, and say so. The rules stand in {@code core/doc/matching.md} and
 * {@code core/doc/ledger.md}.
 *
 * <p>A command is checked whole before anything changes. An order's worst cost must be available when it comes in; it
 * then pays trade by trade, and only what comes to rest is held.
 */
final class Trading implements BookListener {
    private final Orders orders;
    private final Levels levels;
    private final Ledger ledger;
    private final Accounts accounts;
    private final Listings listings;
    private final EventPublisher events;
    private final Checks checks;
    private final Holds holds;
    private final Selection selection;
    private final Expiries expiries;
    private final IntPredicate isOwn = this::isOwn;

    // The order that is being matched, and what its trades post to.
    private final Incoming incoming = new Incoming();
    private int base;
    private int quote;
    private int metOwn;
    private boolean ranOutOfFunds;

    Trading(
            final Orders orders,
            final Levels levels,
            final Ledger ledger,
            final Accounts accounts,
            final Listings listings,
            final EventPublisher events,
            final int orderCapacity) {
        this.orders = orders;
        this.levels = levels;
        this.ledger = ledger;
        this.accounts = accounts;
        this.listings = listings;
        this.events = events;
        holds = new Holds(orders, levels, ledger, listings);
        checks = new Checks(orders, levels, ledger, accounts, listings, holds);
        expiries = new Expiries(orders, orderCapacity);
        selection = new Selection(orders, levels, orderCapacity);
    }

    /** @return time at which the next order expires, nanoseconds since the epoch */
    long nextExpiryNs() {
        return expiries.nextNs();
    }

    /** Cancels what has expired, in the order of its times, and of one time in the order of its numbers. */
    void expire(final long nowNs) {
        while (expiries.nextNs() <= nowNs) {
            cancel(expiries.first(), CancelReason.EXPIRED);
        }
    }

    /** @return when a resting order expires, 0 for never */
    long expiresAtNs(final int order) {
        return orders.expires(order) ? expiries.timeNs(order) : 0;
    }

    /** To be filled in with what a command says, before {@link #newOrder}. */
    Incoming incoming() {
        return incoming;
    }

    /** @param sequence of the command, which becomes the order's number */
    void newOrder(final long sequence, final long nowNs) {
        final RejectReason reason = checks.ofNew(incoming, nowNs);
        if (reason != RejectReason.NONE) {
            events.orderRejected(reason);
            return;
        }
        events.orderAccepted();
        incoming.number = sequence;
        incoming.filledLots = 0;
        final long least = incoming.leastLots();
        if (least > 0 && lotsToHave() < least) {
            events.orderCanceled(sequence, incoming.lots, CancelReason.NOT_FILLABLE);
            return;
        }
        final long left = match();
        if (left > 0) {
            if (incoming.timeInForce.rests()) {
                rest(left);
            } else {
                events.orderCanceled(
                        sequence, left, ranOutOfFunds ? CancelReason.NO_FUNDS_LEFT : CancelReason.REST_OF_IOC);
            }
        }
    }

    void cancelOrder(final int account, final long orderId) {
        final int order = orders.find(account, orderId);
        if (order == 0) {
            events.orderRejected(RejectReason.UNKNOWN_ORDER);
        } else {
            cancel(order, CancelReason.REQUESTED);
        }
    }

    void replaceOrder(
            final int account,
            final long orderId,
            final long priceTicks,
            final long wantedLots,
            final long knownFilledLots) {
        final int order = orders.find(account, orderId);
        final RejectReason reason = order == 0
                ? RejectReason.UNKNOWN_ORDER
                : checks.ofReplace(order, priceTicks, wantedLots, knownFilledLots);
        if (reason != RejectReason.NONE) {
            events.orderRejected(reason);
            return;
        }
        final long openLots = checks.openAfterReplace(order, wantedLots, knownFilledLots);
        if (openLots < 1) {
            cancel(order, CancelReason.FILLED_MEANWHILE);
            return;
        }
        final int level = orders.level(order);
        final long wasOpen = orders.openLots(order);
        final Listing listing = listings.find(levels.instrument(level));
        if (priceTicks == levels.priceTicks(level) && openLots <= wasOpen) {
            reduce(order, openLots);
            return;
        }
        comeAgain(order, listing, priceTicks, openLots);
        holds.release(order, wasOpen);
        leave(order);
        listing.book.remove(order);
        events.orderReplaced(incoming.number);
        final long left = match();
        if (left > 0) {
            rest(left);
        }
    }

    /**
     * @param account -1 for all
     * @param instrument -1 for all
     * @param only null for both sides
     */
    void massCancel(final int account, final int instrument, final Side only) {
        if (instrument != -1 && listings.find(instrument) == null) {
            events.orderRejected(RejectReason.UNKNOWN_INSTRUMENT);
            return;
        }
        cancelAll(account, -1, instrument, only, CancelReason.MASS_CANCELED);
    }

    /** Cancels what an account has that was suspended. */
    void cancelOfSuspended(final int account) {
        cancelAll(account, -1, -1, null, CancelReason.ACCOUNT_SUSPENDED);
    }

    /** Cancels what a session placed that is closed. */
    void cancelOfSession(final int session) {
        cancelAll(-1, session, -1, null, CancelReason.SESSION_CLOSED);
    }

    @Override
    public long onMeeting(final int maker, final long priceTicks, final long lots) {
        if (incoming.selfTrade != SelfTrade.ALLOW && isOwn(maker)) {
            metOwn = maker;
            return 0;
        }
        if (!incoming.paysAsItGoes()) {
            return lots;
        }
        final Listing listing = incoming.listing;
        final long perLot = listing.instrument.mostPerLot(priceTicks, listing.takerFeePpm);
        final long affordable = perLot == Amounts.OVERFLOW ? 0 : Math.min(lots, ledger.available(quote) / perLot);
        ranOutOfFunds = affordable < lots;
        return affordable;
    }

    @Override
    public void onTrade(
            final int maker,
            final long priceTicks,
            final long lots,
            final long makerOpenLots,
            final long takerOpenLots) {
        incoming.filledLots += lots;
        if (makerOpenLots == 0) {
            leave(maker);
        }
        final Listing listing = incoming.listing;
        final Instrument instrument = listing.instrument;
        final long value = instrument.value(priceTicks, lots);
        final long takerRate = Amounts.fee(value, listing.takerFeePpm);
        final long makerRate = Amounts.fee(value, orders.makerFeePpm(maker));
        // Fees may have changed while the maker rested: a rebate is never more than what the other side pays.
        final long takerFee = Math.max(takerRate, -Math.max(makerRate, 0));
        final long makerFee = Math.max(makerRate, -Math.max(takerRate, 0));
        final int makerAccount = orders.account(maker);
        final int makerBase = ledger.find(makerAccount, instrument.baseAsset());
        final int makerQuote = ledger.find(makerAccount, instrument.quoteAsset());
        final long quantity = lots * instrument.lotSize();
        if (incoming.side == Side.BUY) {
            ledger.release(makerBase, quantity);
            ledger.settle(base, quote, makerBase, makerQuote, listing.venueQuote, quantity, value, takerFee, makerFee);
        } else {
            ledger.release(makerQuote, lots * instrument.mostPerLot(priceTicks, orders.makerFeePpm(maker)));
            ledger.settle(makerBase, makerQuote, base, quote, listing.venueQuote, quantity, value, makerFee, takerFee);
        }
        events.orderExecuted(
                instrument.id(),
                orders.orderNumber(maker),
                incoming.number,
                incoming.side,
                priceTicks,
                lots,
                makerOpenLots,
                takerOpenLots,
                makerFee,
                takerFee);
    }

    /** A resting order becomes the incoming one, at another price or with more lots. */
    private void comeAgain(final int order, final Listing listing, final long priceTicks, final long openLots) {
        incoming.session = orders.session(order);
        incoming.account = orders.account(order);
        incoming.orderId = orders.orderId(order);
        incoming.listing = listing;
        incoming.side = sideOf(orders.level(order));
        incoming.orderType = OrderType.LIMIT;
        incoming.selfTrade = orders.selfTrade(order);
        incoming.postOnly = orders.isPostOnly(order);
        incoming.priceTicks = priceTicks;
        incoming.lots = openLots;
        incoming.expiresAtNs = expiresAtNs(order);
        incoming.number = orders.orderNumber(order);
        incoming.filledLots = orders.filledLots(order);
    }

    /** @return the lots that are left and not canceled */
    private long match() {
        final Instrument instrument = incoming.listing.instrument;
        base = ledger.find(incoming.account, instrument.baseAsset());
        quote = ledger.find(incoming.account, instrument.quoteAsset());
        ranOutOfFunds = false;
        final long limitTicks = incoming.limitTicks();
        long left = incoming.lots;
        do {
            metOwn = 0;
            left = incoming.listing.book.take(incoming.side, limitTicks, left, this);
            if (metOwn != 0) {
                left = meetOwn(metOwn, left);
            }
        } while (metOwn != 0 && left > 0);
        return left;
    }

    /** @return the lots that are left of the incoming order and not canceled */
    private long meetOwn(final int maker, final long left) {
        switch (incoming.selfTrade) {
            case CANCEL_OLDEST -> {
                cancel(maker, CancelReason.SELF_TRADE);
                return left;
            }
            case DECREMENT -> {
                final long lost = Math.min(left, orders.openLots(maker));
                decrement(maker, lost);
                if (lost < left) {
                    events.orderReduced(incoming.number, left - lost);
                    return left - lost;
                }
            }
            case CANCEL_BOTH -> cancel(maker, CancelReason.SELF_TRADE);
            default -> {
                // The resting order stays as it is.
            }
        }
        events.orderCanceled(incoming.number, left, CancelReason.SELF_TRADE);
        return 0;
    }

    private void decrement(final int maker, final long lost) {
        final long openLots = orders.openLots(maker) - lost;
        if (openLots == 0) {
            cancel(maker, CancelReason.SELF_TRADE);
        } else {
            reduce(maker, openLots);
        }
    }

    /** The lots that the incoming order can trade with before it is stopped. */
    private long lotsToHave() {
        return incoming.selfTrade == SelfTrade.ALLOW
                ? incoming.listing.book.lotsWithin(incoming.side, incoming.limitTicks())
                : incoming.listing.book.lotsOfOthersWithin(
                        incoming.side, incoming.limitTicks(), isOwn, incoming.selfTrade != SelfTrade.CANCEL_OLDEST);
    }

    private boolean isOwn(final int order) {
        return accounts.owner(orders.account(order)) == accounts.owner(incoming.account);
    }

    /** What is left of the incoming order. */
    private void rest(final long openLots) {
        final Listing listing = incoming.listing;
        final int order = listing.book.rest(
                incoming.number,
                incoming.orderId,
                incoming.account,
                incoming.side,
                incoming.priceTicks,
                openLots,
                listing.makerFeePpm);
        orders.describe(order, incoming.session, incoming.filledLots);
        final boolean expires = incoming.expiresAtNs != 0;
        if (incoming.selfTrade != SelfTrade.ALLOW || incoming.postOnly || expires) {
            orders.instruct(order, incoming.selfTrade, incoming.postOnly, expires);
            if (expires) {
                expiries.add(order, incoming.expiresAtNs);
            }
        }
        holds.take(order);
        events.orderRested(incoming.number, openLots);
    }

    /** Less of a resting order is open; it keeps its place. */
    private void reduce(final int order, final long openLots) {
        holds.release(order, orders.openLots(order) - openLots);
        listings.find(levels.instrument(orders.level(order))).book.reduce(order, openLots);
        events.orderReduced(orders.orderNumber(order), openLots);
    }

    private void cancelAll(
            final int account, final int session, final int instrument, final Side only, final CancelReason reason) {
        final int selected = selection.select(account, session, instrument, only);
        for (int i = 0; i < selected; i++) {
            // One level may be there several times; its slot is not used again before this is over.
            if (i == 0 || selection.level(i) != selection.level(i - 1)) {
                int order = levels.front(selection.level(i));
                while (order != 0) {
                    final int behind = orders.behind(order);
                    if (selection.isSelected(order)) {
                        cancel(order, reason);
                    }
                    order = behind;
                }
            }
        }
    }

    private void cancel(final int order, final CancelReason reason) {
        final long openLots = orders.openLots(order);
        holds.release(order, openLots);
        final long number = orders.orderNumber(order);
        leave(order);
        listings.find(levels.instrument(orders.level(order))).book.remove(order);
        events.orderCanceled(number, openLots, reason);
    }

    /** It is about to leave its book. */
    private void leave(final int order) {
        if (orders.expires(order)) {
            expiries.remove(order);
        }
    }

    private Side sideOf(final int level) {
        return levels.isAsk(level) ? Side.SELL : Side.BUY;
    }
}
