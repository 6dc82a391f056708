package io.ringbook.core.engine;

import io.ringbook.core.Fees;
import io.ringbook.core.Instrument;
import io.ringbook.core.Limits;
import io.ringbook.core.RejectReason;
import io.ringbook.core.book.Levels;
import io.ringbook.core.book.OrderBook;
import io.ringbook.core.book.Orders;
import io.ringbook.core.ledger.Ledger;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What is listed, by name. Listing may take memory; looking up does not. */
final class Listings {
    private static final int ALL = -1;

    private final EngineConfig config;
    private final Orders orders;
    private final Levels levels;
    private final Ledger ledger;
    private final Listing[] listings;
    private final List<String> assetSymbols = new ArrayList<>();
    private final List<Integer> assetDecimals = new ArrayList<>();
    // Asked for membership only: their order is never seen.
    private final Set<String> assetNamesTaken = new HashSet<>();
    private final Set<String> instrumentNamesTaken = new HashSet<>();
    private final FeeTable feeTable = new FeeTable();
    private int instruments;

    Listings(final EngineConfig config, final Orders orders, final Levels levels, final Ledger ledger) {
        this.config = config;
        this.orders = orders;
        this.levels = levels;
        this.ledger = ledger;
        listings = new Listing[config.instruments()];
    }

    /** @return the instrument's listing, or null if there is none, or none any more */
    Listing find(final int instrument) {
        return instrument >= 0 && instrument < instruments ? listings[instrument] : null;
    }

    /** The new asset's id is {@link Ledger#assets} before the call. */
    RejectReason listAsset(final String symbol, final int decimals) {
        if (isBadName(symbol)) {
            return RejectReason.BAD_NAME;
        }
        if (decimals > Limits.MAX_DECIMALS) {
            return RejectReason.BAD_STEPS;
        }
        if (ledger.assets() == config.assets()) {
            return RejectReason.ASSETS_FULL;
        }
        if (!assetNamesTaken.add(symbol)) {
            return RejectReason.DUPLICATE_NAME;
        }
        assetSymbols.add(symbol);
        assetDecimals.add(decimals);
        ledger.listAsset();
        return RejectReason.NONE;
    }

    /** The new instrument's id is {@link #instruments} before the call. */
    RejectReason listInstrument(
            final String symbol,
            final int baseAsset,
            final int quoteAsset,
            final long tickSize,
            final long lotSize,
            final Fees fees) {
        if (isBadName(symbol)) {
            return RejectReason.BAD_NAME;
        }
        if (!ledger.hasAsset(baseAsset) || !ledger.hasAsset(quoteAsset)) {
            return RejectReason.UNKNOWN_ASSET;
        }
        if (tickSize <= 0 || lotSize <= 0 || baseAsset == quoteAsset) {
            return RejectReason.BAD_STEPS;
        }
        if (fees.areBad()) {
            return RejectReason.BAD_FEES;
        }
        if (instruments == config.instruments()) {
            return RejectReason.INSTRUMENTS_FULL;
        }
        if (instrumentNamesTaken.contains(symbol)) {
            return RejectReason.DUPLICATE_NAME;
        }
        if (feeTable.isFullFor(fees)) {
            return RejectReason.FEES_FULL;
        }
        final int venueQuote = ledger.findOrOpen(Ledger.VENUE, quoteAsset);
        if (venueQuote == 0) {
            return RejectReason.BALANCES_FULL;
        }
        instrumentNamesTaken.add(symbol);
        listings[instruments] = new Listing(
                new Instrument(instruments, symbol, baseAsset, quoteAsset, tickSize, lotSize),
                new OrderBook(instruments, orders, levels),
                venueQuote,
                feeTable);
        listings[instruments].setFees(ALL, fees);
        instruments++;
        return RejectReason.NONE;
    }

    /**
     * Orders that rest keep the maker's fee that they came to rest with.
     *
     * @param group of accounts, -1 for all
     */
    RejectReason setFees(final int instrument, final int group, final Fees fees) {
        final Listing listing = find(instrument);
        if (listing == null) {
            return RejectReason.UNKNOWN_INSTRUMENT;
        }
        if (fees.areBad() || group < ALL || group >= Limits.FEE_GROUPS) {
            return RejectReason.BAD_FEES;
        }
        if (feeTable.isFullFor(fees)) {
            return RejectReason.FEES_FULL;
        }
        listing.setFees(group, fees);
        return RejectReason.NONE;
    }

    /** @return all fees by the numbers that orders keep */
    FeeTable feeTable() {
        return feeTable;
    }

    /** Checks come in the order of {@code core/doc/limits.md}. */
    RejectReason setBand(
            final int instrument,
            final long referenceTicks,
            final long staticTicks,
            final long dynamicTicks,
            final long haltNs,
            final long auctionNs) {
        final Listing listing = find(instrument);
        if (listing == null) {
            return RejectReason.UNKNOWN_INSTRUMENT;
        }
        if ((staticTicks != 0 && !isPrice(referenceTicks))
                || (staticTicks != 0 && !isPrice(staticTicks))
                || (dynamicTicks != 0 && !isPrice(dynamicTicks))
                || haltNs < 0
                || auctionNs < 0
                || (haltNs > 0 && auctionNs == 0)) {
            return RejectReason.BAD_BAND;
        }
        listing.band(referenceTicks, staticTicks, dynamicTicks, haltNs, auctionNs);
        return RejectReason.NONE;
    }

    RejectReason setStep(final int instrument, final long fromTicks, final long stepTicks) {
        final Listing listing = find(instrument);
        if (listing == null) {
            return RejectReason.UNKNOWN_INSTRUMENT;
        }
        if (!isPrice(fromTicks) || !isPrice(stepTicks)) {
            return RejectReason.BAD_STEPS;
        }
        if (!listing.steps.hasRoom(fromTicks)) {
            return RejectReason.STEPS_FULL;
        }
        listing.steps.set(fromTicks, stepTicks);
        return RejectReason.NONE;
    }

    RejectReason setOrderLimits(
            final int instrument,
            final long leastLots,
            final long mostLots,
            final long leastValue,
            final long mostValue) {
        final Listing listing = find(instrument);
        if (listing == null) {
            return RejectReason.UNKNOWN_INSTRUMENT;
        }
        if (leastLots < 0 || leastLots > mostLots || leastValue < 0 || leastValue > mostValue) {
            return RejectReason.BAD_LIMITS;
        }
        listing.leastLots = leastLots;
        listing.mostLots = mostLots;
        listing.leastValue = leastValue;
        listing.mostValue = mostValue;
        return RejectReason.NONE;
    }

    /** It is unknown from now on; its orders have left. */
    void delist(final int instrument) {
        instrumentNamesTaken.remove(find(instrument).instrument.symbol());
        listings[instrument] = null;
    }

    private static boolean isPrice(final long priceTicks) {
        return priceTicks >= 1 && priceTicks <= Limits.MAX_PRICE_TICKS;
    }

    /** @return how many were ever listed; ids are below this */
    int instruments() {
        return instruments;
    }

    String assetSymbol(final int asset) {
        return assetSymbols.get(asset);
    }

    int assetDecimals(final int asset) {
        return assetDecimals.get(asset);
    }

    /** @return whether it is empty or has anything but printable ASCII without space */
    static boolean isBadName(final String name) {
        for (int i = 0; i < name.length(); i++) {
            if (name.charAt(i) <= ' ' || name.charAt(i) >= 0x7F) {
                return true;
            }
        }
        return name.isEmpty();
    }
}
