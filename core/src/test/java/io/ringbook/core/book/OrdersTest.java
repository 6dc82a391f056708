package io.ringbook.core.book;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.function.IntUnaryOperator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The index by which clients find their orders. */
final class OrdersTest {
    private static final int ORDERS = 1 << 16;

    private static final Orders INDEX = new Orders(ORDERS, 0x52696E67626F6F6BL);

    private record Ids(String chosen, IntUnaryOperator bucketOf) {
        @Override
        public String toString() {
            return chosen;
        }
    }

    static List<Ids> ids() {
        return List.of(
                new Ids("one of each account", i -> INDEX.bucket(i, 1)),
                new Ids("sixteen of each account", i -> INDEX.bucket(i >> 4, i & 15)),
                new Ids("all of one account", i -> INDEX.bucket(7, i)),
                new Ids("all of one account, far apart", i -> INDEX.bucket(7, (long) i << 32)),
                new Ids("all of one account, at the top", i -> INDEX.bucket(7, (long) i << 48)),
                new Ids("the number of the account at the top", i -> INDEX.bucket(i, (long) i << 40)));
    }

    @ParameterizedTest
    @MethodSource("ids")
    void noBucketIsLongWhateverTheIds(final Ids ids) {
        final int[] lengths = new int[ORDERS];
        for (int i = 0; i < ORDERS; i++) {
            lengths[ids.bucketOf.applyAsInt(i)]++;
        }
        // Of a perfect hash the longest would have 8 or 9.
        assertTrue(
                Arrays.stream(lengths).max().orElseThrow() <= 12,
                () -> Arrays.stream(lengths).max().toString());
    }
}
