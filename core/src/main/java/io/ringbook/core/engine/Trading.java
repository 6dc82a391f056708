package io.ringbook.core.engine;

import io.ringbook.core.Amounts;
import io.ringbook.core.CancelReason;
import io.ringbook.core.OrderType;
import io.ringbook.core.Phase;
import io.ringbook.core.RejectReason;
import io.ringbook.core.Side;
import io.ringbook.core.TimeInForce;
import io.ringbook.core.Trigger;
import io.ringbook.core.book.AuctionPrice;
import io.ringbook.core.book.Levels;
import io.ringbook.core.book.Orders;
import io.ringbook.core.book.Specials;
import io.ringbook.core.command.OrderTerms;
import io.ringbook.core.command.QuoteTerms;
import io.ringbook.core.command.ReplaceTerms;
import io.ringbook.core.event.EventPublisher;
import io.ringbook.core.ledger.Ledger;
import java.util.BitSet;

/**
 * What a command about orders does: check, match, rest or wait, and say so. The rules stand in {@code core/doc}:
 * {@code matching.md}, {@code special-orders.md}, {@code phases.md} and {@code ledger.md}.
 *
 * <p>A command is checked whole before anything changes. An order's worst cost must be available when it comes in; it
 * then pays trade by trade, and only what comes to rest is held.
 */
final class Trading {
    private static final int ALL = -1;

    private final Orders orders;
    private final Specials specials;
    private final Ledger ledger;
    private final Accounts accounts;
    private final Listings listings;
    private final EventPublisher events;
    private final Holds holds;
    private final Checks checks;
    private final Resting resting;
    private final Stops stops;
    private final Matching matching;
    private final AuctionPrice auctionPrice;
    private final Incoming incoming = new Incoming();

    /** Instruments in a phase that ends by itself, and when the first of them does. */
    private final BitSet due = new BitSet();

    private long nextDueNs = Listing.NEVER;

    // Of the command that is being done.
    private long sequence;
    private long nowNs;

    Trading(
            final Orders orders,
            final Levels levels,
            final Ledger ledger,
            final Accounts accounts,
            final Listings listings,
            final EventPublisher events,
            final int orderCapacity) {
        this.orders = orders;
        this.specials = orders.specials();
        this.ledger = ledger;
        this.accounts = accounts;
        this.listings = listings;
        this.events = events;
        holds = new Holds(orders, levels, ledger, listings.feeTable(), accounts);
        stops = new Stops(orders, levels, listings);
        resting = new Resting(orders, levels, listings, accounts, events, holds, stops, orderCapacity);
        checks = new Checks(orders, levels, ledger, accounts, listings, holds, resting);
        matching = new Matching(orders, ledger, accounts, holds, events, resting, stops, incoming);
        auctionPrice = new AuctionPrice(levels);
    }

    /**
     * A command begins. What has expired or ended by its time is done before it, in the order of the times; of one time
     * first the orders, then the phases by their instruments.
     */
    void begin(final long commandSequence, final long timestampNs) {
        sequence = commandSequence;
        nowNs = timestampNs;
        while (resting.expiresBy(nowNs) || (nextDueNs <= nowNs && !due.isEmpty())) {
            if (resting.expiresBy(nextDueNs)) {
                resting.expireNext();
            } else {
                endNextPhase();
            }
        }
    }

    void newOrder(final int session, final int account, final OrderTerms terms) {
        incoming.set(session, accounts.ofSession(account), terms, sequence);
        if (isRefused(checks.ofNew(incoming, nowNs))) {
            return;
        }
        incoming.trader.countOrder(nowNs);
        openBalance();
        events.orderAccepted();
        if (terms.trigger() == Trigger.NONE) {
            comeIn();
        } else {
            resting.await(incoming);
        }
    }

    void cancelOrder(final int account, final long orderId) {
        final int order = orders.find(account, orderId);
        if (order == 0) {
            events.orderRejected(RejectReason.UNKNOWN_ORDER);
        } else {
            resting.cancel(order, CancelReason.REQUESTED);
        }
    }

    void replaceOrder(final int account, final ReplaceTerms terms) {
        final int order = orders.find(account, terms.orderId());
        if (order == 0) {
            events.orderRejected(RejectReason.UNKNOWN_ORDER);
        } else if (!isRefused(checks.ofReplace(order, terms, nowNs))) {
            accounts.get(account).countOrder(nowNs);
            replace(order, terms);
        }
    }

    /** A bid and an ask, each of which replaces an order or is a new one. */
    void quote(final int session, final int account, final QuoteTerms quote) {
        incoming.set(session, accounts.ofSession(account), incoming.own, sequence);
        if (isRefused(checks.ofQuote(incoming, quote, nowNs))) {
            return;
        }
        accounts.get(account).countOrder(nowNs);
        final int ask = orders.find(account, quote.askOrderId());
        final boolean bidWouldMeetIt = quote.bidLots() > 0 && ask != 0 && quote.bidTicks() >= resting.limitTicks(ask);
        if (bidWouldMeetIt) {
            ask(session, account, quote);
            bid(session, account, quote);
        } else {
            bid(session, account, quote);
            ask(session, account, quote);
        }
    }

    /**
     * @param account -1 for all
     * @param instrument -1 for all
     * @param only null for both sides
     */
    void massCancel(final int account, final int instrument, final Side only) {
        if (instrument != ALL && listings.find(instrument) == null) {
            events.orderRejected(RejectReason.UNKNOWN_INSTRUMENT);
            return;
        }
        resting.cancelAll(account, ALL, instrument, only, null, CancelReason.MASS_CANCELED);
    }

    /** Cancels what an account has that was suspended. */
    void cancelOfSuspended(final int account) {
        resting.cancelAll(account, ALL, ALL, null, null, CancelReason.ACCOUNT_SUSPENDED);
    }

    /** Cancels what a session placed that is closed. */
    void cancelOfSession(final int session) {
        resting.cancelAll(ALL, session, ALL, null, null, CancelReason.SESSION_CLOSED);
    }

    /** Ends the phase of an instrument and begins another. */
    RejectReason setPhase(final int instrument, final Phase phase, final boolean tellsIndicative) {
        final Listing listing = listings.find(instrument);
        if (listing == null) {
            return RejectReason.UNKNOWN_INSTRUMENT;
        }
        final boolean opensCrossed = phase == Phase.OPEN && listing.phase != Phase.AUCTION && listing.book.isCrossed();
        if (listing.phase == phase || opensCrossed) {
            return RejectReason.WRONG_PHASE;
        }
        endsAt(listing, Listing.NEVER);
        change(listing, phase, tellsIndicative);
        return RejectReason.NONE;
    }

    /** Takes an instrument away that is closed. */
    RejectReason delist(final int instrument) {
        final Listing listing = listings.find(instrument);
        if (listing == null) {
            return RejectReason.UNKNOWN_INSTRUMENT;
        }
        if (listing.phase != Phase.CLOSED) {
            return RejectReason.WRONG_PHASE;
        }
        resting.cancelAll(ALL, ALL, instrument, null, null, CancelReason.DELISTED);
        stops.forget(instrument);
        listings.delist(instrument);
        return RejectReason.NONE;
    }

    /** Lets an account owe so much of an asset, and come to own so much of it, or {@link Ledger#UNLIMITED}. */
    RejectReason limit(final int account, final int asset, final long credit, final long mostOwned) {
        if (mostOwned == Ledger.UNLIMITED) {
            return ledger.limit(account, asset, credit, mostOwned);
        }
        if (resting.expected(account, asset) == Amounts.OVERFLOW) {
            return RejectReason.VALUE_OVERFLOW;
        }
        final RejectReason reason = ledger.limit(account, asset, credit, mostOwned);
        if (reason == RejectReason.NONE && !accounts.get(account).hasPositionLimit) {
            accounts.get(account).hasPositionLimit = true;
            resting.expectAll(account);
        }
        return reason;
    }

    /** When the command has done what it is for: triggered orders come in, and auctions tell what they would do now. */
    void settle() {
        if (stops.areToLookAt()) {
            for (int order = stops.next(); order != 0; order = stops.next()) {
                trigger(order);
            }
        }
        if (!resting.untold().isEmpty()) {
            tellIndicatives();
        }
    }

    /** @return a live order as it is told of a state */
    OrderState state(final int order) {
        final boolean waits = orders.isWaiting(order);
        final int other = orders.isPaired(order) ? specials.partner(order) : 0;
        final TimeInForce timeInForce = orders.timeInForce(order);
        return new OrderState(
                resting.listing(order).instrument.id(),
                resting.side(order),
                resting.limitTicks(order),
                orders.orderNumber(order),
                orders.orderId(order),
                orders.account(order),
                orders.openLots(order),
                waits ? 0 : orders.shownLots(order),
                orders.filledLots(order),
                orders.session(order),
                waits ? 0 : holds.fees(order).makerPpm(),
                waits ? 0 : holds.fees(order).least(),
                orders.selfTrade(order),
                orders.isPostOnly(order),
                timeInForce,
                timeInForce == TimeInForce.GTD ? specials.expiresAtNs(order) : 0,
                checks.displayLots(order),
                waits ? specials.trigger(order) : Trigger.NONE,
                waits ? specials.triggerTicks(order) : 0,
                waits ? specials.trailTicks(order) : 0,
                waits ? specials.orderType(order) : OrderType.LIMIT,
                waits ? specials.minLots(order) : 0,
                other == 0 ? 0 : orders.orderNumber(other));
    }

    private boolean isRefused(final RejectReason reason) {
        if (reason != RejectReason.NONE) {
            events.orderRejected(reason, checks.asked(), checks.allowed());
        }
        return reason != RejectReason.NONE;
    }

    /** What the incoming order receives is posted to a balance that may be new. */
    private void openBalance() {
        if (incoming.receives == 0) {
            incoming.receives = ledger.findOrOpen(incoming.trader.number, incoming.receivedAsset());
        }
    }

    /** The incoming order trades; what is left of it rests, or is canceled. */
    private void comeIn() {
        final OrderTerms terms = incoming.terms;
        if (incoming.listing.phase == Phase.AUCTION) {
            resting.rest(incoming, terms.lots());
            return;
        }
        if (!matching.hasEnough()) {
            resting.cancel(incoming, terms.lots(), CancelReason.NOT_FILLABLE);
            return;
        }
        final long left = matching.match();
        if (left == 0) {
            return;
        }
        if (terms.timeInForce().rests()) {
            resting.rest(incoming, left);
        } else {
            resting.cancel(incoming, left, whyNotFilled());
        }
        if (matching.tripped()) {
            final Listing listing = incoming.listing;
            endsAt(listing, listing.haltNs > 0 ? sum(nowNs, listing.haltNs) : Listing.NEVER);
            change(listing, Phase.HALTED, false);
        }
    }

    private CancelReason whyNotFilled() {
        if (matching.tripped()) {
            return CancelReason.INSTRUMENT_HALTED;
        }
        return matching.ranOutOfFunds() ? CancelReason.NO_FUNDS_LEFT : CancelReason.REST_OF_IOC;
    }

    /** A phase that has come to its time ends: a halt in an auction, an auction in trading. */
    private void endNextPhase() {
        int instrument = due.nextSetBit(0);
        while (listings.find(instrument).dueNs != nextDueNs) {
            instrument = due.nextSetBit(instrument + 1);
        }
        final Listing listing = listings.find(instrument);
        if (listing.phase == Phase.HALTED) {
            endsAt(listing, sum(listing.dueNs, listing.auctionNs));
            change(listing, Phase.AUCTION, true);
        } else {
            endsAt(listing, Listing.NEVER);
            change(listing, Phase.OPEN, false);
        }
    }

    private void endsAt(final Listing listing, final long timeNs) {
        if (listing.dueNs == timeNs) {
            return;
        }
        listing.dueNs = timeNs;
        due.set(listing.instrument.id(), timeNs != Listing.NEVER);
        nextDueNs = Listing.NEVER;
        for (int id = due.nextSetBit(0); id >= 0; id = due.nextSetBit(id + 1)) {
            nextDueNs = Math.min(nextDueNs, listings.find(id).dueNs);
        }
    }

    private static long sum(final long timeNs, final long durationNs) {
        return timeNs > Listing.NEVER - durationNs ? Listing.NEVER : timeNs + durationNs;
    }

    private void change(final Listing listing, final Phase phase, final boolean tellsIndicative) {
        final int instrument = listing.instrument.id();
        if (listing.phase == Phase.AUCTION) {
            endAuction(listing, phase != Phase.HALTED);
        }
        if (phase == Phase.CLOSED) {
            resting.cancelAll(ALL, ALL, instrument, null, TimeInForce.DAY, CancelReason.EXPIRED);
        }
        listing.phase = phase;
        if (phase == Phase.AUCTION) {
            listing.tellsIndicative = tellsIndicative;
            resting.untold().set(instrument, tellsIndicative);
        }
        events.phaseChanged(instrument, phase);
        stops.lookAtLast(listing);
    }

    private void replace(final int order, final ReplaceTerms terms) {
        final long openLots = checks.openAfterReplace(order, terms);
        if (openLots < 1) {
            resting.cancel(order, CancelReason.FILLED_MEANWHILE);
            return;
        }
        if (terms.timeInForce() != null) {
            resting.become(order, terms.timeInForce(), terms.expiresAtNs());
        }
        if (orders.isWaiting(order)) {
            waitOtherwise(order, terms);
        } else if (checks.keepsItsPlace(order, terms)) {
            resting.reduce(order, openLots);
        } else {
            final long displayLots = checks.displayAfterReplace(order, terms);
            becomeIncoming(order);
            incoming.terms.priceTicks(terms.priceTicks()).lots(openLots).displayLots(displayLots);
            incoming.partner = orders.unpair(order);
            resting.takeOut(order);
            events.orderReplaced(incoming.number);
            comeIn();
        }
    }

    private void waitOtherwise(final int order, final ReplaceTerms terms) {
        final Listing listing = resting.listing(order);
        final long displayLots = checks.displayAfterReplace(order, terms);
        stops.remove(order);
        orders.lots(order, terms.openLots());
        specials.limitTicks(order, terms.priceTicks());
        specials.display(order, displayLots);
        if (terms.triggerTicks() != ReplaceTerms.NONE) {
            specials.triggerTicks(order, terms.triggerTicks());
        }
        stops.add(order);
        events.orderReplaced(orders.orderNumber(order));
        stops.lookAtLast(listing);
    }

    /** A live order becomes the incoming one, as it is. */
    private void becomeIncoming(final int order) {
        incoming.set(
                orders.session(order),
                accounts.get(orders.account(order)),
                incoming.own.clear(),
                orders.orderNumber(order));
        incoming.filledLots = orders.filledLots(order);
        incoming.listing = resting.listing(order);
        final TimeInForce timeInForce = orders.timeInForce(order);
        incoming.terms
                .orderId(orders.orderId(order))
                .instrument(incoming.listing.instrument.id())
                .side(resting.side(order))
                .timeInForce(timeInForce)
                .selfTrade(orders.selfTrade(order))
                .postOnly(orders.isPostOnly(order))
                .priceTicks(resting.limitTicks(order))
                .lots(orders.openLots(order))
                .expiresAtNs(timeInForce == TimeInForce.GTD ? specials.expiresAtNs(order) : 0)
                .displayLots(checks.displayLots(order));
        incoming.gives = ledger.find(incoming.trader.number, incoming.givenAsset());
        incoming.receives = ledger.find(incoming.trader.number, incoming.receivedAsset());
    }

    /** A waiting order whose turn it is comes in. */
    private void trigger(final int order) {
        final Listing listing = resting.listing(order);
        if (listing.phase != Phase.OPEN) {
            stops.add(order);
            return;
        }
        becomeIncoming(order);
        incoming.terms.orderType(specials.orderType(order)).minLots(specials.minLots(order));
        final int other = orders.unpair(order);
        resting.leave(order);
        orders.dismiss(order);
        events.orderTriggered(incoming.number);
        if (other != 0) {
            resting.cancel(other, CancelReason.PAIRED);
        }
        final long lots = incoming.terms.lots();
        if (incoming.trader.suspended) {
            resting.cancel(incoming, lots, CancelReason.ACCOUNT_SUSPENDED);
        } else if (!checks.isInBand(incoming)) {
            resting.cancel(incoming, lots, CancelReason.OUTSIDE_BAND);
        } else if (!checks.isCovered(incoming)) {
            resting.cancel(incoming, lots, CancelReason.NO_FUNDS_LEFT);
        } else if (incoming.terms.timeInForce().rests() && !checks.hasLevel(incoming)) {
            resting.cancel(incoming, lots, CancelReason.NO_ROOM);
        } else {
            comeIn();
        }
    }

    private void bid(final int session, final int account, final QuoteTerms quote) {
        quoteSide(session, account, quote, Side.BUY, quote.bidOrderId(), quote.bidTicks(), quote.bidLots(), sequence);
    }

    private void ask(final int session, final int account, final QuoteTerms quote) {
        quoteSide(session, account, quote, Side.SELL, quote.askOrderId(), quote.askTicks(), quote.askLots(), -sequence);
    }

    private void quoteSide(
            final int session,
            final int account,
            final QuoteTerms quote,
            final Side side,
            final long orderId,
            final long priceTicks,
            final long lots,
            final long number) {
        final int order = orders.find(account, orderId);
        if (order != 0) {
            if (lots == 0) {
                resting.cancel(order, CancelReason.REQUESTED);
            } else {
                replace(order, Checks.terms(incoming.replace, orderId, priceTicks, lots));
            }
        } else if (lots > 0) {
            incoming.set(
                    session,
                    accounts.get(account),
                    Checks.terms(incoming.own, quote, side, orderId, priceTicks, lots),
                    number);
            incoming.listing = listings.find(quote.instrument());
            incoming.gives = ledger.find(account, incoming.givenAsset());
            incoming.receives = ledger.find(account, incoming.receivedAsset());
            openBalance();
            comeIn();
        }
    }

    private void endAuction(final Listing listing, final boolean uncrosses) {
        final int instrument = listing.instrument.id();
        if (uncrosses) {
            auctionPrice.find(listing.book, listing.lastTicks);
            events.auctionUncrossed(instrument, auctionPrice.priceTicks(), auctionPrice.lots());
            if (auctionPrice.lots() > 0) {
                matching.uncross(listing, auctionPrice.priceTicks());
            }
        }
        resting.cancelAll(ALL, ALL, instrument, null, TimeInForce.AUCTION, CancelReason.REST_OF_AUCTION);
        resting.untold().clear(instrument);
        listing.tellsIndicative = false;
        listing.indicativeTicks = 0;
        listing.indicativeLots = 0;
        listing.indicativeSurplusLots = 0;
    }

    private void tellIndicatives() {
        final BitSet untold = resting.untold();
        for (int id = untold.nextSetBit(0); id >= 0; id = untold.nextSetBit(id + 1)) {
            final Listing listing = listings.find(id);
            auctionPrice.find(listing.book, listing.lastTicks);
            if (listing.indicativeTicks != auctionPrice.priceTicks()
                    || listing.indicativeLots != auctionPrice.lots()
                    || listing.indicativeSurplusLots != auctionPrice.surplusLots()) {
                listing.indicativeTicks = auctionPrice.priceTicks();
                listing.indicativeLots = auctionPrice.lots();
                listing.indicativeSurplusLots = auctionPrice.surplusLots();
                events.indicativeChanged(
                        id, auctionPrice.priceTicks(), auctionPrice.lots(), auctionPrice.surplusLots());
            }
        }
        untold.clear();
    }
}
