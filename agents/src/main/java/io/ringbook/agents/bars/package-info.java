/**
 * Prices of the past as bars, and the market that they become: files of bars or generated ones, put on one calendar, and an agent
 * that walks each bar in a real book.
 *
 * <pre>
 *   BarFile ... BarFolder --+
 *                           +--> BarHistory --> BarWalk --> BarWalker (an agent)
 *   SyntheticBars ----------+
 * </pre>
 */
package io.ringbook.agents.bars;
