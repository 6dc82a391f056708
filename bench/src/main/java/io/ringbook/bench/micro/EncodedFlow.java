package io.ringbook.bench.micro;

import io.ringbook.bench.EncodedCommands;
import io.ringbook.core.Limits;
import io.ringbook.core.TimeInForce;
import io.ringbook.core.command.CommandPublisher;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/** The commands of {@link OrderFlow}, each kind in the order of the flow. */
final class EncodedFlow {
    static final int INSTRUMENT = 0;

    private static final int SIGNAL_BYTES = 64;
    private static final int BYTES = OrderFlow.LENGTH * 128;

    /** New orders that rest, and what cancels each. */
    final EncodedCommands places = new EncodedCommands(BYTES);

    final EncodedCommands cancels = new EncodedCommands(BYTES);

    /** Each mover to its next price. */
    final EncodedCommands moves = new EncodedCommands(BYTES);

    /** Orders that take the one at the front whole, and that one again. */
    final EncodedCommands takers = new EncodedCommands(BYTES);

    final EncodedCommands makers = new EncodedCommands(BYTES);

    final EncodedCommands signals = new EncodedCommands(BYTES);

    EncodedFlow(final OrderFlow flow) {
        final DirectBuffer payload = new UnsafeBuffer(new byte[Limits.MAX_PAYLOAD]);
        for (int i = 0; i < OrderFlow.LENGTH; i++) {
            final long newId = OrderFlow.newId(i);
            final long price = flow.priceTicks(i);
            trader(places, newId).limit(newId, INSTRUMENT, flow.side(i), price, OrderFlow.LOTS, TimeInForce.GTC);
            trader(cancels, newId).cancel(newId);
            final long moverId = OrderFlow.moverId(i);
            trader(moves, moverId).replace(moverId, flow.moveTicks(i), OrderFlow.LOTS);
            final long best = OrderFlow.bestTicks(flow.side(i));
            trader(takers, newId)
                    .limit(newId, INSTRUMENT, flow.side(i).opposite(), best, OrderFlow.LOTS, TimeInForce.IOC);
            final long makerId = flow.frontId(i);
            trader(makers, makerId).limit(makerId, INSTRUMENT, flow.side(i), best, OrderFlow.LOTS, TimeInForce.GTC);
            trader(signals, newId).signal("news", i, payload, 0, SIGNAL_BYTES);
        }
    }

    private static CommandPublisher trader(final EncodedCommands commands, final long orderId) {
        return new CommandPublisher(commands, OrderFlow.trader(orderId));
    }
}
