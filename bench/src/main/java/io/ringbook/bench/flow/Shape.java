package io.ringbook.bench.flow;

import java.util.List;

/**
 * What an order flow looks like: how far its prices walk and how much of a book is left standing. The first five are those of
 * the public benchmark, each on one instrument.
 */
public enum Shape {
    /** Prices wobble and drift over some 1,000 ticks; about 5,500 orders rest on about 320 levels after two million messages. */
    NORMAL(850, 140),
    /** Prices stand still; about 42,000 orders rest on about 90 levels after two million messages. */
    DEEP(0, 0),
    /** Prices fall by 25 % and come back; several hundred levels stand. */
    SWING25(8_750, 350),
    /** Prices fall by 40 % and come back. */
    SWING40(14_000, 700),
    /** Prices fall by 60 % and come back; about 1,400 levels stand. */
    CRASH(21_000, 1_200),
    /**
     * A thousand instruments, and a million orders that rest in them: they are placed first, then come as many messages
     * about them and new ones. With fewer than two million messages, half of them are placed first.
     */
    MANY(0, 0),
    /** Every order on a new level that is the best, from the far ends inwards; canceled at random, and swept now and then. */
    ADVERSARIAL(0, 0);

    /** The shapes of the public benchmark. */
    public static final List<Shape> PUBLIC = List.of(NORMAL, DEEP, SWING25, SWING40, CRASH);

    private static final int MANY_ORDERS = 1_000_000;

    private final int swingTicks;
    private final int gapTicks;

    Shape(final int swingTicks, final int gapTicks) {
        this.swingTicks = swingTicks;
        this.gapTicks = gapTicks;
    }

    /** @return of so many messages how many only fill the books, before those that are worth measuring */
    int opening(final int messages) {
        return this == MANY ? Math.min(MANY_ORDERS, messages / 2) : 0;
    }

    /** @return how far prices fall until the middle of the flow, before they climb back */
    int swingTicks() {
        return swingTicks;
    }

    /** @return how far the sellers' walk lies above the buyers' */
    int gapTicks() {
        return gapTicks;
    }
}
