package io.ringbook.bench.peers;

import exchange.core2.core.common.MatcherTradeEvent;
import exchange.core2.core.common.OrderAction;
import exchange.core2.core.common.cmd.CommandResultCode;
import exchange.core2.core.common.cmd.OrderCommand;
import io.ringbook.bench.flow.ReportListener;

/** Reads the results of {@link PeerStream}'s commands as reports. A new order that is refused is not reported at all. */
final class PeerReports {
    private final ReportListener reports;

    PeerReports(final ReportListener reports) {
        this.reports = reports;
    }

    /** Takes a command that is through, with the events that hang on it; keeps nothing of it. */
    void onResult(final OrderCommand command) {
        final int sequence = Tag.sequence(command.timestamp);
        final boolean done = command.resultCode == CommandResultCode.SUCCESS;
        switch (Tag.part(command.timestamp)) {
            case Tag.NEW -> {
                if (done) {
                    reports.onAccepted(
                            sequence, command.action == OrderAction.BID, command.orderId, (int) command.price, (int)
                                    command.size);
                    events(sequence, command);
                }
            }
            case Tag.CANCEL -> {
                if (done) {
                    events(sequence, command);
                } else {
                    reports.onCancelRefused(sequence, command.orderId);
                }
            }
            case Tag.MODIFY -> {
                if (done) {
                    reports.onModified(
                            sequence,
                            command.action == OrderAction.BID,
                            command.orderId,
                            (int) command.price,
                            Tag.lots(command.timestamp));
                    events(sequence, command);
                } else {
                    reports.onModifyRefused(sequence, command.orderId);
                }
            }
            default -> {
                if (!done) {
                    reports.onModifyRefused(sequence, command.orderId);
                }
            }
        }
    }

    private void events(final int sequence, final OrderCommand command) {
        for (MatcherTradeEvent event = command.matcherEvent; event != null; event = event.nextEvent) {
            switch (event.eventType) {
                case TRADE ->
                    reports.onTrade(
                            sequence, (int) event.price, (int) event.size, event.matchedOrderId, command.orderId);
                case REDUCE, REJECT ->
                    reports.onCanceled(sequence, command.action == OrderAction.BID, command.orderId, (int) event.price);
                default -> throw new IllegalStateException("not an event of an order: " + event);
            }
        }
    }
}
