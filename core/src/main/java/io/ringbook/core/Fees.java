package io.ringbook.core;

/**
 * What trades cost who is maker or taker in them, by the rules of {@code core/doc/ledger.md}.
 *
 * @param makerPpm of the resting order, parts per million of value; negative for a rebate
 * @param takerPpm of the incoming order
 * @param least of a trade where the rate is above 0, minor units of the quote asset; 0 for none
 */
public record Fees(int makerPpm, int takerPpm, long least) {
    /** @return whether a rate is too far from 0, both together are a rebate, or the least fee is */
    public boolean areBad() {
        return Math.abs((long) makerPpm) > Limits.MAX_FEE_PPM
                || Math.abs((long) takerPpm) > Limits.MAX_FEE_PPM
                || makerPpm + takerPpm < 0
                || least < 0;
    }

    /**
     * @param value of a trade, not negative
     * @return minor units of the quote asset, negative when received
     */
    public long maker(final long value) {
        return fee(value, makerPpm);
    }

    /** As {@link #maker}. */
    public long taker(final long value) {
        return fee(value, takerPpm);
    }

    private long fee(final long value, final int ppm) {
        final long fee = Amounts.fee(value, ppm);
        return ppm > 0 ? Math.max(fee, Math.min(least, value)) : fee;
    }

    /**
     * The most that a buyer can come to pay per lot: the fee of a trade is rounded up, so an order costs most when it is
     * filled one lot at a time. A rebate counts as nothing.
     *
     * @param priceTicks the limit
     * @return minor units of the quote asset, or {@link Amounts#OVERFLOW}
     */
    public long mostPerLotAsMaker(final Instrument instrument, final long priceTicks) {
        return mostPerLot(instrument, priceTicks, makerPpm);
    }

    /** As {@link #mostPerLotAsMaker}. */
    public long mostPerLotAsTaker(final Instrument instrument, final long priceTicks) {
        return mostPerLot(instrument, priceTicks, takerPpm);
    }

    /** The larger of both. */
    public long mostPerLot(final Instrument instrument, final long priceTicks) {
        return mostPerLot(instrument, priceTicks, Math.max(makerPpm, takerPpm));
    }

    private long mostPerLot(final Instrument instrument, final long priceTicks, final int ppm) {
        final long value = instrument.valueOfLot(priceTicks);
        if (value == Amounts.OVERFLOW) {
            return Amounts.OVERFLOW;
        }
        final long sum = value + fee(value, Math.max(ppm, 0));
        return sum < 0 ? Amounts.OVERFLOW : sum;
    }
}
