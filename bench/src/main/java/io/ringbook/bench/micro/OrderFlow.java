package io.ringbook.bench.micro;

import io.ringbook.core.Side;
import java.util.SplittableRandom;

/**
 * The resting book and the orders that all benchmarks use, drawn once from a fixed seed. Prices are in ticks, quantities
 * in lots.
 *
 * <p>A hundred levels a side with sixteen orders each, the best two ten ticks apart. New prices are near the touch and
 * never cross: one in four is inside the spread and makes a level of its own, the others join one of the ten best.
 * {@link #MOVERS} more orders are those that get replaced.
 */
final class OrderFlow {
    /** Orders until the flow begins again; many, so that a processor does not learn them by heart. */
    static final int LENGTH = 1 << 12;

    static final int LEVELS = 100;
    static final int ORDERS_PER_LEVEL = 16;
    static final int MOVERS = 64;
    static final int RESTING = 2 * LEVELS * ORDERS_PER_LEVEL + MOVERS;
    static final long LOTS = 10;
    static final int TRADERS = 16;

    private static final long FIRST_RESTING_ID = 1;
    private static final long FIRST_MOVER_ID = 1_000_000;
    private static final long FIRST_NEW_ID = 2_000_000;
    private static final long BEST_BID = 9_995;
    private static final long BEST_ASK = 10_005;
    private static final int INSIDE = 4;
    private static final int NEAR = 10;

    private final Side[] sides = new Side[LENGTH];
    private final long[] prices = new long[LENGTH];
    private final long[] moves = new long[LENGTH];
    private final int[] takenBefore = new int[LENGTH];

    OrderFlow() {
        final SplittableRandom random = new SplittableRandom(1);
        drawSides(random);
        final int[] taken = new int[2];
        for (int i = 0; i < LENGTH; i++) {
            prices[i] = draw(random, sides[i]);
            takenBefore[i] = taken[sides[i].ordinal()]++;
        }
        for (int i = 0; i < LENGTH; i++) {
            // Never to the price where it is, also when the flow begins again.
            do {
                moves[i] = draw(random, moverSide(i));
            } while ((i >= MOVERS && moves[i] == moves[i - MOVERS])
                    || (i >= LENGTH - MOVERS && moves[i] == moves[i % MOVERS]));
        }
    }

    Side side(final int i) {
        return sides[i];
    }

    /** Of a new order on {@link #side}, which does not cross. */
    long priceTicks(final int i) {
        return prices[i];
    }

    /** Where mover {@code i % MOVERS} goes, which is never where it is. */
    long moveTicks(final int i) {
        return moves[i];
    }

    /** The number of movers is even, so this is also the side of mover {@code i % MOVERS}. */
    static Side moverSide(final int i) {
        return (i & 1) == 0 ? Side.BUY : Side.SELL;
    }

    static long moverId(final int i) {
        return FIRST_MOVER_ID + i % MOVERS;
    }

    /** Where a mover is before its first move: deep in the book, so that those who never move are in nobody's way. */
    static long firstMoverTicks(final int i) {
        return restingTicks(moverSide(i), LEVELS / 2);
    }

    static long newId(final int i) {
        return FIRST_NEW_ID + i;
    }

    static long bestTicks(final Side side) {
        return restingTicks(side, 0);
    }

    /** @param depth 0 for the best level */
    static long restingTicks(final Side side, final int depth) {
        return side == Side.BUY ? BEST_BID - depth : BEST_ASK + depth;
    }

    static long restingId(final Side side, final int depth, final int place) {
        return FIRST_RESTING_ID + (side.ordinal() * LEVELS + depth) * (long) ORDERS_PER_LEVEL + place;
    }

    /**
     * The order that is at the front of the best level of {@link #side} when order {@code i} comes, if each before it
     * sent the one that was there to the back.
     */
    long frontId(final int i) {
        return restingId(sides[i], 0, takenBefore[i] % ORDERS_PER_LEVEL);
    }

    /** Owners take turns; a trader's account and session have the same number. */
    static int trader(final long orderId) {
        return 1 + (int) (orderId & TRADERS - 1);
    }

    /** As many of each side, in random order: the front of a level comes round when the flow does. */
    private void drawSides(final SplittableRandom random) {
        for (int i = 0; i < LENGTH; i++) {
            sides[i] = moverSide(i);
        }
        for (int i = LENGTH - 1; i > 0; i--) {
            final int other = random.nextInt(i + 1);
            final Side swapped = sides[i];
            sides[i] = sides[other];
            sides[other] = swapped;
        }
    }

    private static long draw(final SplittableRandom random, final Side side) {
        final int depth = random.nextInt(4) == 0 ? -1 - random.nextInt(INSIDE) : random.nextInt(NEAR);
        return restingTicks(side, depth);
    }
}
