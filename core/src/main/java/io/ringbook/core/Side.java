package io.ringbook.core;

/** Of an order: whether it buys or sells the base asset. Its ordinal is its code in the stream. */
public enum Side {
    BUY,
    SELL;

    private static final Side[] BY_CODE = values();

    /**
     * @param code as in the stream
     * @return the side, or null if there is none of that code
     */
    public static Side of(final int code) {
        return code >= 0 && code < BY_CODE.length ? BY_CODE[code] : null;
    }

    public Side opposite() {
        return this == BUY ? SELL : BUY;
    }
}
