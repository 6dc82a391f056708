package io.ringbook.agents.hub;

import io.ringbook.agents.AgentState;
import io.ringbook.agents.Answer;
import io.ringbook.agents.DepthSnapshot;
import io.ringbook.agents.Desk;
import io.ringbook.agents.Durations;
import io.ringbook.agents.InstrumentScale;
import io.ringbook.agents.Message;
import io.ringbook.agents.Order;
import io.ringbook.agents.OwnOrder;
import io.ringbook.agents.Placement;
import io.ringbook.agents.RandomStream;
import io.ringbook.agents.Trade;
import io.ringbook.core.Instrument;
import io.ringbook.core.Limits;
import io.ringbook.core.OrderType;
import io.ringbook.core.Phase;
import io.ringbook.core.SelfTrade;
import io.ringbook.core.Side;
import io.ringbook.core.TimeInForce;
import io.ringbook.core.command.Publication;
import io.ringbook.core.marketdata.Bar;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.function.BiConsumer;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/** One instrument as one agent sees it. */
final class SeatDesk extends Timed implements Desk {
    private static final long NO_ID = 0;
    private static final int MOST_KEY = 200;

    final DeskOrders orders = new DeskOrders();
    final MarketView view;
    /** What the agent was told last. */
    Quote quote = Quote.NONE;

    /** What came in and went out by trades here, quote asset, and what was bought more than sold, lots. */
    long paidIn;

    long boughtLots;

    private final Seat seat;
    private final Instrument instrument;
    // The same for all quotes: a side that is not live any more is a new order of this id.
    private long bidOrderId;
    private long askOrderId;
    private List<Asked> asked = List.of();
    private long depthFromNs = NEVER;
    private long tapeFromNs = NEVER;

    SeatDesk(final Seat seat, final Instrument instrument, final MarketView view) {
        this.seat = seat;
        this.instrument = instrument;
        this.view = view;
    }

    @Override
    Seat seat() {
        return seat;
    }

    /**
     * Shows depth that is made from now on, as if nobody had asked for it before: what an agent sees must not depend on what others watch.
     *
     * @param fromNs now, or later
     */
    void watchDepth(final long fromNs) {
        depthFromNs = fromNs;
        view.watchDepth();
    }

    boolean seesOtherDepth(final Quote before, final Quote now) {
        return depthFromNs != NEVER && !depth(now).equals(depth(before));
    }

    boolean seesOtherBars(final Quote before, final Quote now) {
        return !asked.isEmpty() && !now.bars().equals(before.bars());
    }

    /** Tells the bars that the agent has not been told. */
    void tellBars(final BiConsumer<Bar, SeatDesk> told) {
        for (final Asked one : asked) {
            for (final Bar bar : one.of(quote)) {
                if (bar.fromNs() > one.toldNs) {
                    one.toldNs = bar.fromNs();
                    told.accept(bar, this);
                }
            }
        }
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
    public InstrumentScale scale() {
        return seat.directory().scale(instrument);
    }

    @Override
    public List<String> symbols() {
        return Arrays.stream(seat.desks()).map(desk -> desk.instrument.symbol()).toList();
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
        return quote.bidTicks();
    }

    @Override
    public long bidLots() {
        return quote.bidLots();
    }

    @Override
    public long askTicks() {
        return quote.askTicks();
    }

    @Override
    public long askLots() {
        return quote.askLots();
    }

    @Override
    public long lastTicks() {
        return quote.lastTicks();
    }

    @Override
    public Phase phase() {
        return quote.phase();
    }

    @Override
    public long tradedLots() {
        return quote.tradedLots();
    }

    @Override
    public DepthSnapshot depth() {
        if (depthFromNs == NEVER) {
            // Asked for before the time is taken: nothing that came later is missing.
            view.watchDepth();
            watchDepth(seat.time().keptFromNs(0));
        }
        return depth(quote);
    }

    private DepthSnapshot depth(final Quote of) {
        return of.timeNs() > depthFromNs ? of.depth() : DepthSnapshot.EMPTY;
    }

    @Override
    public List<Trade> trades(final int most) {
        if (tapeFromNs == NEVER) {
            view.watchTape();
            tapeFromNs = seat.time().keptFromNs(0);
        }
        int shown = 0;
        while (shown < Math.min(most, quote.tape().size())
                && quote.tape().get(shown).timeNs() > tapeFromNs) {
            shown++;
        }
        return quote.tape().subList(0, shown);
    }

    @Override
    public List<Bar> bars(final String span, final int most) {
        final long spanNs = Durations.parse(span).toNanos();
        for (final Asked one : asked) {
            if (one.spanNs == spanNs) {
                final List<Bar> bars = one.of(quote);
                return bars.subList(Math.max(0, bars.size() - most), bars.size());
            }
        }
        asked = new ArrayList<>(asked);
        view.watchBars(spanNs);
        asked.add(new Asked(spanNs, seat.time().keptFromNs(spanNs)));
        return List.of();
    }

    @Override
    public double fundamentalTicks() {
        return seat.hub().fundamental(instrument.id()).ticks(nowNs());
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
        return paidIn + Long.signum(boughtLots) * instrument.value(quote.lastTicks(), Math.abs(boughtLots));
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
        final Answer refusal = seat.refusal(true);
        if (refusal != null) {
            return new Placement(NO_ID, refusal);
        }
        final long orderId = seat.nextOrderId();
        return placed(orderId, seat.commands().newOrder(order.into(seat.orderTerms(), orderId, instrument.id())));
    }

    @Override
    public Answer quote(final long bidTicks, final long bidLots, final long askTicks, final long askLots) {
        if (bidOrderId == NO_ID) {
            bidOrderId = seat.nextOrderId();
            askOrderId = seat.nextOrderId();
        }
        final Answer refusal = seat.refusal(quoted(Side.BUY) == null && quoted(Side.SELL) == null);
        return refusal != null
                ? refusal
                : seat.answer(seat.commands()
                        .quote(seat.quoteTerms()
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
        final Answer refusal = seat.refusal(false);
        return refusal != null
                ? refusal
                : seat.answer(seat.commands().transfer(seat.account, to, asset(asset), amount));
    }

    @Override
    public Answer cancel(final long orderId) {
        final Answer refusal = seat.refusal(false);
        return refusal != null ? refusal : seat.answer(seat.commands().cancel(orderId));
    }

    @Override
    public Answer replace(final long orderId, final long limitTicks, final long openLots) {
        final Answer refusal = seat.refusal(false);
        return refusal != null ? refusal : seat.answer(seat.commands().replace(orderId, limitTicks, openLots));
    }

    @Override
    public Answer cancelAll() {
        final Answer refusal = seat.refusal(false);
        return refusal != null ? refusal : seat.answer(seat.commands().massCancel(seat.account, instrument.id(), null));
    }

    @Override
    public Answer signal(final String topic, final int kind, final String text) {
        final byte[] payload = text.getBytes(StandardCharsets.UTF_8);
        if (payload.length > Limits.MAX_PAYLOAD) {
            throw new IllegalArgumentException(
                    "text is too long: bytes=" + payload.length + ", most=" + Limits.MAX_PAYLOAD);
        }
        if (kind < 0) {
            throw new IllegalArgumentException("not negative: kind=" + kind);
        }
        return send(topic, kind, new UnsafeBuffer(payload), payload.length);
    }

    @Override
    public Answer send(final String topic, final Message message) {
        final Message.Writer writer = new Message.Writer(Limits.MAX_PAYLOAD);
        try {
            message.encode(writer);
        } catch (final IndexOutOfBoundsException e) {
            throw new IllegalArgumentException("message is too long: most=" + Limits.MAX_PAYLOAD + ", " + message, e);
        }
        return send(topic, message.kind(), writer.buffer(), writer.length());
    }

    @Override
    public void follow(final String topic) {
        seat.hub().follow(topic, seat);
    }

    @Override
    public Answer put(final String key, final double value) {
        return send(Message.CACHE, new Message.CachedNumber(checked(key), value));
    }

    @Override
    public Answer put(final String key, final String value) {
        return send(Message.CACHE, new Message.CachedText(checked(key), checked(value)));
    }

    @Override
    public double cached(final String key, final double byDefault) {
        return seat.cache().values().get(key) instanceof Double value ? value : byDefault;
    }

    @Override
    public String cached(final String key) {
        return seat.cache().values().get(key) instanceof String value ? value : null;
    }

    @Override
    public AgentState state() {
        return seat.state();
    }

    @Override
    public void log(final String text) {
        seat.hub().log(nowNs(), name(), text);
    }

    @Override
    public void wakeAfter(final long delayNs) {
        seat.time().wakeAt(this, nowNs() + Math.max(1, delayNs));
    }

    @Override
    public void wakeAt(final long timeNs) {
        seat.time().wakeAt(this, Math.max(nowNs() + 1, timeNs));
    }

    @Override
    public void wakeNever() {
        seat.time().wakeAt(this, NEVER);
    }

    private Answer send(final String topic, final int kind, final DirectBuffer payload, final int length) {
        final Answer refusal = seat.refusal(false);
        return refusal != null ? refusal : seat.answer(seat.commands().signal(topic, kind, payload, 0, length));
    }

    private Placement place(
            final Side side,
            final OrderType orderType,
            final TimeInForce timeInForce,
            final long limitTicks,
            final long lots) {
        final Answer refusal = seat.refusal(true);
        if (refusal != null) {
            return new Placement(NO_ID, refusal);
        }
        final long orderId = seat.nextOrderId();
        return placed(
                orderId,
                seat.commands().newOrder(orderId, instrument.id(), side, orderType, timeInForce, limitTicks, lots));
    }

    private Placement placed(final long orderId, final Publication publication) {
        final Answer answer = seat.answer(publication);
        if (answer != Answer.SENT) {
            return new Placement(NO_ID, answer);
        }
        seat.command.underWay++;
        return new Placement(orderId, answer);
    }

    private static String checked(final String text) {
        final int bytes = text.getBytes(StandardCharsets.UTF_8).length;
        if (bytes > MOST_KEY) {
            throw new IllegalArgumentException("text is too long: bytes=" + bytes + ", most=" + MOST_KEY);
        }
        return text;
    }

    private int asset(final String symbol) {
        final int asset = seat.directory().asset(symbol);
        if (asset < 0) {
            throw new IllegalArgumentException("no such asset: symbol=" + symbol);
        }
        return asset;
    }

    /** Bars of a span that the agent asked for. */
    private static final class Asked {
        private final long spanNs;
        private final long sinceNs;
        private long toldNs = Long.MIN_VALUE;

        Asked(final long spanNs, final long sinceNs) {
            this.spanNs = spanNs;
            this.sinceNs = sinceNs;
        }

        /** Those that began after the agent asked: others may have asked before. */
        List<Bar> of(final Quote quote) {
            final List<Bar> bars = quote.bars().getOrDefault(spanNs, List.of());
            int first = bars.size();
            while (first > 0 && bars.get(first - 1).fromNs() >= sinceNs) {
                first--;
            }
            return bars.subList(first, bars.size());
        }
    }
}
