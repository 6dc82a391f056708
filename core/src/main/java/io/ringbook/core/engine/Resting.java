package io.ringbook.core.engine;

import io.ringbook.core.Amounts;
import io.ringbook.core.CancelReason;
import io.ringbook.core.SelfTrade;
import io.ringbook.core.Side;
import io.ringbook.core.TimeInForce;
import io.ringbook.core.book.Levels;
import io.ringbook.core.book.Orders;
import io.ringbook.core.book.Specials;
import io.ringbook.core.command.OrderTerms;
import io.ringbook.core.event.EventPublisher;
import java.util.BitSet;

/**
 * Live orders: how they come to rest or to wait, become less, and go, with all that hangs on them: what they hold, their
 * time, the other of their pair.
 */
final class Resting {
    private final Orders orders;
    private final Specials specials;
    private final Levels levels;
    private final Listings listings;
    private final Accounts accounts;
    private final EventPublisher events;
    private final Holds holds;
    private final Stops stops;
    private final Selection selection;
    private final OrderHeap expiries;

    /** Instruments in an auction that tells what it would uncross at, whose book has changed since it last told. */
    private final BitSet untold = new BitSet();

    Resting(
            final Orders orders,
            final Levels levels,
            final Listings listings,
            final Accounts accounts,
            final EventPublisher events,
            final Holds holds,
            final Stops stops,
            final int orderCapacity) {
        this.orders = orders;
        this.specials = orders.specials();
        this.levels = levels;
        this.listings = listings;
        this.accounts = accounts;
        this.events = events;
        this.holds = holds;
        this.stops = stops;
        selection = new Selection(orders, levels, listings, stops, orderCapacity);
        expiries = new OrderHeap(orders, Specials.BY_TIME);
    }

    /** @return whether the time of an order has come, nanoseconds since the epoch */
    boolean expiresBy(final long timeNs) {
        return expiries.size() > 0 && expiries.firstKey() <= timeNs;
    }

    /** Cancels the order that expires next; of one time it is the one with the lowest number. */
    void expireNext() {
        cancel(expiries.at(0), CancelReason.EXPIRED);
    }

    /** @return auctions that may have something to tell, by their instruments; whoever tells it clears them */
    BitSet untold() {
        return untold;
    }

    Listing listing(final int order) {
        return listings.find(levels.instrument(orders.level(order)));
    }

    Side side(final int order) {
        return levels.isAsk(orders.level(order)) ? Side.SELL : Side.BUY;
    }

    /** @return its limit; of a market order that waits its worst price, 0 for none */
    long limitTicks(final int order) {
        return orders.isWaiting(order) ? specials.limitTicks(order) : levels.priceTicks(orders.level(order));
    }

    /** What is left of the incoming order goes into the book. */
    void rest(final Incoming incoming, final long openLots) {
        final Listing listing = incoming.listing;
        final OrderTerms terms = incoming.terms;
        final int order = listing.book.rest(
                incoming.number,
                terms.orderId(),
                incoming.trader.number,
                terms.side(),
                incoming.limitTicks(),
                openLots,
                listing.feesNumber(incoming.trader));
        orders.describe(order, incoming.session, incoming.filledLots);
        if (terms.displayLots() > 0) {
            listing.book.conceal(order, terms.displayLots());
        }
        instruct(order, incoming);
        holds.take(incoming, order, openLots);
        onBookChanged(listing);
        events.orderRested(incoming.number, openLots);
    }

    /** The incoming order waits until it is triggered. */
    void await(final Incoming incoming) {
        final Listing listing = incoming.listing;
        final OrderTerms terms = incoming.terms;
        final int order = orders.await(
                incoming.number,
                terms.orderId(),
                incoming.trader.number,
                listing.instrument.id() << 1 | terms.side().ordinal(),
                terms.lots());
        orders.describe(order, incoming.session, 0);
        specials.await(order, terms.trigger(), triggerTicks(listing, terms), terms.trailTicks());
        specials.intend(order, terms.orderType(), terms.priceTicks(), terms.minLots());
        specials.display(order, terms.displayLots());
        instruct(order, incoming);
        stops.add(order);
        stops.lookAtLast(listing);
    }

    /** Where the trigger of a new order is; without one of its own at the distance of its trail from the last trade. */
    static long triggerTicks(final Listing listing, final OrderTerms terms) {
        if (terms.triggerTicks() != 0) {
            return terms.triggerTicks();
        }
        return terms.side() == Side.BUY
                ? listing.lastTicks + terms.trailTicks()
                : listing.lastTicks - terms.trailTicks();
    }

    /** The incoming order is gone before it rests. */
    void cancel(final Incoming incoming, final long openLots, final CancelReason reason) {
        events.orderCanceled(incoming.number, openLots, reason);
        cancelOther(incoming);
    }

    /** The incoming order has traded, or is gone. */
    void cancelOther(final Incoming incoming) {
        if (incoming.partner != 0) {
            final int other = incoming.partner;
            incoming.partner = 0;
            cancel(other, CancelReason.PAIRED);
        }
    }

    /** A resting order has traded. */
    void cancelOther(final int order) {
        final int other = orders.unpair(order);
        if (other != 0) {
            cancel(other, CancelReason.PAIRED);
        }
    }

    void cancel(final int order, final CancelReason reason) {
        final long openLots = orders.openLots(order);
        final long number = orders.orderNumber(order);
        final int other = orders.unpair(order);
        takeOut(order);
        events.orderCanceled(number, openLots, reason);
        if (other != 0) {
            cancel(other, CancelReason.PAIRED);
        }
    }

    /** Takes an order out of where it rests or waits and gives back what it holds; its slot is free afterwards. */
    void takeOut(final int order) {
        leave(order);
        if (orders.isWaiting(order)) {
            stops.remove(order);
            orders.dismiss(order);
        } else {
            final Listing listing = listing(order);
            holds.release(listing, order, orders.openLots(order));
            listing.book.remove(order);
            onBookChanged(listing);
        }
    }

    /** An order is about to leave: it expires no more. */
    void leave(final int order) {
        accounts.get(orders.account(order)).liveOrders--;
        forgetTime(order);
    }

    /** Less of a resting order is open; it keeps its place. */
    void reduce(final int order, final long openLots) {
        final Listing listing = listing(order);
        holds.release(listing, order, orders.openLots(order) - openLots);
        listing.book.reduce(order, openLots);
        onBookChanged(listing);
        events.orderReduced(orders.orderNumber(order), openLots);
    }

    /** Another time in force, among those under which an order rests. */
    void become(final int order, final TimeInForce timeInForce, final long expiresAtNs) {
        forgetTime(order);
        keep(order, timeInForce, expiresAtNs);
    }

    /** Cancels what is named, in the order of a mass cancel; the parameters are those of {@link Selection#select}. */
    void cancelAll(
            final int account,
            final int session,
            final int instrument,
            final Side side,
            final TimeInForce timeInForce,
            final CancelReason reason) {
        final int selected = selection.select(account, session, instrument, side, timeInForce);
        for (int i = 0; i < selected; i++) {
            if (selection.isWaiting(i)) {
                final int order = selection.waiting(i);
                // It may have gone with the other of its pair; its slot is not used again before this is over.
                if (orders.isWaiting(order)) {
                    cancel(order, reason);
                }
            } else if (i == 0 || selection.level(i) != selection.level(i - 1)) {
                cancelAll(selection.level(i), reason);
            }
        }
    }

    /** @return what an account's resting buy orders may bring of an asset, or {@link Amounts#OVERFLOW} */
    long expected(final int account, final int asset) {
        long sum = 0;
        for (int order = 1; order <= orders.lastTouched() && sum >= 0; order++) {
            if (isBuyOf(order, account) && listing(order).instrument.baseAsset() == asset) {
                sum += holds.mayBring(listing(order), order);
            }
        }
        return sum < 0 ? Amounts.OVERFLOW : sum;
    }

    /** From now on it is kept what an account's buy orders may bring. */
    void expectAll(final int account) {
        for (int order = 1; order <= orders.lastTouched(); order++) {
            if (isBuyOf(order, account)) {
                holds.expect(listing(order), order, orders.openLots(order));
            }
        }
    }

    private boolean isBuyOf(final int order, final int account) {
        return orders.level(order) > 0 && orders.account(order) == account && side(order) == Side.BUY;
    }

    private void cancelAll(final int level, final CancelReason reason) {
        int order = levels.front(level);
        while (order != 0 && orders.level(order) == level) {
            final int behind = orders.behind(order);
            if (selection.isSelected(order)) {
                cancel(order, reason);
            }
            order = behind;
        }
    }

    private void instruct(final int order, final Incoming incoming) {
        incoming.trader.liveOrders++;
        final OrderTerms terms = incoming.terms;
        if (terms.selfTrade() != SelfTrade.ALLOW || terms.postOnly() || terms.timeInForce() != TimeInForce.GTC) {
            orders.instruct(order, terms.selfTrade(), terms.postOnly());
            keep(order, terms.timeInForce(), terms.expiresAtNs());
        }
        if (incoming.partner != 0) {
            orders.pair(order, incoming.partner);
        }
    }

    private void onBookChanged(final Listing listing) {
        stops.onBookChanged(listing);
        if (listing.tellsIndicative) {
            untold.set(listing.instrument.id());
        }
    }

    private void forgetTime(final int order) {
        if (orders.expires(order)) {
            expiries.remove(order);
        }
    }

    private void keep(final int order, final TimeInForce timeInForce, final long expiresAtNs) {
        orders.timeInForce(order, timeInForce);
        if (timeInForce == TimeInForce.GTD) {
            specials.expiresAtNs(order, expiresAtNs);
            expiries.add(order, expiresAtNs);
        }
    }
}
