package io.ringbook.agents.builtin;

import io.ringbook.agents.Desk;
import io.ringbook.core.Side;

/**
 * What an agent can trade with what it has. To buy it spends half of its cash at most, so that fees and its other
 * instruments are covered.
 */
final class Means {
    private Means() {}

    /** Lots that a new order at this price may have. */
    static long free(final Desk desk, final Side side, final long ticks) {
        // Less than half, not half: what is left is above what is spent.
        return side == Side.BUY ? (desk.freeCash() - 1) / 2 / desk.instrument().value(ticks, 1) : desk.freePosition();
    }

    /** Lots that an order at this price may have which takes the place of all own ones. */
    static long all(final Desk desk, final Side side, final long ticks) {
        return side == Side.BUY ? desk.cash() / 2 / desk.instrument().value(ticks, 1) : desk.position();
    }
}
