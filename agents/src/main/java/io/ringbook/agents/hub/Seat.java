package io.ringbook.agents.hub;

import io.ringbook.agents.AgentSpec;
import io.ringbook.agents.AgentState;
import io.ringbook.agents.Answer;
import io.ringbook.agents.Desk;
import io.ringbook.agents.MarketConfig;
import io.ringbook.agents.Message;
import io.ringbook.agents.RandomStream;
import io.ringbook.agents.Throttle;
import io.ringbook.agents.TradingAgent;
import io.ringbook.core.Fees;
import io.ringbook.core.Instrument;
import io.ringbook.core.Side;
import io.ringbook.core.command.CommandPublisher;
import io.ringbook.core.command.OrderTerms;
import io.ringbook.core.command.Publication;
import io.ringbook.core.command.QuoteTerms;
import io.ringbook.core.engine.BalanceState;
import io.ringbook.core.engine.OrderState;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.function.Supplier;

/**
 * Where an agent sits: what it has been told, what it has as far as it knows, and how it is called. Everything here but
 * {@link #lane} and the flags belongs to the one thread that runs the agent.
 */
public final class Seat extends Timed {
    /** Between two looks at an agent's health. */
    private static final long HEALTH_NS = TimeUnit.SECONDS.toNanos(30);

    final Lane lane;
    final int account;
    final Holdings holdings = new Holdings();
    final LiveOrders orders = new LiveOrders();
    final OwnCommand command = new OwnCommand();
    final RandomStream random;

    /** Written by the hub, read by the seat: there may be something to do. */
    volatile boolean awake;

    /** Its session; another one after a restart. */
    volatile int session;

    private volatile boolean cutOff;
    private volatile boolean lost;
    private volatile boolean leaving;
    private volatile SeatTime time;
    private Bookkeeper bookkeeper;
    private final AgentSpec spec;
    private final Hub hub;
    private final News.Heard heard;
    private final Throttle throttle;
    private final Quota quota;
    private final long latencyNs;
    private final long sendingNs;
    private final long thinkingNs;
    private final Traded traded;
    private final SeatDesk[] desks;
    /** In other instruments, where it left orders behind in another life. */
    private List<SeatDesk> others = List.of();

    private volatile Supplier<TradingAgent> maker;
    private TradingAgent agent;
    private int restarts;

    /** What is paid as far as the agent has been told; the directory's until it is told of something else. */
    private Tariff tariff;

    private boolean isOwnTariff;
    /** What the agent sees of the cache. */
    private Cache.Contents cache = Cache.Contents.NONE;

    /** Sessions that it had before it was made anew. */
    private final List<Integer> formerSessions = new ArrayList<>(0);

    private AgentState state;
    private long lastOrderId;
    private long seenSequence;

    // When it goes on by itself.
    private boolean wasCalled;
    private long busyUntilNs;
    private long quietUntilNs;
    private boolean holdsBack;
    private long nextGridNs = NEVER;
    private long nextHealthNs = NEVER;

    Seat(final Settings settings, final TradingAgent agent, final News.Heard heard, final Traded traded) {
        spec = settings.spec();
        account = settings.account();
        session = settings.session();
        lane = settings.lane();
        random = RandomStream.of(settings.seed(), spec.name());
        bookkeeper = settings.bookkeeper();
        time = settings.time();
        hub = settings.hub();
        latencyNs = settings.latencyNs();
        thinkingNs = spec.thinkingNs();
        sendingNs = settings.backNs() + thinkingNs;
        tariff = hub.directory().tariff();
        quota = new Quota(spec.limits());
        throttle = spec.throttle();
        maker = spec.agent();
        this.agent = agent;
        this.heard = heard;
        this.traded = traded;
        desks = new SeatDesk[traded.instruments.size()];
        for (int i = 0; i < desks.length; i++) {
            desks[i] = desk(traded.instruments.get(i));
            if (heard.book()) {
                desks[i].watchDepth(Long.MIN_VALUE);
            }
        }
        if (heard.quoteRequests()) {
            hub.follow(Message.QUOTE_REQUESTS, this);
        }
    }

    /**
     * What a seat is made with.
     *
     * @param latencyNs from the engine to the agent
     * @param backNs from the agent to the engine
     */
    record Settings(
            AgentSpec spec,
            int account,
            int session,
            Lane lane,
            long seed,
            long latencyNs,
            long backNs,
            Bookkeeper bookkeeper,
            SeatTime time,
            Hub hub) {
        /** In a live market things take the time that they take. */
        static Settings live(
                final AgentSpec spec,
                final int account,
                final long seed,
                final Lane lane,
                final Bookkeeper bookkeeper,
                final SeatTime time,
                final Hub hub) {
            final int session = hub.directory().session(account);
            return new Settings(spec, account, session, lane, seed, 0, 0, bookkeeper, time, hub);
        }

        /** Latencies are drawn from a stream of their own. */
        static Settings simulated(
                final AgentSpec spec,
                final int account,
                final MarketConfig config,
                final Lane lane,
                final Bookkeeper bookkeeper,
                final Schedule schedule,
                final Hub hub) {
            final RandomStream latencies = RandomStream.of(config.seed(), spec.name() + "/latency");
            final boolean isOwn = spec.latency() != null;
            final long toAgentNs = isOwn ? spec.latency().draw(latencies) : config.latencyNs();
            final long backNs = isOwn ? spec.latency().draw(latencies) : 0;
            return new Settings(
                    spec,
                    account,
                    hub.directory().session(account),
                    lane,
                    config.seed(),
                    Math.max(1, toAgentNs),
                    backNs,
                    bookkeeper,
                    schedule,
                    hub);
        }
    }

    /**
     * An agent may say itself how often it must be told. It is asked before it sits down, where nothing is in danger if it throws.
     *
     * @return what it is run with
     */
    static AgentSpec paced(final AgentSpec spec, final TradingAgent agent) {
        final Throttle own = agent.throttle();
        return own == null ? spec : spec.withThrottle(own);
    }

    public String name() {
        return spec.name();
    }

    /** @return whether the agent may send nothing more */
    public boolean isCutOff() {
        return cutOff;
    }

    /** @return whether something was not passed on to it, so that it cannot know what it has */
    boolean isLost() {
        return lost;
    }

    /** Any thread: from now on the desk refuses and the agent is not called. Its books are still kept. */
    void cutOff(final String reason) {
        if (!isCutOffAlready()) {
            hub.cutOffs.add(this, reason, false);
        }
    }

    /** Of several reasons the first counts. */
    private synchronized boolean isCutOffAlready() {
        final boolean already = cutOff;
        cutOff = true;
        return already;
    }

    /** Any thread: as {@link #cutOff}, and its books are not kept any more. */
    void lose(final String reason) {
        lost = true;
        cutOff(reason);
    }

    /** The hub's thread: it has a session again, but is lost since it asked for one. */
    void refuse(final int newSession) {
        session = newSession;
        hub.cutOffs.add(this, "did not empty its lane", false);
    }

    /** Any thread: the agent is stopped at its next turn, and then cut off. */
    void dismiss() {
        leaving = true;
        time.wake(this);
    }

    /** It may be made anew, if its rule says so; else it is cut off. */
    private void fail(final String reason) {
        if (restarts < spec.restarts()) {
            restarts++;
            if (!isCutOffAlready()) {
                hub.cutOffs.add(this, reason, true);
            }
        } else {
            cutOff(reason);
        }
    }

    /** It has a session again: it is made anew. */
    void revive(final int newSession) {
        formerSessions.add(session);
        session = newSession;
        leaving = false;
        try {
            agent = maker.get();
        } catch (final RuntimeException | LinkageError | AssertionError e) {
            hub.cutOffs.add(this, "was not made anew: " + e, false);
            return;
        }
        if (isBack()) {
            start();
        } else {
            refuse(newSession);
        }
    }

    private synchronized boolean isBack() {
        cutOff = lost;
        return !lost;
    }

    /** Any thread: what makes the agent when it comes again. */
    void makeBy(final Supplier<TradingAgent> newMaker) {
        maker = newMaker;
    }

    /** It goes on on another thread. */
    void moveTo(final Bookkeeper itsBookkeeper, final SeatTime itsTime) {
        bookkeeper = itsBookkeeper;
        time = itsTime;
    }

    /** @return whether what is sent in this session is the agent's */
    boolean isOwn(final int ofSession) {
        return ofSession == session || formerSessions.contains(ofSession);
    }

    /** What it keeps. */
    AgentState state() {
        if (state == null) {
            state = new AgentState();
        }
        return state;
    }

    boolean keepsState() {
        return state != null;
    }

    /** What it sees of the cache. */
    Cache.Contents cache() {
        return cache;
    }

    AgentSpec spec() {
        return spec;
    }

    Hub hub() {
        return hub;
    }

    @Override
    Seat seat() {
        return this;
    }

    /** From the engine to the agent. */
    long latencyNs() {
        return latencyNs;
    }

    /** From the begin of a callback until what it sends is at the engine. */
    long sendingNs() {
        return sendingNs;
    }

    long busyUntilNs() {
        return busyUntilNs;
    }

    /** What it did since the last time takes time. @return whether it did anything */
    boolean think() {
        final boolean did = wasCalled;
        if (did && thinkingNs > 0) {
            busyUntilNs = time.nowNs() + thinkingNs;
        }
        wasCalled = false;
        return did;
    }

    SeatDesk[] desks() {
        return desks;
    }

    SeatDesk desk(final String symbol) {
        for (final SeatDesk desk : desks) {
            if (desk.instrument().symbol().equals(symbol)) {
                return desk;
            }
        }
        throw new IllegalArgumentException("not one of the agent's instruments: symbol=" + symbol);
    }

    /** @return the desk of an instrument in which the agent has an order */
    SeatDesk deskOf(final int instrument) {
        SeatDesk desk = find(instrument);
        if (desk == null) {
            desk = desk(hub.directory().instruments().get(instrument));
            others = new ArrayList<>(others);
            others.add(desk);
        }
        return desk;
    }

    /** @return the desk of an instrument, or the first one if it is none of the agent's */
    SeatDesk deskOrFirst(final int instrument) {
        final SeatDesk desk = find(instrument);
        return desk == null ? desks[0] : desk;
    }

    SeatTime time() {
        return time;
    }

    Directory directory() {
        return hub.directory();
    }

    /** @return to be filled and sent at once */
    OrderTerms orderTerms() {
        return bookkeeper.orderTerms();
    }

    /** @return to be filled and sent at once */
    QuoteTerms quoteTerms() {
        return bookkeeper.quoteTerms();
    }

    /** @return to send with at once */
    CommandPublisher commands() {
        return bookkeeper.publisher(session, seenSequence);
    }

    void start() {
        final long nowNs = time.nowNs();
        cache = hub.cache.at(nowNs - latencyNs);
        nextGridNs = throttle.kind() == Throttle.Kind.PERIODIC ? nowNs + throttle.ns() : NEVER;
        nextHealthNs = heard.health() ? nowNs + HEALTH_NS : NEVER;
        for (final SeatDesk desk : desks) {
            desk.quote = desk.view.at(nowNs - latencyNs);
            call(TradingAgent::onStart, desk);
            if (nextGridNs == NEVER && !desk.quote.hasTopOf(Quote.NONE)) {
                call(TradingAgent::onQuote, desk);
            }
            if (nextGridNs == NEVER && desk.seesOtherDepth(Quote.NONE, desk.quote)) {
                call(TradingAgent::onBook, desk);
            }
        }
    }

    void stop() {
        for (final SeatDesk desk : desks) {
            call(TradingAgent::onStop, desk);
        }
    }

    void timer(final SeatDesk desk) {
        call(TradingAgent::onTimer, desk);
    }

    /** Tells the agent everything that there is to tell. @return whether there was anything */
    boolean pump() {
        final long nowNs = time.nowNs();
        cache = hub.cache.at(nowNs - latencyNs);
        boolean any = false;
        if (awake) {
            awake = false;
            any = bookkeeper.read(this, latencyNs == 0 ? NEVER : nowNs - latencyNs);
            if (lane.firstNs() != NEVER) {
                awake = true;
            }
        }
        any |= tellMarket(nowNs);
        if (nowNs >= nextGridNs) {
            nextGridNs += throttle.ns() * ((nowNs - nextGridNs) / throttle.ns() + 1);
            for (final SeatDesk desk : desks) {
                call(TradingAgent::onTimer, desk);
            }
        }
        if (nowNs >= nextHealthNs) {
            nextHealthNs += HEALTH_NS;
            askHealth();
        }
        if (any && spec.limits().loss() > 0) {
            checkLoss();
        }
        if (leaving && !cutOff) {
            stop();
            cutOff("detached");
        }
        return any;
    }

    /** @return when it wants to be called next without anything happening that it is not told of anyway */
    long nextNs() {
        long nextNs = Math.min(nextGridNs, nextHealthNs);
        if (holdsBack) {
            nextNs = Math.min(nextNs, quietUntilNs);
        }
        if (latencyNs > 0) {
            if (awake && lane.firstNs() != NEVER) {
                nextNs = Math.min(nextNs, lane.firstNs() + latencyNs);
            }
            if (heard.anything() && nextGridNs == NEVER && !holdsBack) {
                for (final SeatDesk desk : desks) {
                    final long changeNs = desk.view.nextAfter(time.nowNs() - latencyNs);
                    nextNs = changeNs == NEVER ? nextNs : Math.min(nextNs, changeNs + latencyNs);
                }
            }
        }
        return nextNs;
    }

    private boolean tellMarket(final long nowNs) {
        holdsBack = false;
        boolean any = false;
        for (final SeatDesk desk : desks) {
            final Quote now = desk.view.at(nowNs - latencyNs);
            final Quote before = desk.quote;
            if (now.number() <= before.number()) {
                continue;
            }
            if (nextGridNs != NEVER || !isNews(desk, before, now)) {
                take(desk, now);
            } else if (nowNs < quietUntilNs) {
                holdsBack = true;
            } else {
                any = true;
                take(desk, now);
                tell(desk, before, now);
            }
        }
        if (any && throttle.ns() > 0) {
            quietUntilNs = nowNs + throttle.ns();
        }
        return any;
    }

    private void take(final SeatDesk desk, final Quote now) {
        desk.quote = now;
        see(now.sequence());
    }

    /** Whether the agent has a callback for what has changed: what only others watch is no news. */
    private boolean isNews(final SeatDesk desk, final Quote before, final Quote now) {
        return heard.anything()
                && (now.trades() != before.trades()
                        || !now.hasTopOf(before)
                        || desk.seesOtherDepth(before, now)
                        || desk.seesOtherBars(before, now));
    }

    private void tell(final SeatDesk desk, final Quote before, final Quote now) {
        if (now.trades() != before.trades()) {
            call(TradingAgent::onTrade, desk);
        }
        if (!now.hasTopOf(before)) {
            call(TradingAgent::onQuote, desk);
        }
        if (desk.seesOtherDepth(before, now)) {
            call(TradingAgent::onBook, desk);
        }
        if (desk.seesOtherBars(before, now)) {
            desk.tellBars((bar, about) -> call(TradingAgent::onBar, about, bar));
        }
    }

    private void askHealth() {
        final boolean[] healthy = {true};
        call((asked, desk) -> healthy[0] = asked.isHealthy(desk), desks[0]);
        if (!healthy[0] && !cutOff) {
            fail("is not healthy");
        }
    }

    private void checkLoss() {
        for (final SeatDesk one : desks) {
            long profit = 0;
            for (final SeatDesk other : desks) {
                profit += other.instrument().quoteAsset() == one.instrument().quoteAsset() ? other.profit() : 0;
            }
            if (-profit > spec.limits().loss() && !cutOff) {
                cutOff("lost " + -profit + ", limit " + spec.limits().loss());
            }
        }
    }

    /**
     * Counts something that the agent wants to send.
     *
     * @param isOrder whether it may make an order live
     * @return why it is refused, or null
     */
    Answer refusal(final boolean isOrder) {
        if (cutOff) {
            return Answer.CUT_OFF;
        }
        if (quota.allows(time.nowNs(), isOrder ? orders.size() + command.underWay : 0)) {
            return null;
        }
        if (quota.isFlooded()) {
            cutOff("floods: " + quota.tried() + " commands in a second, limit "
                    + spec.limits().commandsPerSecond() + ", live orders " + orders.size() + ", limit "
                    + spec.limits().liveOrders());
        }
        return Answer.QUOTA;
    }

    /** The agent has been told of this. A quote may be older than what has come on the lane since. */
    void see(final long sequence) {
        seenSequence = Math.max(seenSequence, sequence);
    }

    /** What its account pays in an instrument. */
    Fees fees(final Instrument instrument) {
        return tariff.fees(instrument.id(), account);
    }

    /** @return to be changed */
    Tariff ownTariff() {
        if (!isOwnTariff) {
            isOwnTariff = true;
            tariff = new Tariff(tariff);
        }
        return tariff;
    }

    long nextOrderId() {
        return ++lastOrderId;
    }

    Answer answer(final Publication publication) {
        return switch (publication) {
            case PUBLISHED -> Answer.SENT;
            case RING_FULL -> Answer.RING_FULL;
            case CLOSED -> Answer.CLOSED;
            case HALTED -> Answer.HALTED;
        };
    }

    /** What the account has from before. */
    void takeOver(final BalanceState balance) {
        holdings.add(balance.asset(), balance.available() + balance.held());
        holdings.hold(balance.asset(), balance.held());
    }

    /** What the account has from before. */
    void takeOver(final OrderState state) {
        final LiveOrder order = new LiveOrder(
                deskOf(state.instrument()),
                state.orderId(),
                state.orderNumber(),
                state.side(),
                state.priceTicks(),
                state.openLots());
        if (!state.isWaiting()) {
            order.heldPerLot = heldPerLot(order, new Fees(state.makerFeePpm(), 0, state.leastFee()));
        }
        add(order);
        lastOrderId = Math.max(lastOrderId, state.orderId());
    }

    void add(final LiveOrder order) {
        orders.add(order);
        order.desk.orders.append(order);
    }

    void remove(final LiveOrder order) {
        orders.remove(order);
        order.desk.orders.unlink(order);
    }

    /** Lots of an order are held, or are no more. */
    void hold(final LiveOrder order, final long lots) {
        final Instrument instrument = order.desk.instrument();
        holdings.hold(
                order.side() == Side.BUY ? instrument.quoteAsset() : instrument.baseAsset(), lots * order.heldPerLot);
    }

    long heldPerLot(final LiveOrder order, final Fees fees) {
        final Instrument instrument = order.desk.instrument();
        return order.side() == Side.SELL ? instrument.lotSize() : fees.mostPerLotAsMaker(instrument, order.priceTicks);
    }

    /** Calls the agent, unless it is cut off. */
    void call(final BiConsumer<TradingAgent, Desk> callback, final SeatDesk desk) {
        if (!cutOff) {
            final SeatTime itsTime = time;
            wasCalled = true;
            itsTime.enter();
            try {
                callback.accept(agent, desk);
            } catch (final Throwable e) {
                threw(e);
            } finally {
                itsTime.leave();
            }
        }
    }

    /** As {@link #call(BiConsumer, SeatDesk)}, with what it is about. */
    <T> void call(final Callback<T> callback, final SeatDesk desk, final T about) {
        if (!cutOff) {
            final SeatTime itsTime = time;
            wasCalled = true;
            itsTime.enter();
            try {
                callback.call(agent, desk, about);
            } catch (final Throwable e) {
                threw(e);
            } finally {
                itsTime.leave();
            }
        }
    }

    /** One that tells something. */
    @FunctionalInterface
    interface Callback<T> {
        void call(TradingAgent agent, Desk desk, T about);
    }

    private SeatDesk desk(final Instrument instrument) {
        return new SeatDesk(this, instrument, hub.quotes.view(instrument.id()));
    }

    private SeatDesk find(final int instrument) {
        final int place = traded.place(instrument);
        if (place != Traded.NOWHERE) {
            return desks[place];
        }
        for (final SeatDesk desk : others) {
            if (desk.instrument().id() == instrument) {
                return desk;
            }
        }
        return null;
    }

    /** Nothing of what an agent throws reaches the others. */
    private void threw(final Throwable e) {
        fail("threw " + e);
        if (e instanceof VirtualMachineError fatal && !(e instanceof StackOverflowError)) {
            throw fatal;
        }
    }
}
