package io.ringbook.agents.stocks;

import io.ringbook.agents.Desk;
import io.ringbook.agents.Message.Approval;
import io.ringbook.agents.Message.Liquidation;
import io.ringbook.agents.Message.OrderRequest;
import io.ringbook.agents.Message.PositionReport;
import io.ringbook.agents.Message.RiskAlert;
import io.ringbook.agents.Parameters;
import io.ringbook.agents.Signal;
import io.ringbook.agents.TradingAgent;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Answers what traders ask for, and watches what they have. Before a trade it refuses, in this order: what costs more than the trader's
 * cash, what is too much of the portfolio by itself or with what the trader has of it, and what was approved on that day already.
 * After it, as soon as a position has lost too much of its average cost, or a portfolio too much of the most that it was worth, it has
 * the position, or all of them, sold: once for each trader and symbol and day. The portfolio's loss counts from there on then.
 *
 * <p>Parameters: {@code max_position_size} (of an order in the portfolio, 0.5), {@code concentration} (of a symbol in it with the order,
 * 0.5), {@code stop_loss_percent} (as a share, 0.10), {@code adaptive} (1: a symbol that moves less has a nearer stop; 0),
 * {@code drawdown} (0.25).
 */
public final class RiskManager implements TradingAgent {
    private static final double NEAR = 0.8;

    private final RequestChecks checks;
    private final StopLevels stops;
    private final double mostDrawdown;
    private final Map<String, ReportedPortfolio> portfolios = new TreeMap<>();
    /** Trader and symbol. */
    private final Set<String> liquidated = new HashSet<>();

    private final Set<String> warned = new HashSet<>();
    private long day = Long.MIN_VALUE;

    public RiskManager(final Parameters parameters) {
        checks = new RequestChecks(parameters);
        stops = new StopLevels(parameters);
        mostDrawdown = parameters.number("drawdown", 0.25, 0.001, 1);
    }

    @Override
    public void onStart(final Desk desk) {
        desk.follow(Topics.REQUESTS);
        desk.follow(Topics.APPROVALS);
        desk.follow(Topics.POSITIONS);
        desk.wakeAt(DayTime.AFTER_THE_CLOSE.after(desk.nowNs()));
    }

    @Override
    public void onTimer(final Desk desk) {
        desk.wakeAt(DayTime.AFTER_THE_CLOSE.after(desk.nowNs()));
        stops.closed(desk);
    }

    @Override
    public void onSignal(final Desk desk, final Signal signal) {
        if (signal.message() instanceof OrderRequest request) {
            checks.asked(desk.nowNs(), signal.sender(), request);
            if (request.manager().isEmpty() || request.manager().equals(desk.name())) {
                answer(desk, signal.sender(), request);
            }
        } else if (signal.message() instanceof Approval other && other.approved()) {
            checks.approved(other.to(), other.request());
        } else if (signal.message() instanceof PositionReport report
                && desk.symbols().contains(report.symbol())) {
            final ReportedPortfolio portfolio =
                    portfolios.computeIfAbsent(signal.sender(), any -> new ReportedPortfolio());
            portfolio.reported(report);
            watch(desk.on(report.symbol()), signal.sender(), portfolio);
        }
    }

    private void answer(final Desk desk, final String trader, final OrderRequest request) {
        final String refusal = checks.refusal(desk, trader, request);
        final boolean approves = refusal == null;
        final String reason = approves ? "within limits" : refusal;
        desk.send(
                Topics.APPROVALS,
                new Approval(trader, request.request(), approves, approves ? request.lots() : 0, reason));
        final String text =
                trader + ", " + request.side() + " " + request.lots() + " " + request.symbol() + ": " + reason;
        if (!approves) {
            desk.log("ERROR rejected " + text);
            return;
        }
        checks.approved(trader, request.request());
        desk.log("INFO approved " + text);
        final String warning = checks.warning(request);
        if (warning != null) {
            desk.log("WARNING " + trader + ", " + request.symbol() + ", " + warning);
        }
    }

    @Override
    public void onTrade(final Desk desk) {
        portfolios.forEach((trader, portfolio) -> {
            // It is worth what it was if it has nothing of what traded.
            if (portfolio.position(desk.instrument().symbol()) != null) {
                watch(desk, trader, portfolio);
            }
        });
    }

    private void watch(final Desk desk, final String trader, final ReportedPortfolio portfolio) {
        if (DayTime.day(desk.nowNs()) != day) {
            day = DayTime.day(desk.nowNs());
            liquidated.clear();
            warned.clear();
        }
        final PositionReport position = portfolio.position(desk.instrument().symbol());
        if (position != null) {
            watchStop(desk, trader, position);
        }
        watchDrawdown(desk, trader, portfolio);
    }

    private void watchStop(final Desk desk, final String trader, final PositionReport position) {
        final double loss = StopLevels.loss(desk, position);
        final double stop = stops.stop(position.symbol());
        if (loss >= stop) {
            if (liquidate(desk, trader, position.symbol(), text("stop loss", loss, stop))) {
                alert(desk, "stop loss", loss, stop, trader + " " + position.symbol());
            }
        } else if (loss > NEAR * stop && warned.add(trader + ' ' + position.symbol())) {
            desk.log("WARNING near: " + trader + " " + position.symbol() + ": " + text("stop loss", loss, stop));
        }
    }

    private void watchDrawdown(final Desk desk, final String trader, final ReportedPortfolio portfolio) {
        final double drawdown = portfolio.drawdown(desk);
        if (drawdown > mostDrawdown) {
            portfolio.settle(desk);
            for (final PositionReport position : portfolio.positions()) {
                liquidate(desk, trader, position.symbol(), text("drawdown", drawdown, mostDrawdown));
            }
            alert(desk, "drawdown", drawdown, mostDrawdown, trader);
        } else if (drawdown > NEAR * mostDrawdown && warned.add(trader)) {
            desk.log("WARNING near: " + trader + ": " + text("drawdown", drawdown, mostDrawdown));
        }
    }

    private boolean liquidate(final Desk desk, final String trader, final String symbol, final String reason) {
        if (!liquidated.add(trader + ' ' + symbol)) {
            return false;
        }
        desk.send(Topics.LIQUIDATIONS, new Liquidation(trader, symbol, reason));
        return true;
    }

    private static void alert(
            final Desk desk, final String measure, final double value, final double most, final String whose) {
        final String text = whose + ": " + text(measure, value, most);
        desk.send(Topics.ALERTS, new RiskAlert(measure, value, most, text));
        desk.log("WARNING " + text);
    }

    private static String text(final String measure, final double value, final double most) {
        return measure + "=" + Texts.number(value) + ", most=" + Texts.number(most);
    }
}
