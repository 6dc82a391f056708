package io.ringbook.bench.isolation;

import io.ringbook.agents.Desk;
import io.ringbook.agents.Fill;
import io.ringbook.agents.OwnOrder;
import io.ringbook.agents.Rejection;
import io.ringbook.agents.TradingAgent;
import io.ringbook.core.CancelReason;
import io.ringbook.core.TimeInForce;
import java.util.Map;

/**
 * Does at its times what another agent does, and answers one change in ten of the quote, at once. The answer is an order that nobody
 * meets, so answers cause no answers, and how much happens depends on the other agents' timers alone.
 */
final class GoodAgent implements TradingAgent {
    /** Nothing else is bought so cheaply. */
    static final long ANSWER_TICKS = 1;

    private static final int ONE_OF = 10;

    private final TradingAgent agent;
    private final Map<String, Belongings> known;

    /** @param known is told what it has when it is stopped, by its name */
    GoodAgent(final TradingAgent agent, final Map<String, Belongings> known) {
        this.agent = agent;
        this.known = known;
    }

    @Override
    public void onStart(final Desk desk) {
        agent.onStart(desk);
    }

    @Override
    public void onTimer(final Desk desk) {
        agent.onTimer(desk);
    }

    @Override
    public void onQuote(final Desk desk) {
        if (desk.random().nextInt(ONE_OF) == 0) {
            desk.buy(1, ANSWER_TICKS, TimeInForce.IOC);
        }
    }

    @Override
    public void onRejected(final Desk desk, final Rejection rejection) {
        agent.onRejected(desk, rejection);
    }

    @Override
    public void onFill(final Desk desk, final Fill fill) {
        agent.onFill(desk, fill);
    }

    @Override
    public void onCanceled(final Desk desk, final OwnOrder order, final CancelReason reason) {
        agent.onCanceled(desk, order, reason);
    }

    @Override
    public void onStop(final Desk desk) {
        known.put(desk.name(), Belongings.of(desk));
    }
}
