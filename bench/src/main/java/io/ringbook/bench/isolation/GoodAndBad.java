package io.ringbook.bench.isolation;

import io.ringbook.agents.AgentSpec;
import io.ringbook.agents.InstrumentSpec;
import io.ringbook.agents.Market;
import io.ringbook.agents.MarketConfig;
import io.ringbook.agents.Parameters;
import io.ringbook.agents.TradingAgent;
import io.ringbook.agents.builtin.MarketMaker;
import io.ringbook.agents.builtin.NoiseTrader;
import io.ringbook.bench.fork.Fork;
import io.ringbook.journal.replay.StateHash;
import io.ringbook.journal.replay.Verification;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** A live market with a journal in the page cache: always the same good agents, and bad ones. */
final class GoodAndBad implements AutoCloseable {
    static final int GOOD = 47;
    static final String CASH = "USD";
    static final String SHARE = "ABC";

    private static final int MAKERS = 5;
    private static final Map<String, Long> FUNDS = Map.of(CASH, 100_000_000L, SHARE, 10_000L);
    private static final Duration STEP = Duration.ofMillis(100);
    /** Some hang limits: a machine that is busy elsewhere may take so long to notice. */
    private static final int MOST_STEPS = 100;

    private final Path journal;
    private final int faults;
    private final Market market;
    private final Map<String, Belongings> known = new ConcurrentHashMap<>();
    private final Map<String, Integer> sessions = new TreeMap<>();
    private volatile boolean isTimeForFaults;

    /** Opens and starts it. */
    GoodAndBad(final Path journal, final Company company, final long seed) {
        this.journal = journal;
        this.faults = company.faults().size();
        market = Market.open(MarketConfig.live(journal).withSeed(seed));
        market.listAsset(CASH, 2);
        market.listAsset(SHARE, 0);
        market.listInstrument(new InstrumentSpec(SHARE, SHARE, CASH, 1, 1, -10, 50));
        market.funds(FUNDS);
        for (int i = 0; i < GOOD; i++) {
            final TradingAgent agent = i < MAKERS
                    ? new MarketMaker(new Parameters(Map.of("every", "50ms")))
                    : new NoiseTrader(new Parameters(Map.of("every", "100ms")));
            final String name = "good-" + i;
            market.add(AgentSpec.of(name, new GoodAgent(agent, known)));
            sessions.put(name, market.directory().session(market.directory().account(name)));
        }
        for (final Fault fault : company.faults()) {
            market.add(AgentSpec.of(fault.name().toLowerCase(Locale.ROOT), new BadAgent(fault, () -> isTimeForFaults)));
        }
        market.start();
    }

    /** @return the market's time when it is over, nanoseconds since the epoch */
    long run(final Duration duration) {
        final long[] nowNs = new long[1];
        market.run(duration, timeNs -> nowNs[0] = timeNs);
        return nowNs[0];
    }

    /** From now on who is bad is so. */
    void letFaultsHappen() {
        isTimeForFaults = true;
    }

    /** Sessions of the good agents. */
    Set<Integer> sessions() {
        return sessions.values().stream().collect(Collectors.toUnmodifiableSet());
    }

    /** Ends it; the bad ones are cut off before, and nobody else is. */
    @Override
    public void close() {
        try (market) {
            for (int step = 0; step < MOST_STEPS && market.cutOffCount() < faults; step++) {
                market.run(STEP);
            }
            Fork.expectSame("agents that were cut off", faults, market.cutOffCount());
            Fork.expectSame("agents that are left", sessions.keySet(), new TreeSet<>(market.names()));
        }
    }

    /**
     * To be called when it is closed.
     *
     * @throws IllegalStateException if the journal does not give the engine's state again, or a good agent missed anything that was its
     *     own
     */
    void check() {
        market.engine().checkSums();
        final Verification verification = Verification.of(journal);
        Fork.expectSame("whether the journal is good: " + verification, true, verification.isGood());
        Fork.expectSame("state that the journal gives", StateHash.of(market.engine()), verification.stateHash());
        final Map<String, Belongings> engine = new TreeMap<>();
        final int cash = market.directory().asset(CASH);
        sessions.keySet()
                .forEach(name -> engine.put(
                        name, Belongings.of(market.engine(), market.directory().account(name), cash)));
        Fork.expectSame("what the good agents know that they have", engine, new TreeMap<>(known));
    }
}
