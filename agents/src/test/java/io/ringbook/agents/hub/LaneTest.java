package io.ringbook.agents.hub;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.stream.LongStream;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What goes into a lane comes out, and a full one says so. */
final class LaneTest {
    private static final int BYTES = 1 << 13;

    static List<Lane> lanes() {
        return List.of(new RingLane(BYTES), new SteppedLane(new ArrayDeque<>()));
    }

    @ParameterizedTest
    @MethodSource("lanes")
    void everythingThatIsThereIsReadAtOnceAlsoWhereTheMemoryWraps(final Lane lane) {
        final UnsafeBuffer record = new UnsafeBuffer(new byte[400]);
        final long[] expected = {0};
        long sent = 0;
        for (int round = 0; round < 200; round++) {
            for (int i = 0; i < 1 + round % 7; i++) {
                assertTrue(lane.offer(sent++, 5, record, 0, 40 + (round * 13) % 360));
            }
            final int read = lane.drain(
                    (sequence, timestampNs, buffer, offset, length) -> {
                        assertEquals(expected[0]++, sequence);
                        assertEquals(5, timestampNs);
                    },
                    5);
            assertEquals(1 + round % 7, read);
            assertTrue(lane.isEmpty());
        }
    }

    @Test
    void aFullLaneRefuses() {
        final Lane lane = new RingLane(BYTES);
        final UnsafeBuffer record = new UnsafeBuffer(new byte[400]);
        int taken = 0;
        while (lane.offer(taken, 0, record, 0, 400)) {
            taken++;
        }
        assertTrue(taken > 10);
        assertFalse(lane.isEmpty());
        assertEquals(taken, lane.drain((sequence, timestampNs, buffer, offset, length) -> {}, Timed.NEVER));
    }

    @Test
    void aSteppedLaneIsReadUpToATime() {
        final SteppedLane lane = new SteppedLane(new ArrayDeque<>());
        final UnsafeBuffer record = new UnsafeBuffer(new byte[400]);
        final List<Long> read = new ArrayList<>();
        for (long time = 0; time < 1_000; time++) {
            assertTrue(lane.offer(time, time, record, 0, 40 + (int) (time * 13) % 360));
            assertEquals(Math.max(0, time - 3), lane.firstNs());
            lane.drain((sequence, timestampNs, buffer, offset, length) -> read.add(sequence), time - 3);
        }
        assertEquals(LongStream.range(0, 997).boxed().toList(), read);
        assertEquals(3, lane.drain((sequence, timestampNs, buffer, offset, length) -> read.add(sequence), Timed.NEVER));
        assertEquals(Timed.NEVER, lane.firstNs());
        assertEquals(1_000, read.size());
    }

    @Test
    void steppedLanesShareTheMemoryOfThoseThatAreEmpty() {
        final Deque<UnsafeBuffer> spare = new ArrayDeque<>();
        final UnsafeBuffer record = new UnsafeBuffer(new byte[400]);
        for (int i = 0; i < 1_000; i++) {
            final Lane lane = new SteppedLane(spare);
            assertTrue(lane.offer(i, 0, record, 0, 400));
            assertTrue(lane.offer(i, 0, record, 0, 400));
            assertEquals(2, lane.drain((sequence, timestampNs, buffer, offset, length) -> {}, Timed.NEVER));
            assertEquals(1, spare.size());
        }
    }
}
