package io.ringbook.journal;

import io.ringbook.core.Records;
import io.ringbook.core.Side;
import io.ringbook.core.TimeInForce;
import io.ringbook.core.command.CommandPublisher;
import io.ringbook.core.command.CommandSink;
import io.ringbook.core.command.Publication;
import io.ringbook.core.engine.Engine;
import io.ringbook.core.engine.EngineConfig;
import io.ringbook.core.event.StreamHandler;
import io.ringbook.core.ring.Pipeline;
import io.ringbook.core.ring.PipelineConfig;
import io.ringbook.core.ring.Profile;
import io.ringbook.journal.replay.Restart;
import java.io.IOException;
import java.nio.file.Path;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.YieldingIdleStrategy;

/**
 * For tests: a process that runs a live market with small rings, as fast as it can, until it is killed; in a new journal
 * or where one ends. It says on its standard output when the witness has seen enough, and ends when its standard input
 * does.
 *
 * <p>One thread rests 5,000 orders of one lot and takes them all with one, again and again; another trades at random.
 */
final class DoomedMarket {
    static final int SWEEP = 5_000;
    static final int SLOTS = 64;

    private static final int ONE_LOT_PRICE = 100;

    private DoomedMarket() {}

    /**
     * When the process says that it may be killed.
     *
     * @param records that the witness has seen by then, at least
     * @param recordsOfCommand of the same command that it has seen by then, at least
     * @param stalls whether the witness then stops, so that nothing gets past it any more
     */
    record Doom(long records, int recordsOfCommand, boolean stalls) {}

    /** Arguments: journal, witness file, profile, seed, and the three parts of a {@link Doom}. */
    public static void main(final String[] args) throws IOException {
        final EngineConfig config = EngineConfig.small();
        final Witness witness = new Witness(Path.of(args[1]));
        final Doom doom = new Doom(Long.parseLong(args[4]), Integer.parseInt(args[5]), Boolean.parseBoolean(args[6]));
        final Path directory = Path.of(args[0]);
        final boolean isNew = !JournalWriter.exists(directory);
        final Engine engine;
        final JournalWriter journal;
        if (isNew) {
            engine = new Engine(config);
            journal = JournalWriter.create(directory, Durability.PAGE_CACHE, config);
        } else {
            final Restart restart = Restart.from(directory, Durability.PAGE_CACHE, (s, b, o, l, last) -> {});
            engine = restart.engine();
            journal = restart.journal();
        }
        final Pipeline pipeline = new Pipeline(
                PipelineConfig.live(Profile.valueOf(args[2]), DoomedMarket::nowNs)
                        .withSlots(SLOTS, SLOTS),
                engine,
                journal,
                new Hub(witness, doom));
        pipeline.start();
        if (isNew) {
            open(patient(pipeline));
        }
        final long seed = Long.parseLong(args[3]);
        start("sweeper", () -> sweep(patient(pipeline)));
        start("trader", () -> trade(patient(pipeline), seed));
        while (System.in.read() >= 0) {
            // Until whoever started this has gone.
        }
        Runtime.getRuntime().halt(1);
    }

    private static void open(final CommandSink sink) {
        final CommandPublisher operator = new CommandPublisher(sink, Records.OPERATOR);
        operator.listAsset("USD", 2);
        operator.listAsset("ABC", 0);
        operator.listInstrument("ABC", 1, 0, 1, 1, 100, 500);
        for (int account = 1; account <= 3; account++) {
            operator.openAccount("trader-" + account);
            operator.openSession(account);
            operator.deposit(account, 0, 1L << 50);
            operator.deposit(account, 1, 1L << 50);
        }
    }

    private static void sweep(final CommandSink sink) {
        CommandPublisher maker = new CommandPublisher(sink, 1);
        CommandPublisher taker = new CommandPublisher(sink, 2);
        while (true) {
            for (int i = 0; i < SWEEP; i++) {
                maker.limit(i, 0, Side.SELL, ONE_LOT_PRICE, 1, TimeInForce.GTC);
            }
            taker.limit(SWEEP, 0, Side.BUY, ONE_LOT_PRICE, SWEEP, TimeInForce.IOC);
            final CommandPublisher swapped = maker;
            maker = taker;
            taker = swapped;
        }
    }

    /** Now and then takes some of what rests for the sweep, but leaves most. */
    private static void trade(final CommandSink sink, final long seed) {
        final SplittableRandom random = new SplittableRandom(seed);
        final CommandPublisher trader = new CommandPublisher(sink, 3);
        while (true) {
            final long orderId = random.nextInt(50);
            switch (random.nextInt(4)) {
                case 0 -> trader.limit(orderId, 0, Side.SELL, 101 + random.nextInt(9), 3, TimeInForce.GTC);
                case 1 -> trader.limit(orderId, 0, Side.BUY, 90 + random.nextInt(11), 3, TimeInForce.GTC);
                case 2 -> trader.cancel(orderId);
                default -> trader.replace(orderId, 90 + random.nextInt(20), 1 + random.nextInt(5));
            }
        }
    }

    /** Asks again while the ring is full. */
    private static CommandSink patient(final Pipeline pipeline) {
        return (final DirectBuffer buffer, final int offset, final int length) -> {
            Publication answer = pipeline.tryPublish(buffer, offset, length);
            while (answer == Publication.RING_FULL) {
                YieldingIdleStrategy.INSTANCE.idle();
                answer = pipeline.tryPublish(buffer, offset, length);
            }
            if (answer != Publication.PUBLISHED) {
                throw new IllegalStateException(answer + ", " + pipeline.halt());
            }
            return answer;
        };
    }

    private static void start(final String name, final Runnable runnable) {
        new Thread(runnable, name).start();
    }

    private static long nowNs() {
        return TimeUnit.MILLISECONDS.toNanos(System.currentTimeMillis());
    }

    /** Everything that is given out of the market: what the witness has seen, an agent might have. */
    private static final class Hub implements StreamHandler {
        private final Witness witness;
        private final Doom doom;
        private long command;
        private int ofCommand;
        private boolean isDue;

        Hub(final Witness witness, final Doom doom) {
            this.witness = witness;
            this.doom = doom;
        }

        @Override
        public void onRecord(
                final long sequence,
                final DirectBuffer buffer,
                final int offset,
                final int length,
                final boolean last) {
            witness.onRecord(sequence, buffer, offset, length, last);
            ofCommand = sequence == command ? ofCommand + 1 : 1;
            command = sequence;
            if (!isDue && witness.records() >= doom.records() && ofCommand >= doom.recordsOfCommand()) {
                isDue = true;
                System.out.println(witness.records());
                while (doom.stalls()) {
                    LockSupport.park();
                }
            }
        }
    }
}
