package io.ringbook.agents;

/**
 * What an agent may use before its desk refuses or it is cut off.
 *
 * @param commandsPerSecond more are refused with {@link Answer#QUOTA}; an agent that tries twice as many in a second is cut off
 * @param liveOrders likewise; orders on their way count, too
 * @param loss of all its trades, minor units of each quote asset; an agent that has lost more is cut off. 0 for no limit
 * @param hangNs real time for one callback; an agent of a live market that takes longer is cut off, and a simulated run in which one
 *     takes thirty times as long ends
 */
public record AgentLimits(int commandsPerSecond, int liveOrders, long loss, long hangNs) {
    /** 2,000 commands each second, 10,000 live orders, any loss, two seconds for a callback. */
    public static final AgentLimits STANDARD = new AgentLimits(2_000, 10_000, 0, 2_000_000_000L);

    public AgentLimits {
        if (commandsPerSecond < 1 || liveOrders < 1 || loss < 0 || hangNs < 1) {
            throw new IllegalArgumentException("limits of nothing: commandsPerSecond=" + commandsPerSecond
                    + ", liveOrders=" + liveOrders + ", loss=" + loss + ", hangNs=" + hangNs);
        }
    }

    public AgentLimits withCommandsPerSecond(final int newCommandsPerSecond) {
        return new AgentLimits(newCommandsPerSecond, liveOrders, loss, hangNs);
    }

    public AgentLimits withLiveOrders(final int newLiveOrders) {
        return new AgentLimits(commandsPerSecond, newLiveOrders, loss, hangNs);
    }

    public AgentLimits withLoss(final long newLoss) {
        return new AgentLimits(commandsPerSecond, liveOrders, newLoss, hangNs);
    }

    public AgentLimits withHangNs(final long newHangNs) {
        return new AgentLimits(commandsPerSecond, liveOrders, loss, newHangNs);
    }
}
