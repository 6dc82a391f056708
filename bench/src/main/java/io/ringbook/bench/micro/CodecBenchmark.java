package io.ringbook.bench.micro;

import io.ringbook.bench.EncodedCommands;
import io.ringbook.core.Side;
import io.ringbook.core.TimeInForce;
import io.ringbook.core.command.CommandAdapter;
import io.ringbook.core.command.CommandListener;
import io.ringbook.core.command.CommandPublisher;
import io.ringbook.core.command.CommandSink;
import io.ringbook.core.command.OrderTerms;
import io.ringbook.core.command.Publication;
import io.ringbook.core.event.EventAdapter;
import io.ringbook.core.event.EventListener;
import io.ringbook.core.event.EventPublisher;
import java.util.concurrent.TimeUnit;
import org.agrona.DirectBuffer;
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

/** Calls to bytes and bytes to calls, of the command and the event with the most fields. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class CodecBenchmark {
    private static final int MASK = OrderFlow.LENGTH - 1;
    private static final int INSTRUMENT = 3;
    private static final long MAKER_FEE = -10;
    private static final long TAKER_FEE = 50;

    private final OrderFlow flow = new OrderFlow();
    private final Published published = new Published();
    private final Decoded decoded = new Decoded();
    private final CommandPublisher commands = new CommandPublisher(published, 1);
    private final CommandAdapter commandAdapter = new CommandAdapter(decoded);
    private final EncodedCommands encoded = new EncodedCommands(OrderFlow.LENGTH * 128);
    private final EventPublisher events = new EventPublisher();
    private final EventAdapter eventAdapter = new EventAdapter(decoded);
    private final SlotSink sink = new SlotSink();
    private final OrderTerms terms = new OrderTerms();
    private int next;
    private long expectedPublished;
    private long expectedDecoded;
    private long expectedTicks;

    @Setup
    public void encode() {
        events.sink(sink);
        final CommandPublisher ahead = new CommandPublisher(encoded, 1);
        for (int i = 0; i < OrderFlow.LENGTH; i++) {
            newOrder(ahead, i);
        }
    }

    @TearDown
    public void check() {
        Expect.same("published", expectedPublished, published.count);
        Expect.same("decoded", expectedDecoded, decoded.count);
        Expect.same("ticks decoded", expectedTicks, decoded.ticks);
    }

    /** A call to bytes, in the publisher's own buffer. */
    @Benchmark
    public Publication encodeNewOrder() {
        expectedPublished++;
        return newOrder(commands, advance());
    }

    /** Bytes to a call. */
    @Benchmark
    public long decodeNewOrder() {
        final int i = advance();
        expectedDecoded++;
        expectedTicks += flow.priceTicks(i);
        commandAdapter.onCommand(encoded.buffer, encoded.offset(i), encoded.length(i));
        return decoded.ticks + decoded.others;
    }

    /** A call to bytes in a sink of one slot, and from there to a call. */
    @Benchmark
    public long encodeDecodeOrderExecuted() {
        final int i = advance();
        final long priceTicks = flow.priceTicks(i);
        expectedDecoded++;
        expectedTicks += priceTicks;
        events.orderExecuted(
                INSTRUMENT,
                i,
                OrderFlow.newId(i),
                flow.side(i),
                priceTicks,
                OrderFlow.LOTS,
                0,
                0,
                MAKER_FEE,
                TAKER_FEE);
        eventAdapter.onEvent(i, sink.buffer(), 0);
        return decoded.ticks + decoded.others;
    }

    /** The listener is called, with nothing encoded or decoded in between. */
    @Benchmark
    public long baseline() {
        final int i = advance();
        final long priceTicks = flow.priceTicks(i);
        expectedDecoded++;
        expectedTicks += priceTicks;
        decoded.onNewOrder(
                1,
                terms.orderId(OrderFlow.newId(i))
                        .instrument(INSTRUMENT)
                        .side(flow.side(i))
                        .priceTicks(priceTicks)
                        .lots(OrderFlow.LOTS));
        return decoded.ticks + decoded.others;
    }

    private int advance() {
        final int i = next;
        next = i + 1 & MASK;
        return i;
    }

    private Publication newOrder(final CommandPublisher publisher, final int i) {
        return publisher.limit(
                OrderFlow.newId(i), INSTRUMENT, flow.side(i), flow.priceTicks(i), OrderFlow.LOTS, TimeInForce.GTC);
    }

    private static final class Published implements CommandSink {
        private long count;

        @Override
        public Publication tryPublish(final DirectBuffer buffer, final int offset, final int length) {
            count++;
            return Publication.PUBLISHED;
        }
    }

    /** Uses every field, so that each is decoded. */
    private static final class Decoded implements CommandListener, EventListener {
        private long count;
        private long ticks;
        private long others;

        @Override
        public void onNewOrder(final int session, final OrderTerms ofOrder) {
            count++;
            ticks += ofOrder.priceTicks();
            others += session
                    + ofOrder.orderId()
                    + ofOrder.instrument()
                    + ofOrder.side().ordinal()
                    + ofOrder.orderType().ordinal()
                    + ofOrder.timeInForce().ordinal()
                    + ofOrder.lots();
        }

        @Override
        public void onOrderExecuted(
                final long sequence,
                final int instrument,
                final long makerOrderNumber,
                final long takerOrderNumber,
                final Side takerSide,
                final long priceTicks,
                final long lots,
                final long makerOpenLots,
                final long takerOpenLots,
                final long makerFee,
                final long takerFee) {
            count++;
            ticks += priceTicks;
            others += sequence
                    + instrument
                    + makerOrderNumber
                    + takerOrderNumber
                    + takerSide.ordinal()
                    + lots
                    + makerOpenLots
                    + takerOpenLots
                    + makerFee
                    + takerFee;
        }
    }
}
