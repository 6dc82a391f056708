package io.ringbook.agents;

import io.ringbook.core.Instrument;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;

/**
 * Prices and quantities of one instrument as people write them, and back. A price is in units of the quote asset per
 * unit of the base asset, a quantity in units of the base asset; all have as many decimals as the smallest step needs.
 *
 * <p>A lot size that divides no power of ten, such as 3, makes prices without an end. They are rounded to the nearest
 * at a decimal that keeps neighbors well apart, so that their text still means one price.
 */
public final class InstrumentScale {
    /** Of prices without an end: decimals from the first digit of the tick on. */
    private static final int DIGITS_OF_ENDLESS_TICK = 4;

    private final String symbol;
    private final BigInteger numerator;
    private final BigInteger denominator;
    private final BigInteger lotSize;
    private final int baseDecimals;
    private final int priceDecimals;
    private final int quantityDecimals;
    // Zero when it does not fit: then the long way is taken.
    private final long unitsPerTick;
    private final long unitsPerLot;

    /**
     * @param baseDecimals of the base asset
     * @param quoteDecimals of the quote asset
     */
    public InstrumentScale(final Instrument instrument, final int baseDecimals, final int quoteDecimals) {
        symbol = instrument.symbol();
        numerator = BigInteger.valueOf(instrument.tickSize()).multiply(BigInteger.TEN.pow(baseDecimals));
        denominator = BigInteger.valueOf(instrument.lotSize()).multiply(BigInteger.TEN.pow(quoteDecimals));
        lotSize = BigInteger.valueOf(instrument.lotSize());
        this.baseDecimals = baseDecimals;
        final BigDecimal lot = new BigDecimal(lotSize, baseDecimals).stripTrailingZeros();
        quantityDecimals = Math.max(0, lot.scale());
        unitsPerLot = longOrZero(lot.scaleByPowerOfTen(quantityDecimals));
        final BigInteger common = numerator.gcd(denominator);
        if (isFinite(denominator.divide(common))) {
            final BigDecimal tick = new BigDecimal(numerator)
                    .divide(new BigDecimal(denominator))
                    .stripTrailingZeros();
            priceDecimals = Math.max(0, tick.scale());
            unitsPerTick = longOrZero(tick.scaleByPowerOfTen(priceDecimals));
        } else {
            final BigDecimal tick = tick();
            priceDecimals = Math.max(quoteDecimals, tick.scale() - tick.precision() + DIGITS_OF_ENDLESS_TICK);
            unitsPerTick = 0;
        }
    }

    /** @return such as 100.25 */
    public String price(final long priceTicks) {
        return appendPrice(new StringBuilder(20), priceTicks).toString();
    }

    /** @return such as 0.500 */
    public String quantity(final long lots) {
        return appendQuantity(new StringBuilder(20), lots).toString();
    }

    /** As {@link #quantity(long)}, for sums that may not fit a long. */
    public String quantity(final BigInteger lots) {
        return new BigDecimal(lots.multiply(lotSize), baseDecimals)
                .setScale(quantityDecimals, RoundingMode.UNNECESSARY)
                .toPlainString();
    }

    /** As {@link #price}, at the end of {@code to}. */
    public StringBuilder appendPrice(final StringBuilder to, final long priceTicks) {
        return fits(priceTicks, unitsPerTick)
                ? Decimals.append(to, priceTicks * unitsPerTick, priceDecimals)
                : to.append(exactPrice(priceTicks).toPlainString());
    }

    /** As {@link #quantity(long)}, at the end of {@code to}. */
    public StringBuilder appendQuantity(final StringBuilder to, final long lots) {
        return fits(lots, unitsPerLot)
                ? Decimals.append(to, lots * unitsPerLot, quantityDecimals)
                : to.append(quantity(BigInteger.valueOf(lots)));
    }

    /**
     * @param price such as 100.25
     * @return ticks
     * @throws IllegalArgumentException if it is no number, lies between two ticks or does not fit
     */
    public long priceTicks(final String price) {
        final BigDecimal number = Decimals.number(price);
        final BigInteger nearest = number.multiply(new BigDecimal(denominator))
                .divide(new BigDecimal(numerator), 0, RoundingMode.HALF_EVEN)
                .toBigInteger();
        final long priceTicks = Decimals.exactLong(nearest, price);
        if (exactPrice(priceTicks).compareTo(number) != 0) {
            throw new IllegalArgumentException(
                    "between two ticks: instrument=" + symbol + ", found=" + price + ", nearest=" + price(priceTicks));
        }
        return priceTicks;
    }

    /**
     * @param quantity such as 0.5
     * @return lots
     * @throws IllegalArgumentException if it is no number, no whole number of lots or does not fit
     */
    public long lots(final String quantity) {
        final BigDecimal units = Decimals.number(quantity).movePointRight(baseDecimals);
        final BigDecimal[] parts = units.divideAndRemainder(new BigDecimal(lotSize));
        if (parts[1].signum() != 0) {
            throw new IllegalArgumentException(
                    "no whole number of lots: instrument=" + symbol + ", found=" + quantity + ", lot=" + quantity(1));
        }
        return Decimals.exactLong(parts[0].toBigInteger(), quantity);
    }

    /** @return price of one tick, to 20 digits if it has no end */
    public BigDecimal tick() {
        return new BigDecimal(numerator)
                .divide(new BigDecimal(denominator), new MathContext(20, RoundingMode.HALF_EVEN));
    }

    private BigDecimal exactPrice(final long priceTicks) {
        return new BigDecimal(numerator.multiply(BigInteger.valueOf(priceTicks)))
                .divide(new BigDecimal(denominator), priceDecimals, RoundingMode.HALF_EVEN);
    }

    /** Whether a fraction in lowest terms with this denominator ends. */
    private static boolean isFinite(final BigInteger lowest) {
        final BigInteger odd = lowest.shiftRight(lowest.getLowestSetBit());
        return BigInteger.valueOf(5).pow(odd.bitLength()).mod(odd).signum() == 0;
    }

    private static long longOrZero(final BigDecimal value) {
        final BigInteger units = value.toBigInteger();
        return units.bitLength() > 63 ? 0 : units.longValue();
    }

    private static boolean fits(final long steps, final long unitsPerStep) {
        final long units = steps * unitsPerStep;
        return unitsPerStep != 0 && Math.multiplyHigh(steps, unitsPerStep) == units >> 63;
    }
}
