/**
 * What positions as they are could lose, and how an equity curve did. Only arithmetic: nothing here trades, waits or
 * reads a clock, and every call gives the same on every JDK. Losses are positive, and fractions of the equity unless a
 * method says otherwise; a year has 252 days. Any thread may call; nothing is shared.
 *
 * <pre>
 * Portfolio + ReturnHistory + equity curve + RiskTerms -&gt; RiskReport -&gt; Breach -&gt; Message.RiskAlert
 * </pre>
 */
package io.ringbook.agents.risk;
