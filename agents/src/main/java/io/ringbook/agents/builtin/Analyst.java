package io.ringbook.agents.builtin;

import io.ringbook.agents.Desk;
import io.ringbook.agents.Message.TradeSignal;
import io.ringbook.agents.Message.TradeSignal.Action;
import io.ringbook.agents.Parameters;
import io.ringbook.agents.TradingAgent;

/**
 * Has an opinion now and then, for no reason: BULLISH or BEARISH, told to all who follow the topic {@value #TOPIC}.
 *
 * <p>Parameters: {@code every} (between two opinions of an instrument, 2s).
 */
public final class Analyst implements TradingAgent {
    /** Topic of all analysts. */
    static final String TOPIC = "analyst";

    private final long everyNs;

    public Analyst(final Parameters parameters) {
        everyNs = parameters.durationNs("every", "2s");
    }

    @Override
    public void onStart(final Desk desk) {
        desk.wakeAfter(everyNs);
    }

    @Override
    public void onTimer(final Desk desk) {
        desk.wakeAfter(everyNs);
        final boolean bullish = desk.random().nextBoolean();
        desk.send(
                TOPIC,
                new TradeSignal(
                        desk.instrument().symbol(),
                        bullish ? Action.BUY : Action.SELL,
                        1,
                        1,
                        desk.lastTicks(),
                        0,
                        0,
                        0,
                        bullish ? "BULLISH" : "BEARISH",
                        desk.name(),
                        desk.nowNs()));
    }
}
