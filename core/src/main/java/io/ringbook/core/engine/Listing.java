package io.ringbook.core.engine;

import io.ringbook.core.Fees;
import io.ringbook.core.Instrument;
import io.ringbook.core.Limits;
import io.ringbook.core.Phase;
import io.ringbook.core.book.OrderBook;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** An instrument with all that trading in it needs. */
final class Listing {
    /** In place of a time. */
    static final long NEVER = Long.MAX_VALUE;

    final Instrument instrument;
    final OrderBook book;
    /** Slot of the venue's balance in the quote asset, which receives the fees. */
    final int venueQuote;

    private final FeeTable feeTable;
    /** Numbers of the fees of each group of accounts. */
    private final int[] fees = new int[Limits.FEE_GROUPS];

    Phase phase = Phase.OPEN;

    // Limits of its orders. Values are in minor units of the quote asset.
    long lowestTicks = 1;
    long highestTicks = Limits.MAX_PRICE_TICKS;
    long leastLots = 1;
    long mostLots = Limits.MAX_LOTS;
    long leastValue;
    long mostValue = Long.MAX_VALUE;
    final PriceSteps steps = new PriceSteps();

    // The band as it was set, the circuit breaker, and when the phase that it began is over.
    long referenceTicks;
    long staticTicks;
    long dynamicTicks;
    long haltNs;
    long auctionNs;
    long dueNs = NEVER;

    /** Price of the last trade, 0 if there was none. */
    long lastTicks;

    /** Those that wait in it; null if there never was one. */
    Waiting waiting;

    /** Whether it is in an auction that tells what it would uncross at, and what it told last. */
    boolean tellsIndicative;

    long indicativeTicks;
    long indicativeLots;
    long indicativeSurplusLots;

    Listing(final Instrument instrument, final OrderBook book, final int venueQuote, final FeeTable feeTable) {
        this.instrument = instrument;
        this.book = book;
        this.venueQuote = venueQuote;
        this.feeTable = feeTable;
    }

    /** @return whether the value of an order is looked at */
    boolean limitsValue() {
        return leastValue > 0 || mostValue < Long.MAX_VALUE;
    }

    /** @param reference price in ticks; of the widths 0 is none */
    void band(
            final long reference, final long fixed, final long dynamic, final long lastingNs, final long collectingNs) {
        referenceTicks = reference;
        staticTicks = fixed;
        dynamicTicks = dynamic;
        haltNs = lastingNs;
        auctionNs = collectingNs;
        lowestTicks = Limits.lowestTicks(reference, fixed);
        highestTicks = Limits.highestTicks(reference, fixed);
    }

    /** @param group of accounts, -1 for all */
    void setFees(final int group, final Fees ofGroup) {
        final int number = feeTable.number(ofGroup);
        if (group < 0) {
            Arrays.fill(fees, number);
        } else {
            fees[group] = number;
        }
    }

    /** @return what an account pays now */
    Fees fees(final Account account) {
        return feeTable.get(fees[account.feeGroup]);
    }

    /** @return the number by which an order of the account keeps that */
    int feesNumber(final Account account) {
        return fees[account.feeGroup];
    }

    private List<Fees> feesOfGroups() {
        final List<Fees> ofGroups = new ArrayList<>();
        for (final int number : fees) {
            ofGroups.add(feeTable.get(number));
        }
        return ofGroups;
    }

    InstrumentState state() {
        return new InstrumentState(
                instrument,
                feesOfGroups(),
                phase,
                lastTicks,
                List.of(referenceTicks, staticTicks, dynamicTicks, haltNs, auctionNs),
                dueNs == NEVER ? 0 : dueNs,
                List.of(leastLots, mostLots, leastValue, mostValue),
                steps.rows(),
                tellsIndicative,
                indicativeTicks,
                indicativeLots,
                indicativeSurplusLots);
    }
}
