/**
 * What an agent is and what it can do, and the way in for programs.
 *
 * <p>A {@link io.ringbook.agents.TradingAgent} is called about the market and its own orders, always on one thread at a
 * time; its {@link io.ringbook.agents.Desk} is its only door. A {@link io.ringbook.agents.Market} takes agents and runs
 * them, in simulated time or live.
 */
package io.ringbook.agents;
