package io.ringbook.bench.micro;

import io.ringbook.bench.EncodedCommands;
import io.ringbook.core.command.Publication;
import io.ringbook.core.engine.Engine;
import io.ringbook.core.engine.EngineConfig;
import io.ringbook.core.event.StreamHandler;
import io.ringbook.core.ring.Pipeline;
import io.ringbook.core.ring.PipelineConfig;
import java.util.concurrent.TimeUnit;
import org.agrona.DirectBuffer;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Through the rings, on one thread and without a journal: commands are published, then a step of the pipeline runs the
 * engine and hands the stream to a hub that counts. An operation is an order that rests and its cancel, two commands.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@OperationsPerInvocation(RingBenchmark.PAIRS)
public class RingBenchmark {
    static final int PAIRS = 128;

    private static final int MASK = OrderFlow.LENGTH - 1;

    /** Commands that are published before each step; 256 is the most that a step takes. */
    @Param({"2", "16", "256"})
    int batch;

    private final EncodedFlow flow = new EncodedFlow(new OrderFlow());
    private int next;

    /** Publishes a batch, steps, and so on. */
    @Benchmark
    public long publishStep(final Stepped stepped) {
        final int pairsPerStep = batch / 2;
        for (int done = 0; done < PAIRS; done += pairsPerStep) {
            for (int pair = 0; pair < pairsPerStep; pair++) {
                final int i = advance();
                stepped.publish(flow.places, i);
                stepped.publish(flow.cancels, i);
            }
            stepped.pipeline.step();
        }
        return stepped.hub.records;
    }

    /** The engine is given the same commands directly and writes to a sink of one slot. */
    @Benchmark
    public long baseline(final Direct direct) {
        for (int pair = 0; pair < PAIRS; pair++) {
            final int i = advance();
            direct.market.apply(flow.places, i);
            direct.market.apply(flow.cancels, i);
        }
        direct.expectedRecords += PAIRS * FundedEngine.PLACE_CANCEL_RECORDS;
        return direct.sink.records();
    }

    private int advance() {
        final int i = next;
        next = i + 1 & MASK;
        return i;
    }

    /** The engine behind its rings. */
    @State(Scope.Thread)
    public static class Stepped {
        private static final StreamHandler NO_JOURNAL = (sequence, buffer, offset, length, last) -> {};
        private static final long TIME_NS = 1;

        private final Hub hub = new Hub();
        private Pipeline pipeline;
        private FundedEngine market;
        private long recordsBefore;
        private long published;
        private long refused;

        @Setup
        public void open() {
            final Engine engine = new Engine(EngineConfig.standard());
            pipeline = new Pipeline(PipelineConfig.stepped(() -> TIME_NS), engine, NO_JOURNAL, hub);
            market = new FundedEngine(engine, (buffer, offset, length) -> {
                final Publication answer = pipeline.tryPublish(buffer, offset, length);
                pipeline.step();
                return answer;
            });
            recordsBefore = hub.records;
        }

        @TearDown
        public void check() {
            pipeline.close();
            Expect.same("commands refused", 0, refused);
            Expect.same("records", recordsBefore + published / 2 * FundedEngine.PLACE_CANCEL_RECORDS, hub.records);
            market.check();
        }

        private void publish(final EncodedCommands commands, final int i) {
            if (pipeline.tryPublish(commands.buffer, commands.offset(i), commands.length(i)) == Publication.PUBLISHED) {
                published++;
            } else {
                refused++;
            }
        }
    }

    /** The engine alone. */
    @State(Scope.Thread)
    public static class Direct {
        private final SlotSink sink = new SlotSink();
        private FundedEngine market;
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
    }

    private static final class Hub implements StreamHandler {
        private long records;

        @Override
        public void onRecord(
                final long sequence,
                final DirectBuffer buffer,
                final int offset,
                final int length,
                final boolean last) {
            records++;
        }
    }
}
