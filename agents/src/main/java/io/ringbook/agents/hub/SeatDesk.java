package io.ringbook.agents.hub;

import io.ringbook.agents.Answer;
import io.ringbook.agents.Desk;
import io.ringbook.agents.Order;
import io.ringbook.agents.OwnOrder;
import io.ringbook.agents.Placement;
import io.ringbook.agents.RandomStream;
import io.ringbook.core.Instrument;
import io.ringbook.core.Limits;
import io.ringbook.core.OrderType;
import io.ringbook.core.Phase;
import io.ringbook.core.SelfTrade;
import io.ringbook.core.Side;
import io.ringbook.core.TimeInForce;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import org.agrona.concurrent.UnsafeBuffer;

/** One instrument as one agent sees it. */
final class SeatDesk implements Desk {
    static final long NEVER = Long.MAX_VALUE;
    static final int NO_TIMER = -1;

    final DeskOrders orders = new DeskOrders();
    final LatestQuote latest;
    /** What the agent sees: its copy of the latest that it was told, or the latest itself. */
    final Quote quote;
    /** Of the quote that it was told last. */
    long toldNumber;

    long wakeAtNs = NEVER;
    /** Its number among the {@link Timers}, and the order of the one that is set. */
    int timer = NO_TIMER;

    long timerOrder = NO_TIMER;

    /** What came in and went out by trades here, quote asset, and what was bought more than sold, lots. */
    long paidIn;

    long boughtLots;

    private static final long NO_ID = 0;

    final Seat seat;
    private final Instrument instrument;
    // The same for all quotes: a side that is not live any more is a new order of this id.
    private long bidOrderId;
    private long askOrderId;

    /** @param seesLatest whether a quote is told by coming to be */
    SeatDesk(final Seat seat, final Instrument instrument, final LatestQuote latest, final boolean seesLatest) {
        this.seat = seat;
        this.instrument = instrument;
        this.latest = latest;
        quote = seesLatest ? latest : new Quote();
    }

    @Override
    public String name() {
        return seat.name();
    }

    @Override
    public Instrument instrument() {
        return instrument;
    }

    @Override
    public Desk on(final String symbol) {
        return seat.desk(symbol);
    }

    @Override
    public long nowNs() {
        return seat.time().nowNs();
    }

    @Override
    public RandomStream random() {
        return seat.random;
    }

    @Override
    public long bidTicks() {
        return quote.bidTicks;
    }

    @Override
    public long bidLots() {
        return quote.bidLots;
    }

    @Override
    public long askTicks() {
        return quote.askTicks;
    }

    @Override
    public long askLots() {
        return quote.askLots;
    }

    @Override
    public long lastTicks() {
        return quote.lastTicks;
    }

    @Override
    public Phase phase() {
        return quote.phase;
    }

    @Override
    public long tradedLots() {
        return quote.tradedLots;
    }

    @Override
    public long position() {
        return seat.holdings.total(instrument.baseAsset()) / instrument.lotSize();
    }

    @Override
    public long cash() {
        return seat.holdings.total(instrument.quoteAsset());
    }

    @Override
    public long freeCash() {
        return cash() - seat.holdings.held(instrument.quoteAsset());
    }

    @Override
    public long freePosition() {
        return position() - seat.holdings.held(instrument.baseAsset()) / instrument.lotSize();
    }

    @Override
    public long balance(final String asset) {
        return seat.holdings.total(asset(asset));
    }

    @Override
    public long held(final String asset) {
        return seat.holdings.held(asset(asset));
    }

    @Override
    public long profit() {
        return paidIn + Long.signum(boughtLots) * instrument.value(quote.lastTicks, Math.abs(boughtLots));
    }

    @Override
    public Collection<OwnOrder> orders() {
        return orders;
    }

    @Override
    public Placement buy(final long lots, final long limitTicks, final TimeInForce timeInForce) {
        return place(Side.BUY, OrderType.LIMIT, timeInForce, limitTicks, lots);
    }

    @Override
    public Placement sell(final long lots, final long limitTicks, final TimeInForce timeInForce) {
        return place(Side.SELL, OrderType.LIMIT, timeInForce, limitTicks, lots);
    }

    @Override
    public Placement market(final Side side, final long lots) {
        return place(side, OrderType.MARKET, TimeInForce.IOC, 0, lots);
    }

    @Override
    public Placement place(final Order order) {
        if (seat.isCutOff()) {
            return new Placement(NO_ID, Answer.CUT_OFF);
        }
        final long orderId = seat.nextOrderId();
        final Answer answer = seat.answer(seat.commands().newOrder(order.into(seat.orderTerms(), orderId, instrument.id())));
        return new Placement(answer == Answer.SENT ? orderId : NO_ID, answer);
    }

    @Override
    public Answer quote(final long bidTicks, final long bidLots, final long askTicks, final long askLots) {
        if (bidOrderId == NO_ID) {
            bidOrderId = seat.nextOrderId();
            askOrderId = seat.nextOrderId();
        }
        return seat.isCutOff()
                ? Answer.CUT_OFF
                : seat.answer(seat.commands().quote(seat.quoteTerms()
                        .instrument(instrument.id())
                        .selfTrade(SelfTrade.CANCEL_NEWEST)
                        .bidOrderId(bidOrderId)
                        .bidTicks(bidTicks)
                        .bidLots(bidLots)
                        .askOrderId(askOrderId)
                        .askTicks(askTicks)
                        .askLots(askLots)));
    }

    @Override
    public OwnOrder quoted(final Side side) {
        return seat.orders.byId(side == Side.BUY ? bidOrderId : askOrderId);
    }

    @Override
    public Answer transfer(final String toAccount, final String asset, final long amount) {
        final int to = seat.directory().account(toAccount);
        if (to < 0) {
            throw new IllegalArgumentException("no such account: name=" + toAccount);
        }
        return seat.isCutOff()
                ? Answer.CUT_OFF
                : seat.answer(seat.commands().transfer(seat.account, to, asset(asset), amount));
    }

    @Override
    public Answer cancel(final long orderId) {
        return seat.isCutOff() ? Answer.CUT_OFF : seat.answer(seat.commands().cancel(orderId));
    }

    @Override
    public Answer replace(final long orderId, final long limitTicks, final long openLots) {
        return seat.isCutOff() ? Answer.CUT_OFF : seat.answer(seat.commands().replace(orderId, limitTicks, openLots));
    }

    @Override
    public Answer cancelAll() {
        return seat.isCutOff()
                ? Answer.CUT_OFF
                : seat.answer(seat.commands().massCancel(seat.account, instrument.id(), null));
    }

    @Override
    public Answer signal(final String topic, final int kind, final String text) {
        final byte[] payload = text.getBytes(StandardCharsets.UTF_8);
        if (payload.length > Limits.MAX_PAYLOAD) {
            throw new IllegalArgumentException(
                    "text is too long: bytes=" + payload.length + ", most=" + Limits.MAX_PAYLOAD);
        }
        return seat.isCutOff()
                ? Answer.CUT_OFF
                : seat.answer(seat.commands().signal(topic, kind, new UnsafeBuffer(payload), 0, payload.length));
    }

    @Override
    public void wakeAfter(final long delayNs) {
        seat.time().wakeAt(this, nowNs() + Math.max(1, delayNs));
    }

    private Placement place(
            final Side side,
            final OrderType orderType,
            final TimeInForce timeInForce,
            final long limitTicks,
            final long lots) {
        if (seat.isCutOff()) {
            return new Placement(NO_ID, Answer.CUT_OFF);
        }
        final long orderId = seat.nextOrderId();
        final Answer answer = seat.answer(
                seat.commands().newOrder(orderId, instrument.id(), side, orderType, timeInForce, limitTicks, lots));
        return new Placement(answer == Answer.SENT ? orderId : NO_ID, answer);
    }

    private int asset(final String symbol) {
        final int asset = seat.directory().asset(symbol);
        if (asset < 0) {
            throw new IllegalArgumentException("no such asset: symbol=" + symbol);
        }
        return asset;
    }
}
