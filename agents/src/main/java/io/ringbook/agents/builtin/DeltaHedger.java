package io.ringbook.agents.builtin;

import io.ringbook.agents.Desk;
import io.ringbook.agents.Fill;
import io.ringbook.agents.OwnOrder;
import io.ringbook.agents.Parameters;
import io.ringbook.agents.Rejection;
import io.ringbook.agents.Throttle;
import io.ringbook.agents.TradingAgent;
import io.ringbook.core.CancelReason;
import io.ringbook.core.Limits;
import io.ringbook.core.Side;

/**
 * Last layer of a market maker: looks now and then at what a {@link QuoteManager} has in an instrument and what it itself has
 * bought or sold against that in another one, which moves with it. When the sum is beyond the limit, it trades in the other
 * instrument, at any price, what brings the sum to nothing, as far as it has the means.
 *
 * <p>Parameters: {@code every} (1s), {@code of} (name of the quote manager, quotes), {@code quoted} (symbol of what that quotes),
 * {@code hedge} (symbol of what it trades itself), {@code instrument_delta_limit} (lots, 20).
 */
public final class DeltaHedger implements TradingAgent {
    private final Throttle throttle;
    private final String quoteManager;
    private final String quoted;
    private final String hedge;
    private final long limitLots;
    private final Takes takes = new Takes();
    private long startLots;

    public DeltaHedger(final Parameters parameters) {
        throttle = new Throttle(Throttle.Kind.PERIODIC, parameters.durationNs("every", "1s"));
        quoteManager = parameters.text("of", "quotes");
        quoted = parameters.text("quoted", "");
        hedge = parameters.text("hedge", "");
        limitLots = parameters.whole("instrument_delta_limit", 20, 1, Limits.MAX_LOTS);
        if (quoted.isEmpty() || hedge.isEmpty() || quoted.equals(hedge)) {
            throw new IllegalArgumentException("field=hedge, found=" + hedge
                    + ", expected=the symbol of an instrument other than quoted=" + quoted);
        }
    }

    @Override
    public Throttle throttle() {
        return throttle;
    }

    @Override
    public void onStart(final Desk desk) {
        if (!desk.symbols().contains(hedge)) {
            throw new IllegalArgumentException(
                    "hedges in an instrument that it has not: hedge=" + hedge + ", instruments=" + desk.symbols());
        }
        if (desk.instrument().symbol().equals(hedge)) {
            // Made anew it goes on from where it began.
            startLots = desk.state().get("start", desk.position());
            desk.state().set("start", startLots);
        }
    }

    @Override
    public void onTimer(final Desk desk) {
        if (!desk.instrument().symbol().equals(hedge) || takes.areUnderWay()) {
            return;
        }
        final long delta = (long) desk.cached(Layers.delta(quoteManager, quoted), 0) + desk.position() - startLots;
        if (delta > limitLots) {
            trade(desk, Side.SELL, delta, desk.bidTicks());
        } else if (delta < -limitLots) {
            trade(desk, Side.BUY, -delta, desk.askTicks());
        }
    }

    private void trade(final Desk desk, final Side side, final long lots, final long bestTicks) {
        final long most = bestTicks == 0 ? 0 : Math.min(lots, Means.free(desk, side, bestTicks));
        if (most > 0) {
            takes.market(desk, side, most);
        }
    }

    @Override
    public void onFill(final Desk desk, final Fill fill) {
        takes.filled(fill);
    }

    @Override
    public void onCanceled(final Desk desk, final OwnOrder order, final CancelReason reason) {
        takes.gone(order.orderId());
    }

    @Override
    public void onRejected(final Desk desk, final Rejection rejection) {
        takes.gone(rejection.orderId());
    }
}
