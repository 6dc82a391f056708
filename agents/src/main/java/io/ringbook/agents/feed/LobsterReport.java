package io.ringbook.agents.feed;

/**
 * How a day went.
 *
 * @param messages in the file
 * @param commands that were sent
 * @param rejected commands that changed nothing
 * @param rowsCompared with the independent book, 0 without one
 * @param rowsEqual on all levels
 * @param executions of visible orders
 * @param notTraded of them, to which nothing was left to trade here; agents may have been faster
 * @param executionsAtHead of them all, where the order that the exchange executed was next in our queue too
 * @param repairs levels that were rebuilt after a row that differed
 * @param revealed levels that came into view
 * @param anonymous cancels that were taken from an order that we do not know by name
 */
public record LobsterReport(
        long messages,
        long commands,
        long rejected,
        long rowsCompared,
        long rowsEqual,
        long executions,
        long notTraded,
        long executionsAtHead,
        long repairs,
        long revealed,
        long anonymous) {}
