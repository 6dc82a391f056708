package io.ringbook.agents;

import io.ringbook.core.Side;

/** An own order as far as the agent has been told; what it says goes on changing while the order lives. */
public interface OwnOrder {
    /** By which the agent addresses it. */
    long orderId();

    /** By which events, reports and tools name it. */
    long orderNumber();

    Side side();

    /** Limit, in ticks; 0 for a market order without one. */
    long priceTicks();

    /** Zero once it is filled; what was open when it was canceled. */
    long openLots();

    /** Whether it is in the book. */
    boolean isResting();
}
