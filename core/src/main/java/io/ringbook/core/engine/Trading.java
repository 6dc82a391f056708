package io.ringbook.core.engine;

import io.ringbook.core.Amounts;
import io.ringbook.core.CancelReason;
import io.ringbook.core.Instrument;
import io.ringbook.core.Limits;
import io.ringbook.core.OrderType;
import io.ringbook.core.RejectReason;
import io.ringbook.core.SelfTrade;
import io.ringbook.core.Side;
import io.ringbook.core.TimeInForce;
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
    private static final long NO_LIMIT = 0;
    private static final long NOT_KNOWN = -1;
    private static final int NOBODY = -1;

    private final Orders orders;
    private final Levels levels;
    private final Ledger ledger;
    private final Accounts accounts;
    private final Listings listings;
    private final EventPublisher events;
    private final Selection selection;
    private final Expiries expiries;
    private final IntPredicate isOwn = this::isOwn;

    // The order that is being matched.
    private Listing listing;
    private long orderNumber;
    private Side side;
    private int base;
    private int quote;
    private int owner;
    private SelfTrade selfTrade;
    private long filledLots;
    private int metOwn;
    private boolean paysAsItGoes;
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

    void newOrder(
            final long sequence,
            final long nowNs,
            final int session,
            final int account,
            final long orderId,
            final int instrument,
            final Side orderSide,
            final OrderType orderType,
            final TimeInForce timeInForce,
            final SelfTrade onSelfTrade,
            final boolean postOnly,
            final long priceTicks,
            final long lots,
            final long minLots,
            final long expiresAtNs) {
        final long atOnce = timeInForce == TimeInForce.FOK ? lots : minLots;
        final boolean isTimed = timeInForce == TimeInForce.GTD ? expiresAtNs > nowNs : expiresAtNs == 0;
        final RejectReason reason = checkNew(
                account,
                orderId,
                instrument,
                orderSide,
                orderType,
                timeInForce,
                postOnly,
                priceTicks,
                lots,
                minLots,
                isTimed);
        if (reason != RejectReason.NONE) {
            events.orderRejected(reason);
            return;
        }
        events.orderAccepted();
        begin(sequence, account, orderSide, onSelfTrade, 0);
        if (atOnce > 0 && lotsToHave(priceTicks) < atOnce) {
            events.orderCanceled(sequence, lots, CancelReason.NOT_FILLABLE);
            return;
        }
        final long left = match(orderType, priceTicks, lots);
        if (left > 0) {
            if (timeInForce.rests()) {
                rest(session, account, orderId, priceTicks, left, postOnly, expiresAtNs);
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
        final RejectReason reason =
                order == 0 ? RejectReason.UNKNOWN_ORDER : checkReplace(order, priceTicks, wantedLots, knownFilledLots);
        if (reason != RejectReason.NONE) {
            events.orderRejected(reason);
            return;
        }
        final long openLots = openAfterReplace(order, wantedLots, knownFilledLots);
        if (openLots < 1) {
            cancel(order, CancelReason.FILLED_MEANWHILE);
            return;
        }
        final int level = orders.level(order);
        final long number = orders.orderNumber(order);
        final long hold = holdOf(order, orders.openLots(order));
        listing = listings.find(levels.instrument(level));
        if (priceTicks == levels.priceTicks(level) && openLots <= orders.openLots(order)) {
            ledger.release(heldBalance(order), hold - holdOf(order, openLots));
            listing.book.reduce(order, openLots);
            events.orderReduced(number, openLots);
            return;
        }
        final int session = orders.session(order);
        final boolean postOnly = orders.isPostOnly(order);
        final long expiresAtNs = expiresAtNs(order);
        begin(number, account, sideOf(level), orders.selfTrade(order), orders.filledLots(order));
        ledger.release(heldBalance(order), hold);
        leave(order);
        listing.book.remove(order);
        events.orderReplaced(number);
        final long left = match(OrderType.LIMIT, priceTicks, openLots);
        if (left > 0) {
            rest(session, account, orderId, priceTicks, left, postOnly, expiresAtNs);
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
        if (selfTrade != SelfTrade.ALLOW && isOwn(maker)) {
            metOwn = maker;
            return 0;
        }
        if (!paysAsItGoes) {
            return lots;
        }
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
        filledLots += lots;
        if (makerOpenLots == 0) {
            leave(maker);
        }
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
        if (side == Side.BUY) {
            ledger.release(makerBase, quantity);
            ledger.settle(base, quote, makerBase, makerQuote, listing.venueQuote, quantity, value, takerFee, makerFee);
        } else {
            ledger.release(makerQuote, lots * instrument.mostPerLot(priceTicks, orders.makerFeePpm(maker)));
            ledger.settle(makerBase, makerQuote, base, quote, listing.venueQuote, quantity, value, makerFee, takerFee);
        }
        events.orderExecuted(
                instrument.id(),
                orders.orderNumber(maker),
                orderNumber,
                side,
                priceTicks,
                lots,
                makerOpenLots,
                takerOpenLots,
                makerFee,
                takerFee);
    }

    /** Checks everything; opens the balances that the order's trades will post to only when all else is well. */
    private RejectReason checkNew(
            final int account,
            final long orderId,
            final int instrument,
            final Side orderSide,
            final OrderType orderType,
            final TimeInForce timeInForce,
            final boolean postOnly,
            final long priceTicks,
            final long lots,
            final long minLots,
            final boolean isTimed) {
        if (account == Sessions.NO_ACCOUNT) {
            return RejectReason.UNKNOWN_SESSION;
        }
        if (account == Ledger.VENUE) {
            return RejectReason.NOT_PERMITTED;
        }
        if (accounts.isSuspended(account)) {
            return RejectReason.ACCOUNT_SUSPENDED;
        }
        listing = listings.find(instrument);
        if (listing == null) {
            return RejectReason.UNKNOWN_INSTRUMENT;
        }
        if (listing.halted) {
            return RejectReason.INSTRUMENT_HALTED;
        }
        final boolean unlimited = orderType == OrderType.MARKET && priceTicks == NO_LIMIT;
        if (!unlimited && isOutOfRange(priceTicks)) {
            return RejectReason.PRICE_OUT_OF_RANGE;
        }
        if (lots < 1 || lots > Limits.MAX_LOTS) {
            return RejectReason.LOTS_OUT_OF_RANGE;
        }
        if (minLots < 0 || minLots > lots) {
            return RejectReason.MIN_LOTS_OUT_OF_RANGE;
        }
        if (!isTimed) {
            return RejectReason.EXPIRY_OUT_OF_RANGE;
        }
        if (orders.find(account, orderId) != 0) {
            return RejectReason.DUPLICATE_ORDER_ID;
        }
        if (postOnly) {
            if (orderType == OrderType.MARKET || minLots > 0 || !timeInForce.rests()) {
                return RejectReason.POST_ONLY_MUST_REST;
            }
            if (listing.book.wouldMeet(orderSide, priceTicks)) {
                return RejectReason.WOULD_TRADE;
            }
        }
        if ((timeInForce == TimeInForce.FOK || minLots > 0) && unlimited && orderSide == Side.BUY) {
            return RejectReason.WORST_PRICE_MISSING;
        }
        if (timeInForce.rests()) {
            if (orderType == OrderType.MARKET) {
                return RejectReason.MARKET_ORDER_CANNOT_REST;
            }
            if (orders.isFull()) {
                return RejectReason.ORDERS_FULL;
            }
            if (!listing.book.hasRoom(orderSide, priceTicks)) {
                return RejectReason.LEVELS_FULL;
            }
        }
        final long needed = unlimited && orderSide == Side.BUY ? 1 : mostNeeded(listing, orderSide, priceTicks, lots);
        if (needed == Amounts.OVERFLOW) {
            return RejectReason.VALUE_OVERFLOW;
        }
        final Instrument traded = listing.instrument;
        final int pays = orderSide == Side.BUY ? traded.quoteAsset() : traded.baseAsset();
        if (ledger.available(account, pays) < needed) {
            return RejectReason.INSUFFICIENT_FUNDS;
        }
        final int receives = orderSide == Side.BUY ? traded.baseAsset() : traded.quoteAsset();
        return ledger.findOrOpen(account, receives) == 0 ? RejectReason.BALANCES_FULL : RejectReason.NONE;
    }

    private RejectReason checkReplace(
            final int order, final long priceTicks, final long wantedLots, final long knownFilledLots) {
        if (accounts.isSuspended(orders.account(order))) {
            return RejectReason.ACCOUNT_SUSPENDED;
        }
        if (listings.find(levels.instrument(orders.level(order))).halted) {
            return RejectReason.INSTRUMENT_HALTED;
        }
        if (isOutOfRange(priceTicks)) {
            return RejectReason.PRICE_OUT_OF_RANGE;
        }
        if (wantedLots < 1 || wantedLots > Limits.MAX_LOTS) {
            return RejectReason.LOTS_OUT_OF_RANGE;
        }
        if (knownFilledLots < NOT_KNOWN || knownFilledLots > orders.filledLots(order)) {
            return RejectReason.FILLED_LOTS_OUT_OF_RANGE;
        }
        final long openLots = openAfterReplace(order, wantedLots, knownFilledLots);
        if (openLots < 1) {
            return RejectReason.NONE;
        }
        final int level = orders.level(order);
        if (priceTicks == levels.priceTicks(level) && openLots <= orders.openLots(order)) {
            return RejectReason.NONE;
        }
        final Listing traded = listings.find(levels.instrument(level));
        final Side orderSide = sideOf(level);
        if (orders.isPostOnly(order) && traded.book.wouldMeet(orderSide, priceTicks)) {
            return RejectReason.WOULD_TRADE;
        }
        if (!traded.book.hasRoom(orderSide, priceTicks)) {
            return RejectReason.LEVELS_FULL;
        }
        final long needed = mostNeeded(traded, orderSide, priceTicks, openLots);
        if (needed == Amounts.OVERFLOW) {
            return RejectReason.VALUE_OVERFLOW;
        }
        final long spendable = ledger.available(heldBalance(order)) + holdOf(order, orders.openLots(order));
        return spendable < needed ? RejectReason.INSUFFICIENT_FUNDS : RejectReason.NONE;
    }

    /** What was filled since the sender last knew comes off; zero or less means that nothing is left to want. */
    private long openAfterReplace(final int order, final long wantedLots, final long knownFilledLots) {
        return knownFilledLots == NOT_KNOWN ? wantedLots : wantedLots - (orders.filledLots(order) - knownFilledLots);
    }

    /** The order that is matched from now on, in {@link #listing}. */
    private void begin(
            final long number,
            final int account,
            final Side orderSide,
            final SelfTrade onSelfTrade,
            final long filledBefore) {
        orderNumber = number;
        filledLots = filledBefore;
        side = orderSide;
        selfTrade = onSelfTrade;
        // Not looked up if nobody asks.
        owner = onSelfTrade == SelfTrade.ALLOW ? NOBODY : accounts.owner(account);
        base = ledger.find(account, listing.instrument.baseAsset());
        quote = ledger.find(account, listing.instrument.quoteAsset());
    }

    /** @return the lots that are left and not canceled */
    private long match(final OrderType orderType, final long priceTicks, final long lots) {
        ranOutOfFunds = false;
        final boolean unlimited = orderType == OrderType.MARKET && priceTicks == NO_LIMIT;
        paysAsItGoes = unlimited && side == Side.BUY;
        // No price is below 1, so a seller without a limit needs no other.
        final long limitTicks = paysAsItGoes ? Limits.MAX_PRICE_TICKS : priceTicks;
        long left = lots;
        do {
            metOwn = 0;
            left = listing.book.take(side, limitTicks, left, this);
            if (metOwn != 0) {
                left = meetOwn(metOwn, left);
            }
        } while (metOwn != 0 && left > 0);
        return left;
    }

    /** @return the lots that are left of the incoming order and not canceled */
    private long meetOwn(final int maker, final long left) {
        switch (selfTrade) {
            case CANCEL_OLDEST -> {
                cancel(maker, CancelReason.SELF_TRADE);
                return left;
            }
            case DECREMENT -> {
                final long lost = Math.min(left, orders.openLots(maker));
                decrement(maker, lost);
                if (lost < left) {
                    events.orderReduced(orderNumber, left - lost);
                    return left - lost;
                }
            }
            case CANCEL_BOTH -> cancel(maker, CancelReason.SELF_TRADE);
            default -> {
                // The resting order stays as it is.
            }
        }
        events.orderCanceled(orderNumber, left, CancelReason.SELF_TRADE);
        return 0;
    }

    private void decrement(final int maker, final long lost) {
        final long openLots = orders.openLots(maker) - lost;
        if (openLots == 0) {
            cancel(maker, CancelReason.SELF_TRADE);
            return;
        }
        ledger.release(heldBalance(maker), holdOf(maker, lost));
        listing.book.reduce(maker, openLots);
        events.orderReduced(orders.orderNumber(maker), openLots);
    }

    /** The lots that the incoming order can trade with before it is stopped. */
    private long lotsToHave(final long limitTicks) {
        return selfTrade == SelfTrade.ALLOW
                ? listing.book.lotsWithin(side, limitTicks)
                : listing.book.lotsOfOthersWithin(side, limitTicks, isOwn, selfTrade != SelfTrade.CANCEL_OLDEST);
    }

    private boolean isOwn(final int order) {
        return accounts.owner(orders.account(order)) == owner;
    }

    /** What is left of the order that was matched. */
    private void rest(
            final int session,
            final int account,
            final long orderId,
            final long priceTicks,
            final long openLots,
            final boolean postOnly,
            final long expiresAtNs) {
        final int order =
                listing.book.rest(orderNumber, orderId, account, side, priceTicks, openLots, listing.makerFeePpm);
        orders.describe(order, session, filledLots);
        if (selfTrade != SelfTrade.ALLOW || postOnly || expiresAtNs != 0) {
            orders.instruct(order, selfTrade, postOnly, expiresAtNs != 0);
            if (expiresAtNs != 0) {
                expiries.add(order, expiresAtNs);
            }
        }
        ledger.hold(heldBalance(order), holdOf(order, openLots));
        events.orderRested(orderNumber, openLots);
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
        ledger.release(heldBalance(order), holdOf(order, openLots));
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

    /** What an incoming order can come to cost: minor units of what it pays with, or {@link Amounts#OVERFLOW}. */
    private static long mostNeeded(final Listing listing, final Side side, final long priceTicks, final long lots) {
        if (side == Side.SELL) {
            return Amounts.product(lots, listing.instrument.lotSize());
        }
        if (Amounts.product(lots, listing.instrument.lotSize()) == Amounts.OVERFLOW) {
            return Amounts.OVERFLOW;
        }
        final int feePpm = Math.max(listing.makerFeePpm, listing.takerFeePpm);
        final long perLot = listing.instrument.mostPerLot(priceTicks, feePpm);
        return perLot == Amounts.OVERFLOW ? Amounts.OVERFLOW : Amounts.product(perLot, lots);
    }

    /** What is set aside for {@code lots} of a resting order; it fits, as it was checked when the order came in. */
    private long holdOf(final int order, final long lots) {
        final int level = orders.level(order);
        final Instrument instrument = listings.find(levels.instrument(level)).instrument;
        return lots
                * (levels.isAsk(level)
                        ? instrument.lotSize()
                        : instrument.mostPerLot(levels.priceTicks(level), orders.makerFeePpm(order)));
    }

    private int heldBalance(final int order) {
        final int level = orders.level(order);
        final Instrument instrument = listings.find(levels.instrument(level)).instrument;
        return ledger.find(
                orders.account(order), levels.isAsk(level) ? instrument.baseAsset() : instrument.quoteAsset());
    }

    private Side sideOf(final int level) {
        return levels.isAsk(level) ? Side.SELL : Side.BUY;
    }

    private static boolean isOutOfRange(final long priceTicks) {
        return priceTicks < 1 || priceTicks > Limits.MAX_PRICE_TICKS;
    }
}
