package io.ringbook.agents.feed;

/**
 * What came out of a message file.
 *
 * @param messages in the file
 * @param accepted new orders
 * @param trades between two orders
 * @param canceled orders, rests of immediate ones included
 * @param modified orders
 * @param cancelsRefused of orders that do not rest
 * @param modifiesRefused of orders that do not rest
 * @param rejected new orders that were refused
 * @param resting orders at the end
 * @param sha256 of the reports' text, 64 hexadecimal digits
 */
public record MessageReport(
        long messages,
        long accepted,
        long trades,
        long canceled,
        long modified,
        long cancelsRefused,
        long modifiesRefused,
        long rejected,
        long resting,
        String sha256) {}
