package io.ringbook.bench.flow;

import java.util.List;

/**
 * What an order flow looks like: how far its mid price walks and which orders are left standing. The first five are those of
 * the public benchmark, each on one instrument.
 */
public enum Shape {
    /** The mid walks slowly, a few hundred ticks in two million messages; about 5,500 orders rest at their end. */
    NORMAL(0, 500, 500, 180),
    /** The mid stands still; about 42,000 orders on about 90 levels rest after two million messages. */
    DEEP(0, 530, 530, 45),
    /** The mid falls by 25 % and comes back; several hundred levels stand. */
    SWING25(25, 970, 30, 400),
    /** The mid falls by 40 % and comes back. */
    SWING40(40, 950, 50, 400),
    /** The mid falls by 60 % and comes back; up to about 1,400 levels stand. */
    CRASH(60, 940, 60, 400),
    /**
     * A thousand instruments, and a million orders that rest in them: they are placed first, then come as many messages
     * about them and new ones. With fewer than two million messages, half of them are placed first.
     */
    MANY(0, 0, 0, 0),
    /** Every order on a new level that is the best, from the far ends inwards; canceled at random, and swept now and then. */
    ADVERSARIAL(0, 0, 0, 0);

    /** The shapes of the public benchmark. */
    public static final List<Shape> PUBLIC = List.of(NORMAL, DEEP, SWING25, SWING40, CRASH);

    private static final int MANY_ORDERS = 1_000_000;

    private final int swingPercent;
    private final int leftAhead;
    private final int leftBehind;
    private final int deepestTicks;

    Shape(final int swingPercent, final int leftAhead, final int leftBehind, final int deepestTicks) {
        this.swingPercent = swingPercent;
        this.leftAhead = leftAhead;
        this.leftBehind = leftBehind;
        this.deepestTicks = deepestTicks;
    }

    /** @return of so many messages how many only fill the books, before those that are worth measuring */
    int opening(final int messages) {
        return this == MANY ? Math.min(MANY_ORDERS, messages / 2) : 0;
    }

    /** @return how far the mid falls until half of the messages are through, before it climbs back */
    int swingPercent() {
        return swingPercent;
    }

    /** @return of 10,000 orders on the side that the mid walks into, how many are never canceled */
    int leftAhead() {
        return leftAhead;
    }

    /** @return of 10,000 orders on the side that the mid walks away from, how many are never canceled */
    int leftBehind() {
        return leftBehind;
    }

    /** @return farthest from the mid that an order is placed */
    int deepestTicks() {
        return deepestTicks;
    }
}
