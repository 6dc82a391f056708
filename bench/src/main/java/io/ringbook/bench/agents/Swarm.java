package io.ringbook.bench.agents;

import io.ringbook.agents.InstrumentSpec;
import io.ringbook.agents.Market;
import io.ringbook.agents.MarketConfig;
import io.ringbook.agents.Parameters;
import io.ringbook.agents.TradingAgent;
import io.ringbook.agents.builtin.MarketMaker;
import io.ringbook.agents.builtin.MomentumTrader;
import io.ringbook.agents.builtin.NoiseTrader;
import io.ringbook.agents.scenario.ScenarioMarket;
import io.ringbook.core.Records;
import io.ringbook.core.engine.EngineConfig;
import io.ringbook.core.event.StreamHandler;
import io.ringbook.journal.replay.StateHash;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.agrona.BitUtil;
import org.agrona.DirectBuffer;

/** A simulated market of a {@link Cast}. */
final class Swarm implements StreamHandler, AutoCloseable {
    private static final int PART = 25;
    private static final int MAKERS = 2;
    private static final int FOLLOWERS = 3;
    private static final long STEP_AGENT_SECONDS = 100_000;
    /** In which each of a crowd comes twice on average, so that the book is there before anything is measured. */
    private static final Duration FILLS = Duration.ofMinutes(2);

    private final StreamHandler tap;
    private final Market market;
    private final Duration day;
    /** Of a crowd the longer the fewer they are: so much happens in each. */
    private final long stepSeconds;

    private long commands;
    private long events;
    private long simulatedSeconds;

    /**
     * @param journal null for none
     * @param tap is given the whole stream, on the market's thread
     */
    Swarm(final Cast cast, final int agents, final long seed, final Path journal, final StreamHandler tap) {
        this.tap = tap;
        stepSeconds = cast == Cast.CROWD ? Math.max(1, STEP_AGENT_SECONDS / agents) : 1;
        if (cast == Cast.RMSC04) {
            final ScenarioMarket scenario = ScenarioMarket.of("rmsc04");
            day = scenario.file().scenario().openFor();
            market =
                    scenario.open(scenario.config(journal).withSeed(seed), this).market();
        } else {
            day = null;
            market = Market.open(MarketConfig.simulated(journal).withSeed(seed).withEngine(engine(agents)), this);
            enter(cast, agents);
        }
        market.start();
        if (cast == Cast.CROWD) {
            market.run(FILLS);
        }
    }

    /** Lets time pass until there were so many commands and wake-ups in it, or a day that has an end is over. */
    void run(final long most) {
        if (day != null) {
            market.run(day);
            simulatedSeconds = day.toSeconds();
            return;
        }
        final long end = units() + most;
        while (units() < end) {
            market.run(Duration.ofSeconds(stepSeconds));
            simulatedSeconds += stepSeconds;
        }
    }

    /** Commands that were sequenced and wake-ups in which an agent's code ran. */
    long units() {
        return commands + wakeUps();
    }

    long wakeUps() {
        return market.wakeUps();
    }

    long commands() {
        return commands;
    }

    long events() {
        return events;
    }

    long simulatedSeconds() {
        return simulatedSeconds;
    }

    /** To be asked when it is closed. */
    String stateHash() {
        market.engine().checkSums();
        return StateHash.of(market.engine());
    }

    @Override
    public void onRecord(
            final long sequence, final DirectBuffer buffer, final int offset, final int length, final boolean last) {
        if (Records.isCommand(Records.templateId(buffer, offset))) {
            commands++;
        } else {
            events++;
        }
        tap.onRecord(sequence, buffer, offset, length, last);
    }

    @Override
    public void close() {
        market.close();
    }

    private void enter(final Cast cast, final int agents) {
        market.listAsset("USD", 2);
        final String[] symbols = cast == Cast.CROWD ? new String[] {"ACME"} : new String[] {"ACME", "ZETA"};
        for (final String symbol : symbols) {
            market.listAsset(symbol, 0);
            market.listInstrument(new InstrumentSpec(symbol, symbol, "USD", 1, 1, -20, 60));
        }
        final Map<String, Long> funds = symbols.length == 1
                ? Map.of("USD", 500_000_000L, "ACME", 20_000L)
                : Map.of("USD", 500_000_000L, "ACME", 20_000L, "ZETA", 20_000L);
        for (int i = 0; i < agents; i++) {
            market.add("agent-" + i, cast == Cast.CROWD ? new Looker() : agent(i % PART), funds);
        }
    }

    private static EngineConfig engine(final int agents) {
        final EngineConfig standard = EngineConfig.standard();
        final int accounts = BitUtil.findNextPositivePowerOfTwo(agents + 64);
        return accounts <= standard.accounts()
                ? standard
                : new EngineConfig(
                        standard.orders(),
                        standard.levels(),
                        4 * accounts,
                        accounts,
                        standard.assets(),
                        standard.instruments(),
                        standard.sessions(),
                        standard.hashSeed());
    }

    private static TradingAgent agent(final int which) {
        if (which < MAKERS) {
            return new MarketMaker(new Parameters(
                    Map.of("price", "10000", "half", "2", "lots", "25", "skew", "1.5", "every", "250ms")));
        }
        if (which < MAKERS + FOLLOWERS) {
            return new MomentumTrader(
                    new Parameters(Map.of("every", "1s", "fast", "20", "slow", "90", "lots", "4", "most", "120")));
        }
        return new NoiseTrader(new Parameters(Map.of("every", "1s", "lots", "6")));
    }
}
