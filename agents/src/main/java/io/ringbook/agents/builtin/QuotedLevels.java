package io.ringbook.agents.builtin;

import io.ringbook.agents.Desk;
import io.ringbook.core.Side;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** A maker's orders in one instrument: as many levels on each side. They never meet each other. */
final class QuotedLevels {
    private final QuotedOrder[] bids;
    private final QuotedOrder[] asks;

    QuotedLevels(final int levels) {
        bids = Stream.generate(() -> new QuotedOrder(Side.BUY)).limit(levels).toArray(QuotedOrder[]::new);
        asks = Stream.generate(() -> new QuotedOrder(Side.SELL)).limit(levels).toArray(QuotedOrder[]::new);
    }

    /**
     * Moves one side there, or as far as the other side lets it: what stands there may not have moved away yet.
     *
     * @param gapTicks from one level to the next
     * @param lots at each level
     * @param mostLots at all levels together
     */
    void quote(
            final Desk desk,
            final Side side,
            final long bestTicks,
            final long gapTicks,
            final long lots,
            final long mostLots) {
        final long away = side == Side.BUY ? -1 : 1;
        final long freeTicks = freeTicks(desk, side, bestTicks);
        long leftLots = Math.min(mostLots, Means.all(desk, side, Math.max(1, freeTicks)));
        final QuotedOrder[] orders = side == Side.BUY ? bids : asks;
        for (int level = 0; level < orders.length; level++) {
            final long ticks = freeTicks + away * level * gapTicks;
            final long here = ticks < 1 ? 0 : Math.max(0, Math.min(lots, leftLots));
            orders[level].quote(desk, ticks, here);
            leftLots -= here;
        }
    }

    void forget(final long orderId) {
        all().forEach(order -> order.forget(orderId));
    }

    void rejected(final Desk desk, final long orderId) {
        all().forEach(order -> order.rejected(desk, orderId));
    }

    private long freeTicks(final Desk desk, final Side side, final long ticks) {
        final LongStream others = Stream.of(side == Side.BUY ? asks : bids)
                .mapToLong(order -> order.reachTicks(desk))
                .filter(reach -> reach > 0);
        return side == Side.BUY
                ? Math.min(ticks, others.min().orElse(Long.MAX_VALUE) - 1)
                : Math.max(ticks, others.max().orElse(0) + 1);
    }

    private Stream<QuotedOrder> all() {
        return Stream.concat(Stream.of(bids), Stream.of(asks));
    }
}
