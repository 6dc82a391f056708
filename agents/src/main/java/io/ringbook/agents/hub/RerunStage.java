package io.ringbook.agents.hub;

import io.ringbook.agents.AgentSpec;
import io.ringbook.agents.Fundamental;
import io.ringbook.agents.MarketException;
import io.ringbook.agents.TradingAgent;
import io.ringbook.core.command.Publication;
import io.ringbook.core.event.EventAdapter;
import io.ringbook.core.event.EventListener;
import java.util.Map;
import java.util.TreeMap;
import org.agrona.DirectBuffer;

/** A hub that the journal feeds, for one agent that is run again, and what the agent has when it sits down. */
final class RerunStage {
    final Hub hub = new Hub();
    private final AgentSpec spec;
    private final Map<String, Fundamental> fundamentals;
    private final Map<Integer, Long> available = new TreeMap<>();
    private final EventAdapter deposits = new EventAdapter(new EventListener() {
        @Override
        public void onBalanceChanged(
                final long sequence, final int ofAccount, final int asset, final long nowAvailable) {
            if (ofAccount == account()) {
                available.put(asset, nowAvailable);
            }
        }
    });

    /** @param fundamentals of the run, by symbol */
    RerunStage(final AgentSpec spec, final Map<String, Fundamental> fundamentals) {
        this.spec = spec;
        this.fundamentals = fundamentals;
        // What the operator was owed is in the journal.
        hub.cutOffs.connect((buffer, offset, length) -> Publication.PUBLISHED);
    }

    /** @return the agent's, or -1 as long as it is not open */
    int account() {
        return hub.directory().account(spec.name());
    }

    /** An event from before the market opens for the agent. */
    void onSetUp(final long sequence, final DirectBuffer buffer, final int offset) {
        deposits.onEvent(sequence, buffer, offset);
    }

    /** The agent sits down. */
    Seat seat(final Seat.Settings settings, final TradingAgent agent) {
        fundamentals.forEach((symbol, value) ->
                hub.fundamental(hub.directory().instrument(symbol).id(), value));
        return hub.seat(settings, agent, hub.directory().traded(spec.symbols()));
    }

    /** The market opens for the agent: it has what was deposited. */
    void takeOver(final Seat seat) {
        available.forEach(seat.holdings::add);
    }

    MarketException noSuchAgent() {
        return new MarketException("no agent of that name has run: name=" + spec.name());
    }
}
