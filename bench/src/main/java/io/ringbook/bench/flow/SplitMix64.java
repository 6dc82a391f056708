package io.ringbook.bench.flow;

/** The generator of random numbers by Steele, Lea and Flood, written out so that no JDK can change the flow. */
final class SplitMix64 {
    private long state;

    SplitMix64(final long seed) {
        state = seed;
    }

    long next() {
        state += 0x9E3779B97F4A7C15L;
        long z = state;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }

    /** @return 0 to {@code bound} - 1 */
    int below(final int bound) {
        return (int) (((next() >>> 32) * bound) >>> 32);
    }

    /** @return true {@code parts} times of 10,000 */
    boolean chance(final int parts) {
        return below(10_000) < parts;
    }
}
