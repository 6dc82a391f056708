package io.ringbook.agents;

/** What became at once of something that an agent wanted to send. What the engine says to it comes as a callback. */
public enum Answer {
    /** On its way. */
    SENT,
    /** The input ring is full at this moment; nothing was sent. */
    RING_FULL,
    /** The market is closing; nothing was sent. */
    CLOSED,
    /** The market has stopped because of a bug; nothing was sent. */
    HALTED,
    /** More than the agent's {@linkplain AgentLimits limits} allow; nothing was sent. */
    QUOTA,
    /** This agent is cut off; nothing was sent. */
    CUT_OFF
}
