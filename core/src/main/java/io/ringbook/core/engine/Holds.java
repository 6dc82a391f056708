package io.ringbook.core.engine;

import io.ringbook.core.Instrument;
import io.ringbook.core.book.Levels;
import io.ringbook.core.book.Orders;
import io.ringbook.core.ledger.Ledger;

/** What resting orders have set aside: so much for each open lot, as {@code core/doc/ledger.md} says. */
final class Holds {
    private final Orders orders;
    private final Levels levels;
    private final Ledger ledger;
    private final Listings listings;

    Holds(final Orders orders, final Levels levels, final Ledger ledger, final Listings listings) {
        this.orders = orders;
        this.levels = levels;
        this.ledger = ledger;
        this.listings = listings;
    }

    /** Sets aside what all open lots of an order need, which is available. */
    void take(final int order) {
        ledger.hold(balance(order), of(order, orders.openLots(order)));
    }

    /** Gives back what some lots of an order have set aside. */
    void release(final int order, final long lots) {
        ledger.release(balance(order), of(order, lots));
    }

    /** @return what is available to an order if what it holds is given back */
    long spendable(final int order) {
        return ledger.available(balance(order)) + of(order, orders.openLots(order));
    }

    /** It fits, as it was checked when the order came in. */
    private long of(final int order, final long lots) {
        final int level = orders.level(order);
        final Instrument instrument = listings.find(levels.instrument(level)).instrument;
        return lots
                * (levels.isAsk(level)
                        ? instrument.lotSize()
                        : instrument.mostPerLot(levels.priceTicks(level), orders.makerFeePpm(order)));
    }

    private int balance(final int order) {
        final int level = orders.level(order);
        final Instrument instrument = listings.find(levels.instrument(level)).instrument;
        return ledger.find(
                orders.account(order), levels.isAsk(level) ? instrument.baseAsset() : instrument.quoteAsset());
    }
}
