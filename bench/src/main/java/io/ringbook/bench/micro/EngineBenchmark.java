package io.ringbook.bench.micro;

import io.ringbook.bench.EncodedCommands;
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

/** The engine: decodes, checks, matches, settles and writes the stream into a sink of one slot. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class EngineBenchmark {
    private static final int MASK = OrderFlow.LENGTH - 1;

    private final EncodedFlow flow = new EncodedFlow(new OrderFlow());
    private final SlotSink sink = new SlotSink();
    private FundedEngine market;
    private int next;
    private long expectedRecords;

    @Setup
    public void open() {
        market = new FundedEngine(sink);
        expectedRecords = sink.records();
    }

    @TearDown
    public void check() {
        Expect.same("records", expectedRecords, sink.records());
        market.check();
    }

    /** Two commands: an order that rests, and its cancel. */
    @Benchmark
    public long placeCancel() {
        final int i = advance();
        expectedRecords += FundedEngine.PLACE_CANCEL_RECORDS;
        market.apply(flow.places, i);
        market.apply(flow.cancels, i);
        return sink.records();
    }

    /** One command: to another price. */
    @Benchmark
    public long replace() {
        final int i = advance();
        expectedRecords += FundedEngine.MOVE_RECORDS;
        market.apply(flow.moves, i);
        return sink.records();
    }

    /** Two commands: an order that takes the one at the front whole, and that one again, which rests. */
    @Benchmark
    public long matchOne() {
        final int i = advance();
        expectedRecords += FundedEngine.TAKE_RECORDS + FundedEngine.PLACE_RECORDS;
        market.apply(flow.takers, i);
        market.apply(flow.makers, i);
        return sink.records();
    }

    /** One command with 64 bytes of payload. */
    @Benchmark
    public long signal() {
        final int i = advance();
        expectedRecords += FundedEngine.SIGNAL_RECORDS;
        market.apply(flow.signals, i);
        return sink.records();
    }

    /** Two commands are copied into the sink. */
    @Benchmark
    public long baseline() {
        final int i = advance();
        expectedRecords += 2;
        copy(flow.places, i);
        copy(flow.cancels, i);
        return sink.records();
    }

    private int advance() {
        final int i = next;
        next = i + 1 & MASK;
        return i;
    }

    private void copy(final EncodedCommands commands, final int i) {
        final int length = commands.length(i);
        final int at = sink.claim(length);
        sink.buffer().putBytes(at, commands.buffer, commands.offset(i), length);
    }
}
