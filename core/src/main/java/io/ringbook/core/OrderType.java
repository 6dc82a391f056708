package io.ringbook.core;

/** How an order is priced. Its ordinal is its code in the stream. */
public enum OrderType {
    /** Trades at its limit price or better. */
    LIMIT,
    /** Trades with whatever rests, down to an optional worst price and as far as the funds go; never rests. */
    MARKET;

    private static final OrderType[] BY_CODE = values();

    /**
     * @param code as in the stream
     * @return the type, or null if there is none of that code
     */
    public static OrderType of(final int code) {
        return code >= 0 && code < BY_CODE.length ? BY_CODE[code] : null;
    }
}
