package io.ringbook.agents.builtin;

import io.ringbook.agents.Desk;
import io.ringbook.agents.Fill;
import io.ringbook.agents.Message;
import io.ringbook.agents.OwnOrder;
import io.ringbook.agents.Parameters;
import io.ringbook.agents.Placement;
import io.ringbook.agents.Rejection;
import io.ringbook.agents.Signal;
import io.ringbook.agents.TradingAgent;
import io.ringbook.core.CancelReason;
import io.ringbook.core.Limits;
import io.ringbook.core.Side;
import io.ringbook.core.TimeInForce;

/**
 * Asks for a quote now and then, buys one lot where it is offered below its limit, and sells one where more than that is bid.
 * It does not ask again before it knows what became of its order. After each fill it says what it has, in the log and on the
 * topic {@value #BALANCES}.
 *
 * <p>Parameters: {@code every} (between two requests, 1s), {@code limit} (ticks, 105).
 */
public final class SimpleTrader implements TradingAgent {
    /** Topic of what it says that it has. */
    static final String BALANCES = "balances";

    private final long everyNs;
    private final long limitTicks;
    /** 0 if it waits for none. */
    private long waitsForOrderId;

    public SimpleTrader(final Parameters parameters) {
        everyNs = parameters.durationNs("every", "1s");
        limitTicks = parameters.whole("limit", 105, 1, Limits.MAX_PRICE_TICKS);
    }

    @Override
    public void onStart(final Desk desk) {
        desk.follow(SimpleMaker.ANSWERS);
        desk.wakeAfter(everyNs);
    }

    @Override
    public void onTimer(final Desk desk) {
        desk.wakeAfter(everyNs);
        if (waitsForOrderId == 0) {
            desk.send(
                    Message.QUOTE_REQUESTS,
                    new Message.QuoteRequest(desk.instrument().symbol()));
        }
    }

    @Override
    public void onSignal(final Desk desk, final Signal signal) {
        if (waitsForOrderId == 0
                && signal.message() instanceof Message.QuoteAnswer answer
                && answer.to().equals(desk.name())
                && desk.symbols().contains(answer.symbol())) {
            decide(desk.on(answer.symbol()), answer);
        }
    }

    private void decide(final Desk desk, final Message.QuoteAnswer answer) {
        if (answer.askTicks() > 0
                && answer.askTicks() < limitTicks
                && desk.freeCash() >= desk.instrument().value(answer.askTicks(), 1)) {
            waitFor(desk.buy(1, answer.askTicks(), TimeInForce.IOC));
        } else if (answer.bidTicks() > limitTicks && desk.freePosition() > 0) {
            waitFor(desk.sell(1, answer.bidTicks(), TimeInForce.IOC));
        }
    }

    @Override
    public void onFill(final Desk desk, final Fill fill) {
        waitsForOrderId = 0;
        final String text = (fill.order().side() == Side.BUY ? "bought " : "sold ") + fill.lots() + " "
                + desk.instrument().symbol() + " at " + fill.priceTicks() + ", cash " + desk.cash() + ", owns "
                + desk.position();
        desk.log(text);
        desk.signal(BALANCES, 0, text);
    }

    @Override
    public void onCanceled(final Desk desk, final OwnOrder order, final CancelReason reason) {
        waitsForOrderId = 0;
    }

    @Override
    public void onRejected(final Desk desk, final Rejection rejection) {
        if (rejection.orderId() == waitsForOrderId) {
            waitsForOrderId = 0;
        }
    }

    private void waitFor(final Placement placement) {
        waitsForOrderId = placement.orderId();
    }
}
