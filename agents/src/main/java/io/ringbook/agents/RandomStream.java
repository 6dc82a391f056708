package io.ringbook.agents;

/**
 * Random numbers that are the same on every JDK: SplitMix64 (Steele, Lea and Flood, "Fast Splittable Pseudorandom Number
 * Generators", OOPSLA 2014, figure 14), with logarithms and powers from {@link StrictMath}.
 */
public final class RandomStream {
    private static final long GAMMA = 0x9E3779B97F4A7C15L;

    private long state;

    private RandomStream(final long state) {
        this.state = state;
    }

    /** The stream that belongs to a seed and a name. */
    public static RandomStream of(final long seed, final String name) {
        long mixed = mix(seed + GAMMA);
        for (int i = 0; i < name.length(); i++) {
            mixed = mix((mixed ^ name.charAt(i)) + GAMMA);
        }
        return new RandomStream(mixed);
    }

    /** Any long. */
    public long nextLong() {
        state += GAMMA;
        return mix(state);
    }

    /**
     * @param bound positive
     * @return 0 to {@code bound - 1}, each as likely as the others
     */
    public int nextInt(final int bound) {
        if (bound <= 0) {
            throw new IllegalArgumentException("not positive: bound=" + bound);
        }
        // Rejects the few values that would make small results likelier.
        final long threshold = (1L << 32) % bound;
        while (true) {
            final long bits = nextLong() >>> 32;
            if (bits >= threshold) {
                return (int) (bits % bound);
            }
        }
    }

    /**
     * @param bound positive
     * @return 0 to {@code bound - 1}, each as likely as the others
     */
    public long nextLong(final long bound) {
        if (bound <= 0) {
            throw new IllegalArgumentException("not positive: bound=" + bound);
        }
        while (true) {
            final long bits = nextLong() >>> 1;
            final long value = bits % bound;
            // Rejects the last values, which are not enough for all.
            if (bits - value + (bound - 1) >= 0) {
                return value;
            }
        }
    }

    /** 0 to below 1, in steps of 2^-53. */
    public double nextDouble() {
        return (nextLong() >>> 11) * 0x1.0p-53;
    }

    public boolean nextBoolean() {
        return nextLong() < 0;
    }

    /**
     * The time to the next of events that come at random.
     *
     * @param meanNs on average
     * @return at least 1
     */
    public long nextExponentialNs(final long meanNs) {
        return 1 + (long) (-StrictMath.log(1 - nextDouble()) * meanNs);
    }

    /**
     * Pareto: above {@code x} with probability {@code (least / x)^alpha}. Below an alpha of 2 it has no variance, below 1
     * no mean.
     */
    public double nextPareto(final double alpha, final double least) {
        return least * StrictMath.pow(1 - nextDouble(), -1 / alpha);
    }

    /** Normal with mean 0 and deviation 1, by Marsaglia's polar method. */
    public double nextGaussian() {
        while (true) {
            final double x = 2 * nextDouble() - 1;
            final double y = 2 * nextDouble() - 1;
            final double square = x * x + y * y;
            if (square < 1 && square > 0) {
                return x * StrictMath.sqrt(-2 * StrictMath.log(square) / square);
            }
        }
    }

    private static long mix(final long z) {
        final long y = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        final long x = (y ^ (y >>> 27)) * 0x94D049BB133111EBL;
        return x ^ (x >>> 31);
    }
}
