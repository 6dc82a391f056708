package io.ringbook.bench.peers;

import exchange.core2.core.common.OrderAction;
import exchange.core2.core.common.OrderType;
import exchange.core2.core.common.cmd.OrderCommand;
import io.ringbook.bench.flow.NaiveBook;
import io.ringbook.bench.flow.OrderFlowListener;
import java.util.ArrayList;
import java.util.List;

/**
 * Makes exchange-core's commands of a stream.
 *
 * <p>It has no command that modifies, so a modification becomes what does the same for the least work: a move if the open quantity
 * stays, a reduction and a move if it falls, a cancel and a new order of the same id if it grows. Which of them, an owner knows
 * who has read his reports: a plain book that runs along says it. If the order has left, a move is sent, and refused.
 */
final class Translation implements OrderFlowListener {
    private final List<OrderCommand> commands = new ArrayList<>();
    private final OpenOrders open = new OpenOrders();
    private final NaiveBook plain = new NaiveBook(open);
    private int sequence = -1;
    private int highestTicks;

    /** @return one or two for each message, each with its {@link Tag} */
    List<OrderCommand> commands() {
        return commands;
    }

    /** @return of all orders so far */
    int highestTicks() {
        return highestTicks;
    }

    @Override
    public void onNew(
            final int instrument,
            final long orderId,
            final boolean buy,
            final int priceTicks,
            final int lots,
            final boolean ioc) {
        sequence++;
        place(Tag.NEW, instrument, orderId, buy, priceTicks, lots, ioc ? OrderType.IOC : OrderType.GTC);
        plain.onNew(instrument, orderId, buy, priceTicks, lots, ioc);
    }

    @Override
    public void onCancel(final int instrument, final long orderId) {
        sequence++;
        add(Tag.CANCEL, instrument, 0, OrderCommand.cancel(orderId, Market.user(orderId)));
        plain.onCancel(instrument, orderId);
    }

    @Override
    public void onModify(final int instrument, final long orderId, final int newPriceTicks, final int newLots) {
        sequence++;
        final long user = Market.user(orderId);
        final OpenOrders.Order order = open.find(orderId);
        if (order != null && order.openLots() < newLots) {
            add(Tag.BEFORE_MODIFY, instrument, 0, OrderCommand.cancel(orderId, user));
            place(Tag.MODIFY, instrument, orderId, order.buy(), newPriceTicks, newLots, OrderType.GTC);
        } else {
            if (order != null && order.openLots() > newLots) {
                add(Tag.BEFORE_MODIFY, instrument, 0, OrderCommand.reduce(orderId, user, order.openLots() - newLots));
            }
            add(Tag.MODIFY, instrument, newLots, OrderCommand.update(orderId, user, newPriceTicks));
        }
        highestTicks = Math.max(highestTicks, newPriceTicks);
        plain.onModify(instrument, orderId, newPriceTicks, newLots);
    }

    private void place(
            final int part,
            final int instrument,
            final long orderId,
            final boolean buy,
            final int priceTicks,
            final int lots,
            final OrderType type) {
        final OrderAction action = buy ? OrderAction.BID : OrderAction.ASK;
        final long user = Market.user(orderId);
        add(part, instrument, lots, OrderCommand.newOrder(type, orderId, user, priceTicks, 0, lots, action));
        highestTicks = Math.max(highestTicks, priceTicks);
    }

    private void add(final int part, final int instrument, final int lots, final OrderCommand command) {
        command.symbol = instrument;
        command.timestamp = Tag.of(part, sequence, lots);
        commands.add(command);
    }
}
