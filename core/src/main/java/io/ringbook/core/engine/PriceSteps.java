package io.ringbook.core.engine;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Of which number prices must be multiples, by ranges of prices. */
final class PriceSteps {
    private static final int MOST_ROWS = 16;

    /** First price of each range, rising. */
    private long[] from = {};

    private long[] steps = {};

    /** @return whether there is room for another range, or it takes the place of one */
    boolean hasRoom(final long fromTicks) {
        return from.length < MOST_ROWS || Arrays.binarySearch(from, fromTicks) >= 0;
    }

    /** From this price on, up to the next range, prices are multiples of the step. */
    void set(final long fromTicks, final long stepTicks) {
        final int found = Arrays.binarySearch(from, fromTicks);
        if (found >= 0) {
            steps[found] = stepTicks;
            return;
        }
        final int place = -found - 1;
        from = inserted(from, place, fromTicks);
        steps = inserted(steps, place, stepTicks);
    }

    /** @return the step at a price */
    long at(final long priceTicks) {
        for (int row = from.length - 1; row >= 0; row--) {
            if (priceTicks >= from[row]) {
                return steps[row];
            }
        }
        return 1;
    }

    /** @return first price and step of each range in turn, rising */
    List<Long> rows() {
        final List<Long> rows = new ArrayList<>();
        for (int row = 0; row < from.length; row++) {
            rows.add(from[row]);
            rows.add(steps[row]);
        }
        return rows;
    }

    private static long[] inserted(final long[] values, final int place, final long value) {
        final long[] longer = Arrays.copyOf(values, values.length + 1);
        System.arraycopy(values, place, longer, place + 1, values.length - place);
        longer[place] = value;
        return longer;
    }
}
