package io.ringbook.agents.builtin;

import io.ringbook.agents.Desk;
import io.ringbook.agents.Fill;
import io.ringbook.core.Side;

/** An order that is too large to be sent as one, and what became of it so far. */
final class Parent {
    final Side side;
    final long lots;
    final long overNs;
    final Takes takes = new Takes();
    private final long startNs;
    private final long startTradedLots;
    private long doneLots;
    private long value;
    private long fees;
    private boolean swept;

    Parent(final Desk desk, final Side side, final long lots, final long overNs) {
        this.side = side;
        this.lots = lots;
        this.overNs = overNs;
        startNs = desk.nowNs();
        startTradedLots = desk.tradedLots();
    }

    void filled(final Desk desk, final Fill fill) {
        doneLots += fill.lots();
        value += desk.instrument().value(fill.priceTicks(), fill.lots());
        fees += fill.fee();
        takes.filled(fill);
    }

    /** Takes all that is left, once. */
    void sweep(final Desk desk) {
        takes.market(desk, side, lots - doneLots);
        swept = takes.areUnderWay();
    }

    boolean isSwept() {
        return swept;
    }

    long doneLots() {
        return doneLots;
    }

    long elapsedNs(final Desk desk) {
        return desk.nowNs() - startNs;
    }

    /** Lots that others traded among themselves since it began. */
    long othersLots(final Desk desk) {
        return desk.tradedLots() - startTradedLots - doneLots;
    }

    /** As a signal says it: whole numbers only, money in minor units of the quote asset. */
    String report(final Desk desk) {
        return "symbol=" + desk.instrument().symbol() + " side=" + side + " lots=" + lots + " done=" + doneLots
                + " value=" + value + " fees=" + fees + " others=" + othersLots(desk) + " ns=" + elapsedNs(desk);
    }
}
