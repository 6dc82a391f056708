package io.ringbook.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.ringbook.core.Records;
import io.ringbook.core.Side;
import io.ringbook.core.TimeInForce;
import io.ringbook.core.command.CommandPublisher;
import io.ringbook.core.command.Publication;
import io.ringbook.core.engine.Engine;
import io.ringbook.core.engine.EngineConfig;
import io.ringbook.core.event.StreamHandler;
import io.ringbook.core.ring.Pipeline;
import io.ringbook.core.ring.PipelineConfig;
import java.nio.file.Path;
import java.util.SplittableRandom;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/** For tests: a real pipeline on the test's own thread that writes a real journal. */
public final class SteppedMarket implements AutoCloseable {
    private static final StreamHandler NOBODY = (sequence, buffer, offset, length, last) -> {};

    private final Engine engine;
    private final JournalWriter journal;
    private final Pipeline pipeline;
    private long timeNs;

    /** Goes on with an engine and a journal. */
    public SteppedMarket(final Engine engine, final JournalWriter journal) {
        this(engine, journal, NOBODY);
    }

    /** Goes on with an engine and a journal; the hub is given what is journaled. */
    public SteppedMarket(final Engine engine, final JournalWriter journal, final StreamHandler hub) {
        this.engine = engine;
        this.journal = journal;
        timeNs = engine.timestampNs();
        pipeline = new Pipeline(PipelineConfig.stepped(() -> timeNs).withSlots(1 << 10, 1 << 10), engine, journal, hub);
    }

    /** A new journal; three funded traders and one instrument. */
    public static SteppedMarket create(final Path directory, final EngineConfig config) {
        return create(directory, Durability.PAGE_CACHE, config);
    }

    /** A new journal; three funded traders and one instrument. */
    public static SteppedMarket create(final Path directory, final Durability durability, final EngineConfig config) {
        final JournalWriter journal = JournalWriter.create(directory, durability, config);
        final SteppedMarket market = new SteppedMarket(new Engine(config), journal);
        final CommandPublisher operator = market.session(Records.OPERATOR);
        operator.listAsset("USD", 2);
        operator.listAsset("ABC", 0);
        operator.listInstrument("ABC", 1, 0, 1, 1, 100, 500);
        for (int account = 1; account <= 3; account++) {
            operator.openAccount("trader-" + account);
            operator.openSession(account);
            operator.deposit(account, 0, 1_000_000_000_000L);
            operator.deposit(account, 1, 1_000_000_000L);
        }
        market.run();
        return market;
    }

    public Engine engine() {
        return engine;
    }

    public CommandPublisher session(final int session) {
        return new CommandPublisher(pipeline, session);
    }

    /** Sends one command, which is stamped with this time. */
    public Publication send(final long timestampNs, final DirectBuffer buffer, final int offset, final int length) {
        timeNs = Math.max(timeNs, timestampNs);
        return pipeline.tryPublish(buffer, offset, length);
    }

    /** Everything that was sent goes all the way. */
    public void run() {
        timeNs += 1_000;
        while (pipeline.step() > 0) {
            // Until nothing is left to do.
        }
    }

    /**
     * One order takes as many resting orders of one lot each.
     *
     * @return the sequence of the order that takes
     */
    public long sweep(final int fills) {
        final CommandPublisher maker = session(1);
        for (int i = 0; i < fills; i++) {
            assertEquals(Publication.PUBLISHED, maker.limit(1_000_000L + i, 0, Side.SELL, 200, 1, TimeInForce.GTC));
            run();
        }
        assertEquals(Publication.PUBLISHED, session(2).limit(1_000_000, 0, Side.BUY, 200, fills, TimeInForce.IOC));
        run();
        return engine.sequence();
    }

    /** Sends random orders, cancels, replaces and signals, a few at a time. */
    public void trade(final long seed, final int commands) {
        final SplittableRandom random = new SplittableRandom(seed);
        final UnsafeBuffer payload = new UnsafeBuffer(new byte[64]);
        for (int i = 0; i < commands; i++) {
            final CommandPublisher trader = session(1 + random.nextInt(3));
            final long orderId = random.nextInt(50);
            final Publication answer = switch (random.nextInt(8)) {
                case 0, 1, 2, 3 ->
                    trader.limit(
                            orderId,
                            0,
                            random.nextBoolean() ? Side.BUY : Side.SELL,
                            95 + random.nextInt(11),
                            1 + random.nextInt(20),
                            random.nextInt(4) == 0 ? TimeInForce.IOC : TimeInForce.GTC);
                case 4, 5 -> trader.cancel(orderId);
                case 6 -> trader.replace(orderId, 95 + random.nextInt(11), 1 + random.nextInt(20));
                default -> trader.signal("news", i, payload, 0, random.nextInt(64));
            };
            assertEquals(Publication.PUBLISHED, answer);
            if (random.nextInt(10) == 0) {
                run();
            }
        }
        run();
    }

    @Override
    public void close() {
        pipeline.close();
        journal.close();
    }
}
