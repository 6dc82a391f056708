package io.ringbook.agents.hub;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What was at a time is what a sorted map says, as far back as is kept. */
final class HistoryTest {
    private static final long KEPT = 50;

    @Test
    void isASortedMapOfItsChanges() {
        final SplittableRandom random = new SplittableRandom(4);
        final History<Long> history = new History<>(-1L);
        final TreeMap<Long, Long> expected = new TreeMap<>(Map.of(Long.MIN_VALUE, -1L));
        long now = 0;
        for (long i = 0; i < 20_000; i++) {
            now += random.nextInt(random.nextInt(100) == 0 ? 200 : 4);
            history.add(i, now, KEPT);
            expected.put(now, i);
            final long asked = now - random.nextLong(KEPT + 1);
            assertEquals(expected.floorEntry(asked).getValue(), history.at(asked));
            final Long next = expected.higherKey(asked);
            assertEquals(next == null ? Timed.NEVER : next, history.nextAfter(asked));
        }
    }
}
