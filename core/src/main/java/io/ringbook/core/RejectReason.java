package io.ringbook.core;

/**
 * Why a command changed nothing. Its ordinal is its code in the stream, so new ones go to the end.
 *
 * <p>{@link #NONE} stands for "not rejected" inside the core and is never in an event.
 */
public enum RejectReason {
    NONE,
    /** Not a command of this version, too short for what it says it is, or a code that does not exist. */
    MALFORMED,
    /** The command names a session that is not open. */
    UNKNOWN_SESSION,
    /** Only the operator's session may do this, or only the account's own. */
    NOT_PERMITTED,
    UNKNOWN_ACCOUNT,
    UNKNOWN_ASSET,
    UNKNOWN_INSTRUMENT,
    /** The account has no live order of this id. */
    UNKNOWN_ORDER,
    /** The account has a live order of this id. */
    DUPLICATE_ORDER_ID,
    /** Below 1 or above {@link Limits#MAX_PRICE_TICKS}. */
    PRICE_OUT_OF_RANGE,
    /** Below 1 or above {@link Limits#MAX_LOTS}. */
    LOTS_OUT_OF_RANGE,
    /** A market order with a time in force under which what is left would rest. */
    MARKET_ORDER_CANNOT_REST,
    /** Price times quantity, or quantity times lot size, with fees, does not fit 63 bits. */
    VALUE_OVERFLOW,
    /** What is available does not cover what the order may cost, or what is to be moved. */
    INSUFFICIENT_FUNDS,
    /** Zero or less. */
    AMOUNT_NOT_POSITIVE,
    /** The total of an asset in the venue would not fit 63 bits. */
    AMOUNT_OVERFLOW,
    /** A transfer from an account to itself. */
    SAME_ACCOUNT,
    /** An account, asset or instrument of that name exists. */
    DUPLICATE_NAME,
    /** A name or symbol that is empty or has characters outside printable ASCII. */
    BAD_NAME,
    /** Tick size, lot size or decimals outside their range, or base and quote are one asset. */
    BAD_STEPS,
    /** A fee above {@link Limits#MAX_FEE_PPM}, or a rebate that is larger than what the other side pays. */
    BAD_FEES,
    ACCOUNTS_FULL,
    ASSETS_FULL,
    INSTRUMENTS_FULL,
    SESSIONS_FULL,
    /** No room for another (account, asset) pair. */
    BALANCES_FULL,
    /** No room for another resting order. */
    ORDERS_FULL,
    /** No room for another price level. */
    LEVELS_FULL,
    /** The payload is longer than {@link Limits#MAX_PAYLOAD}. */
    PAYLOAD_TOO_LONG,
    /** It is post-only, and would trade at once. */
    WOULD_TRADE,
    /** Post-only together with a market order, a least quantity, a trigger, or a time in force under which nothing rests. */
    POST_ONLY_MUST_REST,
    /** A market order to buy with a least quantity and no worst price: its cost is not known before it trades. */
    WORST_PRICE_MISSING,
    /** More than has been filled of the order, or below -1. */
    FILLED_LOTS_OUT_OF_RANGE,
    /** The request's number is not above that of the session's last one, which has been answered already. */
    DUPLICATE_REQUEST,
    /** A least quantity below 0 or above the order's. */
    MIN_LOTS_OUT_OF_RANGE,
    /** An order that is good till a time which is not after that of its command, or another order with such a time. */
    EXPIRY_OUT_OF_RANGE,
    /** Only its cancels are taken until it is resumed. */
    ACCOUNT_SUSPENDED,
    /** Only cancels are taken. */
    INSTRUMENT_HALTED,
    /** The instrument is in that phase already, or its book is crossed and takes an auction to be opened. */
    WRONG_PHASE,
    /** Only cancels are taken. */
    INSTRUMENT_CLOSED,
    /** An order for an auction when there is none, or during one an order that would have to trade at once. */
    NOT_IN_THIS_PHASE,
    /** Below 0 or above the order's lots, or less than a thousandth of them, or of an order that cannot rest. */
    DISPLAY_LOTS_OUT_OF_RANGE,
    /** A trigger or trail that is no price, is missing or is one too many, or that the last trade says nothing about. */
    TRIGGER_OUT_OF_RANGE,
    /** The other is not live, not this account's or paired already; or neither of both waits; or it cannot rest. */
    UNPAIRABLE,
    /** A quote whose bid is not below its ask. */
    QUOTE_CROSSED,
    /** To what an order of its kind cannot become. */
    CANNOT_BECOME,
    /** Its limit is beyond the static price band. */
    PRICE_OUTSIDE_BAND,
    /** Its limit is no multiple of the price step there. */
    PRICE_OFF_STEP,
    /** Fewer or more lots than the instrument or the account allows in one order. */
    LOTS_OUTSIDE_LIMITS,
    /** Less or more value than the instrument or the account allows in one order. */
    VALUE_OUTSIDE_LIMITS,
    /** The account has as many live orders as it may have. */
    OPEN_ORDERS_LIMIT,
    /** The account has sent as many orders as it may in this time. */
    ORDER_RATE_LIMIT,
    /** The account could come to own more than it may. */
    POSITION_LIMIT,
    /** A band or a time that is none. */
    BAD_BAND,
    /** Limits below 0, or a least above its most. */
    BAD_LIMITS,
    /** No room for another row of price steps. */
    STEPS_FULL,
    /** No room for another schedule of fees. */
    FEES_FULL;

    private static final RejectReason[] BY_CODE = values();

    /**
     * @param code as in the stream
     * @return the reason, or null if there is none of that code
     */
    public static RejectReason of(final int code) {
        return code > 0 && code < BY_CODE.length ? BY_CODE[code] : null;
    }
}
