package io.ringbook.agents.report;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToLongFunction;

/**
 * What assets are worth in cash, which is the asset that most instruments are quoted in (the first of them, if several
 * are).
 *
 * <p>An asset is worth what the first instrument in which it is the base traded at, if its quote asset is cash or, step
 * by step, worth some. One that never traded so is worth nothing. Values are rounded down to the minor unit of each
 * step.
 */
final class Valuation {
    private static final int NONE = -1;

    private final List<InstrumentFigures> instruments;
    private final int cash;
    // By asset: the instrument that tells its price.
    private final int[] pricedBy;

    Valuation(final RunFigures figures) {
        instruments = figures.instruments();
        cash = mostQuoted(figures);
        pricedBy = new int[figures.assets().size()];
        Arrays.fill(pricedBy, NONE);
        findPrices();
    }

    /** @return the asset's id, or -1 if no asset is listed */
    int cash() {
        return cash;
    }

    /** @return whether the asset is cash or worth some */
    boolean isPriced(final int asset) {
        return asset == cash || pricedBy[asset] != NONE;
    }

    /** @return minor units of cash, at the prices of the first trades */
    BigInteger atFirst(final int asset, final BigInteger amount) {
        return value(asset, amount, InstrumentFigures::openTicks);
    }

    /** @return minor units of cash, at the prices of the last trades */
    BigInteger atLast(final int asset, final BigInteger amount) {
        return value(asset, amount, InstrumentFigures::lastTicks);
    }

    private BigInteger value(
            final int asset, final BigInteger amount, final ToLongFunction<InstrumentFigures> priceTicks) {
        BigInteger value = amount;
        int held = asset;
        while (held != cash) {
            if (pricedBy[held] == NONE) {
                return BigInteger.ZERO;
            }
            final InstrumentFigures instrument = instruments.get(pricedBy[held]);
            final BigInteger perLot = BigInteger.valueOf(priceTicks.applyAsLong(instrument))
                    .multiply(BigInteger.valueOf(instrument.instrument().tickSize()));
            value = new BigDecimal(value.multiply(perLot))
                    .divide(BigDecimal.valueOf(instrument.instrument().lotSize()), 0, RoundingMode.FLOOR)
                    .toBigInteger();
            held = instrument.quote().id();
        }
        return value;
    }

    private static int mostQuoted(final RunFigures figures) {
        final int[] quoted = new int[figures.assets().size()];
        int most = quoted.length == 0 ? NONE : 0;
        for (final InstrumentFigures instrument : figures.instruments()) {
            quoted[instrument.quote().id()]++;
        }
        for (int asset = 1; asset < quoted.length; asset++) {
            if (quoted[asset] > quoted[most]) {
                most = asset;
            }
        }
        return most;
    }

    /** From cash outwards, a step at a time, so that the way to cash is the shortest and has no circle. */
    private void findPrices() {
        boolean found = true;
        while (found) {
            final int[] before = pricedBy.clone();
            found = false;
            for (final InstrumentFigures instrument : instruments) {
                final int base = instrument.base().id();
                final int quote = instrument.quote().id();
                final boolean leadsToCash = quote == cash || before[quote] != NONE;
                if (instrument.trades() > 0 && leadsToCash && base != cash && pricedBy[base] == NONE) {
                    pricedBy[base] = instrument.instrument().id();
                    found = true;
                }
            }
        }
    }
}
