package io.ringbook.core.engine;

import io.ringbook.core.Phase;
import io.ringbook.core.Side;

/** For tests: events about orders in instrument 0, as {@link Venue#events} tells them. */
final class EventText {
    static final String ACCEPTED = "OrderAccepted";

    private EventText() {}

    static String refused(final String reason) {
        return "OrderRejected reason=" + reason;
    }

    static String refused(final String reason, final long asked, final long allowed) {
        return refused(reason) + " asked=" + asked + " allowed=" + allowed;
    }

    static String rested(final long orderNumber, final long openLots) {
        return "OrderRested orderNumber=" + orderNumber + " openLots=" + openLots;
    }

    static String reduced(final long orderNumber, final long openLots) {
        return "OrderReduced orderNumber=" + orderNumber + " openLots=" + openLots;
    }

    static String replaced(final long orderNumber) {
        return "OrderReplaced orderNumber=" + orderNumber;
    }

    static String triggered(final long orderNumber) {
        return "OrderTriggered orderNumber=" + orderNumber;
    }

    static String refreshed(final long orderNumber, final long shownLots) {
        return "OrderRefreshed orderNumber=" + orderNumber + " shownLots=" + shownLots;
    }

    static String gone(final long orderNumber, final long openLots, final String reason) {
        return "OrderCanceled orderNumber=" + orderNumber + " openLots=" + openLots + " reason=" + reason;
    }

    static String changed(final Phase phase) {
        return "PhaseChanged instrument=0 phase=" + phase;
    }

    /** A trade of so little that each fee is a unit. */
    static String executed(
            final long maker,
            final long taker,
            final long priceTicks,
            final long lots,
            final long makerOpen,
            final long takerOpen,
            final Side takerSide) {
        return executed(maker, taker, priceTicks, lots, makerOpen, takerOpen, 1, 1, takerSide);
    }

    static String executed(
            final long maker,
            final long taker,
            final long priceTicks,
            final long lots,
            final long makerOpen,
            final long takerOpen,
            final long makerFee,
            final long takerFee,
            final Side takerSide) {
        return "OrderExecuted instrument=0 makerOrderNumber=" + maker + " takerOrderNumber=" + taker + " priceTicks="
                + priceTicks + " lots=" + lots + " makerOpenLots=" + makerOpen + " takerOpenLots=" + takerOpen
                + " makerFee=" + makerFee + " takerFee=" + takerFee + " takerSide=" + takerSide;
    }
}
