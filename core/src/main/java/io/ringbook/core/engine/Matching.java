package io.ringbook.core.engine;

import io.ringbook.core.Amounts;
import io.ringbook.core.CancelReason;
import io.ringbook.core.Fees;
import io.ringbook.core.Instrument;
import io.ringbook.core.Limits;
import io.ringbook.core.SelfTrade;
import io.ringbook.core.Side;
import io.ringbook.core.book.BookListener;
import io.ringbook.core.book.OrderBook;
import io.ringbook.core.book.Orders;
import io.ringbook.core.event.EventPublisher;
import io.ringbook.core.ledger.Ledger;
import java.util.function.IntPredicate;

/**
 * Trades: the incoming order with what rests, or in an auction what rests with each other; each is settled at once and told.
 */
final class Matching implements BookListener {
    private final Orders orders;
    private final Ledger ledger;
    private final Accounts accounts;
    private final Holds holds;
    private final EventPublisher events;
    private final Resting resting;
    private final Stops stops;
    private final Incoming incoming;
    private final IntPredicate isOwn = this::isOwn;
    private Listing uncrossing;
    private int metOwn;
    private boolean ranOutOfFunds;
    private boolean tripped;

    // Where the circuit breaker lets an order trade.
    private long leastTicks;
    private long mostTicks;

    Matching(
            final Orders orders,
            final Ledger ledger,
            final Accounts accounts,
            final Holds holds,
            final EventPublisher events,
            final Resting resting,
            final Stops stops,
            final Incoming incoming) {
        this.orders = orders;
        this.ledger = ledger;
        this.accounts = accounts;
        this.holds = holds;
        this.events = events;
        this.resting = resting;
        this.stops = stops;
        this.incoming = incoming;
    }

    /** @return whether the incoming order can trade as much at once as it must; to be asked before {@link #match} */
    boolean hasEnough() {
        lookAtBand();
        final long least = incoming.leastLots();
        return least == 0 || lotsToHave() >= least;
    }

    /** The incoming order takes what it can. @return the lots that are left and not canceled */
    long match() {
        ranOutOfFunds = false;
        tripped = false;
        final long limitTicks = incoming.limitTicks();
        final OrderBook book = incoming.listing.book;
        final Side side = incoming.terms.side();
        long left = incoming.terms.lots();
        do {
            metOwn = 0;
            left = book.take(side, limitTicks, left, this);
            if (metOwn != 0) {
                left = meetOwn(metOwn, left);
            }
        } while (metOwn != 0 && left > 0);
        return left;
    }

    /** @return whether the last order that came in stopped where its funds ended */
    boolean ranOutOfFunds() {
        return ranOutOfFunds;
    }

    /** @return whether the circuit breaker stopped the last order that came in */
    boolean tripped() {
        return tripped;
    }

    /** Trades at one price all that crosses it. */
    void uncross(final Listing listing, final long priceTicks) {
        uncrossing = listing;
        listing.book.uncross(priceTicks, this);
        listing.lastTicks = priceTicks;
        stops.trail(listing, priceTicks);
        stops.onBookChanged(listing);
    }

    @Override
    public long onMeeting(final int maker, final long priceTicks, final long lots) {
        if (incoming.terms.selfTrade() != SelfTrade.ALLOW && isOwn(maker)) {
            metOwn = maker;
            return 0;
        }
        if (priceTicks < leastTicks || priceTicks > mostTicks) {
            tripped = true;
            return 0;
        }
        if (!incoming.paysAsItGoes()) {
            return lots;
        }
        final Listing listing = incoming.listing;
        final long perLot = takerFees().mostPerLotAsTaker(listing.instrument, priceTicks);
        final long affordable =
                perLot == Amounts.OVERFLOW ? 0 : Math.min(lots, ledger.spendable(incoming.gives) / perLot);
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
            resting.leave(maker);
        }
        final Listing listing = incoming.listing;
        final Instrument instrument = listing.instrument;
        final long value = instrument.value(priceTicks, lots);
        final Fees makerFees = holds.fees(maker);
        final long takerRate = takerFees().taker(value);
        final long makerRate = makerFees.maker(value);
        final long takerFee = capped(takerRate, makerRate);
        final long makerFee = capped(makerRate, takerRate);
        final int makerAccount = orders.account(maker);
        final int makerBase = ledger.find(makerAccount, instrument.baseAsset());
        final int makerQuote = ledger.find(makerAccount, instrument.quoteAsset());
        final long quantity = lots * instrument.lotSize();
        final Side takerSide = incoming.terms.side();
        if (takerSide == Side.BUY) {
            ledger.release(makerBase, quantity);
            ledger.settle(
                    incoming.receives,
                    incoming.gives,
                    makerBase,
                    makerQuote,
                    listing.venueQuote,
                    quantity,
                    value,
                    takerFee,
                    makerFee);
        } else {
            ledger.release(makerQuote, lots * makerFees.mostPerLotAsMaker(instrument, priceTicks));
            holds.expect(listing, maker, -lots);
            ledger.settle(
                    makerBase,
                    makerQuote,
                    incoming.gives,
                    incoming.receives,
                    listing.venueQuote,
                    quantity,
                    value,
                    makerFee,
                    takerFee);
        }
        events.orderExecuted(
                instrument.id(),
                orders.orderNumber(maker),
                incoming.number,
                takerSide,
                priceTicks,
                lots,
                makerOpenLots,
                takerOpenLots,
                makerFee,
                takerFee);
        resting.cancelOther(maker);
        resting.cancelOther(incoming);
        listing.lastTicks = priceTicks;
        stops.onTrade(listing, priceTicks);
        stops.onBookChanged(listing);
    }

    @Override
    public void onCross(
            final int buy,
            final int sell,
            final long priceTicks,
            final long lots,
            final long buyOpenLots,
            final long sellOpenLots) {
        if (buyOpenLots == 0) {
            resting.leave(buy);
        }
        if (sellOpenLots == 0) {
            resting.leave(sell);
        }
        final Listing listing = uncrossing;
        final Instrument instrument = listing.instrument;
        final long value = instrument.value(priceTicks, lots);
        final long buyRate = holds.fees(buy).maker(value);
        final long sellRate = holds.fees(sell).maker(value);
        final long buyFee = capped(buyRate, sellRate);
        final long sellFee = capped(sellRate, buyRate);
        final int buyerQuote = ledger.find(orders.account(buy), instrument.quoteAsset());
        final int sellerBase = ledger.find(orders.account(sell), instrument.baseAsset());
        final long quantity = lots * instrument.lotSize();
        ledger.release(buyerQuote, lots * holds.fees(buy).mostPerLotAsMaker(instrument, resting.limitTicks(buy)));
        ledger.release(sellerBase, quantity);
        holds.expect(listing, buy, -lots);
        ledger.settle(
                ledger.find(orders.account(buy), instrument.baseAsset()),
                buyerQuote,
                sellerBase,
                ledger.find(orders.account(sell), instrument.quoteAsset()),
                listing.venueQuote,
                quantity,
                value,
                buyFee,
                sellFee);
        final boolean buyerTakes = Math.abs(orders.orderNumber(buy)) > Math.abs(orders.orderNumber(sell));
        final int maker = buyerTakes ? sell : buy;
        final int taker = buyerTakes ? buy : sell;
        events.orderExecuted(
                instrument.id(),
                orders.orderNumber(maker),
                orders.orderNumber(taker),
                buyerTakes ? Side.BUY : Side.SELL,
                priceTicks,
                lots,
                buyerTakes ? sellOpenLots : buyOpenLots,
                buyerTakes ? buyOpenLots : sellOpenLots,
                buyerTakes ? sellFee : buyFee,
                buyerTakes ? buyFee : sellFee);
        resting.cancelOther(maker);
        resting.cancelOther(taker);
    }

    @Override
    public void onRefreshed(final int order, final long shownLots) {
        events.orderRefreshed(orders.orderNumber(order), shownLots);
    }

    private Fees takerFees() {
        return incoming.listing.fees(incoming.trader);
    }

    /** Fees may have changed while an order rested: a rebate is never more than what the other side pays. */
    private static long capped(final long rate, final long other) {
        return Math.max(rate, -Math.max(other, 0));
    }

    /** @return the lots that are left of the incoming order and not canceled */
    private long meetOwn(final int maker, final long left) {
        switch (incoming.terms.selfTrade()) {
            case CANCEL_OLDEST -> {
                resting.cancel(maker, CancelReason.SELF_TRADE);
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
            case CANCEL_BOTH -> resting.cancel(maker, CancelReason.SELF_TRADE);
            default -> {
                // The resting order stays as it is.
            }
        }
        resting.cancel(incoming, left, CancelReason.SELF_TRADE);
        return 0;
    }

    private void decrement(final int maker, final long lost) {
        final long openLots = orders.openLots(maker) - lost;
        if (openLots == 0) {
            resting.cancel(maker, CancelReason.SELF_TRADE);
        } else {
            resting.reduce(maker, openLots);
        }
    }

    /** The lots that the incoming order can trade with before it is stopped. */
    private long lotsToHave() {
        final SelfTrade selfTrade = incoming.terms.selfTrade();
        final OrderBook book = incoming.listing.book;
        final Side side = incoming.terms.side();
        final long limitTicks = side == Side.BUY
                ? Math.min(incoming.limitTicks(), mostTicks)
                : Math.max(incoming.limitTicks(), leastTicks);
        if (isBestOutsideBand(book, side)) {
            return 0;
        }
        return selfTrade == SelfTrade.ALLOW
                ? book.lotsWithin(side, limitTicks)
                : book.lotsOfOthersWithin(side, limitTicks, isOwn, selfTrade != SelfTrade.CANCEL_OLDEST);
    }

    /** The best price of the other side may be so good that the circuit breaker does not let it have that. */
    private boolean isBestOutsideBand(final OrderBook book, final Side side) {
        final long best = book.bestTicks(side.opposite());
        return best != 0 && (side == Side.BUY ? best < leastTicks : best > mostTicks);
    }

    private void lookAtBand() {
        final Listing listing = incoming.listing;
        final boolean acts = listing.dynamicTicks > 0 && listing.lastTicks > 0;
        leastTicks = acts ? listing.lastTicks - listing.dynamicTicks : 1;
        mostTicks = acts ? listing.lastTicks + listing.dynamicTicks : Limits.MAX_PRICE_TICKS;
    }

    private boolean isOwn(final int order) {
        return accounts.get(orders.account(order)).owner == incoming.trader.owner;
    }
}
