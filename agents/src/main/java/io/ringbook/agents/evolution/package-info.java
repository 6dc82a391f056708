/**
 * Looks for better parameters of a strategy. What parameters are worth is what the strategy earns with them in the real engine,
 * in simulated time, against the bars of some days; the days behind those tell what that was worth.
 *
 * <pre>
 *   Genome --(parameters)--&gt; StrategyScenario --&gt; Backtest --&gt; EquityCurve --&gt; Score
 *      ^                                                                        |
 *      +------------------------------ Evolution &lt;------------------------------+
 * </pre>
 *
 * <p>A search draws all its random numbers on the caller's thread, from its seed; backtests run on several threads and share
 * nothing, so that the same seed gives the same result for any number of threads.
 */
package io.ringbook.agents.evolution;
