package io.ringbook.core.engine;

import io.ringbook.core.Instrument;
import io.ringbook.core.book.OrderBook;

/** An instrument with all that trading in it needs. */
final class Listing {
    final Instrument instrument;
    final OrderBook book;
    /** Slot of the venue's balance in the quote asset, which receives the fees. */
    final int venueQuote;

    int makerFeePpm;
    int takerFeePpm;
    boolean halted;

    Listing(
            final Instrument instrument,
            final OrderBook book,
            final int venueQuote,
            final int makerFeePpm,
            final int takerFeePpm) {
        this.instrument = instrument;
        this.book = book;
        this.venueQuote = venueQuote;
        this.makerFeePpm = makerFeePpm;
        this.takerFeePpm = takerFeePpm;
    }
}
