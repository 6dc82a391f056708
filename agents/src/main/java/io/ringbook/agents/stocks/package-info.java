/**
 * A swarm that trades shares day by day: analysts, traders, risk managers and a reporter, who speak by topics of the stream.
 *
 * <pre>
 * StockAnalyst --trading_signals--&gt; StockTrader --order_requests--&gt; RiskManager --approvals--&gt; StockTrader
 * StockTrader --positions--&gt; RiskManager --liquidations, risk_alerts--&gt; StockTrader; Reporter follows them all
 * </pre>
 *
 * <p>Times of the day are those of the exchange, taken as UTC. Lines in the log begin with a level: DEBUG signals, INFO trades and
 * portfolio, WARNING near a limit, ERROR rejections and failures.
 */
package io.ringbook.agents.stocks;
