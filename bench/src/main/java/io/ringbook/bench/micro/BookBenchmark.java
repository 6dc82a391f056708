package io.ringbook.bench.micro;

import io.ringbook.core.Side;
import io.ringbook.core.book.BookListener;
import io.ringbook.core.book.Levels;
import io.ringbook.core.book.OrderBook;
import io.ringbook.core.book.Orders;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** The book alone: nothing is checked, paid or written. Each operation is what the engine asks of the book for it. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class BookBenchmark {
    private static final int ORDERS = 1 << 20;
    private static final int LEVELS = 1 << 18;
    private static final long HASH_SEED = 0x52696E67626F6F6BL;
    private static final int MASK = OrderFlow.LENGTH - 1;
    private static final int FEES = 0;

    private final OrderFlow flow = new OrderFlow();
    private final Trades trades = new Trades();
    private Orders orders;
    private OrderBook book;
    private int next;
    private long sequence;
    private long expectedTrades;

    @Setup
    public void fill() {
        orders = new Orders(ORDERS, HASH_SEED);
        book = new OrderBook(0, orders, new Levels(LEVELS, HASH_SEED));
        for (final Side side : Side.values()) {
            for (int depth = 0; depth < OrderFlow.LEVELS; depth++) {
                for (int place = 0; place < OrderFlow.ORDERS_PER_LEVEL; place++) {
                    rest(OrderFlow.restingId(side, depth, place), side, OrderFlow.restingTicks(side, depth));
                }
            }
        }
        for (int i = 0; i < OrderFlow.MOVERS; i++) {
            rest(OrderFlow.moverId(i), OrderFlow.moverSide(i), OrderFlow.firstMoverTicks(i));
        }
    }

    @TearDown
    public void check() {
        Expect.same("resting orders", OrderFlow.RESTING, orders.size());
        Expect.same("trades", expectedTrades, trades.count);
        Expect.same("lots traded", expectedTrades * OrderFlow.LOTS, trades.lots);
    }

    /** Finds nothing to take, rests, is found by its id and leaves. */
    @Benchmark
    public long placeCancel() {
        final int i = advance();
        final long orderId = OrderFlow.newId(i);
        final Side side = flow.side(i);
        final long priceTicks = flow.priceTicks(i);
        final long left = book.take(side, priceTicks, OrderFlow.LOTS, trades);
        rest(orderId, side, priceTicks);
        book.remove(orders.find(OrderFlow.trader(orderId), orderId));
        return left;
    }

    /** Is found by its id, leaves, finds nothing to take and rests at another price. */
    @Benchmark
    public long replace() {
        final int i = advance();
        final long orderId = OrderFlow.moverId(i);
        final Side side = OrderFlow.moverSide(i);
        final long priceTicks = flow.moveTicks(i);
        book.remove(orders.find(OrderFlow.trader(orderId), orderId));
        final long left = book.take(side, priceTicks, OrderFlow.LOTS, trades);
        rest(orderId, side, priceTicks);
        return left;
    }

    /** Takes the order at the front of the best level whole, which then comes again and rests at the back. */
    @Benchmark
    public long matchOne() {
        final int i = advance();
        final long makerId = flow.frontId(i);
        final Side makerSide = flow.side(i);
        final long priceTicks = OrderFlow.bestTicks(makerSide);
        expectedTrades++;
        final long left = book.take(makerSide.opposite(), priceTicks, OrderFlow.LOTS, trades);
        rest(makerId, makerSide, priceTicks);
        return left;
    }

    /** Walks the flow. */
    @Benchmark
    public long baseline() {
        final int i = advance();
        final long orderId = OrderFlow.newId(i);
        sequence++;
        return orderId + OrderFlow.trader(orderId) + flow.side(i).ordinal() + flow.priceTicks(i);
    }

    private int advance() {
        final int i = next;
        next = i + 1 & MASK;
        return i;
    }

    private void rest(final long orderId, final Side side, final long priceTicks) {
        sequence++;
        book.rest(sequence, orderId, OrderFlow.trader(orderId), side, priceTicks, OrderFlow.LOTS, FEES);
    }

    private static final class Trades implements BookListener {
        private long count;
        private long lots;

        @Override
        public long onMeeting(final int maker, final long priceTicks, final long meetingLots) {
            return meetingLots;
        }

        @Override
        public void onTrade(
                final int maker,
                final long priceTicks,
                final long tradedLots,
                final long makerOpenLots,
                final long takerOpenLots) {
            count++;
            lots += tradedLots;
        }
    }
}
