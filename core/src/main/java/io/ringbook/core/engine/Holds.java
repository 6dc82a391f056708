package io.ringbook.core.engine;

import io.ringbook.core.Fees;
import io.ringbook.core.Instrument;
import io.ringbook.core.Side;
import io.ringbook.core.book.Levels;
import io.ringbook.core.book.Orders;
import io.ringbook.core.ledger.Ledger;

/** What resting orders have set aside: so much for each open lot, as {@code core/doc/ledger.md} says. */
final class Holds {
    private final Orders orders;
    private final Levels levels;
    private final Ledger ledger;
    private final FeeTable feeTable;
    private final Accounts accounts;

    Holds(
            final Orders orders,
            final Levels levels,
            final Ledger ledger,
            final FeeTable feeTable,
            final Accounts accounts) {
        this.orders = orders;
        this.levels = levels;
        this.ledger = ledger;
        this.feeTable = feeTable;
        this.accounts = accounts;
    }

    /** Sets aside what the incoming order needs to rest as that order, which is available on its balance. */
    void take(final Incoming incoming, final int order, final long openLots) {
        final Listing listing = incoming.listing;
        if (incoming.terms.side() == Side.SELL) {
            ledger.hold(incoming.gives, openLots * listing.instrument.lotSize());
        } else {
            final long perLot =
                    listing.fees(incoming.trader).mostPerLotAsMaker(listing.instrument, incoming.limitTicks());
            ledger.hold(incoming.gives, openLots * perLot);
            expect(listing, order, openLots);
        }
    }

    /** Gives back what some lots of an order have set aside. */
    void release(final Listing listing, final int order, final long lots) {
        final boolean ask = levels.isAsk(orders.level(order));
        ledger.release(balance(listing, order, ask), lots * perLot(listing, order, ask));
        if (!ask) {
            expect(listing, order, -lots);
        }
    }

    /** Some lots of a buy order may bring what they buy, or if below 0 no longer: kept where it is limited. */
    void expect(final Listing listing, final int order, final long lots) {
        if (accounts.get(orders.account(order)).hasPositionLimit && !levels.isAsk(orders.level(order))) {
            final int balance = bought(listing, order);
            ledger.expected(balance, ledger.expected(balance) + lots * listing.instrument.lotSize());
        }
    }

    /** @return what a buy order may bring */
    long mayBring(final Listing listing, final int order) {
        return orders.openLots(order) * listing.instrument.lotSize();
    }

    /** @return slot of the balance on which a buy order receives */
    int bought(final Listing listing, final int order) {
        return ledger.find(orders.account(order), listing.instrument.baseAsset());
    }

    /** @return what may be spent on an order if what it holds is given back */
    long spendable(final Listing listing, final int order) {
        final boolean ask = levels.isAsk(orders.level(order));
        return ledger.spendable(balance(listing, order, ask)) + orders.openLots(order) * perLot(listing, order, ask);
    }

    /** @return the fees that a resting order came to rest with */
    Fees fees(final int order) {
        return feeTable.get(orders.fees(order));
    }

    /** Times what is open of the order it fits, as it was checked when the order came in. */
    private long perLot(final Listing listing, final int order, final boolean ask) {
        return ask
                ? listing.instrument.lotSize()
                : fees(order).mostPerLotAsMaker(listing.instrument, levels.priceTicks(orders.level(order)));
    }

    private int balance(final Listing listing, final int order, final boolean ask) {
        final Instrument instrument = listing.instrument;
        return ledger.find(orders.account(order), ask ? instrument.baseAsset() : instrument.quoteAsset());
    }
}
