package io.ringbook.core.engine;

import io.ringbook.core.Fees;
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
    private final Accounts accounts;

    Holds(
            final Orders orders,
            final Levels levels,
            final Ledger ledger,
            final Listings listings,
            final Accounts accounts) {
        this.orders = orders;
        this.levels = levels;
        this.ledger = ledger;
        this.listings = listings;
        this.accounts = accounts;
    }

    /** Sets aside what all open lots of an order need, which is available. */
    void take(final int order) {
        ledger.hold(balance(order), of(order, orders.openLots(order)));
        expect(order, orders.openLots(order));
    }

    /** Gives back what some lots of an order have set aside. */
    void release(final int order, final long lots) {
        ledger.release(balance(order), of(order, lots));
        expect(order, -lots);
    }

    /** Some lots of a buy order may bring what they buy, or if below 0 no longer: kept where it is limited. */
    void expect(final int order, final long lots) {
        if (accounts.get(orders.account(order)).hasPositionLimit && !levels.isAsk(orders.level(order))) {
            final int balance = bought(order);
            ledger.expected(
                    balance, ledger.expected(balance) + lots * instrument(order).lotSize());
        }
    }

    /** @return what a buy order may bring */
    long mayBring(final int order) {
        return orders.openLots(order) * instrument(order).lotSize();
    }

    /** @return slot of the balance on which a buy order receives */
    int bought(final int order) {
        return ledger.find(orders.account(order), instrument(order).baseAsset());
    }

    /** @return what may be spent on an order if what it holds is given back */
    long spendable(final int order) {
        return ledger.spendable(balance(order)) + of(order, orders.openLots(order));
    }

    /** @return the fees that a resting order came to rest with */
    Fees fees(final int order) {
        return listings.feeTable().get(orders.fees(order));
    }

    /** It fits, as it was checked when the order came in. */
    private long of(final int order, final long lots) {
        final int level = orders.level(order);
        final Instrument instrument = instrument(order);
        return lots
                * (levels.isAsk(level)
                        ? instrument.lotSize()
                        : fees(order).mostPerLotAsMaker(instrument, levels.priceTicks(level)));
    }

    private int balance(final int order) {
        final Instrument instrument = instrument(order);
        return ledger.find(
                orders.account(order),
                levels.isAsk(orders.level(order)) ? instrument.baseAsset() : instrument.quoteAsset());
    }

    private Instrument instrument(final int order) {
        return listings.find(levels.instrument(orders.level(order))).instrument;
    }
}
