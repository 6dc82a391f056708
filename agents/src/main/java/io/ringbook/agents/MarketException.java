package io.ringbook.agents;

/** The market refused to be set up as asked, or stopped by itself; says what and why. */
public class MarketException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public MarketException(final String what) {
        super(what);
    }

    public MarketException(final String what, final Throwable cause) {
        super(what, cause);
    }
}
