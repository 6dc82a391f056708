package io.ringbook.core.command;

import io.ringbook.core.SelfTrade;

/**
 * A bid and an ask in one command. Each takes the place of the sender's live order of its id. Units are those of
 * {@link OrderTerms}; with 0 lots a side is none.
 */
public final class QuoteTerms {
    private int instrument;
    private SelfTrade selfTrade = SelfTrade.ALLOW;
    private long bidOrderId;
    private long bidTicks;
    private long bidLots;
    private long askOrderId;
    private long askTicks;
    private long askLots;

    public QuoteTerms instrument(final int value) {
        instrument = value;
        return this;
    }

    public int instrument() {
        return instrument;
    }

    /** Of those that are new. */
    public QuoteTerms selfTrade(final SelfTrade value) {
        selfTrade = value;
        return this;
    }

    public SelfTrade selfTrade() {
        return selfTrade;
    }

    public QuoteTerms bidOrderId(final long value) {
        bidOrderId = value;
        return this;
    }

    public long bidOrderId() {
        return bidOrderId;
    }

    public QuoteTerms bidTicks(final long value) {
        bidTicks = value;
        return this;
    }

    public long bidTicks() {
        return bidTicks;
    }

    public QuoteTerms bidLots(final long value) {
        bidLots = value;
        return this;
    }

    public long bidLots() {
        return bidLots;
    }

    public QuoteTerms askOrderId(final long value) {
        askOrderId = value;
        return this;
    }

    public long askOrderId() {
        return askOrderId;
    }

    public QuoteTerms askTicks(final long value) {
        askTicks = value;
        return this;
    }

    public long askTicks() {
        return askTicks;
    }

    public QuoteTerms askLots(final long value) {
        askLots = value;
        return this;
    }

    public long askLots() {
        return askLots;
    }
}
