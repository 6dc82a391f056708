package io.ringbook.agents.hub;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/** Deliveries come out as they went in, also when there are more than ever before. */
final class DeliveriesTest {
    @Test
    void whatWentInFirstComesOutFirst() {
        final Deliveries deliveries = new Deliveries();
        long in = 0;
        long out = 0;
        for (int round = 0; round < 500; round++) {
            for (int i = 0; i < round % 97; i++) {
                deliveries.add(null, 10 * in, in++);
            }
            for (int i = 0; i < round % 89 && deliveries.timeNs() < SeatDesk.NEVER; i++) {
                assertEquals(10 * out, deliveries.timeNs());
                assertEquals(out++, deliveries.order());
                deliveries.removeFirst();
            }
        }
        assertTrue(in - out > 1_000, "it grew");
        while (deliveries.timeNs() < SeatDesk.NEVER) {
            assertEquals(out++, deliveries.order());
            deliveries.removeFirst();
        }
        assertEquals(in, out);
    }
}
