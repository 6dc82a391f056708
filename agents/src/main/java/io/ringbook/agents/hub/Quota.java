package io.ringbook.agents.hub;

import io.ringbook.agents.AgentLimits;
import java.util.concurrent.TimeUnit;

/** What an agent has sent in the second of the market's time that runs, and what it may. */
final class Quota {
    private static final long SECOND_NS = TimeUnit.SECONDS.toNanos(1);

    private final AgentLimits limits;
    private long second;
    private int sent;
    private int refused;

    Quota(final AgentLimits limits) {
        this.limits = limits;
    }

    /**
     * Counts one more.
     *
     * @param orders that the agent has or is about to have
     */
    boolean allows(final long nowNs, final int orders) {
        if (nowNs - second >= SECOND_NS || nowNs < second) {
            second = nowNs - Math.floorMod(nowNs, SECOND_NS);
            sent = 0;
            refused = 0;
        }
        if (sent >= limits.commandsPerSecond() || orders >= limits.liveOrders()) {
            refused++;
            return false;
        }
        sent++;
        return true;
    }

    /** @return whether as many were refused in this second as were allowed in it */
    boolean isFlooded() {
        return refused >= limits.commandsPerSecond();
    }

    /** In this second. */
    int tried() {
        return sent + refused;
    }
}
