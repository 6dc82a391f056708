package io.ringbook.bench.agents;

/** Who is in a market that is measured. */
public enum Cast {
    /**
     * Two shares and built-in agents as in a swarm of people: of 25 agents two quote, three follow the price, and the others trade for no
     * reason. No journal.
     */
    SWARM,
    /**
     * One share, and all look at the spread at times that are drawn, a minute apart on average, place an order and cancel it. With a
     * journal in the page cache.
     */
    CROWD,
    /** The scenario rmsc04, all its day: 1,116 agents, however many are asked for. With a journal in the page cache. */
    RMSC04
}
