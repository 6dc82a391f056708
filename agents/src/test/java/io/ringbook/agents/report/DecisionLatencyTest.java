package io.ringbook.agents.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import org.junit.jupiter.api.Test;

class DecisionLatencyTest {
    private final DecisionLatency latency = new DecisionLatency();
    private final RoundedTimes own = new RoundedTimes();

    @Test
    void fromWhatWasSeenToTheCommand() {
        latency.onCommand(1, 1_000);
        latency.onCommand(2, 1_500);
        latency.onCommand(3, 1_700);
        latency.onDecision(Rejections.Kind.ORDER, own, 3, 1);
        latency.onCommand(4, 1_710);
        latency.onDecision(Rejections.Kind.ORDER, own, 4, 3);
        assertEquals(2, latency.of(Rejections.Kind.ORDER).getTotalCount());
        assertEquals(2, own.count());
        assertEquals(10, own.percentileNs(50));
        assertEquals(700, own.mostNs());
        assertEquals(10, latency.of(Rejections.Kind.ORDER).getValueAtPercentile(50));
        assertEquals(700, latency.of(Rejections.Kind.ORDER).getMaxValue());
        assertNull(latency.of(Rejections.Kind.REQUEST));
    }

    @Test
    void whoHasSeenNothingDecidedOnNothing() {
        latency.onCommand(1, 1_000);
        latency.onDecision(Rejections.Kind.ORDER, own, 1, 0);
        // A wrong number is no reason to fail: anyone may write it.
        latency.onDecision(Rejections.Kind.ORDER, own, 1, 1);
        latency.onDecision(Rejections.Kind.ORDER, own, 1, -7);
        assertNull(latency.of(Rejections.Kind.ORDER));
    }

    @Test
    void whatIsTooLongAgoIsCounted() {
        for (long sequence = 1; sequence <= DecisionLatency.REMEMBERED + 1; sequence++) {
            latency.onCommand(sequence, 10 * sequence);
        }
        final long last = DecisionLatency.REMEMBERED + 1;
        latency.onDecision(Rejections.Kind.OTHER, own, last, 1);
        assertEquals(1, latency.forgotten());
        latency.onDecision(Rejections.Kind.OTHER, own, last, last - 5);
        assertEquals(50, latency.of(Rejections.Kind.OTHER).getMaxValue());
    }

    @Test
    void spansHaveThreeDigits() {
        assertEquals("0 ns", UtcTime.span(0));
        assertEquals("999 ns", UtcTime.span(999));
        assertEquals("1.00 us", UtcTime.span(1_000));
        assertEquals("100 us", UtcTime.span(100_031));
        assertEquals("1.00 ms", UtcTime.span(999_999));
        assertEquals("13.8 ms", UtcTime.span(13_812_345));
        assertEquals("1.50 s", UtcTime.span(1_499_999_999));
        assertEquals("5000 s", UtcTime.span(5_000_000_000_000L));
    }
}
