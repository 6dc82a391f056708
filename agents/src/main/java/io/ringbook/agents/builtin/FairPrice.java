package io.ringbook.agents.builtin;

import io.ringbook.agents.Desk;

/**
 * What a maker holds for the price: it goes a share of the way to the last trade each time. Trades, not the mid-price:
 * that is made of the maker's own quotes, and would run away with its inventory.
 */
final class FairPrice {
    private final double follow;
    private double ticks;

    /**
     * @param startTicks where nothing has traded yet
     * @param follow share of the way to the last trade
     */
    FairPrice(final Desk desk, final long startTicks, final double follow) {
        this.follow = follow;
        ticks = desk.lastTicks() > 0 ? desk.lastTicks() : startTicks;
    }

    double next(final Desk desk) {
        if (desk.lastTicks() > 0) {
            ticks += follow * (desk.lastTicks() - ticks);
        }
        return ticks;
    }
}
