/**
 * A market as a file: what is traded, who trades, from when and how long. {@link
 * io.ringbook.agents.scenario.ScenarioMarket} is the way in.
 */
package io.ringbook.agents.scenario;
