package io.ringbook.agents.hub;

import io.ringbook.agents.Answer;
import io.ringbook.agents.Desk;
import io.ringbook.agents.RandomStream;
import io.ringbook.agents.TradingAgent;
import io.ringbook.core.Fees;
import io.ringbook.core.Instrument;
import io.ringbook.core.Side;
import io.ringbook.core.command.CommandPublisher;
import io.ringbook.core.command.OrderTerms;
import io.ringbook.core.command.Publication;
import io.ringbook.core.command.QuoteTerms;
import io.ringbook.core.engine.BalanceState;
import io.ringbook.core.engine.OrderState;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;

/**
 * Where an agent sits: what it has been told, what it has as far as it knows, and how it is called. Everything here but
 * {@link #lane} and the flags belongs to the one thread that runs the agent.
 */
public final class Seat {
    private static final Quote NO_QUOTE = new Quote();

    final Lane lane;
    final int account;
    final int session;
    final Holdings holdings = new Holdings();
    final LiveOrders orders = new LiveOrders();
    final OwnCommand command = new OwnCommand();
    final RandomStream random;

    /** Written by the hub, read by the seat: there may be something to do. */
    volatile boolean awake;

    private volatile boolean cutOff;
    private final String name;
    private final TradingAgent agent;
    private final Bookkeeper bookkeeper;
    private final SeatTime time;
    private final Hub hub;
    private final boolean seesLatest;
    private final Traded traded;
    private final SeatDesk[] desks;
    /** In other instruments, where it left orders behind in another life. */
    private List<SeatDesk> others = List.of();

    /** What is paid as far as the agent has been told; the directory's until it is told of something else. */
    private Tariff tariff;

    private boolean isOwnTariff;
    private long lastOrderId;
    private long seenSequence;

    Seat(final Settings settings, final TradingAgent agent, final Traded traded) {
        name = settings.name();
        account = settings.account();
        session = settings.session();
        lane = settings.lane();
        random = RandomStream.of(settings.seed(), name);
        bookkeeper = settings.bookkeeper();
        time = settings.time();
        hub = settings.hub();
        tariff = hub.directory().tariff();
        seesLatest = !settings.listens() && time.isHubs();
        this.agent = agent;
        this.traded = traded;
        desks = new SeatDesk[traded.instruments.size()];
        for (int i = 0; i < desks.length; i++) {
            desks[i] = desk(traded.instruments.get(i));
        }
    }

    /**
     * What a seat is made with.
     *
     * @param listens whether the agent can notice when it is told of a quote
     */
    record Settings(
            String name,
            int account,
            int session,
            Lane lane,
            long seed,
            boolean listens,
            Bookkeeper bookkeeper,
            SeatTime time,
            Hub hub) {}

    public String name() {
        return name;
    }

    /** @return whether the agent may send nothing more */
    public boolean isCutOff() {
        return cutOff;
    }

    /** Any thread: from now on the desk refuses and the agent is not called. */
    void cutOff(final String reason) {
        cutOff = true;
        hub.cutOffs.add(this, reason);
    }

    SeatDesk[] desks() {
        return desks;
    }

    SeatDesk desk(final String symbol) {
        for (final SeatDesk desk : desks) {
            if (desk.instrument().symbol().equals(symbol)) {
                return desk;
            }
        }
        throw new IllegalArgumentException("not one of the agent's instruments: symbol=" + symbol);
    }

    /** @return the desk of an instrument in which the agent has an order */
    SeatDesk deskOf(final int instrument) {
        SeatDesk desk = find(instrument);
        if (desk == null) {
            desk = desk(hub.directory().instruments().get(instrument));
            others = new ArrayList<>(others);
            others.add(desk);
        }
        return desk;
    }

    /** @return the desk of an instrument, or the first one if it is none of the agent's */
    SeatDesk deskOrFirst(final int instrument) {
        final SeatDesk desk = find(instrument);
        return desk == null ? desks[0] : desk;
    }

    SeatTime time() {
        return time;
    }

    Directory directory() {
        return hub.directory();
    }

    /** @return to be filled and sent at once */
    OrderTerms orderTerms() {
        return bookkeeper.orderTerms();
    }

    /** @return to be filled and sent at once */
    QuoteTerms quoteTerms() {
        return bookkeeper.quoteTerms();
    }

    /** @return to send with at once */
    CommandPublisher commands() {
        return bookkeeper.publisher(session, seenSequence);
    }

    void start() {
        for (final SeatDesk desk : desks) {
            take(desk);
            call(TradingAgent::onStart, desk);
            if (!desk.quote.hasTopOf(NO_QUOTE)) {
                call(TradingAgent::onQuote, desk);
            }
        }
    }

    void stop() {
        for (final SeatDesk desk : desks) {
            call(TradingAgent::onStop, desk);
        }
    }

    void timer(final SeatDesk desk) {
        call(TradingAgent::onTimer, desk);
    }

    /** Tells the agent everything that there is to tell. @return whether there was anything */
    boolean pump() {
        boolean any = false;
        if (awake) {
            awake = false;
            any = bookkeeper.read(this);
        }
        for (final SeatDesk desk : desks) {
            if (desk.latest.isBehind(desk.toldNumber)) {
                tellQuote(desk);
                any = true;
            }
        }
        return any;
    }

    private void tellQuote(final SeatDesk desk) {
        final Quote before = bookkeeper.before;
        before.set(desk.quote);
        take(desk);
        see(desk.quote.sequence);
        if (desk.quote.trades != before.trades) {
            call(TradingAgent::onTrade, desk);
        }
        if (!desk.quote.hasTopOf(before)) {
            call(TradingAgent::onQuote, desk);
        }
    }

    private void take(final SeatDesk desk) {
        if (!seesLatest) {
            desk.latest.copyTo(desk.quote);
        }
        desk.toldNumber = desk.quote.number;
    }

    /** The agent has been told of this. A quote may be older than what has come on the lane since. */
    void see(final long sequence) {
        seenSequence = Math.max(seenSequence, sequence);
    }

    /** What its account pays in an instrument. */
    Fees fees(final Instrument instrument) {
        return tariff.fees(instrument.id(), account);
    }

    /** @return to be changed */
    Tariff ownTariff() {
        if (!isOwnTariff) {
            isOwnTariff = true;
            tariff = new Tariff(tariff);
        }
        return tariff;
    }

    long nextOrderId() {
        return ++lastOrderId;
    }

    Answer answer(final Publication publication) {
        return switch (publication) {
            case PUBLISHED -> Answer.SENT;
            case RING_FULL -> Answer.RING_FULL;
            case CLOSED -> Answer.CLOSED;
            case HALTED -> Answer.HALTED;
        };
    }

    /** What the account has from before. */
    void takeOver(final BalanceState balance) {
        holdings.add(balance.asset(), balance.available() + balance.held());
        holdings.hold(balance.asset(), balance.held());
    }

    /** What the account has from before. */
    void takeOver(final OrderState state) {
        final LiveOrder order = new LiveOrder(
                deskOf(state.instrument()),
                state.orderId(),
                state.orderNumber(),
                state.side(),
                state.priceTicks(),
                state.openLots());
        if (!state.isWaiting()) {
            order.heldPerLot = heldPerLot(order, new Fees(state.makerFeePpm(), 0, state.leastFee()));
        }
        add(order);
        lastOrderId = Math.max(lastOrderId, state.orderId());
    }

    void add(final LiveOrder order) {
        orders.add(order);
        order.desk.orders.append(order);
    }

    void remove(final LiveOrder order) {
        orders.remove(order);
        order.desk.orders.unlink(order);
    }

    /** Lots of an order are held, or are no more. */
    void hold(final LiveOrder order, final long lots) {
        final Instrument instrument = order.desk.instrument();
        holdings.hold(
                order.side() == Side.BUY ? instrument.quoteAsset() : instrument.baseAsset(), lots * order.heldPerLot);
    }

    long heldPerLot(final LiveOrder order, final Fees fees) {
        final Instrument instrument = order.desk.instrument();
        return order.side() == Side.SELL ? instrument.lotSize() : fees.mostPerLotAsMaker(instrument, order.priceTicks);
    }

    /** Calls the agent, unless it is cut off. */
    void call(final BiConsumer<TradingAgent, Desk> callback, final SeatDesk desk) {
        if (!cutOff) {
            try {
                callback.accept(agent, desk);
            } catch (final Throwable e) {
                threw(e);
            }
        }
    }

    /** As {@link #call(BiConsumer, SeatDesk)}, with what it is about. */
    <T> void call(final Callback<T> callback, final SeatDesk desk, final T about) {
        if (!cutOff) {
            try {
                callback.call(agent, desk, about);
            } catch (final Throwable e) {
                threw(e);
            }
        }
    }

    /** One that tells something. */
    @FunctionalInterface
    interface Callback<T> {
        void call(TradingAgent agent, Desk desk, T about);
    }

    private SeatDesk desk(final Instrument instrument) {
        return new SeatDesk(this, instrument, hub.quotes.latest(instrument.id()), seesLatest);
    }

    private SeatDesk find(final int instrument) {
        final int place = traded.place(instrument);
        if (place != Traded.NOWHERE) {
            return desks[place];
        }
        for (final SeatDesk desk : others) {
            if (desk.instrument().id() == instrument) {
                return desk;
            }
        }
        return null;
    }

    /** An agent that throws is cut off; nothing of it reaches the others. */
    private void threw(final Throwable e) {
        cutOff("threw " + e);
        if (e instanceof VirtualMachineError fatal && !(e instanceof StackOverflowError)) {
            throw fatal;
        }
    }
}
