package io.ringbook.core;

/** Why an accepted order, or what was left of it, is gone without a trade. Its ordinal is its code in the stream. */
public enum CancelReason {
    /** Its owner asked. */
    REQUESTED,
    /** A mass cancel named it. */
    MASS_CANCELED,
    /** It was immediate-or-cancel, or a market order, and nothing more was to be had. */
    REST_OF_IOC,
    /** A market order to buy met a price that its account could not pay, or a triggered order was not covered. */
    NO_FUNDS_LEFT,
    /** Less was to be had at once than its least quantity, which for fill-or-kill is all of it. */
    NOT_FILLABLE,
    /** It met an order of the same owner. */
    SELF_TRADE,
    /** It was replaced by fewer lots than had been filled since its owner last knew. */
    FILLED_MEANWHILE,
    /** The session that placed it was closed. */
    SESSION_CLOSED,
    /** Its time has come. */
    EXPIRED,
    /** Its account was suspended, and its orders were to be canceled. */
    ACCOUNT_SUSPENDED,
    /** The other of its pair traded, was triggered or is gone. */
    PAIRED,
    /** It was for one auction only. */
    REST_OF_AUCTION,
    /** It was triggered, and there was no room for another price level. */
    NO_ROOM,
    /** The circuit breaker halted its instrument before it was filled, and it could not rest. */
    INSTRUMENT_HALTED,
    /** It was triggered, and its limit is outside the price band by now. */
    OUTSIDE_BAND,
    /** Its instrument was delisted. */
    DELISTED;

    private static final CancelReason[] BY_CODE = values();

    /**
     * @param code as in the stream
     * @return the reason, or null if there is none of that code
     */
    public static CancelReason of(final int code) {
        return code >= 0 && code < BY_CODE.length ? BY_CODE[code] : null;
    }
}
