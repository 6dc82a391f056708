/**
 * Decides from bars alone what to do about one instrument. A strategy has no state, no chance and no desk, so that an agent, a
 * backtest and a search for better parameters ask the same object. For any thread.
 */
package io.ringbook.agents.strategy;
