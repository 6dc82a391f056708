package io.ringbook.agents;

import io.ringbook.core.RejectReason;

/**
 * Why an own command changed nothing.
 *
 * @param request what was asked for
 * @param orderId that the command named; of a quote that of its bid; 0 if it named none
 * @param asked the number that was too much, 0 where the reason has none; {@code core/doc/limits.md} says which has which
 * @param allowed how much it might have been, likewise
 */
public record Rejection(Request request, long orderId, RejectReason reason, long asked, long allowed) {
    /** What an agent can ask for. */
    public enum Request {
        ORDER,
        QUOTE,
        REPLACE,
        CANCEL,
        CANCEL_ALL,
        TRANSFER,
        SIGNAL
    }
}
