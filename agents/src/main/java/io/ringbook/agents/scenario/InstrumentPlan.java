package io.ringbook.agents.scenario;

import io.ringbook.agents.InstrumentSpec;
import io.ringbook.agents.Place;
import io.ringbook.agents.fundamental.Jumps;
import io.ringbook.agents.fundamental.ValueTerms;
import io.ringbook.core.Limits;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;

/**
 * An instrument as it will be listed.
 *
 * @param spec of the instrument
 * @param tick price step for one unit of the base asset
 * @param band or null
 * @param phases that the operator sets
 * @param fundamental or null
 */
record InstrumentPlan(
        InstrumentSpec spec, BigDecimal tick, Band band, List<Traded.PhaseAt> phases, ValueTerms fundamental) {
    /** In ticks and nanoseconds, as the command has them. */
    record Band(long referenceTicks, long staticTicks, long dynamicTicks, long haltNs, long auctionNs) {}

    String symbol() {
        return spec.symbol();
    }

    InstrumentPlan withoutBand() {
        return new InstrumentPlan(spec, tick, null, phases, fundamental);
    }

    InstrumentPlan withoutFees() {
        final InstrumentSpec free =
                new InstrumentSpec(spec.symbol(), spec.base(), spec.quote(), spec.tickSize(), spec.lotSize(), 0, 0);
        return new InstrumentPlan(free, tick, band, phases, fundamental);
    }

    /** @param path of the instrument in the file */
    static InstrumentPlan of(final Traded traded, final String path, final AssetDecimals assets, final Place place) {
        return new Reader(path, place).read(traded, assets);
    }

    private record Reader(String path, Place place) {
        InstrumentPlan read(final Traded traded, final AssetDecimals assets) {
            final int base = assets.of(path("base"), traded.base());
            final int quote = assets.of(path("quote"), traded.quote());
            final long lotSize = assets.amount(path("lot"), traded.lot(), base);
            if (lotSize == 0) {
                throw place.wrong(path("lot"), traded.lot(), "an amount above 0");
            }
            final BigDecimal tick = positive("tick", traded.tick());
            final InstrumentSpec spec = new InstrumentSpec(
                    traded.symbol(),
                    traded.base(),
                    traded.quote(),
                    tickSize(traded, tick.movePointRight(quote).multiply(BigDecimal.valueOf(lotSize, base))),
                    lotSize,
                    traded.makerFeePpm(),
                    traded.takerFeePpm());
            return new InstrumentPlan(
                    spec,
                    tick,
                    traded.band() == null ? null : band(traded.band(), tick),
                    traded.phases(),
                    traded.fundamental() == null ? null : fundamental(traded.symbol(), traded.fundamental(), tick));
        }

        private long tickSize(final Traded traded, final BigDecimal minorUnits) {
            try {
                return minorUnits.longValueExact();
            } catch (final ArithmeticException e) {
                throw place.wrong(
                        path("tick"), traded.tick(), "a price step that is a whole number of minor units for a lot");
            }
        }

        private Band band(final Traded.Band band, final BigDecimal tick) {
            return new Band(
                    ticks("band.reference", band.reference(), tick),
                    ticks("band.static", band.staticWidth(), tick),
                    ticks("band.dynamic", band.dynamic(), tick),
                    band.haltNs(),
                    band.auctionNs());
        }

        private ValueTerms fundamental(
                final String symbol, final Traded.FundamentalValue value, final BigDecimal tick) {
            final Traded.Jumps jumps = value.jumps();
            return new ValueTerms(
                    symbol,
                    inTicks(positive("fundamental.mean", value.mean()), tick),
                    Check.durationNs("reversion", value.reversion()),
                    inTicks(new BigDecimal(value.volatility()), tick),
                    jumps == null
                            ? Jumps.NONE
                            : new Jumps(
                                    Check.durationNs("every", jumps.every()),
                                    inTicks(new BigDecimal(jumps.size()), tick),
                                    inTicks(new BigDecimal(jumps.spread()), tick)));
        }

        /** @return 0 if there is no text */
        private long ticks(final String key, final String text, final BigDecimal tick) {
            if (text == null) {
                return 0;
            }
            final BigDecimal[] ticks = positive(key, text).divideAndRemainder(tick);
            if (ticks[1].signum() != 0 || ticks[0].compareTo(BigDecimal.valueOf(Limits.MAX_PRICE_TICKS)) > 0) {
                throw place.wrong(path(key), text, "a multiple of the tick " + tick.toPlainString());
            }
            return ticks[0].longValueExact();
        }

        private BigDecimal positive(final String key, final String text) {
            try {
                final BigDecimal number = new BigDecimal(text);
                if (number.signum() > 0) {
                    return number;
                }
            } catch (final NumberFormatException e) {
                // Named below.
            }
            throw place.wrong(path(key), text, "a decimal number above 0");
        }

        private String path(final String key) {
            return YamlLines.path(path, key);
        }

        private static double inTicks(final BigDecimal price, final BigDecimal tick) {
            return price.divide(tick, MathContext.DECIMAL64).doubleValue();
        }
    }
}
