package io.ringbook.agents;

import io.ringbook.agents.feed.FedMarket;
import io.ringbook.agents.hub.Directory;
import io.ringbook.agents.hub.Floor;
import io.ringbook.core.Limits;
import io.ringbook.core.command.CommandPublisher;
import io.ringbook.core.engine.Engine;
import io.ringbook.core.event.StreamHandler;
import io.ringbook.core.ring.Counters;
import io.ringbook.core.ring.Halt;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.LongConsumer;

/**
 * The way in for programs: list what is traded, add agents, start, close.
 *
 * <pre>{@code
 * try (Market market = Market.open(MarketConfig.simulated(Path.of("journal")))) {
 *     market.listAsset("USD", 2);
 *     market.listAsset("ACME", 0);
 *     market.listInstrument(new InstrumentSpec("ACME", "ACME", "USD", 1, 1, 0, 0));
 *     market.add("maker", new MarketMaker(), Map.of("USD", 1_000_000L, "ACME", 1_000L));
 *     market.start();
 *     market.run(Duration.ofHours(1));
 * }
 * }</pre>
 *
 * <p>All calls come from one thread.
 */
public final class Market implements AutoCloseable {
    private final Floor floor;

    private Market(final Floor floor) {
        this.floor = floor;
    }

    /**
     * A new market.
     *
     * @param taps are given the whole stream after the journal, on the hub's thread; they must not wait
     * @throws io.ringbook.journal.JournalException if there is a journal in the folder already
     */
    public static Market open(final MarketConfig config, final StreamHandler... taps) {
        return new Market(Floor.open(config, List.of(taps)));
    }

    /**
     * A live market that goes on where its journal ends. Assets, instruments, accounts, balances and orders are there;
     * agents are to be added again by the names that they had, and find their orders and balances in their desks.
     *
     * @throws io.ringbook.journal.JournalException if there is no journal, or it is damaged; nothing is changed then
     */
    public static Market restart(final MarketConfig config, final StreamHandler... taps) {
        return new Market(Floor.restart(config, List.of(taps)));
    }

    /**
     * @param symbol at most 12 ASCII characters
     * @param decimals minor units in one unit, as a power of ten; for people
     * @throws MarketException if it is refused
     */
    public void listAsset(final String symbol, final int decimals) {
        floor.listAsset(symbol, decimals);
    }

    /** @throws MarketException if it is refused */
    public void listInstrument(final InstrumentSpec spec) {
        floor.listInstrument(spec);
    }

    /**
     * Adds an agent to all instruments.
     *
     * @param name of the agent and its account, at most 32 ASCII characters without space
     * @param funds what a new account is given, by asset, in minor units; an account that exists keeps what it has
     * @throws MarketException if it is refused, or there is an agent of that name
     */
    public void add(final String name, final TradingAgent agent, final Map<String, Long> funds) {
        add(name, agent, funds, List.of());
    }

    /**
     * Adds an agent.
     *
     * @param symbols of its instruments, none for all
     */
    public void add(
            final String name, final TradingAgent agent, final Map<String, Long> funds, final List<String> symbols) {
        add(AgentSpec.of(name, agent).withFunds(funds).withSymbols(symbols));
    }

    /**
     * Adds an agent: before the start, or to a market that runs. One that was {@linkplain #detach detached} or cut off may come again
     * under its name; it is made anew, and its instruments, limits and throttle are those that it had.
     *
     * @throws SessionRefusedException if there is an agent of that name
     * @throws MarketException if it is refused
     */
    public void add(final AgentSpec spec) {
        floor.add(spec);
    }

    /**
     * Before the start: what an instrument is worth by itself, which agents learn by {@link Desk#fundamentalTicks}.
     *
     * @throws MarketException if there is no such instrument
     */
    public void fundamental(final String symbol, final Fundamental fundamental) {
        floor.fundamental(symbol, fundamental);
    }

    /** What agents are given that are added from now on without funds of their own; by asset, in minor units. */
    public void funds(final Map<String, Long> byDefault) {
        floor.funds(byDefault);
    }

    /**
     * Adds an agent that is one callback, with the market's {@linkplain #funds funds}.
     *
     * @param symbol of its instrument
     * @param throttle such as {@link Throttle#every}
     * @param does what it does when the quote has changed
     */
    public void onQuote(final String name, final String symbol, final Throttle throttle, final Consumer<Desk> does) {
        add(AgentSpec.of(name, CallbackAgent.onQuote(does)).withSymbols(symbol).withThrottle(throttle));
    }

    /** As {@link #onQuote}, when there were trades. */
    public void onTrade(final String name, final String symbol, final Throttle throttle, final Consumer<Desk> does) {
        add(AgentSpec.of(name, CallbackAgent.onTrade(does)).withSymbols(symbol).withThrottle(throttle));
    }

    /**
     * Adds an agent that is called on a grid, with the market's {@linkplain #funds funds}.
     *
     * @param symbol of its instrument
     * @param period such as 500ms
     */
    public void every(final String name, final String symbol, final String period, final Consumer<Desk> does) {
        add(AgentSpec.of(name, CallbackAgent.onTimer(does))
                .withSymbols(symbol)
                .withThrottle(Throttle.periodic(period)));
    }

    /**
     * Takes an agent out: it is stopped, its orders are canceled, and its session is closed. In a live market that is under way when this
     * returns.
     *
     * @throws MarketException if there is none of that name
     */
    public void detach(final String name) {
        floor.dismiss(name);
    }

    /**
     * The kill switch: from now on the agent's desk refuses; it is not called any more, its orders are canceled, and its session is
     * closed.
     *
     * @throws MarketException if there is none of that name
     */
    public void kill(final String name) {
        floor.kill(name);
    }

    /** @return whether there is an agent of that name that is not cut off; any thread may ask */
    public boolean has(final String name) {
        return floor.isSeated(name);
    }

    /** Names of all agents that are not cut off; any thread may ask. */
    public Set<String> names() {
        return floor.names();
    }

    /**
     * What agents keep, once the market is closed.
     *
     * @return snapshots by name, of those that keep anything
     */
    public Map<String, String> states() {
        return floor.states();
    }

    /**
     * Before the start: what an agent kept in an earlier run.
     *
     * @param snapshot of its {@link AgentState}
     * @throws MarketException if there is no agent of that name
     */
    public void loadState(final String name, final String snapshot) {
        floor.loadState(name, snapshot);
    }

    /** The number that was put into the cache last, or {@code byDefault} if there is none; any thread may ask. */
    public double cached(final String key, final double byDefault) {
        return floor.cache().get(key) instanceof Double value ? value : byDefault;
    }

    /** The text that was put into the cache last, or null; any thread may ask. */
    public String cached(final String key) {
        return floor.cache().get(key) instanceof String value ? value : null;
    }

    /** Sends to all agents that follow a topic, as the operator. */
    public void send(final String topic, final Message message) {
        final Message.Writer writer = new Message.Writer(Limits.MAX_PAYLOAD);
        message.encode(writer);
        operate(operator -> operator.signal(topic, message.kind(), writer.buffer(), 0, writer.length()));
    }

    /**
     * Before the start: something is told of what happens, each time. It is a view of the stream, in its order, on the thread that
     * tells the agents, and must not wait; in a live market that is not the caller's.
     */
    public void on(final MarketEvent.Type type, final Consumer<MarketEvent> listener) {
        floor.on(type, listener);
    }

    /** Where what agents {@linkplain Desk#log log} goes from now on; nowhere by default. */
    public void logTo(final AgentLog log) {
        floor.logTo(log);
    }

    /**
     * Does something that makes time pass in a simulated market, such as feeding it. An agent that hangs is noticed then, as it is in
     * {@link #run(Duration)}.
     *
     * @throws MarketException if an agent hangs
     */
    public void inTime(final Runnable work) {
        floor.inTime(work);
    }

    /**
     * A session for a file's order flow in a simulated market, before or after the start. The feed moves the time: agents
     * run as it goes by, those whose time is that of a command before the command.
     *
     * @param name of its account
     * @param symbol of the instrument that is fed
     * @param funds of the account, by asset, in minor units
     */
    public FedMarket feed(final String name, final String symbol, final Map<String, Long> funds) {
        return floor.feed(name, symbol, funds);
    }

    /**
     * Sends commands of the operator's: price bands, phases, limits, fees. In a live market that has started they are on their way when
     * this returns, and what is refused is in the stream.
     *
     * @throws MarketException if one is refused, otherwise
     */
    public void operate(final Consumer<CommandPublisher> commands) {
        floor.operate(commands);
    }

    /** Opens the market to its agents. A live one runs from now on by itself. */
    public void start() {
        floor.start();
    }

    /**
     * Lets time pass: simulated time as fast as it can be computed, or the real time of a live market.
     *
     * @throws MarketException if the market stopped by itself
     */
    public void run(final Duration duration) {
        run(duration, nowNs -> {});
    }

    /** As {@link #run(Duration)}; the listener is told the market's time now and then. */
    public void run(final Duration duration, final LongConsumer progress) {
        floor.run(duration, progress);
    }

    /** Names and numbers of what is there. */
    public Directory directory() {
        return floor.directory();
    }

    /** How the rings are doing. */
    public Counters counters() {
        return floor.counters();
    }

    /** How often an agent of a simulated market was woken and its code ran. */
    public long wakeUps() {
        return floor.wakeUps();
    }

    /** Agents that were cut off so far. */
    public int cutOffCount() {
        return floor.cutOffCount();
    }

    /** Bytes that wait for the slowest agent. */
    public long deepestLane() {
        return floor.deepestLane();
    }

    /** Why the market stopped by itself, or null. */
    public Halt halt() {
        return floor.halt();
    }

    /** For reports: the engine, once the market is closed. */
    public Engine engine() {
        return floor.engine();
    }

    /**
     * Takes no more commands and lets everything that was taken go all the way: ring, journal, lanes. Then agents are
     * stopped.
     */
    @Override
    public void close() {
        floor.close();
    }
}
