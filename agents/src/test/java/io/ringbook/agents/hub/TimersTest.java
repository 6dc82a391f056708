package io.ringbook.agents.hub;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Comparator;
import java.util.SplittableRandom;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** The next timer is that of a sorted set, whatever was set and set again before. */
final class TimersTest {
    private static final int DESKS = 300;

    private record Entry(long timeNs, long order, SeatDesk desk) {}

    @Test
    void theFirstIsThatOfASortedSet() {
        final SplittableRandom random = new SplittableRandom(3);
        final Timers<SeatDesk> timers = new Timers<>();
        final SeatDesk[] desks = new SeatDesk[DESKS];
        final Entry[] entries = new Entry[DESKS];
        final TreeSet<Entry> sorted =
                new TreeSet<>(Comparator.comparingLong(Entry::timeNs).thenComparingLong(Entry::order));
        for (int i = 0; i < DESKS; i++) {
            desks[i] = new SeatDesk(null, null, null);
        }
        for (int order = 0; order < 200_000; order++) {
            assertEquals(sorted.isEmpty(), timers.timeNs() == Timed.NEVER);
            if (!sorted.isEmpty() && random.nextInt(3) == 0) {
                final Entry first = sorted.pollFirst();
                assertEquals(first.timeNs, timers.timeNs());
                assertEquals(first.order, timers.order());
                assertSame(first.desk, timers.takeFirst());
                entries[first.desk.timer] = null;
            } else {
                final SeatDesk desk = desks[random.nextInt(1 + order % DESKS)];
                final Entry entry = new Entry(random.nextInt(50), order, desk);
                timers.set(desk, entry.timeNs, order);
                if (entries[desk.timer] != null) {
                    assertTrue(sorted.remove(entries[desk.timer]));
                }
                entries[desk.timer] = entry;
                sorted.add(entry);
            }
        }
    }
}
