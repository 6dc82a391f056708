package io.ringbook.core;

/** Why an accepted order, or what was left of it, is gone without a trade. Its ordinal is its code in the stream. */
public enum CancelReason {
    /** Its owner asked. */
    REQUESTED,
    /** A mass cancel named it. */
    MASS_CANCELED,
    /** It was immediate-or-cancel, or a market order, and nothing more was to be had. */
    REST_OF_IOC,
    /** A market order to buy met a price that its account could not pay. */
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
    ACCOUNT_SUSPENDED;

    private static final CancelReason[] BY_CODE = values();

    /**
     * @param code as in the stream
     * @return the reason, or null if there is none of that code
     */
    public static CancelReason of(final int code) {
        return code >= 0 && code < BY_CODE.length ? BY_CODE[code] : null;
    }
}
