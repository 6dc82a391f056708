package io.ringbook.agents.hub;

import io.ringbook.agents.Answer;
import io.ringbook.agents.Fill;
import io.ringbook.agents.RandomStream;
import io.ringbook.agents.Rejection;
import io.ringbook.agents.Rejection.Request;
import io.ringbook.agents.Signal;
import io.ringbook.agents.TradingAgent;
import io.ringbook.core.CancelReason;
import io.ringbook.core.Fees;
import io.ringbook.core.Instrument;
import io.ringbook.core.Records;
import io.ringbook.core.RejectReason;
import io.ringbook.core.Side;
import io.ringbook.core.command.CommandAdapter;
import io.ringbook.core.command.CommandListener;
import io.ringbook.core.command.CommandPublisher;
import io.ringbook.core.command.OrderTerms;
import io.ringbook.core.command.Publication;
import io.ringbook.core.command.QuoteTerms;
import io.ringbook.core.command.ReplaceTerms;
import io.ringbook.core.engine.BalanceState;
import io.ringbook.core.engine.OrderState;
import io.ringbook.core.engine.StateListener;
import io.ringbook.core.event.EventAdapter;
import io.ringbook.core.event.EventListener;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Consumer;
import org.agrona.DirectBuffer;
import org.agrona.collections.Long2ObjectHashMap;

/**
 * Where an agent sits: takes what is on its lane, keeps its orders and holdings, and calls it. Everything here but
 * {@link #lane} and the flags belongs to the one thread that runs the agent.
 */
public final class Seat {
    final Lane lane;
    final int account;
    private final int ownSession;
    final Holdings holdings = new Holdings();
    final RandomStream random;
    final Quotes quotes;
    final Directory directory;
    final CommandPublisher commands;
    final OrderTerms terms = new OrderTerms();

    /** Written by the hub, read by the seat: there may be something to do. */
    volatile boolean awake;

    private volatile boolean cutOff;
    private final String name;
    private final TradingAgent agent;
    private final SeatTime time;
    private final Consumer<String> onFailure;
    private final SeatDesk[] desks;
    private final SeatDesk[] byInstrument;
    private final Tariff tariff;
    private final Long2ObjectHashMap<LiveOrder> byNumber = new Long2ObjectHashMap<>();
    private final CommandAdapter commandAdapter = new CommandAdapter(new OwnCommands());
    private final EventAdapter eventAdapter = new EventAdapter(new Events());
    private final Lane.Reader reader = this::onRecord;
    private long lastOrderId;
    private long seenSequence;

    // The own command whose events follow.
    private long commandSequence;
    private int newInstrument;
    private SeatDesk commandDesk;
    private Side newSide;
    private long commandOrderId;
    private long commandPriceTicks;
    private long commandLots;

    private Request commandRequest = Request.ORDER;
    /** What an own transfer takes, once it is carried out. */
    private int transferAsset;

    private long transferAmount;

    // If it is a quote.
    private boolean isQuote;
    private final QuoteTerms quote = new QuoteTerms();

    Seat(final Settings settings, final TradingAgent agent, final List<Instrument> instruments) {
        name = settings.name();
        account = settings.account();
        ownSession = settings.session();
        lane = new Lane(settings.laneBytes());
        random = RandomStream.of(settings.seed(), name);
        quotes = settings.quotes();
        directory = settings.directory();
        commands = settings.commands();
        time = settings.time();
        onFailure = settings.onFailure();
        this.agent = agent;
        tariff = directory.tariff();
        byInstrument = new SeatDesk[directory.instruments().size()];
        desks = new SeatDesk[instruments.size()];
        for (int i = 0; i < desks.length; i++) {
            desks[i] = new SeatDesk(this, instruments.get(i));
            byInstrument[instruments.get(i).id()] = desks[i];
        }
    }

    /**
     * What a seat is made with.
     *
     * @param onFailure is told, on the seat's thread, what the agent threw
     */
    record Settings(
            String name,
            int account,
            int session,
            int laneBytes,
            long seed,
            Quotes quotes,
            Directory directory,
            CommandPublisher commands,
            SeatTime time,
            Consumer<String> onFailure) {}

    public String name() {
        return name;
    }

    /** @return whether the agent may send nothing more */
    public boolean isCutOff() {
        return cutOff;
    }

    /** Any thread: from now on the desk refuses and the agent is not called. */
    void cutOff() {
        cutOff = true;
    }

    boolean watches(final int instrument) {
        return instrument >= 0 && instrument < byInstrument.length && byInstrument[instrument] != null;
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

    SeatTime time() {
        return time;
    }

    void start() {
        for (final SeatDesk desk : desks) {
            desk.quote = quotes.latest(desk.instrument().id());
            call(() -> agent.onStart(desk));
            if (!desk.quote.hasTopOf(Quote.NONE)) {
                call(() -> agent.onQuote(desk));
            }
        }
    }

    void stop() {
        for (final SeatDesk desk : desks) {
            call(() -> agent.onStop(desk));
        }
    }

    void timer(final SeatDesk desk) {
        call(() -> agent.onTimer(desk));
    }

    /** Tells the agent everything that there is to tell. @return whether there was anything */
    boolean pump() {
        awake = false;
        boolean any = lane.drain(reader) > 0;
        for (final SeatDesk desk : desks) {
            final Quote now = quotes.latest(desk.instrument().id());
            final Quote before = desk.quote;
            if (!now.equals(before)) {
                any = true;
                desk.quote = now;
                see(now.sequence());
                if (now.trades() != before.trades()) {
                    call(() -> agent.onTrade(desk));
                }
                if (!now.hasTopOf(before)) {
                    call(() -> agent.onQuote(desk));
                }
            }
        }
        return any;
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

    /** Takes over what the account has from before: balances and live orders. */
    StateListener takeOver() {
        return new StateListener() {
            @Override
            public void onBalance(final BalanceState balance) {
                if (balance.account() == account) {
                    holdings.add(balance.asset(), balance.available() + balance.held());
                    holdings.hold(balance.asset(), balance.held());
                }
            }

            @Override
            public void onOrder(final OrderState state) {
                if (state.account() == account) {
                    takeOver(state);
                }
            }
        };
    }

    private void takeOver(final OrderState state) {
        final LiveOrder order = new LiveOrder(
                state.instrument(),
                state.orderId(),
                state.orderNumber(),
                state.side(),
                state.priceTicks(),
                state.openLots());
        if (!state.isWaiting()) {
            order.heldPerLot = heldPerLot(order, new Fees(state.makerFeePpm(), 0, state.leastFee()));
        }
        remember(order);
        lastOrderId = Math.max(lastOrderId, state.orderId());
    }

    private void onRecord(
            final long sequence,
            final long timestampNs,
            final DirectBuffer buffer,
            final int offset,
            final int length) {
        see(sequence);
        if (Records.isCommand(Records.templateId(buffer, offset))) {
            commandSequence = sequence;
            isQuote = false;
            commandAdapter.onCommand(buffer, offset, length);
        } else {
            eventAdapter.onEvent(sequence, buffer, offset);
        }
    }

    /** A quote may be older than what has come on the lane since. */
    private void see(final long sequence) {
        seenSequence = Math.max(seenSequence, sequence);
        commands.seenSequence(seenSequence);
    }

    /** An agent that throws is cut off; nothing of it reaches the others. */
    private void call(final Runnable callback) {
        if (cutOff) {
            return;
        }
        try {
            callback.run();
        } catch (final Throwable e) {
            cutOff = true;
            onFailure.accept("threw " + e);
            if (e instanceof VirtualMachineError fatal && !(e instanceof StackOverflowError)) {
                throw fatal;
            }
        }
    }

    private void remember(final LiveOrder order) {
        byNumber.put(order.orderNumber(), order);
        deskOf(order.instrument).live.put(order.orderId(), order);
    }

    private void forget(final LiveOrder order) {
        byNumber.remove(order.orderNumber());
        deskOf(order.instrument).live.remove(order.orderId(), order);
    }

    /** An agent's orders are in its own instruments, except those that it left behind in another life. */
    private SeatDesk deskOf(final int instrument) {
        if (byInstrument[instrument] == null) {
            byInstrument[instrument] =
                    new SeatDesk(this, directory.instruments().get(instrument));
        }
        return byInstrument[instrument];
    }

    /** Of an order that is not known any more, the first. */
    private SeatDesk deskOfOrder(final long orderId) {
        for (final SeatDesk desk : desks) {
            if (desk.live.containsKey(orderId)) {
                return desk;
            }
        }
        return desks[0];
    }

    /**
     * An order of the own quote that is not accepted first is made when it rests, trades, or is gone before.
     *
     * @return the order, or null if it is another's
     */
    private LiveOrder find(final long sequence, final long orderNumber) {
        final boolean isOfQuote = isQuote && sequence == commandSequence && Math.abs(orderNumber) == sequence;
        if (isOfQuote && !byNumber.containsKey(orderNumber)) {
            accept(
                    orderNumber > 0
                            ? new LiveOrder(
                                    quote.instrument(),
                                    quote.bidOrderId(),
                                    orderNumber,
                                    Side.BUY,
                                    quote.bidTicks(),
                                    quote.bidLots())
                            : new LiveOrder(
                                    quote.instrument(),
                                    quote.askOrderId(),
                                    orderNumber,
                                    Side.SELL,
                                    quote.askTicks(),
                                    quote.askLots()));
        }
        return byNumber.get(orderNumber);
    }

    private void accept(final LiveOrder order) {
        remember(order);
        call(() -> agent.onAccepted(deskOf(order.instrument), order));
    }

    private long heldPerLot(final LiveOrder order, final Fees fees) {
        final Instrument instrument = deskOf(order.instrument).instrument();
        return order.side() == Side.SELL ? instrument.lotSize() : fees.mostPerLotAsMaker(instrument, order.priceTicks);
    }

    private void hold(final LiveOrder order, final long lots) {
        final Instrument instrument = deskOf(order.instrument).instrument();
        holdings.hold(
                order.side() == Side.BUY ? instrument.quoteAsset() : instrument.baseAsset(), lots * order.heldPerLot);
    }

    private void fill(
            final LiveOrder order,
            final long priceTicks,
            final long lots,
            final long openLots,
            final long fee,
            final boolean maker) {
        hold(order, -lots);
        order.openLots = openLots;
        final SeatDesk desk = deskOf(order.instrument);
        final Instrument instrument = desk.instrument();
        final long sign = order.side() == Side.BUY ? 1 : -1;
        holdings.add(instrument.baseAsset(), sign * lots * instrument.lotSize());
        final long paid = -sign * instrument.value(priceTicks, lots) - fee;
        holdings.add(instrument.quoteAsset(), paid);
        desk.paidIn += paid;
        desk.boughtLots += sign * lots;
        if (openLots == 0) {
            order.heldPerLot = 0;
            forget(order);
        }
        call(() -> agent.onFill(desk, new Fill(order, priceTicks, lots, fee, maker)));
    }

    /** The hub passes on only this agent's own commands, and those of others that concern it and were carried out. */
    private final class OwnCommands implements CommandListener {
        @Override
        public void onNewOrder(final int session, final OrderTerms terms) {
            newInstrument = terms.instrument();
            newSide = terms.side();
            about(Request.ORDER, terms.orderId(), deskIn(terms.instrument()));
            commandPriceTicks = terms.priceTicks();
            commandLots = terms.lots();
        }

        @Override
        public void onCancelOrder(final int session, final long orderId) {
            about(Request.CANCEL, orderId, deskOfOrder(orderId));
        }

        @Override
        public void onReplaceOrder(final int session, final ReplaceTerms terms) {
            about(Request.REPLACE, terms.orderId(), deskOfOrder(terms.orderId()));
            commandPriceTicks = terms.priceTicks();
            commandLots = terms.openLots();
        }

        @Override
        public void onQuote(final int session, final QuoteTerms terms) {
            about(Request.QUOTE, terms.bidOrderId(), deskIn(terms.instrument()));
            isQuote = true;
            quote.instrument(terms.instrument())
                    .bidOrderId(terms.bidOrderId())
                    .bidTicks(terms.bidTicks())
                    .bidLots(terms.bidLots())
                    .askOrderId(terms.askOrderId())
                    .askTicks(terms.askTicks())
                    .askLots(terms.askLots());
        }

        @Override
        public void onMassCancel(final int session, final int ofAccount, final int instrument, final Side side) {
            about(Request.CANCEL_ALL, 0, deskIn(instrument));
        }

        private void about(final Request request, final long orderId, final SeatDesk desk) {
            commandRequest = request;
            commandOrderId = orderId;
            commandDesk = desk;
        }

        private SeatDesk deskIn(final int instrument) {
            return watches(instrument) ? byInstrument[instrument] : desks[0];
        }

        @Override
        public void onSetFees(
                final int session,
                final int instrument,
                final int group,
                final int makerFeePpm,
                final int takerFeePpm,
                final long leastFee) {
            tariff.onSetFees(session, instrument, group, makerFeePpm, takerFeePpm, leastFee);
        }

        @Override
        public void onSetAccountGroup(final int session, final int ofAccount, final int group) {
            tariff.onSetAccountGroup(session, ofAccount, group);
        }

        @Override
        public void onTransfer(
                final int session, final int fromAccount, final int toAccount, final int asset, final long amount) {
            if (session == ownSession) {
                about(Request.TRANSFER, 0, desks[0]);
                transferAsset = asset;
                transferAmount = amount;
            } else {
                holdings.add(asset, fromAccount == account ? -amount : amount);
            }
        }

        @Override
        public void onSignal(
                final int session,
                final CharSequence topic,
                final int kind,
                final DirectBuffer payload,
                final int payloadOffset,
                final int payloadLength) {
            if (session == ownSession) {
                about(Request.SIGNAL, 0, desks[0]);
                return;
            }
            final byte[] bytes = new byte[payloadLength];
            payload.getBytes(payloadOffset, bytes);
            final int sender = directory.accountOf(session);
            final Signal signal = new Signal(
                    sender < 0 ? "session " + session : directory.accountName(sender),
                    topic.toString(),
                    kind,
                    new String(bytes, StandardCharsets.UTF_8));
            call(() -> agent.onSignal(desks[0], signal));
        }
    }

    private final class Events implements EventListener {
        @Override
        public void onOrderAccepted(final long sequence) {
            accept(new LiveOrder(newInstrument, commandOrderId, sequence, newSide, commandPriceTicks, commandLots));
        }

        @Override
        public void onOrderRejected(
                final long sequence, final RejectReason reason, final long asked, final long allowed) {
            reject(reason, asked, allowed);
        }

        @Override
        public void onCommandRejected(
                final long sequence, final RejectReason reason, final long asked, final long allowed) {
            reject(reason, asked, allowed);
        }

        private void reject(final RejectReason reason, final long asked, final long allowed) {
            final SeatDesk desk = commandDesk;
            final Rejection rejection = new Rejection(commandRequest, commandOrderId, reason, asked, allowed);
            call(() -> agent.onRejected(desk, rejection));
        }

        @Override
        public void onTransferred(final long sequence) {
            if (sequence == commandSequence && commandRequest == Request.TRANSFER) {
                holdings.add(transferAsset, -transferAmount);
            }
        }

        @Override
        public void onOrderRested(final long sequence, final long orderNumber, final long openLots) {
            final LiveOrder order = find(sequence, orderNumber);
            if (order == null) {
                // Another's, in the course of this agent's command.
                return;
            }
            order.openLots = openLots;
            order.heldPerLot = heldPerLot(order, tariff.fees(order.instrument, account));
            hold(order, openLots);
        }

        @Override
        public void onOrderExecuted(
                final long sequence,
                final int instrument,
                final long makerOrderNumber,
                final long takerOrderNumber,
                final Side takerSide,
                final long priceTicks,
                final long lots,
                final long makerOpenLots,
                final long takerOpenLots,
                final long makerFee,
                final long takerFee) {
            final LiveOrder maker = find(sequence, makerOrderNumber);
            if (maker != null) {
                fill(maker, priceTicks, lots, makerOpenLots, makerFee, true);
            }
            final LiveOrder taker = find(sequence, takerOrderNumber);
            if (taker != null) {
                fill(taker, priceTicks, lots, takerOpenLots, takerFee, false);
            }
        }

        @Override
        public void onOrderReduced(final long sequence, final long orderNumber, final long openLots) {
            final LiveOrder order = find(sequence, orderNumber);
            if (order == null) {
                return;
            }
            hold(order, openLots - order.openLots);
            order.openLots = openLots;
        }

        @Override
        public void onOrderReplaced(final long sequence, final long orderNumber) {
            final LiveOrder order = byNumber.get(orderNumber);
            hold(order, -order.openLots);
            order.heldPerLot = 0;
            final boolean bid = order.side() == Side.BUY;
            order.priceTicks = !isQuote ? commandPriceTicks : bid ? quote.bidTicks() : quote.askTicks();
            order.openLots = !isQuote ? commandLots : bid ? quote.bidLots() : quote.askLots();
        }

        @Override
        public void onOrderCanceled(
                final long sequence, final long orderNumber, final long openLots, final CancelReason reason) {
            final LiveOrder order = find(sequence, orderNumber);
            if (order == null) {
                return;
            }
            hold(order, -openLots);
            order.heldPerLot = 0;
            forget(order);
            call(() -> agent.onCanceled(deskOf(order.instrument), order, reason));
        }

        @Override
        public void onBalanceChanged(final long sequence, final int ofAccount, final int asset, final long available) {
            holdings.available(asset, available);
        }
    }
}
