package io.ringbook.bench.agents;

import io.ringbook.agents.InstrumentSpec;
import io.ringbook.agents.Market;
import io.ringbook.agents.MarketConfig;
import io.ringbook.agents.Parameters;
import io.ringbook.agents.TradingAgent;
import io.ringbook.agents.builtin.MarketMaker;
import io.ringbook.agents.builtin.MomentumTrader;
import io.ringbook.agents.builtin.NoiseTrader;
import io.ringbook.core.Records;
import io.ringbook.core.event.StreamHandler;
import io.ringbook.journal.replay.StateHash;
import java.time.Duration;
import java.util.Map;
import org.agrona.DirectBuffer;

/**
 * A simulated market without a journal, with two shares and built-in agents in the shares of the default scenario: of 25 agents two
 * quote, three follow the price, and the others trade for no reason.
 */
final class Swarm implements StreamHandler, AutoCloseable {
    private static final int PART = 25;
    private static final int MAKERS = 2;
    private static final int FOLLOWERS = 3;

    private final StreamHandler tap;
    private final Market market;
    private long commands;
    private long events;
    private long simulatedSeconds;

    /** @param tap is given the whole stream, on the same thread */
    Swarm(final int agents, final long seed, final StreamHandler tap) {
        this.tap = tap;
        market = Market.open(MarketConfig.simulated(null).withSeed(seed), this);
        market.listAsset("USD", 2);
        for (final String symbol : new String[] {"ACME", "ZETA"}) {
            market.listAsset(symbol, 0);
            market.listInstrument(new InstrumentSpec(symbol, symbol, "USD", 1, 1, -20, 60));
        }
        for (int i = 0; i < agents; i++) {
            market.add("agent-" + i, agent(i % PART), Map.of("USD", 500_000_000L, "ACME", 20_000L, "ZETA", 20_000L));
        }
        market.start();
    }

    /** Lets whole seconds of its time pass until so many commands were sent, those that set it up included. */
    void run(final long most) {
        while (commands < most) {
            market.run(Duration.ofSeconds(1));
            simulatedSeconds++;
        }
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
