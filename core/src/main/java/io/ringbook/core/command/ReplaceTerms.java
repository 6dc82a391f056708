package io.ringbook.core.command;

import io.ringbook.core.TimeInForce;

/** What a sender asks of one of its orders: how it is to be from now on. Units are those of {@link OrderTerms}. */
public final class ReplaceTerms {
    /** In place of what is to stay as it is, or is not known. */
    public static final long NONE = -1;

    private long orderId;
    private long priceTicks;
    private long openLots;
    private long knownFilledLots = NONE;
    private long displayLots = NONE;
    private long triggerTicks = NONE;
    private TimeInForce timeInForce;
    private long expiresAtNs;

    /** Back to a new one. */
    public ReplaceTerms clear() {
        return orderId(0)
                .priceTicks(0)
                .openLots(0)
                .knownFilledLots(NONE)
                .displayLots(NONE)
                .triggerTicks(NONE)
                .timeInForce(null)
                .expiresAtNs(0);
    }

    /** @return whether a {@code ReplaceOrder} says it all; otherwise it takes a {@code ReplaceSpecialOrder} */
    boolean isPlain() {
        return displayLots == NONE && triggerTicks == NONE && timeInForce == null && expiresAtNs == 0;
    }

    public ReplaceTerms orderId(final long value) {
        orderId = value;
        return this;
    }

    public long orderId() {
        return orderId;
    }

    public ReplaceTerms priceTicks(final long value) {
        priceTicks = value;
        return this;
    }

    public long priceTicks() {
        return priceTicks;
    }

    /** The new open quantity. */
    public ReplaceTerms openLots(final long value) {
        openLots = value;
        return this;
    }

    public long openLots() {
        return openLots;
    }

    /** Of the order in all, as far as the sender knows: what was filled since comes off the open lots; {@link #NONE} if nothing does. */
    public ReplaceTerms knownFilledLots(final long value) {
        knownFilledLots = value;
        return this;
    }

    public long knownFilledLots() {
        return knownFilledLots;
    }

    /** To be shown at a time; {@link #NONE} for as before. */
    public ReplaceTerms displayLots(final long value) {
        displayLots = value;
        return this;
    }

    public long displayLots() {
        return displayLots;
    }

    /** Of an order that waits; {@link #NONE} for as before. */
    public ReplaceTerms triggerTicks(final long value) {
        triggerTicks = value;
        return this;
    }

    public long triggerTicks() {
        return triggerTicks;
    }

    /** Null for as before, together with its time. */
    public ReplaceTerms timeInForce(final TimeInForce value) {
        timeInForce = value;
        return this;
    }

    public TimeInForce timeInForce() {
        return timeInForce;
    }

    /** With {@link TimeInForce#GTD}; otherwise 0. */
    public ReplaceTerms expiresAtNs(final long value) {
        expiresAtNs = value;
        return this;
    }

    public long expiresAtNs() {
        return expiresAtNs;
    }
}
