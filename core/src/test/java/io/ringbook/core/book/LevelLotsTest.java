package io.ringbook.core.book;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ringbook.core.Side;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** A level knows the lots of all its orders, whatever becomes of them. */
final class LevelLotsTest {
    private static final int IDS = 200;

    private final Orders orders = new Orders(IDS, 1);
    private final Levels levels = new Levels(IDS, 1);
    private final OrderBook book = new OrderBook(3, orders, levels);
    private final Random random = new Random(5);

    @Test
    void everyChangeOfAnOrderIsOneOfItsLevel() {
        for (int i = 1; i <= 50_000; i++) {
            change(i);
            expectSums(Side.BUY);
            expectSums(Side.SELL);
        }
    }

    private void change(final int sequence) {
        final int id = random.nextInt(IDS);
        final int order = orders.find(1, id);
        final Side side = random.nextBoolean() ? Side.BUY : Side.SELL;
        if (order == 0) {
            // The prices of the two sides do not meet.
            final long priceTicks = side == Side.BUY ? 10 - random.nextInt(10) : 11 + random.nextInt(10);
            book.rest(sequence, id, 1, side, priceTicks, 1 + random.nextInt(20), 0);
        } else if (random.nextInt(3) == 0) {
            book.remove(order);
        } else if (random.nextInt(3) == 0) {
            book.take(side, side == Side.BUY ? 13 : 8, 1 + random.nextInt(60), new StoppingNowAndThen());
        } else {
            book.reduce(order, 1 + random.nextLong(orders.openLots(order)));
        }
    }

    private void expectSums(final Side side) {
        for (final int level : book.levelsBestFirst(side)) {
            long lots = 0;
            for (int order = levels.front(level); order != 0; order = orders.behind(order)) {
                assertEquals(level, orders.level(order));
                assertTrue(orders.openLots(order) > 0);
                lots += orders.openLots(order);
            }
            assertEquals(lots, levels.openLots(level));
        }
    }

    /** Lets trade what wants to, or less of it. */
    private final class StoppingNowAndThen implements BookListener {
        @Override
        public long onMeeting(final int maker, final long priceTicks, final long lots) {
            return random.nextInt(5) == 0 ? random.nextLong(lots + 1) : lots;
        }

        @Override
        public void onTrade(
                final int maker,
                final long priceTicks,
                final long lots,
                final long makerOpenLots,
                final long takerOpenLots) {
            assertEquals(makerOpenLots, orders.openLots(maker));
        }
    }
}
