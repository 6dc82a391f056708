package io.ringbook.agents.builtin;

import io.ringbook.agents.Desk;
import io.ringbook.agents.Fill;
import io.ringbook.agents.Message.TradeSignal;
import io.ringbook.agents.OwnOrder;
import io.ringbook.agents.Parameters;
import io.ringbook.agents.Rejection;
import io.ringbook.agents.Signal;
import io.ringbook.agents.TradingAgent;
import io.ringbook.core.CancelReason;
import io.ringbook.core.Limits;
import io.ringbook.core.Side;
import java.util.HashMap;
import java.util.Map;

/**
 * Does what one analyst says, at once and at any price: buys as far as its cash goes, or sells what it has. While an
 * order of its is under way it does not listen.
 *
 * <p>Parameters: {@code analyst} (name of whom it follows, analyst), {@code lots} of an order (15).
 */
public final class Follower implements TradingAgent {
    private final String analyst;
    private final long lots;
    private final Map<String, Takes> takes = new HashMap<>();

    public Follower(final Parameters parameters) {
        analyst = parameters.text("analyst", "analyst");
        lots = parameters.whole("lots", 15, 1, Limits.MAX_LOTS);
    }

    @Override
    public void onStart(final Desk desk) {
        takes.put(desk.instrument().symbol(), new Takes());
        desk.follow(Analyst.TOPIC);
    }

    @Override
    public void onSignal(final Desk desk, final Signal signal) {
        if (signal.sender().equals(analyst)
                && signal.message() instanceof TradeSignal opinion
                && takes.containsKey(opinion.symbol())
                && !takes.get(opinion.symbol()).areUnderWay()) {
            act(desk.on(opinion.symbol()), takes.get(opinion.symbol()), opinion.action());
        }
    }

    private void act(final Desk desk, final Takes orders, final TradeSignal.Action action) {
        switch (action) {
            case BUY -> orders.market(desk, Side.BUY, lots);
            case SELL -> {
                if (desk.freePosition() > 0) {
                    orders.market(desk, Side.SELL, Math.min(lots, desk.freePosition()));
                }
            }
            case HOLD -> {
                // Nothing to do.
            }
        }
    }

    @Override
    public void onFill(final Desk desk, final Fill fill) {
        takes.get(desk.instrument().symbol()).filled(fill);
    }

    @Override
    public void onCanceled(final Desk desk, final OwnOrder order, final CancelReason reason) {
        takes.get(desk.instrument().symbol()).gone(order.orderId());
    }

    @Override
    public void onRejected(final Desk desk, final Rejection rejection) {
        takes.values().forEach(orders -> orders.gone(rejection.orderId()));
    }
}
