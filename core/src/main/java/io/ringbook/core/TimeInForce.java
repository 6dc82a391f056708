package io.ringbook.core;

/** What becomes of the part of an order that does not trade at once. Its ordinal is its code in the stream. */
public enum TimeInForce {
    /** Rests until it is filled or canceled. */
    GTC,
    /** Is canceled. */
    IOC,
    /** There is none: the order is filled at once and whole, or canceled without a trade. */
    FOK,
    /** Rests until it is filled or canceled, or its time has come. */
    GTD,
    /** Rests until it is filled or canceled, or its instrument is closed. */
    DAY,
    /** Rests until the auction ends in which it comes. */
    AUCTION;

    private static final TimeInForce[] BY_CODE = values();

    /** @return whether what is left of an order goes into the book */
    public boolean rests() {
        return this != IOC && this != FOK;
    }

    /**
     * @param code as in the stream
     * @return the time in force, or null if there is none of that code
     */
    public static TimeInForce of(final int code) {
        return code >= 0 && code < BY_CODE.length ? BY_CODE[code] : null;
    }
}
