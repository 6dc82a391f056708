package io.ringbook.bench.flow;

/** The prices around which one side places its orders, one after the other: a swing down and back, and a wobble about it. */
final class Walk {
    private static final int MILLION = 1_000_000;
    private static final int STEP_PARTS = 220_000;
    /** Holds the wobble within some 50 ticks of the swing, mostly. */
    private static final int PULL_PARTS = 40;

    private final int startTicks;
    private final int swingTicks;
    private final int[] wobbles;

    /** @param swingTicks how far down it goes until the middle; 0 to stand still */
    Walk(final SplitMix64 random, final int steps, final int startTicks, final int swingTicks) {
        this.startTicks = startTicks;
        this.swingTicks = swingTicks;
        wobbles = new int[steps];
        int wobble = 0;
        for (int step = 0; step < steps && swingTicks > 0; step++) {
            final int drawn = random.below(MILLION);
            final int up = STEP_PARTS - wobble * PULL_PARTS;
            wobble += drawn < up ? 1 : drawn < 2 * STEP_PARTS ? -1 : 0;
            wobbles[step] = wobble;
        }
    }

    int ticks(final int step) {
        final long swung = 2L * swingTicks * Math.min(step, wobbles.length - step) / wobbles.length;
        return startTicks - (int) swung + wobbles[step];
    }
}
