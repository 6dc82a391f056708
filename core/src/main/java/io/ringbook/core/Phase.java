package io.ringbook.core;

/** What can be done in an instrument at a time. Its ordinal is its code in the stream. */
public enum Phase {
    /** Orders trade as they come. */
    OPEN,
    /** Only cancels are taken. */
    HALTED,
    /** Only cancels are taken; orders of the day are gone. */
    CLOSED,
    /** Orders are collected, to trade at one price when it ends. */
    AUCTION;

    private static final Phase[] BY_CODE = values();

    /**
     * @param code as in the stream
     * @return the value, or null if there is none of that code
     */
    public static Phase of(final int code) {
        return code >= 0 && code < BY_CODE.length ? BY_CODE[code] : null;
    }
}
