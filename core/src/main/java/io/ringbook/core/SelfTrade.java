package io.ringbook.core;

/**
 * What an incoming order does when it meets a resting one of the same owner. The incoming order's choice counts. Its
 * ordinal is its code in the stream.
 */
public enum SelfTrade {
    /** They trade. */
    ALLOW,
    /** What is left of the incoming order is canceled. */
    CANCEL_NEWEST,
    /** The resting order is canceled, and the incoming one goes on. */
    CANCEL_OLDEST,
    /** Both are canceled. */
    CANCEL_BOTH,
    /** Both become less by what they would have traded; the one of which nothing is left is canceled. */
    DECREMENT;

    private static final SelfTrade[] BY_CODE = values();

    /**
     * @param code as in the stream
     * @return the mode, or null if there is none of that code
     */
    public static SelfTrade of(final int code) {
        return code >= 0 && code < BY_CODE.length ? BY_CODE[code] : null;
    }
}
