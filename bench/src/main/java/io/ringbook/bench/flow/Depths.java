package io.ringbook.bench.flow;

import java.util.Arrays;

/** How far from the mid an order is placed: falling with the square of the distance, with a hump. */
final class Depths {
    /** Sums of weights; the one at index d - 1 covers the depths 1 to d. */
    private final long[] sums;

    Depths(final int deepestTicks, final int humpTicks) {
        sums = new long[deepestTicks];
        long sum = 0;
        for (int depth = 1; depth <= deepestTicks; depth++) {
            final long square = (long) depth * depth;
            final long humped = square + (long) humpTicks * humpTicks;
            sum += (square << 40) / (humped * humped) + (1L << 32) / square;
            sums[depth - 1] = sum;
        }
    }

    /** @return 1 or more */
    int next(final SplitMix64 random) {
        final long drawn = (random.next() >>> 1) % sums[sums.length - 1];
        final int found = Arrays.binarySearch(sums, drawn);
        return found >= 0 ? found + 2 : -found;
    }
}
