package io.ringbook.agents;

/**
 * Something that happened in a market, for who looks on.
 *
 * @param type what it is
 * @param sequence of the command that caused it; 0 of a market's start and end
 * @param timeNs when that was sequenced, since the epoch
 * @param who name of the agent that caused it; empty for none
 * @param symbol of the instrument, empty for none
 * @param text in words
 */
public record MarketEvent(Type type, long sequence, long timeNs, String who, String symbol, String text) {
    /** What can happen. */
    public enum Type {
        /** Best prices, what rests at them, the last price or the phase are others. */
        MARKET_DATA,
        /** Someone sent a {@link Message.TradeSignal}. */
        SIGNAL_GENERATED,
        /** Someone sent an {@link Message.Approval} that approves. */
        SIGNAL_EXECUTED,
        /** An order has its place in the stream. */
        ORDER_PLACED,
        /** Two orders traded; {@code who} is whose came last. */
        ORDER_FILLED,
        /** Someone sent a {@link Message.RiskAlert}. */
        RISK_ALERT,
        /** The market opens. */
        ENGINE_STARTED,
        /** The market has closed. */
        ENGINE_STOPPED
    }
}
