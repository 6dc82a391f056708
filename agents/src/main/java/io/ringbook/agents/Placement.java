package io.ringbook.agents;

/**
 * An order that was placed, or was refused at once.
 *
 * @param orderId by which the agent addresses it; 0 if nothing was sent
 * @param answer why, if it is not SENT
 */
public record Placement(long orderId, Answer answer) {
    public boolean isSent() {
        return answer == Answer.SENT;
    }
}
