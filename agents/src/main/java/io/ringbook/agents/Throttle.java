package io.ringbook.agents;

/**
 * How often an agent is told of the market. Its own orders, fills, rejections and signals are told at once in every case.
 *
 * @param kind EVENTS: the first change is told at once, those within the gap are folded into the latest, which is told at its
 *     end. PERIODIC: no change is told; {@link TradingAgent#onTimer} is called on a fixed grid from the start on, a time that
 *     has passed is left out
 * @param ns the gap or the period, nanoseconds of the market's time
 */
public record Throttle(Kind kind, long ns) {
    /** Everything as it comes. */
    public static final Throttle NONE = new Throttle(Kind.EVENTS, 0);

    /** What sets an agent going. */
    public enum Kind {
        EVENTS,
        PERIODIC
    }

    public Throttle {
        if (ns < 0 || (ns == 0 && kind == Kind.PERIODIC)) {
            throw new IllegalArgumentException("not a time between calls: ns=" + ns);
        }
    }

    /**
     * Told of changes, with a least time between.
     *
     * @param gap such as 500ms
     */
    public static Throttle every(final String gap) {
        return new Throttle(Kind.EVENTS, Durations.parse(gap).toNanos());
    }

    /**
     * Called on a grid.
     *
     * @param period such as 500ms
     */
    public static Throttle periodic(final String period) {
        return new Throttle(Kind.PERIODIC, Durations.parse(period).toNanos());
    }
}
