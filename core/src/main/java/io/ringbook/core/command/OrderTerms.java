package io.ringbook.core.command;

import io.ringbook.core.OrderType;
import io.ringbook.core.SelfTrade;
import io.ringbook.core.Side;
import io.ringbook.core.TimeInForce;
import io.ringbook.core.Trigger;

/**
 * What a sender asks of a new order: a limit order that rests until it is canceled, if nothing else is said. Prices are in
 * ticks, quantities in lots, times in nanoseconds since the epoch.
 *
 * <p>One object may be filled in again and again; {@link #clear} forgets everything. As a command comes it is filled with
 * whatever came: ids may not exist and numbers may be outside their domain.
 */
public final class OrderTerms {
    private long orderId;
    private int instrument;
    private Side side = Side.BUY;
    private OrderType orderType = OrderType.LIMIT;
    private TimeInForce timeInForce = TimeInForce.GTC;
    private SelfTrade selfTrade = SelfTrade.ALLOW;
    private boolean postOnly;
    private long priceTicks;
    private long lots;
    private long minLots;
    private long expiresAtNs;
    private long displayLots;
    private Trigger trigger = Trigger.NONE;
    private long triggerTicks;
    private long trailTicks;
    private boolean paired;
    private long pairedOrderId;

    /** Back to a new one. */
    public OrderTerms clear() {
        return orderId(0)
                .instrument(0)
                .side(Side.BUY)
                .orderType(OrderType.LIMIT)
                .timeInForce(TimeInForce.GTC)
                .selfTrade(SelfTrade.ALLOW)
                .postOnly(false)
                .priceTicks(0)
                .lots(0)
                .minLots(0)
                .expiresAtNs(0)
                .displayLots(0)
                .trigger(Trigger.NONE)
                .triggerTicks(0)
                .trailTicks(0)
                .paired(false)
                .pairedOrderId(0);
    }

    /** @return whether a {@code NewOrder} says it all; otherwise it takes a {@code NewSpecialOrder} */
    boolean isPlain() {
        return minLots == 0
                && expiresAtNs == 0
                && displayLots == 0
                && trigger == Trigger.NONE
                && triggerTicks == 0
                && trailTicks == 0
                && !paired;
    }

    /** The client's, unique among the account's live orders. */
    public OrderTerms orderId(final long value) {
        orderId = value;
        return this;
    }

    public long orderId() {
        return orderId;
    }

    public OrderTerms instrument(final int value) {
        instrument = value;
        return this;
    }

    public int instrument() {
        return instrument;
    }

    public OrderTerms side(final Side value) {
        side = value;
        return this;
    }

    public Side side() {
        return side;
    }

    public OrderTerms orderType(final OrderType value) {
        orderType = value;
        return this;
    }

    public OrderType orderType() {
        return orderType;
    }

    public OrderTerms timeInForce(final TimeInForce value) {
        timeInForce = value;
        return this;
    }

    public TimeInForce timeInForce() {
        return timeInForce;
    }

    public OrderTerms selfTrade(final SelfTrade value) {
        selfTrade = value;
        return this;
    }

    public SelfTrade selfTrade() {
        return selfTrade;
    }

    /** Whether it is rejected if it would trade at once. */
    public OrderTerms postOnly(final boolean value) {
        postOnly = value;
        return this;
    }

    public boolean postOnly() {
        return postOnly;
    }

    /** The limit; of a market order the worst price, 0 for none. */
    public OrderTerms priceTicks(final long value) {
        priceTicks = value;
        return this;
    }

    public long priceTicks() {
        return priceTicks;
    }

    public OrderTerms lots(final long value) {
        lots = value;
        return this;
    }

    public long lots() {
        return lots;
    }

    /** To be traded at once, or it is canceled; 0 for none. */
    public OrderTerms minLots(final long value) {
        minLots = value;
        return this;
    }

    public long minLots() {
        return minLots;
    }

    /** When an order that is good till a time is gone; 0 for all others. */
    public OrderTerms expiresAtNs(final long value) {
        expiresAtNs = value;
        return this;
    }

    public long expiresAtNs() {
        return expiresAtNs;
    }

    /** Shown at a time, the rest is held in reserve; 0 shows all. */
    public OrderTerms displayLots(final long value) {
        displayLots = value;
        return this;
    }

    public long displayLots() {
        return displayLots;
    }

    /** What it waits for. */
    public OrderTerms trigger(final Trigger value) {
        trigger = value;
        return this;
    }

    public Trigger trigger() {
        return trigger;
    }

    /** At which price it comes in; 0 if it does not wait, or if the last trade and its trail tell. */
    public OrderTerms triggerTicks(final long value) {
        triggerTicks = value;
        return this;
    }

    public long triggerTicks() {
        return triggerTicks;
    }

    /** How far its trigger follows the last trade; 0 if it stays where it is. */
    public OrderTerms trailTicks(final long value) {
        trailTicks = value;
        return this;
    }

    public long trailTicks() {
        return trailTicks;
    }

    /** Whether it is to be the other of {@link #pairedOrderId}. */
    public OrderTerms paired(final boolean value) {
        paired = value;
        return this;
    }

    public boolean paired() {
        return paired;
    }

    public OrderTerms pairedOrderId(final long value) {
        pairedOrderId = value;
        return this;
    }

    public long pairedOrderId() {
        return pairedOrderId;
    }
}
