package io.ringbook.bench.flow;

import java.math.BigInteger;
import java.util.Arrays;

/**
 * How far from the price of its side an order is placed, as in the published file: a tenth falls with the distance to the
 * power of 2.25, from one tick on; the others stand in a hump about 8 to 9 ticks out.
 */
final class Depths {
    private static final int DEEPEST_TICKS = 800;
    private static final int POWER_PARTS = 1_060;
    private static final int FIRST_OF_HUMP = 6;
    /** Of 1,000 in the hump, from its first tick on. */
    private static final int[] HUMP = {9, 79, 275, 379, 209, 45, 4};

    /** Sums of weights; the one at index d - 1 covers the depths 1 to d. */
    private final long[] powers = new long[DEEPEST_TICKS];

    private final int[] hump = new int[1_000];

    Depths() {
        long sum = 0;
        for (int depth = 1; depth <= DEEPEST_TICKS; depth++) {
            sum += (1L << 40) / ((long) depth * depth * fourthRoot(depth));
            powers[depth - 1] = sum;
        }
        int filled = 0;
        for (int i = 0; i < HUMP.length; i++) {
            Arrays.fill(hump, filled, filled + HUMP[i], FIRST_OF_HUMP + i);
            filled += HUMP[i];
        }
    }

    /** @return 1 or more */
    int next(final SplitMix64 random) {
        if (!random.chance(POWER_PARTS)) {
            return hump[random.below(hump.length)];
        }
        final long drawn = (random.next() >>> 1) % powers[DEEPEST_TICKS - 1];
        final int found = Arrays.binarySearch(powers, drawn);
        return found >= 0 ? found + 2 : -found;
    }

    /** In 256ths, so that it needs no floating point. */
    private static long fourthRoot(final int number) {
        return BigInteger.valueOf(number).shiftLeft(32).sqrt().sqrt().longValueExact();
    }
}
