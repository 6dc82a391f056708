package io.ringbook.agents.stocks;

import io.ringbook.agents.Desk;

/**
 * How many lots a trader asks for, and at which limit.
 *
 * @param slippage how far beyond the price the limit is, as a share of it
 * @param commissionPpm what a trade costs, parts per million of its value
 */
record Sizing(double slippage, long commissionPpm) {
    private static final long MILLION = 1_000_000;

    /** @param ticks of whoever sells */
    long buyLimitTicks(final long ticks) {
        return ticks + away(ticks);
    }

    /** @param ticks of whoever buys */
    long sellLimitTicks(final long ticks) {
        return ticks - away(ticks);
    }

    /** @return free x confidence x (1 - concentration), rounded down to lots that this pays with their commission */
    long lots(
            final Desk desk,
            final long limitTicks,
            final long freeCash,
            final double confidence,
            final double concentration) {
        return lots(desk, limitTicks, (long) (freeCash * confidence * (1 - concentration)));
    }

    /** @return what an amount pays with its commission */
    long lots(final Desk desk, final long limitTicks, final long amount) {
        return amount <= 0 ? 0 : amount / cost(desk, limitTicks, 1);
    }

    /** @return value and commission, rounded up */
    long cost(final Desk desk, final long limitTicks, final long lots) {
        final long value = desk.instrument().value(limitTicks, lots);
        return value + (value / MILLION * commissionPpm) + (value % MILLION * commissionPpm + MILLION - 1) / MILLION;
    }

    private long away(final long ticks) {
        return (long) (ticks * slippage);
    }
}
