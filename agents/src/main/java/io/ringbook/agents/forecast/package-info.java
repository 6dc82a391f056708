/**
 * Where prices may go: five forecasters, each by Monte Carlo, and a back-test that says how well one does. Only
 * arithmetic: nothing here trades, waits or reads a clock.
 *
 * <pre>
 * PriceHistory -&gt; Forecaster -&gt; Forecast -&gt; Outcomes of a Basket at a step
 *                  1 GeometricBrownian   constant drift and volatility
 *                  2 EventConditioned    what an event of a kind brings
 *                  3 Adaptive            learns from how its forecasts did
 *                  4 RegimeSwitching     all symbols together, in hidden regimes
 *                  5 PatternMatching     what came after like days, and black swans
 * BackTest(Forecaster, PriceHistory) -&gt; BackTestReport
 * </pre>
 *
 * <p>Every path has its own stream of chance by seed, length of the history and number of the path; they are made on the pool
 * of the calling thread (the common one unless that is one of another), and come out the same for any number of threads and on every JDK. Forecasters keep no
 * state: any thread may use one, and the same history gives the same forecast.
 */
package io.ringbook.agents.forecast;
