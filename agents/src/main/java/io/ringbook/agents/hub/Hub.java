package io.ringbook.agents.hub;

import io.ringbook.agents.AgentLog;
import io.ringbook.agents.Fundamental;
import io.ringbook.agents.MarketEvent;
import io.ringbook.agents.Message;
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
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import java.util.function.LongSupplier;
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

    /** Topic of the signal that says who is made anew and why. */
    public static final String RESTART_TOPIC = "restarted";

    private static final Fundamental UNKNOWN = timeNs -> Double.NaN;

    final CutOffs cutOffs = new CutOffs();
    final Cache cache = new Cache();
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
    /** By topic, in the order in which they came. */
    private final Map<String, Set<Seat>> followers = new ConcurrentHashMap<>();

    /** Agents that are about to come, or to come again, by their accounts: what they are is made when they have a session. */
    private final Map<Integer, Runnable> expected = new ConcurrentHashMap<>();

    private final Map<Integer, Fundamental> fundamentals = new HashMap<>();
    private final UnsafeBuffer command = new UnsafeBuffer(new byte[Records.MAX_LENGTH]);
    private final TransferDecoder transfer = new TransferDecoder();
    private final SignalDecoder signal = new SignalDecoder();
    private int commandLength;
    /** Null as long as nobody looks on. */
    private EventBus bus;

    private volatile AgentLog log = (nowNs, agent, text) -> {};

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

    /** Any thread. @return those that are there now */
    List<Seat> seats() {
        synchronized (seats) {
            return List.copyOf(seats);
        }
    }

    /** For the hub's thread: what rests in an instrument, which goes on changing. */
    Depth depth(final int instrument) {
        return quotes.marketData().depth(instrument);
    }

    /** The handler is given the whole stream too, on the hub's thread, from now on. */
    public void tap(final StreamHandler handler) {
        taps.add(handler);
    }

    /** A seat for an agent whose account and session are open: before the market runs, or on the hub's thread. */
    Seat seat(final Seat.Settings settings, final TradingAgent agent, final List<Instrument> instruments) {
        final News.Heard heard = news.heardBy(agent);
        final Seat seat = new Seat(settings, agent, heard, traded.computeIfAbsent(instruments, Traded::new));
        synchronized (seats) {
            seats.add(seat);
        }
        keep(settings.session(), seat);
        byAccount.put(settings.account(), seat);
        quotes.keepFor(settings.latencyNs());
        if (heard.anything()) {
            for (final Instrument instrument : instruments) {
                listeners
                        .computeIfAbsent(instrument.id(), id -> new ArrayList<>())
                        .add(seat);
            }
        }
        return seat;
    }

    /** In a simulated market, before anything is listed. */
    void keepHistory(final LongSupplier clockNs) {
        keepHistory(clockNs, instrument -> new History<>(Quote.NONE), new History<>(Cache.Contents.NONE));
    }

    /** As {@link #keepHistory(LongSupplier)}, in histories that are given: by instrument, and the cache's. */
    void keepHistory(
            final LongSupplier clockNs,
            final IntFunction<History<Quote>> ofQuotes,
            final History<Cache.Contents> ofCache) {
        quotes.keepHistory(clockNs, ofQuotes);
        cache.keepHistory(ofCache);
    }

    /** Before the market runs: the listener is told of what happens of a type, on the hub's thread. */
    void on(final MarketEvent.Type type, final Consumer<MarketEvent> listener) {
        if (bus == null) {
            bus = new EventBus(directory);
            tap(bus);
        }
        bus.on(type, listener);
    }

    /** Tells who looks on that the market opens or has closed. */
    void tell(final MarketEvent.Type type, final long nowNs) {
        if (bus != null) {
            bus.onMarket(type, nowNs);
        }
    }

    /** Before the market runs: what an instrument is worth. */
    void fundamental(final int instrument, final Fundamental fundamental) {
        fundamentals.put(instrument, fundamental);
    }

    /** What an instrument is worth; NaN if nobody said. */
    Fundamental fundamental(final int instrument) {
        return fundamentals.getOrDefault(instrument, UNKNOWN);
    }

    /** Where what agents log goes. */
    void logTo(final AgentLog newLog) {
        log = newLog;
    }

    /** Any thread. */
    void log(final long nowNs, final String agent, final String text) {
        log.line(nowNs, agent, text);
    }

    /** Any thread: signals of the topic go to the agent from now on. */
    void follow(final String topic, final Seat seat) {
        final Set<Seat> those = followers.computeIfAbsent(topic, any -> new LinkedHashSet<>());
        synchronized (those) {
            those.add(seat);
        }
    }

    /** Any thread: the seat is made by the hub's thread as soon as the account has a session. */
    void expect(final int account, final Runnable seat) {
        expected.put(account, seat);
    }

    /**
     * Before agents run: seats learn what their accounts have from before.
     *
     * @param only the one seat that does, or null for all
     */
    StateListener takeOver(final Seat only) {
        return new StateListener() {
            @Override
            public void onBalance(final BalanceState balance) {
                final Seat seat = of(balance.account());
                if (seat != null) {
                    seat.takeOver(balance);
                }
            }

            @Override
            public void onOrder(final OrderState order) {
                final Seat seat = of(order.account());
                if (seat != null) {
                    seat.takeOver(order);
                    byOrder.put(order.orderNumber(), seat);
                }
            }

            private Seat of(final int account) {
                final Seat seat = byAccount.get(account);
                return only == null || seat == only ? seat : null;
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
        if (firstSession == 0) {
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
        if (seat == null || seat.isLost()) {
            return;
        }
        if (!seat.lane.offer(sequence, timestampNs, buffer, offset, length)) {
            seat.lose("did not empty its lane");
        }
        seat.time().wake(seat);
    }

    private void onQuoteChanged(final int instrument) {
        if (bus != null) {
            bus.onQuote(instrument, quotes.view(instrument).latest());
        }
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
            quotes.onDelisted(instrument, timestampNs);
        }

        @Override
        public void onTransferred(final long sequence) {
            transfer.wrap(command, Records.HEADER_LENGTH, TransferDecoder.BLOCK_LENGTH, Records.SCHEMA_VERSION);
            passToOther(sequence, transfer.fromAccount());
            passToOther(sequence, transfer.toAccount());
        }

        @Override
        public void onSignaled(final long sequence) {
            signal.wrap(command, Records.HEADER_LENGTH, SignalDecoder.BLOCK_LENGTH, Records.SCHEMA_VERSION);
            final String topic = signal.topic();
            if (topic.equals(Message.CACHE)) {
                takeIntoCache();
            }
            final Set<Seat> those = followers.get(topic);
            if (those == null) {
                return;
            }
            synchronized (those) {
                for (final Seat seat : those) {
                    if (seat != sender) {
                        pass(seat, sequence, command, 0, commandLength);
                    }
                }
            }
        }

        private void takeIntoCache() {
            final int length = signal.payloadLength();
            final int offset = signal.limit() + SignalDecoder.payloadHeaderLength();
            cache.take(
                    Message.decode(signal.kind(), command, offset, length),
                    quotes.place(),
                    quotes.nowNs(),
                    quotes.keepNs());
        }

        /** An agent comes, or comes again. */
        @Override
        public void onSessionOpened(final long sequence, final int session) {
            final int account = directory.accountOf(session);
            final Runnable comes = expected.remove(account);
            if (comes != null) {
                comes.run();
                return;
            }
            final Seat seat = byAccount.get(account);
            if (seat == null) {
                return;
            }
            keep(session, seat);
            if (seat.isLost()) {
                seat.refuse(session);
            } else {
                owner = seat;
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
