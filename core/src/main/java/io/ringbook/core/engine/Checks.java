package io.ringbook.core.engine;

import io.ringbook.core.Amounts;
import io.ringbook.core.Instrument;
import io.ringbook.core.Limits;
import io.ringbook.core.OrderType;
import io.ringbook.core.RejectReason;
import io.ringbook.core.Side;
import io.ringbook.core.TimeInForce;
import io.ringbook.core.book.Levels;
import io.ringbook.core.book.Orders;
import io.ringbook.core.ledger.Ledger;

/** What an order must pass before anything changes, in the order of {@code core/doc/matching.md}. */
final class Checks {
    private static final long NOT_KNOWN = -1;

    private final Orders orders;
    private final Levels levels;
    private final Ledger ledger;
    private final Accounts accounts;
    private final Listings listings;
    private final Holds holds;

    Checks(
            final Orders orders,
            final Levels levels,
            final Ledger ledger,
            final Accounts accounts,
            final Listings listings,
            final Holds holds) {
        this.orders = orders;
        this.levels = levels;
        this.ledger = ledger;
        this.accounts = accounts;
        this.listings = listings;
        this.holds = holds;
    }

    /**
     * Checks a new order; finds its listing, and opens the balance that its trades will post to when all else is well.
     *
     * @param nowNs time of its command
     */
    RejectReason ofNew(final Incoming order, final long nowNs) {
        if (order.account == Sessions.NO_ACCOUNT) {
            return RejectReason.UNKNOWN_SESSION;
        }
        if (order.account == Ledger.VENUE) {
            return RejectReason.NOT_PERMITTED;
        }
        if (accounts.isSuspended(order.account)) {
            return RejectReason.ACCOUNT_SUSPENDED;
        }
        order.listing = listings.find(order.instrument);
        if (order.listing == null) {
            return RejectReason.UNKNOWN_INSTRUMENT;
        }
        if (order.listing.halted) {
            return RejectReason.INSTRUMENT_HALTED;
        }
        if (!order.isUnlimited() && isOutOfRange(order.priceTicks)) {
            return RejectReason.PRICE_OUT_OF_RANGE;
        }
        if (order.lots < 1 || order.lots > Limits.MAX_LOTS) {
            return RejectReason.LOTS_OUT_OF_RANGE;
        }
        if (order.minLots < 0 || order.minLots > order.lots) {
            return RejectReason.MIN_LOTS_OUT_OF_RANGE;
        }
        if (order.timeInForce == TimeInForce.GTD ? order.expiresAtNs <= nowNs : order.expiresAtNs != 0) {
            return RejectReason.EXPIRY_OUT_OF_RANGE;
        }
        if (orders.find(order.account, order.orderId) != 0) {
            return RejectReason.DUPLICATE_ORDER_ID;
        }
        if (order.postOnly) {
            if (order.orderType == OrderType.MARKET || order.minLots > 0 || !order.timeInForce.rests()) {
                return RejectReason.POST_ONLY_MUST_REST;
            }
            if (order.listing.book.wouldMeet(order.side, order.priceTicks)) {
                return RejectReason.WOULD_TRADE;
            }
        }
        if (order.leastLots() > 0 && order.paysAsItGoes()) {
            return RejectReason.WORST_PRICE_MISSING;
        }
        if (order.timeInForce.rests()) {
            if (order.orderType == OrderType.MARKET) {
                return RejectReason.MARKET_ORDER_CANNOT_REST;
            }
            if (orders.isFull()) {
                return RejectReason.ORDERS_FULL;
            }
            if (!order.listing.book.hasRoom(order.side, order.priceTicks)) {
                return RejectReason.LEVELS_FULL;
            }
        }
        return funds(order);
    }

    /** Checks that a resting order may be replaced. */
    RejectReason ofReplace(final int order, final long priceTicks, final long wantedLots, final long knownFilledLots) {
        if (accounts.isSuspended(orders.account(order))) {
            return RejectReason.ACCOUNT_SUSPENDED;
        }
        final int level = orders.level(order);
        final Listing listing = listings.find(levels.instrument(level));
        if (listing.halted) {
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
        final boolean keepsItsPlace = priceTicks == levels.priceTicks(level) && openLots <= orders.openLots(order);
        if (openLots < 1 || keepsItsPlace) {
            return RejectReason.NONE;
        }
        final Side side = levels.isAsk(level) ? Side.SELL : Side.BUY;
        if (orders.isPostOnly(order) && listing.book.wouldMeet(side, priceTicks)) {
            return RejectReason.WOULD_TRADE;
        }
        if (!listing.book.hasRoom(side, priceTicks)) {
            return RejectReason.LEVELS_FULL;
        }
        final long needed = mostNeeded(listing, side, priceTicks, openLots);
        if (needed == Amounts.OVERFLOW) {
            return RejectReason.VALUE_OVERFLOW;
        }
        return holds.spendable(order) < needed ? RejectReason.INSUFFICIENT_FUNDS : RejectReason.NONE;
    }

    /** What was filled since the sender last knew comes off; zero or less means that nothing is left to want. */
    long openAfterReplace(final int order, final long wantedLots, final long knownFilledLots) {
        return knownFilledLots == NOT_KNOWN ? wantedLots : wantedLots - (orders.filledLots(order) - knownFilledLots);
    }

    private RejectReason funds(final Incoming order) {
        final boolean buys = order.side == Side.BUY;
        final long needed =
                order.paysAsItGoes() ? 1 : mostNeeded(order.listing, order.side, order.priceTicks, order.lots);
        if (needed == Amounts.OVERFLOW) {
            return RejectReason.VALUE_OVERFLOW;
        }
        final Instrument traded = order.listing.instrument;
        if (ledger.available(order.account, buys ? traded.quoteAsset() : traded.baseAsset()) < needed) {
            return RejectReason.INSUFFICIENT_FUNDS;
        }
        final int receives = buys ? traded.baseAsset() : traded.quoteAsset();
        return ledger.findOrOpen(order.account, receives) == 0 ? RejectReason.BALANCES_FULL : RejectReason.NONE;
    }

    /** What an incoming order can come to cost: minor units of what it pays with, or {@link Amounts#OVERFLOW}. */
    private static long mostNeeded(final Listing listing, final Side side, final long priceTicks, final long lots) {
        final long quantity = Amounts.product(lots, listing.instrument.lotSize());
        if (side == Side.SELL || quantity == Amounts.OVERFLOW) {
            return quantity;
        }
        final int feePpm = Math.max(listing.makerFeePpm, listing.takerFeePpm);
        final long perLot = listing.instrument.mostPerLot(priceTicks, feePpm);
        return perLot == Amounts.OVERFLOW ? Amounts.OVERFLOW : Amounts.product(perLot, lots);
    }

    private static boolean isOutOfRange(final long priceTicks) {
        return priceTicks < 1 || priceTicks > Limits.MAX_PRICE_TICKS;
    }
}
