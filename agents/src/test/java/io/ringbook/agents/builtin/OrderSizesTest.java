package io.ringbook.agents.builtin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ringbook.agents.RandomStream;
import java.util.Arrays;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** What share of orders is how large. */
final class OrderSizesTest {
    private static final int DRAWN = 100_000;

    @Test
    void sharesAreThoseOfTheReference() {
        final RandomStream random = RandomStream.of(1, "sizes");
        final long[] sizes =
                LongStream.range(0, DRAWN).map(i -> OrderSizes.next(random)).toArray();
        assertEquals(0.06, share(sizes, 200), 0.003);
        assertEquals(0.0329, share(sizes, 400), 0.003);
        // Some of the others are of such a size by chance.
        assertEquals(0.7, share(sizes, 100), 0.005);
        final long[] others =
                Arrays.stream(sizes).filter(lots -> lots % 100 != 0).sorted().toArray();
        assertEquals(0.2, (double) others.length / DRAWN, 0.005);
        assertEquals(Math.exp(2.9), (double) others[others.length / 2], 1);
        assertTrue(others[0] >= 1);
    }

    private static double share(final long[] sizes, final long lots) {
        return (double) Arrays.stream(sizes).filter(size -> size == lots).count() / DRAWN;
    }
}
