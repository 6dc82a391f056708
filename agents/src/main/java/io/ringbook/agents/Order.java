package io.ringbook.agents;

import io.ringbook.core.OrderType;
import io.ringbook.core.SelfTrade;
import io.ringbook.core.Side;
import io.ringbook.core.TimeInForce;
import io.ringbook.core.Trigger;
import io.ringbook.core.command.OrderTerms;

/**
 * A new order of any kind: it begins as a whole one, and each word about it gives another whole one. Rests until it is canceled, if
 * nothing else is said. Prices are in ticks, quantities in lots.
 *
 * <pre>{@code
 * desk.place(Order.limit(Side.BUY, 100, desk.bidTicks()).postOnly().showing(10));
 * }</pre>
 */
public final class Order {
    private final Side side;
    private final OrderType type;
    private final long lots;
    private final long priceTicks;
    private TimeInForce timeInForce;
    private long expiresAtNs;
    private SelfTrade selfTrade = SelfTrade.ALLOW;
    private boolean postOnly;
    private long minLots;
    private long displayLots;
    private Trigger trigger = Trigger.NONE;
    private long triggerTicks;
    private long trailTicks;
    private boolean paired;
    private long pairedOrderId;

    private Order(
            final Side side,
            final OrderType type,
            final TimeInForce timeInForce,
            final long lots,
            final long priceTicks) {
        this.side = side;
        this.type = type;
        this.timeInForce = timeInForce;
        this.lots = lots;
        this.priceTicks = priceTicks;
    }

    private Order(final Order other) {
        this(other.side, other.type, other.timeInForce, other.lots, other.priceTicks);
        expiresAtNs = other.expiresAtNs;
        selfTrade = other.selfTrade;
        postOnly = other.postOnly;
        minLots = other.minLots;
        displayLots = other.displayLots;
        trigger = other.trigger;
        triggerTicks = other.triggerTicks;
        trailTicks = other.trailTicks;
        paired = other.paired;
        pairedOrderId = other.pairedOrderId;
    }

    /** Trades at the limit or better. */
    public static Order limit(final Side side, final long lots, final long limitTicks) {
        return new Order(side, OrderType.LIMIT, TimeInForce.GTC, lots, limitTicks);
    }

    /** Trades at once with whatever rests, as far as the funds go. */
    public static Order market(final Side side, final long lots) {
        return market(side, lots, 0);
    }

    /** As {@link #market(Side, long)}, down to a worst price. */
    public static Order market(final Side side, final long lots, final long worstTicks) {
        return new Order(side, OrderType.MARKET, TimeInForce.IOC, lots, worstTicks);
    }

    /** Trades only at once: what is left is canceled. */
    public Order ioc() {
        return with(TimeInForce.IOC, 0);
    }

    /** Trades all at once, or nothing. */
    public Order fok() {
        return with(TimeInForce.FOK, 0);
    }

    /** Is gone when its instrument closes. */
    public Order day() {
        return with(TimeInForce.DAY, 0);
    }

    /** Is gone at a time, nanoseconds since the epoch. */
    public Order until(final long timeNs) {
        return with(TimeInForce.GTD, timeNs);
    }

    /** For an auction only. */
    public Order auction() {
        if (type == OrderType.MARKET && priceTicks == 0) {
            // What such an order holds depends on the price band, which a desk does not know.
            throw new IllegalArgumentException("a market order in an auction needs a worst price");
        }
        return with(TimeInForce.AUCTION, 0);
    }

    /** Is refused if it would trade at once. */
    public Order postOnly() {
        final Order order = new Order(this);
        order.postOnly = true;
        return order;
    }

    /** Shows so many lots at a time; the rest is a reserve. */
    public Order showing(final long shownLots) {
        final Order order = new Order(this);
        order.displayLots = shownLots;
        return order;
    }

    /** Trades at least so many lots at once, or is canceled. */
    public Order atLeast(final long leastLots) {
        final Order order = new Order(this);
        order.minLots = leastLots;
        return order;
    }

    /** What becomes of it and of an own order that it meets. */
    public Order selfTrade(final SelfTrade mode) {
        final Order order = new Order(this);
        order.selfTrade = mode;
        return order;
    }

    /** Waits for a trade at or beyond this price before it comes in: at or above it buys, at or below it sells. */
    public Order stop(final long atTicks) {
        return waitsFor(Trigger.LAST, atTicks, 0);
    }

    /** As {@link #stop}, so far from the last trade, and follows it where that is better. */
    public Order trailing(final long distanceTicks) {
        return waitsFor(Trigger.LAST, 0, distanceTicks);
    }

    /** As {@link #stop}, but waits for the price that it would trade at, and not for a trade. */
    public Order stopAtTouch(final long atTicks) {
        return waitsFor(Trigger.TOUCH, atTicks, 0);
    }

    /** The one that trades or is canceled first cancels the other; one of them at least waits for a trigger. */
    public Order pairedWith(final long orderId) {
        final Order order = new Order(this);
        order.paired = true;
        order.pairedOrderId = orderId;
        return order;
    }

    /** Fills in the terms of a command. */
    public OrderTerms into(final OrderTerms terms, final long orderId, final int instrument) {
        return terms.orderId(orderId)
                .instrument(instrument)
                .side(side)
                .orderType(type)
                .timeInForce(timeInForce)
                .selfTrade(selfTrade)
                .postOnly(postOnly)
                .priceTicks(priceTicks)
                .lots(lots)
                .minLots(minLots)
                .expiresAtNs(expiresAtNs)
                .displayLots(displayLots)
                .trigger(trigger)
                .triggerTicks(triggerTicks)
                .trailTicks(trailTicks)
                .paired(paired)
                .pairedOrderId(pairedOrderId);
    }

    private Order waitsFor(final Trigger kind, final long atTicks, final long distanceTicks) {
        final Order order = new Order(this);
        order.trigger = kind;
        order.triggerTicks = atTicks;
        order.trailTicks = distanceTicks;
        return order;
    }

    private Order with(final TimeInForce other, final long untilNs) {
        final Order order = new Order(this);
        order.timeInForce = other;
        order.expiresAtNs = untilNs;
        return order;
    }
}
