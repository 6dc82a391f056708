package io.ringbook.agents.scenario;

import java.util.List;

/** Rules of a market without which it can be run, too. */
public final class Rules {
    /** Price bands of the instruments. */
    public static final String CIRCUIT_BREAKER = "circuit-breaker";

    /** Limits of the agents: without them they have the standard ones. */
    public static final String LIMITS = "limits";

    /** Fees of the instruments. */
    public static final String FEES = "fees";

    /** All of them. */
    public static final List<String> ALL = List.of(CIRCUIT_BREAKER, LIMITS, FEES);

    private Rules() {}
}
