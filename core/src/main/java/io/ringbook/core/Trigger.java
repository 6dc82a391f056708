package io.ringbook.core;

/** What an order waits for before it comes in. Its ordinal is its code in the stream. */
public enum Trigger {
    /** It does not wait. */
    NONE,
    /** A trade at its trigger price or beyond: above for one that buys, below for one that sells. */
    LAST,
    /** The price that it would trade at, which is the best ask for one that buys, at its trigger price or beyond. */
    TOUCH;

    private static final Trigger[] BY_CODE = values();

    /**
     * @param code as in the stream
     * @return the value, or null if there is none of that code
     */
    public static Trigger of(final int code) {
        return code >= 0 && code < BY_CODE.length ? BY_CODE[code] : null;
    }
}
