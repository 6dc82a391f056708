package io.ringbook.core.ring;

import static io.ringbook.core.Side.BUY;
import static io.ringbook.core.Side.SELL;
import static io.ringbook.core.TimeInForce.GTC;
import static io.ringbook.core.TimeInForce.IOC;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.lmax.disruptor.Sequence;
import io.ringbook.core.Limits;
import io.ringbook.core.Memory;
import io.ringbook.core.Records;
import io.ringbook.core.codec.CancelOrderDecoder;
import io.ringbook.core.command.CommandAdapter;
import io.ringbook.core.command.CommandListener;
import io.ringbook.core.command.CommandPublisher;
import io.ringbook.core.command.CommandSink;
import io.ringbook.core.command.Publication;
import io.ringbook.core.engine.Engine;
import io.ringbook.core.engine.EngineConfig;
import io.ringbook.core.event.DirectSink;
import io.ringbook.core.event.RecordText;
import io.ringbook.core.event.StreamHandler;
import io.ringbook.core.event.StreamSink;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.agrona.concurrent.YieldingIdleStrategy;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the rings promise: to producers, to readers, and when something breaks. */
final class PipelineTest {
    private static final int ABC = 0;
    private static final int SWEEP = 5_000;
    private static final Duration LONGEST = Duration.ofSeconds(30);
    private static final StreamHandler NOBODY = (sequence, buffer, offset, length, last) -> {};

    private final Queue<Pipeline> opened = new ConcurrentLinkedQueue<>();

    /** No thread outlives its test, not even when the test fails. */
    @AfterEach
    void stopWhatStillRuns() {
        for (final Pipeline pipeline : opened) {
            pipeline.halt(new Halt("test", 0, null));
        }
    }

    @Test
    void aFullRingSaysSoAtOnceAndLosesNothing() {
        final Recorder journal = new Recorder();
        final Recorder hub = new Recorder();
        final Pipeline pipeline = stepped(16, 16, journal, hub);
        final CommandPublisher stranger = new CommandPublisher(pipeline, 1);
        final List<String> published = new ArrayList<>();
        int full = 0;
        for (int id = 0; id < 100; id++) {
            final Publication publication = stranger.cancel(id);
            if (publication == Publication.PUBLISHED) {
                published.add("CancelOrder orderId=" + id);
            } else {
                assertEquals(Publication.RING_FULL, publication);
                full++;
            }
            assertEquals(full, pipeline.counters().ringFull());
            if (id % 20 == 19) {
                assertEquals(16, pipeline.counters().inputDepth());
                while (pipeline.step() > 0) {
                    assertNull(pipeline.halt());
                }
                assertEquals(0, pipeline.counters().inputDepth());
            }
        }
        assertEquals(20, full);
        assertEquals(published, journal.cancels());
        assertEquals(journal.lines, hub.lines);
        pipeline.close();
        assertEquals(Publication.CLOSED, stranger.cancel(1));
        assertEquals(160, journal.lines.size());
    }

    @Test
    void countersTellHowFarEachStepIs() {
        final Pipeline pipeline = stepped(16, 16, NOBODY, NOBODY);
        assertEquals(new Counters(0, 0, 0, 0, 0, 0), pipeline.counters());
        final CommandPublisher stranger = new CommandPublisher(pipeline, 1);
        stranger.cancel(1);
        stranger.cancel(2);
        stranger.cancel(3);
        assertEquals(new Counters(0, 0, 3, 0, 0, 0), pipeline.counters());
        assertEquals(3, pipeline.stepEngine());
        assertEquals(new Counters(3, 6, 0, 6, 6, 0), pipeline.counters());
        assertEquals(30, pipeline.step());
        assertEquals(new Counters(3, 6, 0, 0, 0, 0), pipeline.counters());
        assertEquals(0, pipeline.step());
        pipeline.close();
    }

    @Test
    void aRingIsAPowerOfTwo() {
        for (final int slots : new int[] {0, 1, 2, 4, 8, 17, -16, 1 << 21}) {
            assertThrows(IllegalArgumentException.class, () -> stepped(slots, 16, NOBODY, NOBODY));
            assertThrows(IllegalArgumentException.class, () -> stepped(16, slots, NOBODY, NOBODY));
        }
    }

    @Test
    void whatIsTooShortOrTooLongIsNoCommand() {
        final Pipeline pipeline = stepped(16, 16, NOBODY, NOBODY);
        final UnsafeBuffer bytes = new UnsafeBuffer(new byte[2 * Records.MAX_LENGTH]);
        for (final int length : new int[] {-1, 0, Records.COMMAND_HEAD_LENGTH - 1, Records.MAX_LENGTH + 1}) {
            assertThrows(IllegalArgumentException.class, () -> pipeline.tryPublish(bytes, 0, length));
        }
        assertEquals(Publication.PUBLISHED, pipeline.tryPublish(bytes, 3, Records.MAX_LENGTH));
        assertEquals(Publication.PUBLISHED, pipeline.tryPublish(bytes, 3, Records.COMMAND_HEAD_LENGTH));
        pipeline.step();
        assertEquals(2, pipeline.counters().commands());
        pipeline.close();
    }

    @Test
    void anEventsTemplateIsNoCommand() {
        final Pipeline pipeline = stepped(16, 16, NOBODY, NOBODY);
        final UnsafeBuffer bytes = new UnsafeBuffer(new byte[Records.MAX_LENGTH]);
        for (final int template : new int[] {Records.FIRST_EVENT, 68, Records.ENGINE_BUILT, 128, 255}) {
            bytes.putByte(1, (byte) template);
            assertThrows(
                    IllegalArgumentException.class, () -> pipeline.tryPublish(bytes, 0, Records.COMMAND_HEAD_LENGTH));
        }
        assertEquals(0, pipeline.counters().inputDepth());
        pipeline.close();
    }

    @Test
    void timeIsReadOncePerBatchAndNeverGoesBack() {
        final long[] now = {1_000};
        final int[] reads = {0};
        final List<Long> times = new ArrayList<>();
        final Pipeline pipeline = opened(new Pipeline(
                PipelineConfig.stepped(() -> {
                    reads[0]++;
                    return now[0];
                }),
                new Engine(EngineConfig.small()),
                (sequence, buffer, offset, length, last) -> {
                    if (Records.isCommand(Records.templateId(buffer, offset))) {
                        times.add(Records.timestampNs(buffer, offset));
                    }
                },
                NOBODY));
        final CommandPublisher stranger = new CommandPublisher(pipeline, 1);
        stranger.cancel(1);
        stranger.cancel(2);
        pipeline.step();
        assertEquals(1, reads[0]);
        now[0] = 900;
        stranger.cancel(3);
        pipeline.step();
        now[0] = 1_001;
        stranger.cancel(4);
        pipeline.step();
        assertEquals(List.of(1_000L, 1_000L, 1_000L, 1_001L), times);
        pipeline.close();
    }

    @Test
    void anIdleMarketAdvancesItsTime() {
        final long[] now = {5};
        final Recorder journal = new Recorder();
        final Pipeline pipeline = opened(new Pipeline(
                new PipelineConfig(Profile.STEPPED, 16, 16, () -> now[0], 100),
                new Engine(EngineConfig.small()),
                journal,
                NOBODY));
        new CommandPublisher(pipeline, 1).cancel(1);
        pipeline.step();
        now[0] = 104;
        pipeline.step();
        assertEquals(0, pipeline.counters().inputDepth());
        now[0] = 105;
        pipeline.step();
        assertEquals(1, pipeline.counters().inputDepth());
        pipeline.step();
        pipeline.step();
        assertEquals(2, pipeline.counters().commands());
        assertEquals("2 AdvanceTime session=0 timestampNs=105 seenSequence=0 request=0 last", journal.lines.get(2));
        pipeline.close();
    }

    @Test
    void numbersGoOnWhereTheEngineIs() {
        final Engine engine = new Engine(EngineConfig.small(), new DirectSink(NOBODY));
        final CommandPublisher operator =
                new CommandPublisher((buffer, offset, length) -> apply(engine, buffer, offset, length), 0);
        for (int i = 0; i < 15; i++) {
            operator.advanceTime();
        }
        final Recorder journal = new Recorder();
        final Pipeline pipeline =
                opened(new Pipeline(PipelineConfig.stepped(() -> 77).withSlots(16, 16), engine, journal, NOBODY));
        new CommandPublisher(pipeline, 1).cancel(1);
        new CommandPublisher(pipeline, 0).advanceTime();
        pipeline.step();
        pipeline.close();
        assertEquals(
                List.of(
                        "16 CancelOrder session=1 timestampNs=77 seenSequence=0 request=0 orderId=1",
                        "16 OrderRejected reason=UNKNOWN_SESSION last",
                        "17 AdvanceTime session=0 timestampNs=77 seenSequence=0 request=0 last"),
                journal.lines);
        assertEquals(2, pipeline.counters().commands());
    }

    @Test
    void aCommandMayCauseManyMoreEventsThanThereAreSlotsAndTheHubStaysBehindTheJournal() {
        assertTimeoutPreemptively(LONGEST, () -> {
            final List<String> stepped = sweep(Profile.STEPPED);
            assertTrue(stepped.size() > 4 * SWEEP);
            final long fills = stepped.stream()
                    .filter(line -> line.contains("OrderExecuted"))
                    .count();
            assertEquals(SWEEP, fills);
            assertEquals(stepped, sweep(Profile.SHARED));
            assertEquals(stepped, sweep(Profile.LATENCY));
        });
    }

    @Test
    void manyProducersLoseNothingAndKeepTheirOrder() {
        assertTimeoutPreemptively(LONGEST, () -> {
            final int producers = 4;
            final int each = 20_000;
            final Progress journal = new Progress(producers);
            final Progress hub = new Progress(producers);
            final Pipeline pipeline = pipeline(Profile.SHARED, 256, 256, journal, hub);
            pipeline.start();
            final List<Future<?>> threads = new ArrayList<>();
            for (int producer = 0; producer < producers; producer++) {
                final CommandPublisher publisher =
                        new CommandPublisher(retrying(pipeline, Profile.SHARED), producer + 1);
                threads.add(start(() -> {
                    for (int i = 0; i < each; i++) {
                        assertEquals(Publication.PUBLISHED, publisher.cancel(i));
                    }
                }));
            }
            join(threads);
            pipeline.close();
            assertNull(pipeline.halt(), String.valueOf(pipeline.halt()));
            for (int producer = 0; producer < producers; producer++) {
                assertEquals(each, journal.next[producer]);
                assertEquals(each, hub.next[producer]);
            }
            assertEquals(
                    new Counters(80_000, 160_000, 0, 0, 0, pipeline.counters().ringFull()), pipeline.counters());
        });
    }

    @ParameterizedTest
    @EnumSource(names = {"SHARED", "LATENCY"})
    void closingDrainsWhateverWasPublished(final Profile profile) {
        assertTimeoutPreemptively(LONGEST, () -> {
            // Spinning threads that share a core take turns of milliseconds.
            final int rounds = profile == Profile.LATENCY ? 8 : 50;
            for (int round = 0; round < rounds; round++) {
                closeWhileProducing(profile, round);
            }
        });
    }

    @Test
    void bytesThatAreNotThereLeaveNoHoleInTheRing() {
        assertTimeoutPreemptively(LONGEST, () -> {
            final Pipeline pipeline = stepped(16, 16, NOBODY, NOBODY);
            final UnsafeBuffer bytes = new UnsafeBuffer(new byte[Records.COMMAND_HEAD_LENGTH]);
            assertThrows(
                    IndexOutOfBoundsException.class,
                    () -> pipeline.tryPublish(bytes, 0, Records.COMMAND_HEAD_LENGTH + 1));
            assertEquals(Publication.PUBLISHED, new CommandPublisher(pipeline, 1).cancel(1));
            pipeline.close();
            assertEquals(1, pipeline.counters().commands());
        });
    }

    @Test
    void whatIsConsumedIsPublished() {
        final OutputRing[] output = new OutputRing[1];
        final List<Long> publishedWhenConsumed = new ArrayList<>();
        final Sequence consumed = new Sequence() {
            @Override
            public void set(final long place) {
                if (place >= 0) {
                    publishedWhenConsumed.add(output[0].published());
                }
                super.set(place);
            }
        };
        final InputRing input = new InputRing(16, new Condition(), consumed);
        output[0] = new OutputRing(16, () -> {}, new Sequence(63));
        final Engine engine = new Engine(EngineConfig.small(), output[0]);
        final EngineStep step =
                new EngineStep(input, consumed, engine, output[0], config(Profile.STEPPED, 16, 16, () -> 1));
        new CommandPublisher(input, 1).cancel(1);
        new CommandPublisher(input, 1).cancel(2);
        step.step();
        // Two commands of three places with an event of two each.
        assertEquals(List.of(9L), publishedWhenConsumed);
    }

    @ParameterizedTest
    @EnumSource
    void closingWhatWasNeverStartedDrainsItToo(final Profile profile) {
        assertTimeoutPreemptively(LONGEST, () -> {
            final Recorder hub = new Recorder();
            final Pipeline pipeline = pipeline(profile, 16, 16, NOBODY, hub);
            new CommandPublisher(pipeline, 1).cancel(1);
            pipeline.close();
            assertEquals(2, hub.lines.size());
        });
    }

    @Test
    void whoComesJustAsTheRingClosesIsAnsweredClosedAndLeavesAnEmptySlot() {
        final Condition condition = new Condition();
        final boolean[] closing = {false};
        final Sequence consumed = new Sequence() {
            @Override
            public long get() {
                // A full ring asks for this between the two looks at the condition.
                if (closing[0]) {
                    condition.close();
                }
                return super.get();
            }
        };
        final InputRing input = new InputRing(16, condition, consumed);
        final CommandPublisher stranger = new CommandPublisher(input, 1);
        for (int id = 0; id < 16; id++) {
            assertEquals(Publication.PUBLISHED, stranger.cancel(id));
        }
        assertEquals(Publication.RING_FULL, stranger.cancel(16));
        consumed.set(7);
        closing[0] = true;
        assertEquals(Publication.CLOSED, stranger.signal("long", 0, new UnsafeBuffer(new byte[100]), 0, 100));
        assertEquals(18, input.claimed());
        assertEquals(18, input.published(16, 16));
        assertEquals(InputRing.VOID, input.slots.length(input.slots.at(16)));
        assertEquals(InputRing.VOID, input.slots.length(input.slots.at(18)));
    }

    @ParameterizedTest
    @EnumSource
    void signalsOfAllLengthsFromManyThreadsComeWhole(final Profile profile) throws Exception {
        final int producers = 3;
        final int signals = 500;
        final int[] whole = {0};
        final CommandAdapter adapter = new CommandAdapter(new CommandListener() {
            @Override
            public void onSignal(
                    final int session,
                    final CharSequence topic,
                    final int kind,
                    final DirectBuffer payload,
                    final int payloadOffset,
                    final int payloadLength) {
                assertEquals(kind, payloadLength);
                for (int i = 0; i < payloadLength; i++) {
                    assertEquals((byte) (payloadLength + i), payload.getByte(payloadOffset + i));
                }
                whole[0]++;
            }
        });
        final Pipeline pipeline = pipeline(profile, 16, 16, NOBODY, (sequence, buffer, offset, length, last) -> {
            if (Records.isCommand(Records.templateId(buffer, offset))) {
                adapter.onCommand(buffer, offset, length);
            }
        });
        pipeline.start();
        final int threads = profile == Profile.STEPPED ? 1 : producers;
        final List<Future<?>> sending = new ArrayList<>();
        for (int producer = 0; producer < threads; producer++) {
            final CommandPublisher publisher = new CommandPublisher(retrying(pipeline, profile), Records.OPERATOR);
            final Random random = new Random(producer);
            final Runnable work = () -> {
                for (int i = 0; i < signals; i++) {
                    signal(publisher, random.nextInt(Limits.MAX_PAYLOAD + 1));
                }
            };
            if (profile == Profile.STEPPED) {
                work.run();
            } else {
                sending.add(start(work));
            }
        }
        join(sending);
        pipeline.close();
        assertNull(pipeline.halt());
        final long sent = (long) threads * signals;
        assertEquals(sent, whole[0]);
        assertEquals(sent, pipeline.counters().commands());
        assertEquals(2 * sent, pipeline.counters().records());
    }

    private static void signal(final CommandPublisher publisher, final int length) {
        final UnsafeBuffer payload = new UnsafeBuffer(new byte[length]);
        for (int at = 0; at < length; at++) {
            payload.putByte(at, (byte) (length + at));
        }
        assertEquals(Publication.PUBLISHED, publisher.signal("topic", length, payload, 0, length));
    }

    @Test
    void closingASteppedPipelineDrainsIt() {
        final Recorder journal = new Recorder();
        final Recorder hub = new Recorder();
        final Pipeline pipeline = stepped(16, 16, journal, hub);
        final CommandPublisher stranger = new CommandPublisher(pipeline, 1);
        stranger.cancel(1);
        stranger.cancel(2);
        pipeline.closeInput();
        assertEquals(Publication.CLOSED, stranger.cancel(3));
        pipeline.close();
        pipeline.close();
        assertEquals(4, journal.lines.size());
        assertEquals(journal.lines, hub.lines);
    }

    @ParameterizedTest
    @EnumSource
    void aJournalThatThrowsHaltsThePipeline(final Profile profile) {
        final Bug bug = new Bug();
        expectHalt(profile, "journal", 30, bug, pipeline(profile, 16, 16, throwing(bug, 30, 0), NOBODY));
    }

    @ParameterizedTest
    @EnumSource
    void aHubThatThrowsHaltsThePipeline(final Profile profile) {
        final Bug bug = new Bug();
        expectHalt(profile, "hub", 30, bug, pipeline(profile, 16, 16, NOBODY, throwing(bug, 30, 0)));
    }

    @ParameterizedTest
    @EnumSource
    void anEngineThatThrowsHaltsThePipeline(final Profile profile) {
        final Bug bug = new Bug();
        final Engine engine = new Engine(EngineConfig.small());
        final StreamSink[] output = new StreamSink[1];
        final Pipeline pipeline = opened(new Pipeline(config(profile, 16, 16, () -> 1), engine, NOBODY, NOBODY));
        // In the middle of command 30, which is its record and its event.
        output[0] = new FailingSink(bug, 30);
        engine.sink(output[0]);
        expectHalt(profile, "engine", 30, bug, pipeline);
    }

    @ParameterizedTest
    @EnumSource
    void anErrorHaltsAsAnExceptionDoes(final Profile profile) {
        final AssertionError error = new AssertionError("a bug");
        final StreamHandler hub = (sequence, buffer, offset, length, last) -> {
            if (sequence == 3) {
                throw error;
            }
        };
        expectHalt(profile, "hub", 3, error, pipeline(profile, 16, 16, NOBODY, hub));
    }

    @ParameterizedTest
    @EnumSource
    void aJournalMayThrowInTheMiddleOfASweep(final Profile profile) {
        final Bug bug = new Bug();
        expectHaltInSweep(profile, "journal", bug, handler -> pipeline(profile, 64, 64, handler, NOBODY));
    }

    @ParameterizedTest
    @EnumSource
    void aHubMayThrowInTheMiddleOfASweep(final Profile profile) {
        final Bug bug = new Bug();
        expectHaltInSweep(profile, "hub", bug, handler -> pipeline(profile, 64, 64, NOBODY, handler));
    }

    @Test
    void aClockThatThrowsHaltsThePipelineToo() {
        final Bug bug = new Bug();
        final Pipeline pipeline = opened(new Pipeline(
                config(Profile.SHARED, 16, 16, () -> {
                    throw bug;
                }),
                new Engine(EngineConfig.small()),
                NOBODY,
                NOBODY));
        expectHalt(Profile.SHARED, "engine", 0, bug, pipeline);
    }

    @Test
    void aHaltFromOutsideStopsItAndTheFirstCauseCounts() {
        assertTimeoutPreemptively(LONGEST, () -> {
            final Pipeline pipeline = pipeline(Profile.SHARED, 16, 16, NOBODY, NOBODY);
            pipeline.start();
            final Halt first = new Halt("agents", 7, new Bug());
            pipeline.halt(first);
            pipeline.halt(new Halt("agents", 8, new Bug()));
            assertSame(first, pipeline.halt());
            assertEquals(Publication.HALTED, new CommandPublisher(pipeline, 1).cancel(1));
            pipeline.close();
            assertEquals(Publication.HALTED, new CommandPublisher(pipeline, 1).cancel(1));
        });
    }

    @Test
    void anIdleMarketLeavesTheCoresAlone() throws InterruptedException {
        final Pipeline pipeline = opened(new Pipeline(
                PipelineConfig.live(Profile.SHARED, System::nanoTime).withSlots(64, 64),
                new Engine(EngineConfig.small()),
                NOBODY,
                NOBODY));
        pipeline.start();
        final CommandPublisher stranger = new CommandPublisher(pipeline, 1);
        for (int i = 0; i < 60; i++) {
            stranger.cancel(i);
        }
        final CountDownLatch never = new CountDownLatch(1);
        assertFalse(never.await(300, TimeUnit.MILLISECONDS));
        final long wallBefore = System.nanoTime();
        final long cpuBefore = cpuOfPipelineNs();
        assertFalse(never.await(2, TimeUnit.SECONDS));
        final long cpu = cpuOfPipelineNs() - cpuBefore;
        final long wall = System.nanoTime() - wallBefore;
        pipeline.close();
        assertTrue(cpuBefore > 0);
        assertTrue(cpu < wall / 10, "idle pipeline used " + cpu / 1_000 + " of " + wall / 1_000 + " microseconds");
    }

    private void closeWhileProducing(final Profile profile, final int round)
            throws InterruptedException, ExecutionException {
        final int producers = 2;
        final Progress journal = new Progress(producers);
        final Progress hub = new Progress(producers);
        final Pipeline pipeline = pipeline(profile, 64, 16, journal, hub);
        pipeline.start();
        final long[] published = new long[producers];
        final List<Future<?>> threads = new ArrayList<>();
        for (int producer = 0; producer < producers; producer++) {
            final int self = producer;
            final CommandPublisher publisher = new CommandPublisher(pipeline, self + 1);
            threads.add(start(() -> {
                Publication publication = Publication.PUBLISHED;
                while (publication != Publication.CLOSED) {
                    publication = publisher.cancel(published[self]);
                    if (publication == Publication.PUBLISHED) {
                        published[self]++;
                    } else {
                        YieldingIdleStrategy.INSTANCE.idle();
                    }
                }
            }));
        }
        while (pipeline.counters().commands() < 10L * round) {
            YieldingIdleStrategy.INSTANCE.idle();
        }
        pipeline.close();
        // Nothing comes out any more, whoever still tries.
        final Counters closed = pipeline.counters();
        join(threads);
        assertNull(pipeline.halt(), String.valueOf(pipeline.halt()));
        for (int producer = 0; producer < producers; producer++) {
            assertEquals(published[producer], journal.next[producer], "journal, round " + round);
            assertEquals(published[producer], hub.next[producer], "hub, round " + round);
        }
        assertEquals(2 * (published[0] + published[1]), closed.records());
    }

    private static void expectHalt(
            final Profile profile,
            final String step,
            final long sequence,
            final Throwable cause,
            final Pipeline pipeline) {
        assertTimeoutPreemptively(LONGEST, () -> {
            pipeline.start();
            final CommandSink sink = retrying(pipeline, profile);
            final List<Future<?>> threads = new ArrayList<>();
            // In STEPPED the one thread is the producer, too.
            for (int producer = profile == Profile.STEPPED ? 0 : 1; producer >= 0; producer--) {
                final CommandPublisher publisher = new CommandPublisher(sink, 1);
                final Runnable untilHalted = () -> {
                    Publication publication = Publication.PUBLISHED;
                    while (publication == Publication.PUBLISHED) {
                        publication = publisher.cancel(1);
                    }
                    assertEquals(Publication.HALTED, publication);
                };
                if (profile == Profile.STEPPED) {
                    untilHalted.run();
                } else {
                    threads.add(start(untilHalted));
                }
            }
            join(threads);
            expectHalted(profile, step, sequence, cause, pipeline);
        });
    }

    private static void expectHaltInSweep(
            final Profile profile, final String step, final Bug bug, final Function<StreamHandler, Pipeline> wiring) {
        final int orders = 1_000;
        final long sweep = setUp() + orders + 1;
        assertTimeoutPreemptively(LONGEST, () -> {
            final Pipeline pipeline = wiring.apply(throwing(bug, sweep, orders / 2));
            final CommandSink sink = retrying(pipeline, profile);
            sendSweep(orders, pipeline, sink);
            final CommandPublisher late = new CommandPublisher(sink, 1);
            Publication publication = Publication.PUBLISHED;
            while (publication == Publication.PUBLISHED) {
                publication = late.cancel(1);
            }
            assertEquals(Publication.HALTED, publication);
            expectHalted(profile, step, sweep, bug, pipeline);
        });
    }

    private static void expectHalted(
            final Profile profile,
            final String step,
            final long sequence,
            final Throwable cause,
            final Pipeline pipeline) {
        final Halt halt = pipeline.halt();
        assertNotNull(halt);
        assertEquals(step, halt.step());
        assertEquals(sequence, halt.sequence());
        assertSame(cause, halt.cause());
        assertTrue(halt.toString().contains("sequence=" + sequence), halt.toString());
        if (profile == Profile.STEPPED) {
            assertSame(
                    cause, assertThrows(HaltedException.class, pipeline::step).getCause());
        }
        pipeline.close();
        assertSame(halt, pipeline.halt());
        assertEquals(Publication.HALTED, new CommandPublisher(pipeline, 1).cancel(1));
    }

    /** The text of the whole stream of a sweep through a ring of 64. */
    private List<String> sweep(final Profile profile) {
        final Recorder journal = new Recorder();
        final Recorder hub = new Recorder();
        final AtomicLong journaled = new AtomicLong();
        final Pipeline pipeline = pipeline(
                profile,
                64,
                64,
                // Is done with a batch at its end, not before.
                new StreamHandler() {
                    @Override
                    public void onRecord(
                            final long sequence,
                            final DirectBuffer buffer,
                            final int offset,
                            final int length,
                            final boolean last) {
                        journal.onRecord(sequence, buffer, offset, length, last);
                    }

                    @Override
                    public void onBatchEnd() {
                        journaled.set(journal.lines.size());
                    }
                },
                (sequence, buffer, offset, length, last) -> {
                    hub.onRecord(sequence, buffer, offset, length, last);
                    assertTrue(hub.lines.size() <= journaled.get());
                });
        sendSweep(SWEEP, pipeline, retrying(pipeline, profile));
        pipeline.close();
        assertNull(pipeline.halt(), String.valueOf(pipeline.halt()));
        assertEquals(journal.lines, hub.lines);
        return journal.lines;
    }

    private static void sendSweep(final int orders, final Pipeline pipeline, final CommandSink sink) {
        pipeline.start();
        setUp(sink);
        final CommandPublisher maker = new CommandPublisher(sink, 1);
        for (int i = 0; i < orders; i++) {
            maker.limit(i, ABC, SELL, 1 + i % 50, 1, GTC);
        }
        new CommandPublisher(sink, 2).limit(1, ABC, BUY, 50, orders + 1, IOC);
    }

    /** Returns how many commands it takes. */
    private static long setUp() {
        final AtomicLong commands = new AtomicLong();
        setUp((buffer, offset, length) -> {
            commands.incrementAndGet();
            return Publication.PUBLISHED;
        });
        return commands.get();
    }

    private static void setUp(final CommandSink sink) {
        final CommandPublisher operator = new CommandPublisher(sink, Records.OPERATOR);
        operator.listAsset("USD", 2);
        operator.listAsset("ABC", 0);
        operator.listInstrument("ABC", 1, 0, 1, 1, 0, 0);
        for (int account = 1; account <= 2; account++) {
            operator.openAccount("trader-" + account);
            operator.openSession(account);
            operator.deposit(account, 0, 1L << 40);
            operator.deposit(account, 1, 1L << 40);
        }
    }

    private Pipeline opened(final Pipeline pipeline) {
        opened.add(pipeline);
        return pipeline;
    }

    private Pipeline stepped(
            final int inputSlots, final int outputSlots, final StreamHandler journal, final StreamHandler hub) {
        return pipeline(Profile.STEPPED, inputSlots, outputSlots, journal, hub);
    }

    private Pipeline pipeline(
            final Profile profile,
            final int inputSlots,
            final int outputSlots,
            final StreamHandler journal,
            final StreamHandler hub) {
        return opened(new Pipeline(
                config(profile, inputSlots, outputSlots, () -> 1), new Engine(EngineConfig.small()), journal, hub));
    }

    private static PipelineConfig config(
            final Profile profile, final int inputSlots, final int outputSlots, final LongSupplier clockNs) {
        return new PipelineConfig(profile, inputSlots, outputSlots, clockNs, 0);
    }

    /** Tries until there is room; in STEPPED it makes room itself. */
    private static CommandSink retrying(final Pipeline pipeline, final Profile profile) {
        return (buffer, offset, length) -> {
            Publication publication = pipeline.tryPublish(buffer, offset, length);
            while (publication == Publication.RING_FULL) {
                if (profile == Profile.STEPPED) {
                    stepUnlessHalted(pipeline);
                } else {
                    YieldingIdleStrategy.INSTANCE.idle();
                }
                publication = pipeline.tryPublish(buffer, offset, length);
            }
            return publication;
        };
    }

    private static void stepUnlessHalted(final Pipeline pipeline) {
        try {
            pipeline.step();
        } catch (final HaltedException e) {
            assertSame(pipeline.halt().cause(), e.getCause());
        }
    }

    private static StreamHandler throwing(final Bug bug, final long sequence, final int afterRecords) {
        final int[] seen = {0};
        return (recordSequence, buffer, offset, length, last) -> {
            if (recordSequence == sequence && seen[0]++ == afterRecords) {
                throw bug;
            }
        };
    }

    private static Publication apply(
            final Engine engine, final DirectBuffer buffer, final int offset, final int length) {
        engine.apply(buffer, offset, length, engine.sequence() + 1, 0);
        return Publication.PUBLISHED;
    }

    private static long cpuOfPipelineNs() {
        final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long sum = 0;
        for (final long id : threads.getAllThreadIds()) {
            final ThreadInfo info = threads.getThreadInfo(id);
            if (info != null && info.getThreadName().startsWith("ringbook-")) {
                sum += threads.getThreadCpuTime(id);
            }
        }
        return sum;
    }

    private static Future<?> start(final Runnable work) {
        final FutureTask<?> task = new FutureTask<>(work, null);
        new Thread(task, "producer").start();
        return task;
    }

    /** What a producer throws is thrown here. */
    private static void join(final List<Future<?>> threads) throws InterruptedException, ExecutionException {
        for (final Future<?> thread : threads) {
            thread.get();
        }
    }

    private static final class Bug extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private Bug() {
            super("a bug");
        }
    }

    /** The stream as text, a line for each record. */
    private static final class Recorder implements StreamHandler {
        private final List<String> lines = new ArrayList<>();

        @Override
        public void onRecord(
                final long sequence,
                final DirectBuffer buffer,
                final int offset,
                final int length,
                final boolean last) {
            lines.add(sequence + " " + RecordText.of(buffer, offset, length) + (last ? " last" : ""));
        }

        private List<String> cancels() {
            return lines.stream()
                    .filter(line -> line.contains("CancelOrder"))
                    .map(line -> "CancelOrder " + line.substring(line.indexOf("orderId=")))
                    .toList();
        }
    }

    /** Checks that each session's cancels come with the ids 0, 1, 2 and so on, and that sequences have no gap. */
    private static final class Progress implements StreamHandler {
        private final CancelOrderDecoder cancel = new CancelOrderDecoder();
        private final long[] next;
        private long lastSequence;

        private Progress(final int producers) {
            next = new long[producers];
        }

        @Override
        public void onRecord(
                final long sequence,
                final DirectBuffer buffer,
                final int offset,
                final int length,
                final boolean last) {
            if (Records.isCommand(Records.templateId(buffer, offset))) {
                assertEquals(lastSequence + 1, sequence);
                cancel.wrap(
                        buffer,
                        offset + Records.HEADER_LENGTH,
                        CancelOrderDecoder.BLOCK_LENGTH,
                        Records.SCHEMA_VERSION);
                assertEquals(next[cancel.session() - 1]++, cancel.orderId());
                lastSequence = sequence;
            }
            assertEquals(lastSequence, sequence);
        }
    }

    /** Room for a record at a time, until a sequence at whose event it throws. */
    private static final class FailingSink implements StreamSink {
        private final Memory memory = new Memory(Records.MAX_LENGTH);
        private final Bug bug;
        private final long failAt;
        private long sequence;
        private int claims;

        private FailingSink(final Bug bug, final long failAt) {
            this.bug = bug;
            this.failAt = failAt;
        }

        @Override
        public void beginCommand(final long commandSequence) {
            sequence = commandSequence;
            claims = 0;
        }

        @Override
        public int claim(final int length) {
            if (sequence == failAt && ++claims == 2) {
                throw bug;
            }
            return 0;
        }

        @Override
        public Memory memory() {
            return memory;
        }

        @Override
        public void endCommand() {}
    }
}
