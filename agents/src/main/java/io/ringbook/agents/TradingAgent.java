package io.ringbook.agents;

import io.ringbook.core.CancelReason;
import io.ringbook.core.marketdata.Bar;

/**
 * Trades. Implement what you need; every callback does nothing by default.
 *
 * <p>Callbacks of one agent never overlap, and each gets the desk of the instrument that it is about. What the desk says
 * is what the agent has been told so far, not what may have happened since. Do not block and do not keep time yourself:
 * in simulated time everything would wait, and a live market cuts off an agent that does not keep up.
 */
public interface TradingAgent {
    /** The market opens. Called once for each of the agent's instruments, before anything else. */
    default void onStart(final Desk desk) {}

    /** Best prices, what rests at them or the phase have changed. Several changes may be folded into one call. */
    default void onQuote(final Desk desk) {}

    /** There was a trade; several may be folded into one call. */
    default void onTrade(final Desk desk) {}

    /** One of the best {@value DepthSnapshot#LEVELS} levels of a side has changed. Several changes may be folded into one call. */
    default void onBook(final Desk desk) {}

    /** A bar that was asked for by {@link Desk#bars} is full. Each is told once, in their order. */
    default void onBar(final Desk desk, final Bar bar) {}

    /**
     * The time that was asked for by {@link Desk#wakeAfter} has come; the desk is the one that asked. Or the next time of a
     * {@linkplain Throttle.Kind#PERIODIC grid}; then it is called for each desk.
     */
    default void onTimer(final Desk desk) {}

    /** Someone signaled on a topic that this agent {@linkplain Desk#follow follows}. The desk is that of the agent's first instrument. Never folded or dropped. */
    default void onSignal(final Desk desk, final Signal signal) {}

    /**
     * Someone asks for a price in one of the agent's instruments. Never folded or dropped.
     *
     * @param from name of who asks
     */
    default void onQuoteRequest(final Desk desk, final String from) {}

    /** An own order has its place in the stream; fills may follow. Never folded or dropped. */
    default void onAccepted(final Desk desk, final OwnOrder order) {}

    /**
     * An own command changed nothing. Never folded or dropped. The desk is that of the order or quote, or of the agent's first
     * instrument if there is no such order, and for transfers and signals.
     */
    default void onRejected(final Desk desk, final Rejection rejection) {}

    /** An own order traded. Never folded or dropped. */
    default void onFill(final Desk desk, final Fill fill) {}

    /** An own order, or what was left of it, is gone without a trade. Never folded or dropped. */
    default void onCanceled(final Desk desk, final OwnOrder order, final CancelReason reason) {}

    /** The market closes. Called once for each of the agent's instruments, after everything else. */
    default void onStop(final Desk desk) {}

    /** Asked every 30 s of the market's time, with the desk of the first instrument. @return whether it can go on; if not it is made anew or cut off */
    default boolean isHealthy(final Desk desk) {
        return true;
    }

    /** Asked once, before anything else. @return how often it must be told of the market, whatever it is run with; null to leave that open */
    default Throttle throttle() {
        return null;
    }
}
