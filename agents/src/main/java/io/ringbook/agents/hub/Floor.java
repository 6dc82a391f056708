package io.ringbook.agents.hub;

import io.ringbook.agents.InstrumentSpec;
import io.ringbook.agents.MarketConfig;
import io.ringbook.agents.MarketException;
import io.ringbook.agents.TradingAgent;
import io.ringbook.agents.feed.FedMarket;
import io.ringbook.core.Instrument;
import io.ringbook.core.Records;
import io.ringbook.core.RejectReason;
import io.ringbook.core.command.CommandPublisher;
import io.ringbook.core.command.Publication;
import io.ringbook.core.engine.Engine;
import io.ringbook.core.engine.StateListener;
import io.ringbook.core.event.StreamHandler;
import io.ringbook.core.ring.Counters;
import io.ringbook.core.ring.Halt;
import io.ringbook.core.ring.HaltedException;
import io.ringbook.core.ring.Pipeline;
import io.ringbook.core.ring.PipelineConfig;
import io.ringbook.core.ring.Profile;
import io.ringbook.journal.Durability;
import io.ringbook.journal.JournalWriter;
import io.ringbook.journal.replay.Restart;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import java.util.function.LongSupplier;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * What stands behind a market: engine, journal and hub on a pipeline, and the seats.
 *
 * <p>It is always set up stepped, on the caller's thread. A simulated market stays so; a live one goes over to a second
 * pipeline with threads when it starts.
 */
public final class Floor implements AutoCloseable {
    private static final StreamHandler NO_JOURNAL = (sequence, buffer, offset, length, last) -> {};
    private static final long PROGRESS_EVERY = 1 << 10;
    private static final long LOOK_EVERY_NS = 20_000_000;
    private static final long LONGEST_STOP_MS = 2_000;

    private final MarketConfig config;
    private final Engine engine;
    private final JournalWriter journal;
    private final Hub hub;
    private final boolean live;
    private final Schedule schedule;
    private final LongSupplier clockNs;
    // Of all seats of a simulated market.
    private final Bookkeeper bookkeeper;
    private final Deque<UnsafeBuffer> spare = new ArrayDeque<>();

    private final List<SeatThread> threads = new ArrayList<>();
    private final CommandPublisher operator = new CommandPublisher(
            (buffer, offset, length) -> this.pipeline.tryPublish(buffer, offset, length), Records.OPERATOR);
    private Pipeline pipeline;
    private boolean started;
    private boolean closed;

    private Floor(final MarketConfig config, final Engine engine, final JournalWriter journal, final Hub hub) {
        this.config = config;
        this.engine = engine;
        this.journal = journal;
        this.hub = hub;
        live = config.profile() != Profile.STEPPED;
        schedule = new Schedule(nanos(config.start()), config.latencyNs());
        clockNs = live ? Floor::wallNs : schedule::nowNs;
        pipeline = pipeline(PipelineConfig.stepped(clockNs));
        hub.cutOffs.connect(pipeline);
        bookkeeper = bookkeeper();
    }

    /** A new one. */
    public static Floor open(final MarketConfig config, final List<StreamHandler> taps) {
        final Hub hub = hub(taps);
        final JournalWriter journal = config.journal() == null
                ? null
                : JournalWriter.create(config.journal(), config.durability(), config.engine());
        return new Floor(config, new Engine(config.engine()), journal, hub);
    }

    /** One that goes on where the journal ends; the taps are given all that was before. */
    public static Floor restart(final MarketConfig config, final List<StreamHandler> taps) {
        if (config.profile() == Profile.STEPPED || config.durability() == Durability.NONE) {
            throw new MarketException("only a live market with a journal can be restarted");
        }
        final Hub hub = hub(taps);
        final Restart restart = Restart.from(config.journal(), config.durability(), hub);
        final Floor floor = new Floor(config, restart.engine(), restart.journal(), hub);
        floor.closeSessions();
        return floor;
    }

    public Directory directory() {
        return hub.directory();
    }

    public void listAsset(final String symbol, final int decimals) {
        operator.listAsset(symbol, decimals);
        settle("asset=" + symbol);
    }

    public void listInstrument(final InstrumentSpec spec) {
        operator.listInstrument(
                spec.symbol(),
                asset(spec.base()),
                asset(spec.quote()),
                spec.tickSize(),
                spec.lotSize(),
                spec.makerFeePpm(),
                spec.takerFeePpm());
        settle("instrument=" + spec.symbol());
    }

    public void add(
            final String name, final TradingAgent agent, final Map<String, Long> funds, final List<String> symbols) {
        if (started) {
            throw new MarketException("agents are added before the start: name=" + name);
        }
        if (hub.isSeated(directory().account(name))) {
            throw new MarketException("two agents of one name: name=" + name);
        }
        final List<Instrument> instruments = instruments(symbols);
        operator.openSession(openAccount(name, funds));
        settle("session of account=" + name);
        final int laneBytes = config.laneBytes();
        final long seed = config.seed();
        if (live) {
            final SeatThread thread = new SeatThread(clockNs);
            threads.add(thread);
            hub.seat(name, agent, instruments, new RingLane(laneBytes), seed, bookkeeper(), thread);
        } else {
            hub.seat(name, agent, instruments, new SteppedLane(laneBytes, spare), seed, bookkeeper, schedule);
        }
    }

    public void operate(final Consumer<CommandPublisher> commands) {
        if (live && started) {
            commands.accept(operator);
            return;
        }
        commands.accept(new CommandPublisher(
                (buffer, offset, length) -> {
                    final Publication answer = pipeline.tryPublish(buffer, offset, length);
                    settle("a command of the operator's");
                    return answer;
                },
                Records.OPERATOR));
    }

    public void start() {
        engine.describe(hub.takeOver());
        started = true;
        if (!live) {
            for (final Seat seat : hub.seats()) {
                seat.start();
                runPipeline();
            }
            return;
        }
        pipeline.close();
        WarmUp.run();
        pipeline = pipeline(PipelineConfig.live(config.profile(), clockNs));
        hub.cutOffs.connect(pipeline);
        for (int i = 0; i < threads.size(); i++) {
            threads.get(i).start(hub.seats().get(i));
        }
        pipeline.start();
    }

    public void run(final Duration duration, final LongConsumer progress) {
        final long endNs = clockNs.getAsLong() + duration.toNanos();
        if (live) {
            while (clockNs.getAsLong() < endNs && pipeline.halt() == null) {
                LockSupport.parkNanos(Math.min(LOOK_EVERY_NS, endNs - clockNs.getAsLong()));
                progress.accept(clockNs.getAsLong());
                if (Thread.interrupted()) {
                    Thread.currentThread().interrupt();
                    return;
                }
            }
        } else {
            runSimulated(endNs, progress);
        }
        progress.accept(clockNs.getAsLong());
        failIfHalted();
    }

    /** A session for a feed, which is there once the market has started; see {@link FedMarket}. */
    public FedMarket feed(final String name, final String symbol, final Map<String, Long> funds) {
        if (live) {
            throw new MarketException("a feed runs in simulated time: name=" + name);
        }
        final int account = openAccount(name, funds);
        operator.openSession(account);
        settle("session of account=" + name);
        final CommandPublisher orders = new CommandPublisher(
                (buffer, offset, length) -> {
                    final Publication answer = pipeline.tryPublish(buffer, offset, length);
                    runPipeline();
                    return answer;
                },
                directory().session(account));
        return new Feeder(instruments(List.of(symbol)).get(0).id(), orders, hub, this::advanceTo);
    }

    public Counters counters() {
        return pipeline.counters();
    }

    public int cutOffCount() {
        return hub.cutOffs.count();
    }

    public long deepestLane() {
        return hub.seats().stream().mapToLong(seat -> seat.lane.depth()).max().orElse(0);
    }

    public Halt halt() {
        return pipeline.halt();
    }

    public Engine engine() {
        return engine;
    }

    @Override
    public void close() {
        if (closed) {
            return;
        }
        closed = true;
        try {
            pipeline.close();
            if (live) {
                threads.forEach(SeatThread::stop);
                final long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(LONGEST_STOP_MS);
                for (final SeatThread thread : threads) {
                    thread.awaitEnd(Math.max(1, TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime())));
                }
            } else if (started) {
                for (final Seat seat : hub.seats()) {
                    seat.pump();
                    seat.stop();
                }
            }
        } finally {
            if (journal != null) {
                journal.close();
            }
        }
    }

    /** @return its id; one that exists keeps what it has */
    private int openAccount(final String name, final Map<String, Long> funds) {
        if (directory().account(name) < 0) {
            operator.openAccount(name);
            settle("account=" + name);
            // In order of their names: the stream must not depend on the order of a map.
            new TreeMap<>(funds).forEach((asset, amount) -> {
                if (amount > 0) {
                    operator.deposit(directory().account(name), asset(asset), amount);
                    settle("account=" + name + ", asset=" + asset + ", amount=" + amount);
                }
            });
        }
        return directory().account(name);
    }

    private void runSimulated(final long endNs, final LongConsumer progress) {
        long steps = 0;
        try {
            while (schedule.runNext(endNs)) {
                runPipeline();
                if (++steps % PROGRESS_EVERY == 0) {
                    progress.accept(schedule.nowNs());
                }
            }
        } catch (final HaltedException e) {
            failIfHalted();
            throw e;
        }
    }

    private void advanceTo(final long timeNs) {
        while (schedule.runNext(timeNs)) {
            runPipeline();
        }
    }

    private static Hub hub(final List<StreamHandler> taps) {
        final Hub hub = new Hub();
        taps.forEach(hub::tap);
        return hub;
    }

    private Pipeline pipeline(final PipelineConfig pipelineConfig) {
        return new Pipeline(pipelineConfig, engine, journal == null ? NO_JOURNAL : journal, hub);
    }

    private Bookkeeper bookkeeper() {
        return new Bookkeeper(hub.directory(), (buffer, offset, length) -> pipeline.tryPublish(buffer, offset, length));
    }

    /** Sessions of a run that died are still open. */
    private void closeSessions() {
        final List<Integer> open = new ArrayList<>();
        engine.describe(new StateListener() {
            @Override
            public void onSession(
                    final int session, final int account, final boolean cancelOnClose, final int lastRequest) {
                if (session != Records.OPERATOR) {
                    open.add(session);
                }
            }
        });
        for (final int session : open) {
            operator.closeSession(session);
            settle("session=" + session);
        }
    }

    /** Runs what was sent while the market is set up, and says so if it was refused. */
    private void settle(final String what) {
        runPipeline();
        final RejectReason reason = directory().lastRejection();
        if (reason != RejectReason.NONE) {
            throw new MarketException("refused: " + what + ", reason=" + reason);
        }
    }

    private void runPipeline() {
        while (pipeline.step() > 0) {
            // Until nothing is left to do.
        }
        hub.cutOffs.send();
    }

    private int asset(final String symbol) {
        final int asset = directory().asset(symbol);
        if (asset < 0) {
            throw new MarketException("unknown asset: symbol=" + symbol);
        }
        return asset;
    }

    private List<Instrument> instruments(final List<String> symbols) {
        if (symbols.isEmpty()) {
            return directory().listed();
        }
        final List<Instrument> instruments = new ArrayList<>();
        for (final String symbol : symbols) {
            final Instrument instrument = directory().instrument(symbol);
            if (instrument == null) {
                throw new MarketException("unknown instrument: symbol=" + symbol);
            }
            instruments.add(instrument);
        }
        return instruments;
    }

    private void failIfHalted() {
        if (pipeline.halt() != null) {
            throw new MarketException(
                    "the market stopped by itself, " + pipeline.halt(),
                    pipeline.halt().cause());
        }
    }

    private static long wallNs() {
        return nanos(Instant.now());
    }

    private static long nanos(final Instant instant) {
        return TimeUnit.SECONDS.toNanos(instant.getEpochSecond()) + instant.getNano();
    }
}
