package io.ringbook.agents.stocks;

import io.ringbook.agents.Desk;

/** What positions are worth at the last trade. */
final class Marks {
    private Marks() {}

    /** @return minor units of the quote asset */
    static long value(final Desk desk, final long lots) {
        return desk.instrument().value(desk.lastTicks(), lots);
    }

    /** @return cash and positions in all of the agent's instruments, minor units of the quote asset */
    static long portfolio(final Desk desk) {
        long sum = desk.cash();
        for (final String symbol : desk.symbols()) {
            sum += value(desk.on(symbol), desk.on(symbol).position());
        }
        return sum;
    }
}
