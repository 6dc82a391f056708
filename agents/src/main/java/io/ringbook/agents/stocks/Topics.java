package io.ringbook.agents.stocks;

/** Where the swarm speaks. */
final class Topics {
    /** Of {@link io.ringbook.agents.Message.TradeSignal}. */
    static final String SIGNALS = "trading_signals";

    /** Of {@link io.ringbook.agents.Message.OrderRequest}. */
    static final String REQUESTS = "order_requests";

    /** Of {@link io.ringbook.agents.Message.Approval}, refusals included. */
    static final String APPROVALS = "approvals";

    /** Of {@link io.ringbook.agents.Message.PositionReport}. */
    static final String POSITIONS = "positions";

    /** Of {@link io.ringbook.agents.Message.Liquidation}. */
    static final String LIQUIDATIONS = "liquidations";

    /** Of {@link io.ringbook.agents.Message.RiskAlert}. */
    static final String ALERTS = "risk_alerts";

    private Topics() {}
}
