package io.ringbook.core.ring;

import org.agrona.concurrent.BackoffIdleStrategy;
import org.agrona.concurrent.BusySpinIdleStrategy;
import org.agrona.concurrent.IdleStrategy;

/** Which threads run the pipeline. */
public enum Profile {
    /** None: the caller steps engine, journal and hub itself. For simulation, feeds and tests. */
    STEPPED,
    /** The engine on one thread, journal and hub on another; they spin, then yield, then park. The default. */
    SHARED,
    /** Three threads that never stop spinning. Needs a core for each, six or more in all, and must be asked for. */
    LATENCY;

    private static final long LONGEST_PARK_NS = 1_000_000;

    /**
     * How a thread waits that has nothing to do.
     *
     * @return a new one, for one thread: one of the pipeline's, or one that waits for it and is to be as eager
     */
    public IdleStrategy idleStrategy() {
        return this == LATENCY ? new BusySpinIdleStrategy() : new BackoffIdleStrategy(200, 50, 1_000, LONGEST_PARK_NS);
    }
}
