package io.ringbook.core.engine;

import io.ringbook.core.Phase;
import io.ringbook.core.Side;
import io.ringbook.core.Trigger;
import io.ringbook.core.book.Levels;
import io.ringbook.core.book.Orders;
import io.ringbook.core.book.Specials;
import java.util.BitSet;

/**
 * Which orders wait for a price, and which of them have been reached and stand in line to come in. The rules stand in
 * {@code core/doc/special-orders.md}.
 */
final class Stops {
    private static final int NONE = 0;

    private final Orders orders;
    private final Specials specials;
    private final Levels levels;
    private final Listings listings;
    /** Those that were reached; the key is their place in the line. */
    private final OrderHeap line;

    private long nextPlace;
    /** Instruments whose touch may have changed since it was looked at, of those in which one waits for it. */
    private final BitSet touched = new BitSet();

    Stops(final Orders orders, final Levels levels, final Listings listings) {
        this.orders = orders;
        this.specials = orders.specials();
        this.levels = levels;
        this.listings = listings;
        line = new OrderHeap(orders, Specials.BY_TRIGGER);
    }

    /** @return whether {@link #next} may find one */
    boolean areToLookAt() {
        return line.size() > 0 || !touched.isEmpty();
    }

    /** An order waits from now on. */
    void add(final int order) {
        final Listing listing = listing(order);
        if (listing.waiting == null) {
            listing.waiting = new Waiting(orders);
        }
        specials.inLine(order, false);
        final long trigger = specials.triggerTicks(order);
        final long trail = specials.trailTicks(order);
        heap(order).add(order, isSell(order) ? -trigger : trigger);
        if (trail > 0) {
            if (isSell(order)) {
                listing.waiting.trailingSells.add(order, trigger + trail);
            } else {
                listing.waiting.trailingBuys.add(order, trail - trigger);
            }
        }
    }

    /** An order no longer waits, or stands in line no more. */
    void remove(final int order) {
        if (specials.isInLine(order)) {
            line.remove(order);
            return;
        }
        heap(order).remove(order);
        if (specials.trailTicks(order) > 0) {
            final Waiting waiting = listing(order).waiting;
            (isSell(order) ? waiting.trailingSells : waiting.trailingBuys).remove(order);
        }
    }

    /** A trade has taken place, not in an auction. */
    void onTrade(final Listing listing, final long priceTicks) {
        if (listing.waiting != null) {
            reach(listing, priceTicks);
            trail(listing, priceTicks);
        }
    }

    /** The last trade counts for what waits now, if the instrument is open. */
    void lookAtLast(final Listing listing) {
        if (listing.waiting != null && listing.phase == Phase.OPEN) {
            touched.set(listing.instrument.id());
            if (listing.lastTicks > 0) {
                reach(listing, listing.lastTicks);
            }
        }
    }

    /** Triggers that trail follow a trade. */
    void trail(final Listing listing, final long priceTicks) {
        if (listing.waiting == null) {
            return;
        }
        final OrderHeap sells = listing.waiting.trailingSells;
        while (sells.firstKey() < priceTicks) {
            final int order = sells.at(0);
            follow(order, priceTicks - specials.trailTicks(order));
        }
        final OrderHeap buys = listing.waiting.trailingBuys;
        while (buys.firstKey() < -priceTicks) {
            final int order = buys.at(0);
            follow(order, priceTicks + specials.trailTicks(order));
        }
    }

    /** What rests in an instrument has changed. */
    void onBookChanged(final Listing listing) {
        if (listing.waiting != null) {
            touched.set(listing.instrument.id());
        }
    }

    /** An instrument is no longer there. */
    void forget(final int instrument) {
        touched.clear(instrument);
    }

    /** @return the orders that stand in line, of all instruments */
    OrderHeap line() {
        return line;
    }

    /** @return the next order that comes in, which is no longer in line; 0 if there is none */
    int next() {
        if (line.size() == 0) {
            nextPlace = 0;
            reachByTouch();
        }
        return line.size() == 0 ? NONE : line.removeFirst();
    }

    private void reach(final Listing listing, final long priceTicks) {
        reach(listing.waiting.lastBuys, priceTicks);
        reach(listing.waiting.lastSells, -priceTicks);
    }

    private void reachByTouch() {
        for (int id = touched.nextSetBit(0); id >= 0; id = touched.nextSetBit(id + 1)) {
            final Listing listing = listings.find(id);
            if (listing.phase == Phase.OPEN) {
                final int ask = listing.book.best(Side.SELL);
                if (ask != 0) {
                    reach(listing.waiting.touchBuys, levels.priceTicks(ask));
                }
                final int bid = listing.book.best(Side.BUY);
                if (bid != 0) {
                    reach(listing.waiting.touchSells, -levels.priceTicks(bid));
                }
            }
        }
        touched.clear();
    }

    private void reach(final OrderHeap waiting, final long upToKey) {
        while (waiting.firstKey() <= upToKey) {
            final int order = waiting.at(0);
            remove(order);
            specials.inLine(order, true);
            line.add(order, nextPlace++);
        }
    }

    private void follow(final int order, final long triggerTicks) {
        remove(order);
        specials.triggerTicks(order, triggerTicks);
        add(order);
    }

    private OrderHeap heap(final int order) {
        final Waiting waiting = listing(order).waiting;
        if (specials.trigger(order) == Trigger.LAST) {
            return isSell(order) ? waiting.lastSells : waiting.lastBuys;
        }
        return isSell(order) ? waiting.touchSells : waiting.touchBuys;
    }

    private Listing listing(final int order) {
        return listings.find(levels.instrument(orders.level(order)));
    }

    private boolean isSell(final int order) {
        return levels.isAsk(orders.level(order));
    }
}
