package io.ringbook.core.engine;

import io.ringbook.core.Fees;
import io.ringbook.core.Limits;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/** All schedules of fees that were ever set, by number, so that an order can keep the one that it came to rest with. */
final class FeeTable {
    private static final int CAPACITY = 1 << 16;

    private Fees[] schedules = new Fees[Limits.FEE_GROUPS];
    private int size;
    // Asked for single numbers only: its order is never seen.
    private final Map<Fees, Integer> numbers = new HashMap<>();

    /** @return whether there is no room for these, which were never set before */
    boolean isFullFor(final Fees fees) {
        return size == CAPACITY && !numbers.containsKey(fees);
    }

    /** @return the number of these fees, given to them if need be */
    int number(final Fees fees) {
        final Integer known = numbers.putIfAbsent(fees, size);
        if (known != null) {
            return known;
        }
        if (size == schedules.length) {
            schedules = Arrays.copyOf(schedules, 2 * size);
        }
        schedules[size] = fees;
        return size++;
    }

    Fees get(final int number) {
        return schedules[number];
    }
}
