package io.ringbook.agents.hub;

import io.ringbook.agents.Answer;
import io.ringbook.agents.Fill;
import io.ringbook.agents.RandomStream;
import io.ringbook.agents.Signal;
import io.ringbook.agents.TradingAgent;
import io.ringbook.core.CancelReason;
import io.ringbook.core.Instrument;
import io.ringbook.core.OrderType;
import io.ringbook.core.Records;
import io.ringbook.core.RejectReason;
import io.ringbook.core.SelfTrade;
import io.ringbook.core.Side;
import io.ringbook.core.TimeInForce;
import io.ringbook.core.command.CommandAdapter;
import io.ringbook.core.command.CommandListener;
import io.ringbook.core.command.CommandPublisher;
import io.ringbook.core.command.Publication;
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
    final Holdings holdings = new Holdings();
    final RandomStream random;
    final Quotes quotes;
    final Directory directory;
    final CommandPublisher commands;

    /** Written by the hub, read by the seat: there may be something to do. */
    volatile boolean awake;

    private volatile boolean cutOff;
    private final String name;
    private final TradingAgent agent;
    private final SeatTime time;
    private final Consumer<String> onFailure;
    private final SeatDesk[] desks;
    private final SeatDesk[] byInstrument;
    private final int[] makerFees;
    private final Long2ObjectHashMap<LiveOrder> byNumber = new Long2ObjectHashMap<>();
    private final CommandAdapter commandAdapter = new CommandAdapter(new OwnCommands());
    private final EventAdapter eventAdapter = new EventAdapter(new Events());
    private final Lane.Reader reader = this::onRecord;
    private long lastOrderId;

    // The own command whose events follow.
    private int newInstrument;
    private SeatDesk commandDesk;
    private Side newSide;
    private long commandOrderId;
    private long commandPriceTicks;
    private long commandLots;

    Seat(final Settings settings, final TradingAgent agent, final List<Instrument> instruments) {
        name = settings.name();
        account = settings.account();
        lane = new Lane(settings.laneBytes());
        random = RandomStream.of(settings.seed(), name);
        quotes = settings.quotes();
        directory = settings.directory();
        commands = settings.commands();
        time = settings.time();
        onFailure = settings.onFailure();
        this.agent = agent;
        final int all = directory.instruments().size();
        byInstrument = new SeatDesk[all];
        makerFees = new int[all];
        desks = new SeatDesk[instruments.size()];
        for (int i = 0; i < desks.length; i++) {
            desks[i] = new SeatDesk(this, instruments.get(i));
            byInstrument[instruments.get(i).id()] = desks[i];
        }
        for (int i = 0; i < all; i++) {
            makerFees[i] = directory.makerFeePpm(i);
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
            public void onBalance(final int ofAccount, final int asset, final long available, final long held) {
                if (ofAccount == account) {
                    holdings.add(asset, available + held);
                    holdings.hold(asset, held);
                }
            }

            @Override
            public void onOrder(
                    final int instrument,
                    final Side side,
                    final long priceTicks,
                    final long orderNumber,
                    final long orderId,
                    final int ofAccount,
                    final long openLots,
                    final long filledLots,
                    final int ofSession,
                    final int makerFeePpm,
                    final SelfTrade selfTrade,
                    final boolean postOnly,
                    final long expiresAtNs) {
                if (ofAccount == account) {
                    final LiveOrder order = new LiveOrder(instrument, orderId, orderNumber, side, priceTicks, openLots);
                    order.heldPerLot = heldPerLot(order, makerFeePpm);
                    remember(order);
                    lastOrderId = Math.max(lastOrderId, orderId);
                }
            }
        };
    }

    private void onRecord(
            final long sequence,
            final long timestampNs,
            final DirectBuffer buffer,
            final int offset,
            final int length) {
        see(sequence);
        if (Records.isCommand(Records.templateId(buffer, offset))) {
            commandAdapter.onCommand(buffer, offset, length);
        } else {
            eventAdapter.onEvent(sequence, buffer, offset);
        }
    }

    private void see(final long sequence) {
        commands.seenSequence(sequence);
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

    private long heldPerLot(final LiveOrder order, final int makerFeePpm) {
        final Instrument instrument = deskOf(order.instrument).instrument();
        return order.side() == Side.SELL ? instrument.lotSize() : instrument.mostPerLot(order.priceTicks, makerFeePpm);
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
        if (maker) {
            hold(order, -lots);
        }
        order.openLots = openLots;
        final SeatDesk desk = deskOf(order.instrument);
        final Instrument instrument = desk.instrument();
        final long sign = order.side() == Side.BUY ? 1 : -1;
        holdings.add(instrument.baseAsset(), sign * lots * instrument.lotSize());
        holdings.add(instrument.quoteAsset(), -sign * instrument.value(priceTicks, lots) - fee);
        if (openLots == 0) {
            order.heldPerLot = 0;
            forget(order);
        }
        call(() -> agent.onFill(desk, new Fill(order, priceTicks, lots, fee, maker)));
    }

    /** The hub passes on only this agent's own commands, and those of others that concern it and were carried out. */
    private final class OwnCommands implements CommandListener {
        @Override
        public void onNewOrder(
                final int session,
                final long orderId,
                final int instrument,
                final Side side,
                final OrderType orderType,
                final TimeInForce timeInForce,
                final SelfTrade selfTrade,
                final boolean postOnly,
                final long priceTicks,
                final long lots,
                final long minLots,
                final long expiresAtNs) {
            newInstrument = instrument;
            newSide = side;
            onReplaceOrder(session, orderId, priceTicks, lots, -1);
            commandDesk = watches(instrument) ? byInstrument[instrument] : desks[0];
        }

        @Override
        public void onCancelOrder(final int session, final long orderId) {
            commandOrderId = orderId;
            commandDesk = deskOfOrder(orderId);
        }

        @Override
        public void onReplaceOrder(
                final int session,
                final long orderId,
                final long priceTicks,
                final long openLots,
                final long knownFilledLots) {
            commandOrderId = orderId;
            commandDesk = deskOfOrder(orderId);
            commandPriceTicks = priceTicks;
            commandLots = openLots;
        }

        @Override
        public void onMassCancel(final int session, final int ofAccount, final int instrument, final Side side) {
            commandOrderId = 0;
            commandDesk = watches(instrument) ? byInstrument[instrument] : desks[0];
        }

        @Override
        public void onSetFees(final int session, final int instrument, final int makerFeePpm, final int takerFeePpm) {
            makerFees[instrument] = makerFeePpm;
        }

        @Override
        public void onTransfer(
                final int session, final int fromAccount, final int toAccount, final int asset, final long amount) {
            holdings.add(asset, fromAccount == account ? -amount : amount);
        }

        @Override
        public void onSignal(
                final int session,
                final CharSequence topic,
                final int kind,
                final DirectBuffer payload,
                final int payloadOffset,
                final int payloadLength) {
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
            final LiveOrder order =
                    new LiveOrder(newInstrument, commandOrderId, sequence, newSide, commandPriceTicks, commandLots);
            remember(order);
            call(() -> agent.onAccepted(deskOf(order.instrument), order));
        }

        @Override
        public void onOrderRejected(final long sequence, final RejectReason reason) {
            final long orderId = commandOrderId;
            final SeatDesk desk = commandDesk;
            call(() -> agent.onRejected(desk, orderId, reason));
        }

        @Override
        public void onOrderRested(final long sequence, final long orderNumber, final long openLots) {
            final LiveOrder order = byNumber.get(orderNumber);
            order.openLots = openLots;
            order.heldPerLot = heldPerLot(order, makerFees[order.instrument]);
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
            final LiveOrder maker = byNumber.get(makerOrderNumber);
            if (maker != null) {
                fill(maker, priceTicks, lots, makerOpenLots, makerFee, true);
            }
            final LiveOrder taker = byNumber.get(takerOrderNumber);
            if (taker != null) {
                fill(taker, priceTicks, lots, takerOpenLots, takerFee, false);
            }
        }

        @Override
        public void onOrderReduced(final long sequence, final long orderNumber, final long openLots) {
            final LiveOrder order = byNumber.get(orderNumber);
            if (order == null) {
                // Another's, in the course of this agent's command.
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
            order.priceTicks = commandPriceTicks;
            order.openLots = commandLots;
        }

        @Override
        public void onOrderCanceled(
                final long sequence, final long orderNumber, final long openLots, final CancelReason reason) {
            final LiveOrder order = byNumber.get(orderNumber);
            if (order == null) {
                return;
            }
            hold(order, -openLots);
            order.heldPerLot = 0;
            forget(order);
            call(() -> agent.onCanceled(deskOf(order.instrument), order));
        }

        @Override
        public void onBalanceChanged(final long sequence, final int ofAccount, final int asset, final long available) {
            holdings.available(asset, available);
        }
    }
}
