package io.ringbook.agents.report;

import io.ringbook.agents.InstrumentScale;
import io.ringbook.core.Instrument;
import io.ringbook.core.Side;
import java.math.BigInteger;

/** What was traded in one instrument. */
final class InstrumentFigures {
    /** Values of {@link #depth}. */
    static final int BIDS = 0;

    static final int ASKS = 1;

    private final Instrument instrument;
    private final Asset base;
    private final Asset quote;
    private final InstrumentScale scale;
    private final PriceSeries series = new PriceSeries();
    private final Series spread = new Series(1);
    private final Series depth = new Series(2);
    private final FactSample facts = new FactSample();
    private final MoveFinder moves;
    private final long[] takenTrades = new long[Side.values().length];
    private final Tally[] takenLots = {new Tally(), new Tally()};
    private final Tally lots = new Tally();
    private final Tally value = new Tally();
    private final Tally fees = new Tally();
    private Inventory inventory;
    private long orders;
    private long trades;
    private long openTicks;
    private long highTicks;
    private long lowTicks;
    private long lastTicks;
    private double largestFall;

    InstrumentFigures(final Instrument instrument, final Asset base, final Asset quote) {
        this.instrument = instrument;
        this.base = base;
        this.quote = quote;
        moves = new MoveFinder(instrument.id());
        scale = new InstrumentScale(instrument, base.decimals(), quote.decimals());
    }

    void onOrder() {
        orders++;
    }

    void onTrade(
            final long timestampNs,
            final long priceTicks,
            final long tradedLots,
            final long tradedValue,
            final long bothFees) {
        if (trades == 0) {
            openTicks = priceTicks;
            highTicks = priceTicks;
            lowTicks = priceTicks;
        }
        trades++;
        highTicks = Math.max(highTicks, priceTicks);
        lowTicks = Math.min(lowTicks, priceTicks);
        largestFall = Math.max(largestFall, (double) (highTicks - priceTicks) / highTicks);
        lastTicks = priceTicks;
        lots.add(tradedLots);
        value.add(tradedValue);
        fees.add(bothFees);
        series.traded(timestampNs, priceTicks);
    }

    /** The taker of that trade was on this side. */
    void onTaken(final Side side, final long tradedLots) {
        takenTrades[side.ordinal()]++;
        takenLots[side.ordinal()].add(tradedLots);
    }

    /** @return trades whose taker was on this side */
    long takenTrades(final Side side) {
        return takenTrades[side.ordinal()];
    }

    /** @return lots of trades whose taker was on this side */
    BigInteger takenLots(final Side side) {
        return takenLots[side.ordinal()].total();
    }

    FactSample facts() {
        return facts;
    }

    MoveFinder moves() {
        return moves;
    }

    Instrument instrument() {
        return instrument;
    }

    String symbol() {
        return instrument.symbol();
    }

    Asset base() {
        return base;
    }

    Asset quote() {
        return quote;
    }

    InstrumentScale scale() {
        return scale;
    }

    PriceSeries series() {
        return series;
    }

    /** @return best ask less best bid in ticks, none while one is missing */
    Series spread() {
        return spread;
    }

    /** @return lots that are shown at the best {@value MarketRecorder#NEAR_LEVELS} levels of each side */
    Series depth() {
        return depth;
    }

    /** @return what its makers had; null if nothing traded, or before the stream was read again */
    Inventory inventory() {
        return inventory;
    }

    void inventory(final Inventory ofMakers) {
        inventory = ofMakers;
    }

    /** @return new orders that named it, rejected ones too */
    long orders() {
        return orders;
    }

    long trades() {
        return trades;
    }

    BigInteger lots() {
        return lots.total();
    }

    /** @return what was paid for all that traded, minor units of the quote asset */
    BigInteger value() {
        return value.total();
    }

    /** @return what the venue was paid, minor units of the quote asset */
    BigInteger fees() {
        return fees.total();
    }

    /** @return price of the first trade; 0 if there was none, as the others */
    long openTicks() {
        return openTicks;
    }

    long highTicks() {
        return highTicks;
    }

    /** @return from the highest price so far to a later one, as a share of the highest */
    double largestFall() {
        return largestFall;
    }

    long lowTicks() {
        return lowTicks;
    }

    long lastTicks() {
        return lastTicks;
    }
}
