package io.ringbook.agents.hub;

import io.ringbook.agents.AgentLog;
import io.ringbook.agents.AgentSpec;
import io.ringbook.agents.Durations;
import io.ringbook.agents.Fundamental;
import io.ringbook.agents.InstrumentSpec;
import io.ringbook.agents.MarketConfig;
import io.ringbook.agents.MarketEvent;
import io.ringbook.agents.MarketException;
import io.ringbook.agents.SessionRefusedException;
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
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.agrona.DirectBuffer;
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
    private static final long LONGEST_ANSWER_NS = TimeUnit.SECONDS.toNanos(10);
    private static final long ANSWER_EVERY_NS = TimeUnit.MICROSECONDS.toNanos(100);

    private final MarketConfig config;
    private final Engine engine;
    private final JournalWriter journal;
    private final Hub hub;
    private final boolean live;
    private final LongSupplier clockNs;
    private final Map<String, Seat> seats = new ConcurrentHashMap<>();

    // Of a simulated market.
    private final Schedule schedule;
    private final Simulation simulation;
    private final Bookkeeper bookkeeper;
    private final Deque<UnsafeBuffer> spare = new ArrayDeque<>();

    // Of a live one.
    private final Watchdog watchdog = new Watchdog(System::nanoTime);
    private final SeatThreads threads;

    private final CommandPublisher operator = new CommandPublisher(
            (buffer, offset, length) -> this.pipeline.tryPublish(buffer, offset, length), Records.OPERATOR);
    private volatile Pipeline pipeline;
    private Map<String, Long> fundsByDefault = Map.of();
    private boolean anythingArrived;
    private boolean started;
    private boolean closed;

    private Floor(final MarketConfig config, final Engine engine, final JournalWriter journal, final Hub hub) {
        this.config = config;
        this.engine = engine;
        this.journal = journal;
        this.hub = hub;
        live = config.profile() != Profile.STEPPED;
        schedule = new Schedule(config.startNs(), this::arrive);
        simulation = new Simulation(schedule);
        clockNs = live ? Floor::wallNs : schedule::nowNs;
        threads = new SeatThreads(
                clockNs,
                hub.directory(),
                (buffer, offset, length) -> this.pipeline.tryPublish(buffer, offset, length),
                watchdog,
                hub.cutOffs);
        if (!live) {
            hub.keepHistory(clockNs);
            watchdog.watch(simulation);
        }
        pipeline = pipeline(PipelineConfig.stepped(clockNs));
        hub.cutOffs.connect(pipeline);
        bookkeeper = new Bookkeeper(hub.directory(), schedule.departures());
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
        if (config.deliveries() != null) {
            throw new MarketException("what agents are told is not recorded in a market that goes on");
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

    /** What agents are given that come without funds of their own. */
    public void funds(final Map<String, Long> byDefault) {
        fundsByDefault = Map.copyOf(byDefault);
    }

    public void fundamental(final String symbol, final Fundamental fundamental) {
        hub.fundamental(directory().traded(List.of(symbol)).get(0).id(), fundamental);
    }

    public void on(final MarketEvent.Type type, final Consumer<MarketEvent> listener) {
        if (started) {
            throw new MarketException("who looks on is there before the start: type=" + type);
        }
        hub.on(type, listener);
    }

    public void logTo(final AgentLog log) {
        hub.logTo(log);
    }

    public void add(final AgentSpec spec) {
        final List<Instrument> instruments = directory().traded(spec.symbols());
        final Seat former = seats.get(spec.name());
        if (former != null && !former.isCutOff()) {
            throw new SessionRefusedException(spec.name());
        }
        if (former != null) {
            comeBack(former, spec);
            return;
        }
        final TradingAgent agent = spec.agent().get();
        final AgentSpec paced = Seat.paced(spec, agent);
        if (live && started) {
            join(paced, agent, instruments);
        } else {
            operator.openSession(openAccount(spec.name(), funds(spec)));
            settle("session of account=" + spec.name());
            final Seat seat = seat(paced, agent, instruments, live ? threads.next() : schedule);
            if (started) {
                engine.describe(hub.takeOver(seat));
                inTime(() -> start(seat));
            }
        }
    }

    /** Its orders are canceled and its session is closed; it may come back. */
    public void dismiss(final String name) {
        final Seat seat = find(name);
        if (live) {
            seat.dismiss();
        } else {
            inTime(() -> {
                seat.dismiss();
                seat.pump();
                runPipeline();
            });
        }
    }

    /** Cuts it off now. */
    public void kill(final String name) {
        find(name).cutOff("was stopped by hand");
        if (live) {
            hub.cutOffs.send();
        } else {
            runPipeline();
        }
    }

    /** @return whether there is an agent of that name that is not cut off */
    public boolean isSeated(final String name) {
        final Seat seat = seats.get(name);
        return seat != null && !seat.isCutOff();
    }

    public Set<String> names() {
        final Set<String> names = new TreeSet<>();
        seats.forEach((name, seat) -> {
            if (!seat.isCutOff()) {
                names.add(name);
            }
        });
        return names;
    }

    public Map<String, String> states() {
        final Map<String, String> states = new TreeMap<>();
        seats.forEach((name, seat) -> {
            if (seat.keepsState()) {
                states.put(name, seat.state().snapshot());
            }
        });
        return states;
    }

    public void loadState(final String name, final String snapshot) {
        find(name).state().reload(snapshot);
    }

    /** What is in the cache that all agents share. */
    public Map<String, Object> cache() {
        return hub.cache.latest();
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
        engine.describe(hub.takeOver(null));
        hub.tell(MarketEvent.Type.ENGINE_STARTED, clockNs.getAsLong());
        started = true;
        watchdog.start();
        if (!live) {
            inTime(() -> hub.seats().forEach(this::start));
            return;
        }
        pipeline.close();
        WarmUp.run();
        pipeline = pipeline(PipelineConfig.live(config.profile(), clockNs));
        hub.cutOffs.connect(pipeline);
        for (final Seat seat : hub.seats()) {
            if (seat.lane instanceof RecordedLane lane) {
                lane.open(seat, engine.sequence());
            }
        }
        threads.startAll();
        pipeline.start();
    }

    /** Runs what calls agents: in a simulated market on its own thread, so that an agent that hangs ends the run and not its caller. */
    public void inTime(final Runnable work) {
        if (live) {
            work.run();
        } else {
            simulation.run(work);
        }
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
            inTime(() -> runSimulated(endNs, progress));
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
        return new Feeder(directory().traded(List.of(symbol)).get(0).id(), orders, hub, this::advanceTo);
    }

    public Counters counters() {
        return pipeline.counters();
    }

    public long wakeUps() {
        return schedule.wakeUps();
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
            if (live) {
                pipeline.close();
                threads.stopAll();
            } else if (!simulation.isHung()) {
                pipeline.close();
                if (started) {
                    inTime(this::stopSeats);
                }
            }
        } finally {
            hub.tell(MarketEvent.Type.ENGINE_STOPPED, clockNs.getAsLong());
            watchdog.close();
            simulation.close();
            if (journal != null) {
                journal.close();
            }
        }
    }

    private void start(final Seat seat) {
        schedule.start(seat);
        runPipeline();
    }

    /** The last that came is stopped first. */
    private void stopSeats() {
        final List<Seat> all = hub.seats();
        for (int i = all.size() - 1; i >= 0; i--) {
            all.get(i).pump();
            all.get(i).stop();
        }
    }

    private Seat seat(
            final AgentSpec spec, final TradingAgent agent, final List<Instrument> instruments, final SeatTime time) {
        final int account = directory().account(spec.name());
        final SeatThread thread = time instanceof SeatThread itsThread ? itsThread : null;
        final Seat seat = hub.seat(
                live
                        ? Seat.Settings.live(
                                spec, account, config.seed(), lane(spec.name()), thread.bookkeeper(), thread, hub)
                        : Seat.Settings.simulated(
                                spec, account, config, new SteppedLane(spare), bookkeeper, schedule, hub),
                agent,
                instruments);
        if (live) {
            thread.add(seat);
        }
        seats.put(spec.name(), seat);
        return seat;
    }

    /** Of a live agent; what those are told is written down that are there from the start. */
    private Lane lane(final String name) {
        final Lane lane = new RingLane(config.laneBytes());
        return config.deliveries() == null || started
                ? lane
                : new RecordedLane(lane, DeliveryFile.of(config.deliveries(), name));
    }

    /** An agent that was there before sits down again, with another session. */
    private void comeBack(final Seat former, final AgentSpec spec) {
        if (former.isLost()) {
            throw new MarketException(
                    "it does not know any more what it has, and cannot come back in this run: name=" + spec.name());
        }
        await(
                "the session to be closed of account=" + spec.name(),
                () -> directory().session(former.account) < 0);
        former.makeBy(spec.agent());
        send("session of account=" + spec.name(), () -> operator.openSession(former.account));
        if (!live) {
            // It hears of its session as of everything else.
            schedule.wake(former);
        }
    }

    /** An agent comes to a live market that runs: it is seated by the hub as soon as it has a session. */
    private void join(final AgentSpec spec, final TradingAgent agent, final List<Instrument> instruments) {
        final String name = spec.name();
        if (directory().account(name) >= 0) {
            throw new MarketException(
                    "an account of an earlier run, whose agent is added before the start: name=" + name);
        }
        final Map<String, Long> funds = new TreeMap<>(funds(spec));
        send("account=" + name, () -> operator.openAccount(name));
        await("account=" + name, () -> directory().account(name) >= 0);
        final int account = directory().account(name);
        funds.forEach((asset, amount) ->
                send("deposit of asset=" + asset, () -> operator.deposit(account, asset(asset), amount)));
        hub.expect(account, () -> {
            final SeatThread thread = threads.made();
            final Seat seat = seat(spec, agent, instruments, thread);
            funds.forEach((asset, amount) -> seat.holdings.add(asset(asset), amount));
            threads.start(thread);
        });
        send("session of account=" + name, () -> operator.openSession(account));
        await("session of account=" + name, () -> seats.containsKey(name));
    }

    private void send(final String what, final Supplier<Publication> command) {
        final Publication[] answer = new Publication[1];
        await(what, () -> {
            answer[0] = command.get();
            return answer[0] != Publication.RING_FULL;
        });
        if (answer[0] != Publication.PUBLISHED) {
            throw new MarketException("not sent: " + what + ", answer=" + answer[0]);
        }
        if (!live) {
            runPipeline();
        }
    }

    private static void await(final String what, final BooleanSupplier condition) {
        final long deadline = System.nanoTime() + LONGEST_ANSWER_NS;
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new MarketException("no answer of the market: " + what);
            }
            LockSupport.parkNanos(ANSWER_EVERY_NS);
        }
    }

    private Map<String, Long> funds(final AgentSpec spec) {
        return spec.funds() == null ? fundsByDefault : spec.funds();
    }

    private Seat find(final String name) {
        final Seat seat = seats.get(name);
        if (seat == null || seat.isCutOff()) {
            throw new MarketException("no such agent: name=" + name);
        }
        return seat;
    }

    /** In simulated time no agent finds the ring full: the engine makes room. */
    private Publication arrive(final DirectBuffer buffer, final int offset, final int length) {
        anythingArrived = true;
        final Publication answer = pipeline.tryPublish(buffer, offset, length);
        if (answer != Publication.RING_FULL) {
            return answer;
        }
        pipeline.stepEngine();
        return pipeline.tryPublish(buffer, offset, length);
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
                runArrived();
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
            runArrived();
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

    /** Most who are woken send nothing. */
    private void runArrived() {
        if (anythingArrived || hub.cutOffs.isOwed()) {
            anythingArrived = false;
            runPipeline();
        }
    }

    private void runPipeline() {
        do {
            while (pipeline.step() > 0) {
                // Until nothing is left to do.
            }
        } while (hub.cutOffs.send());
    }

    private int asset(final String symbol) {
        final int asset = directory().asset(symbol);
        if (asset < 0) {
            throw new MarketException("unknown asset: symbol=" + symbol);
        }
        return asset;
    }

    private void failIfHalted() {
        if (pipeline.halt() != null) {
            throw new MarketException(
                    "the market stopped by itself, " + pipeline.halt(),
                    pipeline.halt().cause());
        }
    }

    private static long wallNs() {
        return Durations.sinceEpochNs(Instant.now());
    }
}
