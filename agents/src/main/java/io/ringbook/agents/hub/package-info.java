/**
 * How agents run: the hub is given the stream after the journal, keeps quotes and names, and passes each agent its own
 * events; a seat is where an agent sits and is called.
 *
 * <pre>
 *   stream --> Hub --+--> MarketData --> Quotes (latest value) ----+--> Seat --> TradingAgent
 *                    +--> Directory                                |      \
 *                    +--> Lane of each agent (complete) -----------+       Desk --> input ring
 * </pre>
 *
 * The hub runs on one thread and never waits. A seat runs on its own thread in a live market, and where the scheduler
 * runs in simulated time.
 */
package io.ringbook.agents.hub;
