package io.ringbook.agents.report;

import java.math.BigInteger;

/** A sum of longs that cannot overflow: what is traded in a long run is more than what exists. */
final class Tally {
    private BigInteger carried = BigInteger.ZERO;
    private long sum;

    void add(final long amount) {
        final long next = sum + amount;
        if (((sum ^ next) & (amount ^ next)) < 0) {
            carried = carried.add(BigInteger.valueOf(sum));
            sum = amount;
        } else {
            sum = next;
        }
    }

    BigInteger total() {
        return carried.add(BigInteger.valueOf(sum));
    }
}
