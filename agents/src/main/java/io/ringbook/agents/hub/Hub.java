package io.ringbook.agents.hub;

import io.ringbook.agents.TradingAgent;
import io.ringbook.core.CancelReason;
import io.ringbook.core.Instrument;
import io.ringbook.core.Records;
import io.ringbook.core.RejectReason;
import io.ringbook.core.Side;
import io.ringbook.core.codec.SetAccountGroupDecoder;
import io.ringbook.core.codec.SetFeesDecoder;
import io.ringbook.core.codec.SignalDecoder;
import io.ringbook.core.codec.TransferDecoder;
import io.ringbook.core.engine.BalanceState;
import io.ringbook.core.engine.OrderState;
import io.ringbook.core.engine.StateListener;
import io.ringbook.core.event.EventAdapter;
import io.ringbook.core.event.EventListener;
import io.ringbook.core.event.StreamHandler;
import io.ringbook.core.marketdata.Depth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.agrona.DirectBuffer;
import org.agrona.collections.Int2ObjectHashMap;
import org.agrona.collections.Long2ObjectHashMap;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * Is given the stream after the journal and passes each agent what is its own. Never waits: an agent whose lane is full
 * is cut off.
 */
public final class Hub implements StreamHandler {
    /** Topic of the signal that says who was cut off and why. */
    public static final String CUT_OFF_TOPIC = "cut-off";

    final CutOffs cutOffs = new CutOffs();
    final Quotes quotes = new Quotes(this::onQuoteChanged);
    private final Directory directory = new Directory();
    private final EventAdapter events = new EventAdapter(new Routing());
    private final List<StreamHandler> taps = new ArrayList<>();
    private final List<Seat> seats = new ArrayList<>();
    private final News news = new News();
    private final Map<List<Instrument>, Traded> traded = new HashMap<>();
    /** By instrument, those that a new quote in it wakes. */
    private final Int2ObjectHashMap<List<Seat>> listeners = new Int2ObjectHashMap<>();

    /** By number of its session, from {@link #firstSession} on: those of one run follow each other. */
    private Seat[] bySession = new Seat[64];

    private int firstSession;
    private final Int2ObjectHashMap<Seat> byAccount = new Int2ObjectHashMap<>();
    private final Long2ObjectHashMap<Seat> byOrder = new Long2ObjectHashMap<>();
    private final UnsafeBuffer command = new UnsafeBuffer(new byte[Records.MAX_LENGTH]);
    private final TransferDecoder transfer = new TransferDecoder();
    private int commandLength;

    // The command that is being read.
    private long timestampNs;
    private Seat sender;
    /** Whether it sets something for all agents, and has not been passed on. */
    private boolean isSetting;

    // Whom the event concerns that is being read.
    private Seat owner;
    private Seat ownerOfTaker;

    public Directory directory() {
        return directory;
    }

    public List<Seat> seats() {
        return seats;
    }

    /** For the hub's thread: what rests in an instrument, which goes on changing. */
    Depth depth(final int instrument) {
        return quotes.marketData().depth(instrument);
    }

    /** The handler is given the whole stream too, on the hub's thread, from now on. */
    public void tap(final StreamHandler handler) {
        taps.add(handler);
    }

    /** @return whether there is a seat for the agent that trades for this account */
    boolean isSeated(final int account) {
        return byAccount.containsKey(account);
    }

    /** Before the market runs: a seat for an agent whose account and session are open. */
    Seat seat(
            final String name,
            final TradingAgent agent,
            final List<Instrument> instruments,
            final Lane lane,
            final long seed,
            final Bookkeeper bookkeeper,
            final SeatTime time) {
        final int account = directory.account(name);
        final int session = directory.session(account);
        final boolean listens = news.reach(agent);
        final Seat seat = new Seat(
                new Seat.Settings(name, account, session, lane, seed, listens, bookkeeper, time, this),
                agent,
                traded.computeIfAbsent(instruments, Traded::new));
        seats.add(seat);
        keep(session, seat);
        byAccount.put(account, seat);
        if (listens) {
            for (final Instrument instrument : instruments) {
                listeners
                        .computeIfAbsent(instrument.id(), id -> new ArrayList<>())
                        .add(seat);
            }
        }
        return seat;
    }

    /** Before agents run: seats learn what their accounts have from before. */
    StateListener takeOver() {
        return new StateListener() {
            @Override
            public void onBalance(final BalanceState balance) {
                final Seat seat = byAccount.get(balance.account());
                if (seat != null) {
                    seat.takeOver(balance);
                }
            }

            @Override
            public void onOrder(final OrderState order) {
                final Seat seat = byAccount.get(order.account());
                if (seat != null) {
                    seat.takeOver(order);
                    byOrder.put(order.orderNumber(), seat);
                }
            }
        };
    }

    @Override
    public void onRecord(
            final long sequence, final DirectBuffer buffer, final int offset, final int length, final boolean last) {
        final int templateId = Records.templateId(buffer, offset);
        if (templateId == Records.ENGINE_BUILT) {
            return;
        }
        quotes.onRecord(sequence, buffer, offset, length, last);
        directory.onRecord(sequence, buffer, offset, length, last);
        for (int i = 0; i < taps.size(); i++) {
            taps.get(i).onRecord(sequence, buffer, offset, length, last);
        }
        if (Records.isCommand(templateId)) {
            onCommand(sequence, templateId, buffer, offset, length);
        } else {
            onEvent(sequence, buffer, offset, length);
        }
        if (last) {
            passSetting(sequence);
        }
    }

    @Override
    public void onBatchEnd() {
        quotes.onBatchEnd();
        for (int i = 0; i < taps.size(); i++) {
            taps.get(i).onBatchEnd();
        }
        cutOffs.send();
    }

    private void onCommand(
            final long sequence, final int templateId, final DirectBuffer buffer, final int offset, final int length) {
        timestampNs = Records.timestampNs(buffer, offset);
        sender = senderIn(Records.session(buffer, offset));
        switch (templateId) {
            // The others are told when the event says that it was carried out.
            case SignalDecoder.TEMPLATE_ID, TransferDecoder.TEMPLATE_ID -> {
                keep(buffer, offset, length);
                pass(sender, sequence, buffer, offset, length);
            }
            // Passed on when it is known that no event rejects them.
            case SetFeesDecoder.TEMPLATE_ID, SetAccountGroupDecoder.TEMPLATE_ID -> {
                keep(buffer, offset, length);
                isSetting = true;
            }
            default -> pass(sender, sequence, buffer, offset, length);
        }
    }

    private void onEvent(final long sequence, final DirectBuffer buffer, final int offset, final int length) {
        owner = null;
        ownerOfTaker = null;
        events.onEvent(sequence, buffer, offset);
        pass(sender, sequence, buffer, offset, length);
        if (owner != sender) {
            pass(owner, sequence, buffer, offset, length);
        }
        if (ownerOfTaker != sender && ownerOfTaker != owner) {
            pass(ownerOfTaker, sequence, buffer, offset, length);
        }
    }

    private void keep(final int session, final Seat seat) {
        if (seats.size() == 1) {
            firstSession = session;
        }
        final int place = session - firstSession;
        if (place >= bySession.length) {
            bySession = Arrays.copyOf(bySession, 2 * place);
        }
        bySession[place] = seat;
    }

    /** @return the seat whose session it is, or null */
    private Seat senderIn(final int session) {
        final int place = session - firstSession;
        return place >= 0 && place < bySession.length ? bySession[place] : null;
    }

    private void keep(final DirectBuffer buffer, final int offset, final int length) {
        command.putBytes(0, buffer, offset, length);
        commandLength = length;
    }

    private void passSetting(final long sequence) {
        if (!isSetting) {
            return;
        }
        isSetting = false;
        for (final Seat seat : seats) {
            pass(seat, sequence, command, 0, commandLength);
        }
    }

    private void pass(
            final Seat seat, final long sequence, final DirectBuffer buffer, final int offset, final int length) {
        if (seat == null || seat.isCutOff()) {
            return;
        }
        if (!seat.lane.offer(sequence, timestampNs, buffer, offset, length)) {
            seat.cutOff("did not empty its lane");
        }
        seat.time().wake(seat);
    }

    private void onQuoteChanged(final int instrument) {
        final List<Seat> told = listeners.get(instrument);
        if (told == null) {
            return;
        }
        for (int i = 0; i < told.size(); i++) {
            told.get(i).time().wake(told.get(i));
        }
    }

    /** Whom an event concerns besides the sender of its command. */
    private final class Routing implements EventListener {
        @Override
        public void onOrderAccepted(final long sequence) {
            if (sender != null) {
                byOrder.put(sequence, sender);
            }
        }

        @Override
        public void onOrderRested(final long sequence, final long orderNumber, final long openLots) {
            owner = ownerOf(sequence, orderNumber);
        }

        @Override
        public void onOrderReplaced(final long sequence, final long orderNumber) {
            owner = byOrder.get(orderNumber);
        }

        /** What its command sets is set already: the order may rest by it. */
        @Override
        public void onOrderTriggered(final long sequence, final long orderNumber) {
            passSetting(sequence);
            owner = byOrder.get(orderNumber);
        }

        @Override
        public void onOrderRefreshed(final long sequence, final long orderNumber, final long shownLots) {
            owner = byOrder.get(orderNumber);
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
            owner = ownerOf(sequence, makerOrderNumber);
            ownerOfTaker = ownerOf(sequence, takerOrderNumber);
            if (makerOpenLots == 0) {
                byOrder.remove(makerOrderNumber);
            }
            if (takerOpenLots == 0) {
                byOrder.remove(takerOrderNumber);
            }
        }

        @Override
        public void onOrderReduced(final long sequence, final long orderNumber, final long openLots) {
            owner = byOrder.get(orderNumber);
        }

        @Override
        public void onOrderCanceled(
                final long sequence, final long orderNumber, final long openLots, final CancelReason reason) {
            owner = byOrder.remove(orderNumber);
        }

        @Override
        public void onBalanceChanged(final long sequence, final int account, final int asset, final long available) {
            owner = byAccount.get(account);
        }

        @Override
        public void onCommandRejected(
                final long sequence, final RejectReason reason, final long asked, final long allowed) {
            isSetting = false;
        }

        @Override
        public void onInstrumentDelisted(final long sequence, final int instrument) {
            quotes.onDelisted(instrument);
        }

        @Override
        public void onTransferred(final long sequence) {
            transfer.wrap(command, Records.HEADER_LENGTH, TransferDecoder.BLOCK_LENGTH, Records.SCHEMA_VERSION);
            passToOther(sequence, transfer.fromAccount());
            passToOther(sequence, transfer.toAccount());
        }

        @Override
        public void onSignaled(final long sequence) {
            for (int i = 0; i < seats.size(); i++) {
                if (seats.get(i) != sender) {
                    pass(seats.get(i), sequence, command, 0, commandLength);
                }
            }
        }

        private void passToOther(final long sequence, final int account) {
            final Seat seat = byAccount.get(account);
            if (seat != sender) {
                pass(seat, sequence, command, 0, commandLength);
            }
        }

        /** Those of a quote are not accepted first: they are known when they rest or trade. */
        private Seat ownerOf(final long sequence, final long orderNumber) {
            if (sender != null && Math.abs(orderNumber) == sequence) {
                byOrder.putIfAbsent(orderNumber, sender);
            }
            return byOrder.get(orderNumber);
        }
    }
}
