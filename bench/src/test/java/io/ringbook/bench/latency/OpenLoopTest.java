package io.ringbook.bench.latency;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ringbook.core.command.Publication;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;

/** A command is due each microsecond; the clock is the test's. */
final class OpenLoopTest {
    private static final int COMMANDS = 20;
    private static final long BEGAN = 1_000_000;
    private static final long LOOK = 100;

    private final OpenLoop loop = new OpenLoop(COMMANDS, 1_000_000);
    private int sent;
    private long clock = BEGAN;

    @Test
    void aCommandThatComesBackAtOnceTakesFromWhenItWasDueToTheNextLook() {
        loop.begin(COMMANDS, BEGAN);
        lookUntil(BEGAN + 30_000, false);
        final Histogram latencies = latencies();
        assertEquals(COMMANDS, latencies.getTotalCount());
        assertEquals(LOOK, latencies.getMinValue());
        assertEquals(LOOK, latencies.getMaxValue());
    }

    @Test
    void aStallOfTheConsumerCountsForAllThatWereDueInIt() {
        loop.begin(COMMANDS, BEGAN);
        lookUntil(BEGAN + 5_000, false);
        final int before = sent;
        lookUntil(BEGAN + 15_000, true);
        lookUntil(BEGAN + 30_000, false);
        final Histogram latencies = latencies();
        assertEquals(COMMANDS, latencies.getTotalCount());
        assertEquals(5, before);
        // Those due at 5, 6 … 14 came back at 15: they took 10, 9 … 1 microseconds.
        for (int micros = 1; micros <= 10; micros++) {
            assertEquals(
                    1, latencies.getCountBetweenValues(micros * 1_000L - 50, micros * 1_000L + 50), micros + " us");
        }
        assertEquals(COMMANDS - 10, latencies.getCountBetweenValues(0, LOOK));
    }

    @Test
    void aStallOfTheProducerCountsForAllThatWereDueInIt() {
        loop.begin(COMMANDS, BEGAN);
        lookUntil(BEGAN + 5_000, false);
        clock = BEGAN + 15_000;
        lookUntil(BEGAN + 40_000, false);
        final Histogram latencies = latencies();
        assertEquals(COMMANDS, latencies.getTotalCount());
        // The one due at 5 was seen at 15 and came back a look later.
        assertTrue(latencies.valuesAreEquivalent(10_000 + LOOK, latencies.getMaxValue()));
        assertTrue(latencies.getCountBetweenValues(1_000, 11_000) >= 10);
        assertTrue(latencies.valuesAreEquivalent(10_000 + LOOK, loop.waits().getMaxValue()));
    }

    @Test
    void aFullRingIsCountedOnceForACommandAndMakesItLate() {
        loop.begin(2, BEGAN);
        assertTrue(loop.look(0, BEGAN));
        loop.answered(Publication.RING_FULL);
        assertTrue(loop.look(0, BEGAN + 400));
        loop.answered(Publication.RING_FULL);
        assertTrue(loop.look(0, BEGAN + 800));
        loop.answered(Publication.PUBLISHED);
        assertFalse(loop.look(1, BEGAN + 900));
        assertTrue(loop.look(1, BEGAN + 1_000));
        loop.answered(Publication.PUBLISHED);
        assertFalse(loop.look(2, BEGAN + 1_050));
        assertEquals(1, loop.full());
        final Histogram latencies = latencies();
        assertEquals(900, latencies.getMaxValue());
        assertEquals(50, latencies.getMinValue());
    }

    /** @param stalled whether nothing comes back */
    private void lookUntil(final long end, final boolean stalled) {
        int back = stalled ? 0 : sent;
        while (clock < end) {
            if (loop.look(back, clock)) {
                loop.answered(Publication.PUBLISHED);
                sent++;
            }
            back = stalled ? 0 : sent;
            clock += LOOK;
        }
    }

    private Histogram latencies() {
        final Histogram latencies = Latencies.histogram();
        loop.record(latencies);
        return latencies;
    }
}
