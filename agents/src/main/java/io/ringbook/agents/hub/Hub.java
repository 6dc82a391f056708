package io.ringbook.agents.hub;

import io.ringbook.agents.TradingAgent;
import io.ringbook.core.CancelReason;
import io.ringbook.core.Instrument;
import io.ringbook.core.Limits;
import io.ringbook.core.Records;
import io.ringbook.core.SelfTrade;
import io.ringbook.core.Side;
import io.ringbook.core.codec.SetFeesDecoder;
import io.ringbook.core.codec.SignalDecoder;
import io.ringbook.core.codec.TransferDecoder;
import io.ringbook.core.command.CommandPublisher;
import io.ringbook.core.command.CommandSink;
import io.ringbook.core.command.Publication;
import io.ringbook.core.engine.StateListener;
import io.ringbook.core.event.EventAdapter;
import io.ringbook.core.event.EventListener;
import io.ringbook.core.event.StreamHandler;
import io.ringbook.core.marketdata.Depth;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
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

    private final Directory directory = new Directory();
    private final Quotes quotes = new Quotes(this::onQuoteChanged);
    private final EventAdapter events = new EventAdapter(new Routing());
    private final List<StreamHandler> taps = new ArrayList<>();
    private final List<Seat> seats = new ArrayList<>();
    private final Int2ObjectHashMap<Seat> bySession = new Int2ObjectHashMap<>();
    private final Int2ObjectHashMap<Seat> byAccount = new Int2ObjectHashMap<>();
    private final Long2ObjectHashMap<Seat> byOrder = new Long2ObjectHashMap<>();
    private final Queue<CutOff> cutOffs = new ConcurrentLinkedQueue<>();
    private final UnsafeBuffer command = new UnsafeBuffer(new byte[Records.MAX_LENGTH]);
    private final TransferDecoder transfer = new TransferDecoder();
    private CommandSink sink;
    private int commandLength;
    private final AtomicInteger cutOffCount = new AtomicInteger();

    // The command that is being read.
    private long timestampNs;
    private Seat sender;
    private Seat other;

    private record CutOff(Seat seat, int session, String reason) {}

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

    /** How many agents were cut off so far. */
    public int cutOffCount() {
        return cutOffCount.get();
    }

    /** The handler is given the whole stream too, on the hub's thread, from now on. */
    public void tap(final StreamHandler handler) {
        taps.add(handler);
    }

    /** Where the hub's own commands go. */
    void connect(final CommandSink newSink) {
        sink = newSink;
    }

    /** Before the market runs: a seat for an agent whose account and session are open. */
    Seat seat(
            final String name,
            final TradingAgent agent,
            final List<Instrument> instruments,
            final int laneBytes,
            final long seed,
            final CommandSink commands,
            final SeatTime time) {
        final int account = directory.account(name);
        final int session = directory.session(account);
        final Seat[] made = new Seat[1];
        made[0] = new Seat(
                new Seat.Settings(
                        name,
                        account,
                        laneBytes,
                        seed,
                        quotes,
                        directory,
                        new CommandPublisher(commands, session),
                        time,
                        reason -> cutOffs.add(new CutOff(made[0], session, reason))),
                agent,
                instruments);
        seats.add(made[0]);
        bySession.put(session, made[0]);
        byAccount.put(account, made[0]);
        return made[0];
    }

    /** Learns whose the live orders are. */
    StateListener takeOver() {
        return new StateListener() {
            @Override
            public void onOrder(
                    final int instrument,
                    final Side side,
                    final long priceTicks,
                    final long orderNumber,
                    final long orderId,
                    final int account,
                    final long openLots,
                    final long filledLots,
                    final int ofSession,
                    final int makerFeePpm,
                    final SelfTrade selfTrade,
                    final boolean postOnly,
                    final long expiresAtNs) {
                final Seat owner = byAccount.get(account);
                if (owner != null) {
                    byOrder.put(orderNumber, owner);
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
            onCommand(sequence, templateId, buffer, offset, length, last);
            return;
        }
        other = null;
        events.onEvent(sequence, buffer, offset);
        pass(sender, sequence, buffer, offset, length);
        if (other != sender) {
            pass(other, sequence, buffer, offset, length);
        }
    }

    @Override
    public void onBatchEnd() {
        quotes.onBatchEnd();
        for (int i = 0; i < taps.size(); i++) {
            taps.get(i).onBatchEnd();
        }
        sendCutOffs();
    }

    /** Sends what is owed to the engine for agents that were cut off; again later if the ring is full. */
    void sendCutOffs() {
        CutOff next = cutOffs.peek();
        while (next != null && isSent(next)) {
            cutOffCount.incrementAndGet();
            cutOffs.remove();
            next = cutOffs.peek();
        }
    }

    private void onCommand(
            final long sequence,
            final int templateId,
            final DirectBuffer buffer,
            final int offset,
            final int length,
            final boolean last) {
        timestampNs = Records.timestampNs(buffer, offset);
        sender = bySession.get(Records.session(buffer, offset));
        switch (templateId) {
            // Passed on when the event says that they were carried out.
            case SignalDecoder.TEMPLATE_ID, TransferDecoder.TEMPLATE_ID -> {
                command.putBytes(0, buffer, offset, length);
                commandLength = length;
            }
            case SetFeesDecoder.TEMPLATE_ID -> {
                if (last) {
                    for (final Seat seat : seats) {
                        pass(seat, sequence, buffer, offset, length);
                    }
                }
            }
            default -> pass(sender, sequence, buffer, offset, length);
        }
    }

    private void pass(
            final Seat seat, final long sequence, final DirectBuffer buffer, final int offset, final int length) {
        if (seat == null || seat.isCutOff()) {
            return;
        }
        if (!seat.lane.offer(sequence, timestampNs, buffer, offset, length)) {
            seat.cutOff();
            cutOffs.add(new CutOff(seat, directory.session(seat.account), "did not empty its lane"));
        }
        seat.time().wake(seat);
    }

    private void onQuoteChanged(final int instrument) {
        for (int i = 0; i < seats.size(); i++) {
            final Seat seat = seats.get(i);
            if (seat.watches(instrument)) {
                seat.time().wake(seat);
            }
        }
    }

    private boolean isSent(final CutOff cutOff) {
        final CommandPublisher operator = new CommandPublisher(sink, Records.OPERATOR);
        final byte[] text = (cutOff.seat.name() + " " + cutOff.reason).getBytes(StandardCharsets.UTF_8);
        final int length = Math.min(text.length, Limits.MAX_PAYLOAD);
        // The last one decides: sent twice, the first two do no harm.
        return operator.signal(CUT_OFF_TOPIC, 0, new UnsafeBuffer(text), 0, length) != Publication.RING_FULL
                && operator.massCancel(cutOff.seat.account, -1, null) != Publication.RING_FULL
                && operator.closeSession(cutOff.session) != Publication.RING_FULL;
    }

    /** Whom an event concerns besides the sender of its command. */
    private final class Routing implements EventListener {
        @Override
        public void onOrderRested(final long sequence, final long orderNumber, final long openLots) {
            if (sender != null) {
                byOrder.put(orderNumber, sender);
            }
        }

        @Override
        public void onOrderReplaced(final long sequence, final long orderNumber) {
            // If it rests again, it is told again.
            byOrder.remove(orderNumber);
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
            other = makerOpenLots == 0 ? byOrder.remove(makerOrderNumber) : byOrder.get(makerOrderNumber);
        }

        @Override
        public void onOrderReduced(final long sequence, final long orderNumber, final long openLots) {
            other = byOrder.get(orderNumber);
        }

        @Override
        public void onOrderCanceled(
                final long sequence, final long orderNumber, final long openLots, final CancelReason reason) {
            other = byOrder.remove(orderNumber);
        }

        @Override
        public void onBalanceChanged(final long sequence, final int account, final int asset, final long available) {
            other = byAccount.get(account);
        }

        @Override
        public void onTransferred(final long sequence) {
            transfer.wrap(command, Records.HEADER_LENGTH, TransferDecoder.BLOCK_LENGTH, Records.SCHEMA_VERSION);
            pass(byAccount.get(transfer.fromAccount()), sequence, command, 0, commandLength);
            pass(byAccount.get(transfer.toAccount()), sequence, command, 0, commandLength);
        }

        @Override
        public void onSignaled(final long sequence) {
            for (int i = 0; i < seats.size(); i++) {
                if (seats.get(i) != sender) {
                    pass(seats.get(i), sequence, command, 0, commandLength);
                }
            }
        }
    }
}
