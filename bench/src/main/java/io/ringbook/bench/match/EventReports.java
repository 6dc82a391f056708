package io.ringbook.bench.match;

import io.ringbook.bench.flow.ReportListener;
import io.ringbook.core.CancelReason;
import io.ringbook.core.Records;
import io.ringbook.core.RejectReason;
import io.ringbook.core.Side;
import io.ringbook.core.command.CommandAdapter;
import io.ringbook.core.command.CommandListener;
import io.ringbook.core.command.OrderTerms;
import io.ringbook.core.command.ReplaceTerms;
import io.ringbook.core.event.EventAdapter;
import io.ringbook.core.event.EventListener;
import io.ringbook.core.event.StreamHandler;
import java.util.HashMap;
import java.util.Map;
import org.agrona.DirectBuffer;

/** Tells what an engine's stream says in the words of the reports. Not for the run that is measured. */
final class EventReports implements StreamHandler {
    private final ReportListener reports;
    private final int opening;
    private final CommandAdapter commands = new CommandAdapter(new Commands());
    private final EventAdapter events = new EventAdapter(new Events());
    private final Map<Long, Order> orders = new HashMap<>();

    // The command whose events follow.
    private boolean modifies;
    private long orderId;
    private int priceTicks;
    private int lots;
    private boolean buys;

    private static final class Order {
        private final long orderId;
        private final boolean buy;
        private int priceTicks;

        private Order(final long orderId, final boolean buy, final int priceTicks) {
            this.orderId = orderId;
            this.buy = buy;
            this.priceTicks = priceTicks;
        }
    }

    /** @param opening commands that open the market, before the first message */
    EventReports(final ReportListener reports, final int opening) {
        this.reports = reports;
        this.opening = opening;
    }

    @Override
    public void onRecord(
            final long sequence, final DirectBuffer buffer, final int offset, final int length, final boolean last) {
        if (sequence <= opening) {
            return;
        }
        if (Records.isCommand(Records.templateId(buffer, offset))) {
            commands.onCommand(buffer, offset, length);
        } else {
            events.onEvent(sequence, buffer, offset);
        }
    }

    private long message(final long sequence) {
        return sequence - opening - 1;
    }

    private final class Commands implements CommandListener {
        @Override
        public void onNewOrder(final int session, final OrderTerms terms) {
            orderId = terms.orderId();
            priceTicks = (int) terms.priceTicks();
            lots = (int) terms.lots();
            buys = terms.side() == Side.BUY;
        }

        @Override
        public void onCancelOrder(final int session, final long ofOrder) {
            modifies = false;
            orderId = ofOrder;
        }

        @Override
        public void onReplaceOrder(final int session, final ReplaceTerms terms) {
            modifies = true;
            orderId = terms.orderId();
            priceTicks = (int) terms.priceTicks();
            lots = (int) terms.openLots();
        }
    }

    private final class Events implements EventListener {
        @Override
        public void onOrderAccepted(final long sequence) {
            orders.put(sequence, new Order(orderId, buys, priceTicks));
            reports.onAccepted(message(sequence), buys, orderId, priceTicks, lots);
        }

        @Override
        public void onOrderRejected(
                final long sequence, final RejectReason reason, final long asked, final long allowed) {
            if (reason != RejectReason.UNKNOWN_ORDER) {
                throw new IllegalStateException("rejected: message=" + message(sequence) + ", reason=" + reason);
            }
            if (modifies) {
                reports.onModifyRefused(message(sequence), orderId);
            } else {
                reports.onCancelRefused(message(sequence), orderId);
            }
        }

        @Override
        public void onOrderExecuted(
                final long sequence,
                final int instrument,
                final long makerOrderNumber,
                final long takerOrderNumber,
                final Side takerSide,
                final long atTicks,
                final long traded,
                final long makerOpenLots,
                final long takerOpenLots,
                final long makerFee,
                final long takerFee) {
            reports.onTrade(
                    message(sequence),
                    (int) atTicks,
                    (int) traded,
                    orders.get(makerOrderNumber).orderId,
                    orders.get(takerOrderNumber).orderId);
            if (makerOpenLots == 0) {
                orders.remove(makerOrderNumber);
            }
            if (takerOpenLots == 0) {
                orders.remove(takerOrderNumber);
            }
        }

        @Override
        public void onOrderReplaced(final long sequence, final long orderNumber) {
            modified(sequence, orderNumber);
        }

        @Override
        public void onOrderReduced(final long sequence, final long orderNumber, final long openLots) {
            modified(sequence, orderNumber);
        }

        @Override
        public void onOrderCanceled(
                final long sequence, final long orderNumber, final long openLots, final CancelReason reason) {
            final Order order = orders.remove(orderNumber);
            reports.onCanceled(message(sequence), order.buy, order.orderId, order.priceTicks);
        }

        private void modified(final long sequence, final long orderNumber) {
            final Order order = orders.get(orderNumber);
            order.priceTicks = priceTicks;
            reports.onModified(message(sequence), order.buy, order.orderId, priceTicks, lots);
        }
    }
}
