package io.ringbook.bench.flow;

/**
 * What is hard on a book: every order makes a level of its own and is the new best, as prices come from the far ends inwards
 * in uneven steps; who is canceled or moved is any of those that stand; and now and then a taker sweeps some hundred levels.
 */
final class AdversarialFlow {
    private static final int MOST_LEVELS = 24_000;
    private static final int FAR_BID_TICKS = 1;
    private static final int FAR_ASK_TICKS = 400_000_000;
    private static final int MOST_STEP_TICKS = 32;
    private static final int MOST_LOTS = 100;
    private static final int SWEEP_EVERY = 4_096;
    private static final int SWEPT_LOTS = 10_000;
    private static final int MODIFY_PARTS = 500;

    private final OrderFlowListener listener;
    private final SplitMix64 random;
    private final OrderIds ids;
    private final int[] standing = new int[MOST_LEVELS];
    private final boolean[] buys = new boolean[MOST_LEVELS];
    private int size;
    private int bidTicks = FAR_BID_TICKS;
    private int askTicks = FAR_ASK_TICKS;

    AdversarialFlow(final long seed, final OrderFlowListener listener) {
        this.listener = listener;
        random = new SplitMix64(seed);
        ids = new OrderIds(random);
    }

    /** A fifth of the messages, but no more than there is room for, fill the book first. */
    void run(final int messages) {
        final int full = Math.max(1, Math.min(MOST_LEVELS, messages / 5));
        for (int i = 0; i < messages; i++) {
            if (size < full) {
                place();
            } else if (random.below(SWEEP_EVERY) == 0) {
                sweep();
            } else if (random.chance(MODIFY_PARTS)) {
                move(random.below(size));
            } else {
                cancel(random.below(size));
            }
        }
    }

    private void place() {
        final boolean buy = random.chance(5_000);
        standing[size] = ids.next();
        buys[size] = buy;
        listener.onNew(0, standing[size++], buy, inwards(buy), 1 + random.below(MOST_LOTS), false);
    }

    /** @return the price after the last of that side */
    private int inwards(final boolean buy) {
        final int step = 1 + random.below(MOST_STEP_TICKS);
        if (buy) {
            bidTicks += step;
        } else {
            askTicks -= step;
        }
        return buy ? bidTicks : askTicks;
    }

    private void sweep() {
        final boolean buy = random.chance(5_000);
        listener.onNew(0, ids.next(), buy, buy ? FAR_ASK_TICKS : FAR_BID_TICKS, SWEPT_LOTS, true);
    }

    private void move(final int at) {
        listener.onModify(0, standing[at], inwards(buys[at]), 1 + random.below(MOST_LOTS));
    }

    private void cancel(final int at) {
        listener.onCancel(0, standing[at]);
        size--;
        standing[at] = standing[size];
        buys[at] = buys[size];
    }
}
