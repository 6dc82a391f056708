package io.ringbook.agents.stocks;

import io.ringbook.agents.Desk;
import io.ringbook.agents.Fill;
import io.ringbook.agents.Message.Approval;
import io.ringbook.agents.Message.Liquidation;
import io.ringbook.agents.Message.OrderRequest;
import io.ringbook.agents.Message.PositionReport;
import io.ringbook.agents.Message.TradeSignal;
import io.ringbook.agents.Order;
import io.ringbook.agents.OwnOrder;
import io.ringbook.agents.Parameters;
import io.ringbook.agents.Placement;
import io.ringbook.agents.Rejection;
import io.ringbook.agents.Signal;
import io.ringbook.agents.TradingAgent;
import io.ringbook.agents.stocks.OpenRequest.Outcome;
import io.ringbook.core.CancelReason;
import io.ringbook.core.Limits;
import io.ringbook.core.Phase;
import io.ringbook.core.Side;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Does what the analysts say, if the risk managers let it. To buy it is sized in cash: free capital x confidence x (1 - concentration),
 * rounded down to lots at the limit with commission, where the concentration is the symbol's share of cash and positions at the last
 * trade, and free is what neither orders nor requests hold. To sell is to sell all. What is approved is placed after the next opening:
 * a limit beyond the best price by the slippage, for no more than was approved, until the close. A liquidation sells all at any price,
 * at once, and the symbol is not bought again on that day. It says what it has after each opening and each fill.
 *
 * <p>Parameters: {@code managers} (whom it obeys, names with colons between, risk-manager), {@code approvals} (one: who answers first decides; turn:
 * the managers by turn; both: all have to approve), {@code slippage} (0.005), {@code commissionPpm} (that it expects, 500),
 * {@code sameClose} (1: what is approved is placed at once; 0).
 */
public final class StockTrader implements TradingAgent {
    private final Requests requests;
    private final Sizing sizing;
    private final boolean placesAtOnce;
    private final Map<String, Holding> holdings = new TreeMap<>();
    private final Map<Long, OpenRequest> asked = new LinkedHashMap<>();
    private final List<OrderRequest> approved = new ArrayList<>();
    /** By order id, what an order may cost whose hold is not in the desk's balances yet. */
    private final Map<Long, Long> underWay = new LinkedHashMap<>();

    private final Map<String, SellOff> sellOffs = new TreeMap<>();
    private final Map<String, Long> liquidatedOn = new TreeMap<>();

    public StockTrader(final Parameters parameters) {
        requests = new Requests(parameters);
        sizing = new Sizing(
                parameters.number("slippage", 0.005, 0, 0.5),
                parameters.whole("commissionPpm", 500, 0, Limits.MAX_FEE_PPM));
        placesAtOnce = parameters.whole("sameClose", 0, 0, 1) == 1;
    }

    @Override
    public void onStart(final Desk desk) {
        final String symbol = desk.instrument().symbol();
        holdings.put(symbol, new Holding(desk));
        if (symbol.equals(desk.symbols().get(0))) {
            desk.follow(Topics.SIGNALS);
            desk.follow(Topics.APPROVALS);
            desk.follow(Topics.LIQUIDATIONS);
            desk.wakeAt(DayTime.AFTER_THE_OPENING.after(desk.nowNs()));
        }
    }

    @Override
    public void onTimer(final Desk desk) {
        desk.wakeAt(DayTime.AFTER_THE_OPENING.after(desk.nowNs()));
        if (desk.phase() != Phase.OPEN) {
            return;
        }
        asked.values()
                .forEach(open -> desk.log(
                        "WARNING nobody answered request " + open.request().request() + ": " + text(open.request())));
        asked.clear();
        placeApproved(desk);
        desk.symbols().forEach(symbol -> report(desk.on(symbol)));
    }

    @Override
    public void onSignal(final Desk desk, final Signal signal) {
        if (signal.message() instanceof TradeSignal said) {
            if (holdings.containsKey(said.symbol()) && desk.on(said.symbol()).lastTicks() > 0) {
                decide(desk.on(said.symbol()), said);
            }
        } else if (!requests.isManager(signal.sender())) {
            // Anyone may signal on any topic.
            return;
        } else if (signal.message() instanceof Approval answer && answer.to().equals(desk.name())) {
            answered(desk, answer);
        } else if (signal.message() instanceof Liquidation order
                && order.to().equals(desk.name())
                && holdings.containsKey(order.symbol())) {
            liquidate(desk.on(order.symbol()), order);
        }
    }

    private void decide(final Desk desk, final TradeSignal said) {
        switch (said.action()) {
            case BUY -> {
                if (!isLiquidated(desk)) {
                    askToBuy(desk, said.confidence());
                }
            }
            case SELL -> {
                if (desk.position() > 0) {
                    final long limitTicks = sizing.sellLimitTicks(desk.lastTicks());
                    final long value = desk.instrument().value(limitTicks, desk.position());
                    ask(desk, requests.next(desk, Side.SELL, desk.position(), limitTicks, value, freeCash(desk)));
                }
            }
            case HOLD -> {
                // Nothing to do.
            }
        }
    }

    private boolean isLiquidated(final Desk desk) {
        final String symbol = desk.instrument().symbol();
        return sellOffs.containsKey(symbol)
                || liquidatedOn.getOrDefault(symbol, Long.MIN_VALUE) == DayTime.day(desk.nowNs());
    }

    private void askToBuy(final Desk desk, final double confidence) {
        final long limitTicks = sizing.buyLimitTicks(desk.lastTicks());
        final long cash = freeCash(desk);
        final double concentration = (double) Marks.value(desk, desk.position()) / Math.max(1, Marks.portfolio(desk));
        final long lots = sizing.lots(desk, limitTicks, cash, confidence, concentration);
        if (lots > 0) {
            ask(desk, requests.next(desk, Side.BUY, lots, limitTicks, sizing.cost(desk, limitTicks, lots), cash));
        }
    }

    private void ask(final Desk desk, final OrderRequest request) {
        asked.put(request.request(), new OpenRequest(request));
        desk.send(Topics.REQUESTS, request);
        desk.log("DEBUG asks to " + text(request));
    }

    /** What neither an order nor a request holds. */
    private long freeCash(final Desk desk) {
        long held = underWay.values().stream().mapToLong(Long::longValue).sum();
        for (final OpenRequest open : asked.values()) {
            held += costs(open.request());
        }
        for (final OrderRequest request : approved) {
            held += costs(request);
        }
        return desk.freeCash() - held;
    }

    private static long costs(final OrderRequest request) {
        return request.side() == Side.BUY ? request.value() : 0;
    }

    private void answered(final Desk desk, final Approval answer) {
        final OpenRequest open = asked.get(answer.request());
        final Outcome outcome = open == null ? Outcome.OPEN : open.answered(answer);
        if (outcome == Outcome.OPEN) {
            return;
        }
        asked.remove(answer.request());
        if (outcome == Outcome.REFUSED) {
            desk.log("ERROR refused: " + text(open.request()) + ": " + answer.reason());
        } else if (open.request().side() == Side.BUY
                && isLiquidated(desk.on(open.request().symbol()))) {
            desk.log("WARNING liquidated since: " + text(open.request()));
        } else {
            approved.add(open.request());
            if (placesAtOnce) {
                placeApproved(desk);
            }
        }
    }

    private void placeApproved(final Desk any) {
        approved.removeIf(request -> {
            final Desk desk = any.on(request.symbol());
            final boolean buys = request.side() == Side.BUY;
            final long bestTicks = buys ? desk.askTicks() : desk.bidTicks();
            if (desk.phase() != Phase.OPEN || bestTicks == 0) {
                // Of a share that does not trade on a day nothing is quoted: it waits for the next opening.
                return false;
            }
            if (buys) {
                buy(desk, request);
            } else {
                sell(desk, request);
            }
            return true;
        });
    }

    private void buy(final Desk desk, final OrderRequest request) {
        final long limitTicks = sizing.buyLimitTicks(desk.askTicks());
        place(desk, request, Math.min(request.lots(), sizing.lots(desk, limitTicks, request.value())), limitTicks);
    }

    private void sell(final Desk desk, final OrderRequest request) {
        final long lots = Math.min(request.lots(), desk.freePosition());
        place(desk, request, lots, sizing.sellLimitTicks(desk.bidTicks()));
    }

    private void place(final Desk desk, final OrderRequest request, final long lots, final long limitTicks) {
        if (lots == 0) {
            desk.log("WARNING nothing of it can be placed any more: " + text(request));
            return;
        }
        final Placement placement =
                desk.place(Order.limit(request.side(), lots, limitTicks).day());
        if (placement.isSent()) {
            underWay.put(placement.orderId(), costs(request));
        } else {
            desk.log("ERROR not sent, " + placement.answer() + ": " + text(request));
        }
    }

    private void liquidate(final Desk desk, final Liquidation order) {
        final String symbol = order.symbol();
        final long today = DayTime.day(desk.nowNs());
        // Each manager may say so.
        if (liquidatedOn.getOrDefault(symbol, Long.MIN_VALUE) == today) {
            return;
        }
        liquidatedOn.put(symbol, today);
        desk.log("WARNING liquidates " + desk.position() + " " + symbol + ": " + order.reason());
        approved.removeIf(request -> request.symbol().equals(symbol));
        if (!desk.orders().isEmpty()) {
            desk.cancelAll();
        }
        sellOffs.putIfAbsent(symbol, new SellOff());
        goOn(desk);
    }

    private void goOn(final Desk desk) {
        final SellOff sellOff = sellOffs.get(desk.instrument().symbol());
        if (sellOff != null && sellOff.goOn(desk)) {
            sellOffs.remove(desk.instrument().symbol());
        }
    }

    @Override
    public void onQuote(final Desk desk) {
        goOn(desk);
    }

    @Override
    public void onAccepted(final Desk desk, final OwnOrder order) {
        underWay.remove(order.orderId());
    }

    @Override
    public void onRejected(final Desk desk, final Rejection rejection) {
        underWay.remove(rejection.orderId());
        gone(desk, rejection.orderId());
        desk.log("ERROR " + rejection.request() + " rejected, " + rejection.reason() + ": asked=" + rejection.asked()
                + ", allowed=" + rejection.allowed());
    }

    @Override
    public void onCanceled(final Desk desk, final OwnOrder order, final CancelReason reason) {
        gone(desk, order.orderId());
    }

    @Override
    public void onFill(final Desk desk, final Fill fill) {
        final Holding holding = holdings.get(desk.instrument().symbol());
        final boolean bought = fill.order().side() == Side.BUY;
        String result = "";
        if (bought) {
            holding.bought(desk, fill);
        } else {
            result = ", profit " + Texts.money(desk, holding.sold(desk, fill) - fill.fee());
        }
        if (fill.order().openLots() == 0) {
            gone(desk, fill.order().orderId());
        }
        desk.log("INFO " + (bought ? "bought " : "sold ") + fill.lots() + " "
                + desk.instrument().symbol() + " at " + desk.scale().price(fill.priceTicks()) + ", commission "
                + Texts.money(desk, fill.fee()) + result + ", portfolio " + Texts.money(desk, Marks.portfolio(desk)));
        report(desk);
    }

    private void gone(final Desk desk, final long orderId) {
        final SellOff sellOff = sellOffs.get(desk.instrument().symbol());
        if (sellOff != null) {
            sellOff.gone(orderId);
            goOn(desk);
        }
    }

    private void report(final Desk desk) {
        final Holding holding = holdings.get(desk.instrument().symbol());
        desk.send(
                Topics.POSITIONS,
                new PositionReport(
                        desk.instrument().symbol(),
                        holding.lots(),
                        holding.cost(),
                        desk.cash(),
                        Marks.portfolio(desk)));
    }

    private static String text(final OrderRequest request) {
        return request.side() + " " + request.lots() + " " + request.symbol();
    }
}
