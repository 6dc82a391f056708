package io.ringbook.bench.flow;

/** Ids as clients might choose them: no two alike, in no order, above zero and within 31 bits. */
final class OrderIds {
    private static final int MASK = 0x7FFF_FFFF;

    private final int salt;
    private int count;

    OrderIds(final SplitMix64 random) {
        salt = (int) random.next() & MASK;
    }

    /** Bijective in 31 bits, so unique. */
    int next() {
        int id;
        do {
            id = (count++ ^ salt) & MASK;
            id = (id * 0x2C1B_3C6D) & MASK;
            id ^= id >>> 15;
            id = (id * 0x297A_2D39) & MASK;
            id ^= id >>> 16;
        } while (id == 0);
        return id;
    }
}
