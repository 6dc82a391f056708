package io.ringbook.agents.stocks;

import io.ringbook.agents.Desk;
import io.ringbook.agents.Message.Approval;
import io.ringbook.agents.Message.Liquidation;
import io.ringbook.agents.Message.OrderRequest;
import io.ringbook.agents.Message.PositionReport;
import io.ringbook.agents.Message.RiskAlert;
import io.ringbook.agents.Message.TradeSignal;
import io.ringbook.agents.Message.TradeSignal.Action;
import io.ringbook.agents.Signal;
import io.ringbook.agents.TradingAgent;
import io.ringbook.agents.stocks.OpenRequest.Outcome;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Writes a line into the log in the evening of each day on which there was a trade: what all traders have, the day's signals to buy or
 * sell, what was approved and refused of their requests, and what was liquidated. It sends nothing.
 */
public final class Reporter implements TradingAgent {
    private final Map<String, ReportedPortfolio> portfolios = new TreeMap<>();
    /** By trader and number. */
    private final Map<String, OpenRequest> open = new HashMap<>();

    private final Set<String> liquidated = new HashSet<>();
    private long tradedLots;
    private int signals;
    private int approved;
    private int refused;

    @Override
    public void onStart(final Desk desk) {
        if (desk.instrument().symbol().equals(desk.symbols().get(0))) {
            desk.follow(Topics.SIGNALS);
            desk.follow(Topics.REQUESTS);
            desk.follow(Topics.APPROVALS);
            desk.follow(Topics.POSITIONS);
            desk.follow(Topics.LIQUIDATIONS);
            desk.follow(Topics.ALERTS);
            desk.wakeAt(DayTime.EVENING.after(desk.nowNs()));
        }
    }

    @Override
    public void onSignal(final Desk desk, final Signal signal) {
        if (signal.message() instanceof TradeSignal said) {
            signals += said.action() == Action.HOLD ? 0 : 1;
        } else if (signal.message() instanceof OrderRequest request) {
            open.put(key(signal.sender(), request.request()), new OpenRequest(request));
        } else if (signal.message() instanceof Approval answer) {
            answered(answer);
        } else if (signal.message() instanceof PositionReport report
                && desk.symbols().contains(report.symbol())) {
            portfolios
                    .computeIfAbsent(signal.sender(), any -> new ReportedPortfolio())
                    .reported(report);
        } else if (signal.message() instanceof Liquidation order) {
            // Each manager may say so.
            liquidated.add(order.to() + ' ' + order.symbol());
        } else if (signal.message() instanceof RiskAlert alert) {
            desk.log("WARNING " + signal.sender() + ": " + alert.text());
        }
    }

    private void answered(final Approval answer) {
        final String key = key(answer.to(), answer.request());
        final OpenRequest request = open.get(key);
        final Outcome outcome = request == null ? Outcome.OPEN : request.answered(answer);
        if (outcome != Outcome.OPEN) {
            open.remove(key);
            approved += outcome == Outcome.APPROVED ? 1 : 0;
            refused += outcome == Outcome.REFUSED ? 1 : 0;
        }
    }

    @Override
    public void onTimer(final Desk desk) {
        desk.wakeAt(DayTime.EVENING.after(desk.nowNs()));
        final long traded = desk.symbols().stream()
                .mapToLong(symbol -> desk.on(symbol).tradedLots())
                .sum();
        if (traded > tradedLots) {
            tradedLots = traded;
            final long portfolio = portfolios.values().stream()
                    .mapToLong(each -> each.value(desk))
                    .sum();
            desk.log("INFO portfolio " + Texts.money(desk, portfolio) + ", signals " + signals + ", approved "
                    + approved + ", rejected " + refused + ", stops " + liquidated.size());
        }
        signals = 0;
        approved = 0;
        refused = 0;
        liquidated.clear();
    }

    private static String key(final String trader, final long request) {
        return trader + ' ' + request;
    }
}
