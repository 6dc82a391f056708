package io.ringbook.core.engine;

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
    private int instruments;

    Listings(final EngineConfig config, final Orders orders, final Levels levels, final Ledger ledger) {
        this.config = config;
        this.orders = orders;
        this.levels = levels;
        this.ledger = ledger;
        listings = new Listing[config.instruments()];
    }

    /** @return the instrument's listing, or null */
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
            final int makerFeePpm,
            final int takerFeePpm) {
        if (isBadName(symbol)) {
            return RejectReason.BAD_NAME;
        }
        if (!ledger.hasAsset(baseAsset) || !ledger.hasAsset(quoteAsset)) {
            return RejectReason.UNKNOWN_ASSET;
        }
        if (tickSize <= 0 || lotSize <= 0 || baseAsset == quoteAsset) {
            return RejectReason.BAD_STEPS;
        }
        if (areBadFees(makerFeePpm, takerFeePpm)) {
            return RejectReason.BAD_FEES;
        }
        if (instruments == config.instruments()) {
            return RejectReason.INSTRUMENTS_FULL;
        }
        if (instrumentNamesTaken.contains(symbol)) {
            return RejectReason.DUPLICATE_NAME;
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
                makerFeePpm,
                takerFeePpm);
        instruments++;
        return RejectReason.NONE;
    }

    /** Orders that rest keep the maker's fee that they came to rest with. */
    RejectReason setFees(final int instrument, final int makerFeePpm, final int takerFeePpm) {
        final Listing listing = find(instrument);
        if (listing == null) {
            return RejectReason.UNKNOWN_INSTRUMENT;
        }
        if (areBadFees(makerFeePpm, takerFeePpm)) {
            return RejectReason.BAD_FEES;
        }
        listing.makerFeePpm = makerFeePpm;
        listing.takerFeePpm = takerFeePpm;
        return RejectReason.NONE;
    }

    /** Halts an instrument or resumes it. */
    RejectReason halt(final int instrument, final boolean isHalted) {
        final Listing listing = find(instrument);
        if (listing == null) {
            return RejectReason.UNKNOWN_INSTRUMENT;
        }
        if (listing.halted == isHalted) {
            return RejectReason.WRONG_PHASE;
        }
        listing.halted = isHalted;
        return RejectReason.NONE;
    }

    int instruments() {
        return instruments;
    }

    String assetSymbol(final int asset) {
        return assetSymbols.get(asset);
    }

    int assetDecimals(final int asset) {
        return assetDecimals.get(asset);
    }

    private static boolean areBadFees(final int makerFeePpm, final int takerFeePpm) {
        return Math.abs((long) makerFeePpm) > Limits.MAX_FEE_PPM
                || Math.abs((long) takerFeePpm) > Limits.MAX_FEE_PPM
                || makerFeePpm + takerFeePpm < 0;
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
