package io.ringbook.agents.report;

import io.ringbook.core.CancelReason;
import io.ringbook.core.Instrument;
import io.ringbook.core.Phase;
import io.ringbook.core.Records;
import io.ringbook.core.RejectReason;
import io.ringbook.core.Side;
import io.ringbook.core.command.CommandAdapter;
import io.ringbook.core.event.EventAdapter;
import io.ringbook.core.event.EventListener;
import io.ringbook.core.event.StreamHandler;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.agrona.DirectBuffer;
import org.agrona.collections.Long2ObjectHashMap;

/**
 * Keeps the figures of a run and writes its tape, from the stream alone and from its first record on.
 *
 * <p>For the thread that delivers the stream. Memory grows with accounts, instruments and live orders, not with time.
 */
final class RunRecorder implements StreamHandler, AutoCloseable {
    /** Name of the tape in a run folder. */
    static final String TAPE = "trades.csv";

    private static final int NO_ACCOUNT = RunFigures.NO_ACCOUNT;

    private final RunFigures figures = new RunFigures();
    // Null if figures alone are kept.
    private final Tape tape;
    private final MarketRecorder market;
    private final PendingCommand command = new PendingCommand(figures);
    private final CommandAdapter commandAdapter = new CommandAdapter(command);
    private final EventAdapter eventAdapter = new EventAdapter(new Events());
    private final OrderEnds ends = new OrderEnds();
    private final DecisionLatency latency = new DecisionLatency();
    private final Long2ObjectHashMap<Live> live = new Long2ObjectHashMap<>();
    private final List<CutOff> cutOffs = new ArrayList<>();
    private long commands;
    private long events;
    private long trades;
    private long firstTimestampNs;
    private long timestampNs;

    /** An order that was accepted and is not at its end. */
    private record Live(AccountFigures owner, InstrumentFigures instrument, Side side) {
        boolean isOf(final int ofInstrument, final Side ofSide) {
            return instrument.instrument().id() == ofInstrument && side == ofSide;
        }
    }

    /**
     * @param tape where each trade is written as a line; closed with the recorder
     */
    RunRecorder(final Writer tape) {
        this(tape, TAPE);
    }

    private RunRecorder(final Writer tape, final String where) {
        this.tape = tape == null ? null : new Tape(tape, where);
        market = tape == null ? null : new MarketRecorder(figures);
    }

    /** Without a tape, and without what is kept of the market over time. */
    static RunRecorder ofFigures() {
        return new RunRecorder(null, null);
    }

    /** @throws UncheckedIOException if the tape cannot be written */
    static RunRecorder to(final Path tape) {
        try {
            return new RunRecorder(Files.newBufferedWriter(tape, StandardCharsets.UTF_8), tape.toString());
        } catch (final IOException e) {
            throw new UncheckedIOException("cannot write the tape: file=" + tape, e);
        }
    }

    @Override
    public void onRecord(
            final long sequence, final DirectBuffer buffer, final int offset, final int length, final boolean last) {
        final int templateId = Records.templateId(buffer, offset);
        if (commands == 0 && templateId == Records.ENGINE_BUILT) {
            return;
        }
        if (Records.isCommand(templateId)) {
            onCommand(sequence, buffer, offset, length);
        } else {
            events++;
            eventAdapter.onEvent(sequence, buffer, offset);
        }
        if (market != null) {
            market.onRecord(sequence, buffer, offset, length, last);
        }
    }

    /** @return commands so far */
    long commands() {
        return commands;
    }

    /** @return events so far */
    long events() {
        return events;
    }

    /** @return trades so far, in all instruments */
    long trades() {
        return trades;
    }

    /** @return time of the first command, nanoseconds since the epoch; 0 before it */
    long firstTimestampNs() {
        return firstTimestampNs;
    }

    /** @return time of the last command, nanoseconds since the epoch; 0 before the first */
    long lastTimestampNs() {
        return timestampNs;
    }

    /** Closes the tape; the figures stay. */
    @Override
    public void close() {
        if (tape != null) {
            tape.close();
        }
    }

    /** @return how orders ended, by side */
    OrderEnds ends() {
        return ends;
    }

    /** @return agents that were cut off or made anew, in the order of the stream */
    List<CutOff> cutOffs() {
        return cutOffs;
    }

    DecisionLatency latency() {
        return latency;
    }

    RunFigures figures() {
        return figures;
    }

    /** @return whose live order it is, or {@code sender} if it is of a quote whose events come now */
    AccountFigures ownerOf(final long orderNumber, final AccountFigures sender) {
        final Live order = live.get(orderNumber);
        return order == null ? sender : order.owner;
    }

    /** @return whether it is live, and for such an instrument and side */
    boolean isOf(final long orderNumber, final int instrument, final Side side) {
        final Live order = live.get(orderNumber);
        return order != null && order.isOf(instrument, side);
    }

    /** @return live orders of an account; takes as long as there are orders of all */
    long liveOrders(final int account, final int instrument, final Side side) {
        return live.values().stream()
                .filter(order -> order.owner.id() == account && order.isOf(instrument, side))
                .count();
    }

    private void onCommand(final long sequence, final DirectBuffer buffer, final int offset, final int length) {
        final boolean hasHead = length >= Records.COMMAND_HEAD_LENGTH;
        if (hasHead) {
            timestampNs = Records.timestampNs(buffer, offset);
        }
        if (commands == 0) {
            firstTimestampNs = timestampNs;
        }
        commands++;
        command.begin(hasHead ? figures.ofSession(Records.session(buffer, offset)) : figures.nobody());
        commandAdapter.onCommand(buffer, offset, length);
        if (command.side != null) {
            ends.onSent(command.side);
        }
        latency.onCommand(sequence, timestampNs);
        if (hasHead && Records.session(buffer, offset) != Records.OPERATOR) {
            latency.onDecision(
                    command.kind, command.sender.decisions(), sequence, Records.seenSequence(buffer, offset));
        }
    }

    private Live live(final long orderNumber, final long sequence) {
        if (Math.abs(orderNumber) == sequence && !live.containsKey(orderNumber)) {
            beginOfQuote(orderNumber);
        }
        final Live order = live.get(orderNumber);
        if (order == null) {
            throw new IllegalStateException(
                    "not the whole stream: sequence=" + sequence + ", unknown orderNumber=" + orderNumber);
        }
        return order;
    }

    /** An order of the command's quote, which is not accepted first; the ask has the negative number. */
    private void beginOfQuote(final long orderNumber) {
        final Side side = orderNumber < 0 ? Side.SELL : Side.BUY;
        command.sender.onOrder();
        ends.onSent(side);
        begin(orderNumber, side);
        live.get(orderNumber).instrument.onOrder();
    }

    private void begin(final long orderNumber, final Side side) {
        final InstrumentFigures instrument = figures.instruments().get(command.instrument);
        command.sender.onAccepted();
        instrument.facts().onNewOrder();
        live.put(orderNumber, new Live(command.sender, instrument, side));
    }

    private final class Events implements EventListener {
        @Override
        public void onOrderAccepted(final long sequence) {
            begin(sequence, command.side);
        }

        @Override
        public void onOrderRejected(
                final long sequence, final RejectReason reason, final long asked, final long allowed) {
            command.sender.rejections().add(command.kind, reason);
            if (command.side != null) {
                ends.onRejected(command.side, reason);
            }
        }

        @Override
        public void onCommandRejected(
                final long sequence, final RejectReason reason, final long asked, final long allowed) {
            command.sender.rejections().add(command.kind, reason);
        }

        @Override
        public void onOrderRested(final long sequence, final long orderNumber, final long openLots) {
            live(orderNumber, sequence);
        }

        @Override
        public void onOrderExecuted(
                final long sequence,
                final int ofInstrument,
                final long makerOrderNumber,
                final long takerOrderNumber,
                final Side takerSide,
                final long priceTicks,
                final long lots,
                final long makerOpenLots,
                final long takerOpenLots,
                final long makerFee,
                final long takerFee) {
            final AccountFigures maker = live(makerOrderNumber, sequence).owner;
            final AccountFigures taker = live(takerOrderNumber, sequence).owner;
            final InstrumentFigures traded = figures.instruments().get(ofInstrument);
            final long value = traded.instrument().value(priceTicks, lots);
            command.takerSide = takerSide;
            trades++;
            traded.onTrade(timestampNs, priceTicks, lots, value, makerFee + takerFee);
            traded.onTaken(takerSide, lots);
            maker.onFill(ofInstrument, takerSide.opposite(), lots, value, makerFee);
            maker.onMade(ofInstrument, lots);
            taker.onFill(ofInstrument, takerSide, lots, value, takerFee);
            if (tape != null) {
                tape.onTrade(
                        timestampNs,
                        sequence,
                        traded,
                        priceTicks,
                        lots,
                        takerSide,
                        makerOrderNumber,
                        takerOrderNumber,
                        maker.name(),
                        taker.name(),
                        makerFee,
                        takerFee);
            }
            endIfFilled(makerOrderNumber, makerOpenLots);
            endIfFilled(takerOrderNumber, takerOpenLots);
        }

        @Override
        public void onOrderReduced(final long sequence, final long orderNumber, final long openLots) {
            final AccountFigures owner = live(orderNumber, sequence).owner;
            // An order that lost lots to one of its owner's was not replaced.
            if (command.kind == Rejections.Kind.REQUEST) {
                owner.onReplaced();
            }
        }

        @Override
        public void onOrderReplaced(final long sequence, final long orderNumber) {
            live(orderNumber, sequence).owner.onReplaced();
        }

        @Override
        public void onOrderCanceled(
                final long sequence, final long orderNumber, final long openLots, final CancelReason reason) {
            final Live order = live(orderNumber, sequence);
            order.owner.onCanceled();
            ends.onCanceled(order.side, reason);
            if (reason == CancelReason.REQUESTED || reason == CancelReason.MASS_CANCELED) {
                order.instrument.facts().onCancel();
            }
            live.remove(orderNumber);
        }

        @Override
        public void onAccountOpened(final long sequence, final int account) {
            figures.onAccountOpened(account, command.name);
        }

        @Override
        public void onBalanceChanged(final long sequence, final int account, final int ofAsset, final long available) {
            moveFunds();
        }

        @Override
        public void onTransferred(final long sequence) {
            moveFunds();
        }

        @Override
        public void onAssetListed(final long sequence, final int listed) {
            figures.onAssetListed(listed, command.name, command.decimals);
        }

        @Override
        public void onInstrumentListed(final long sequence, final int listed) {
            figures.onInstrumentListed(new Instrument(
                    listed, command.name, command.baseAsset, command.quoteAsset, command.tickSize, command.lotSize));
        }

        @Override
        public void onPhaseChanged(final long sequence, final int ofInstrument, final Phase phase) {
            // One that an order brings about is the circuit breaker's.
            if (phase == Phase.HALTED && command.takerSide != null) {
                figures.instruments().get(ofInstrument).moves().halted(sequence, timestampNs, command.takerSide);
            }
        }

        @Override
        public void onSessionOpened(final long sequence, final int session) {
            figures.onSessionOpened(session, command.toAccount);
        }

        @Override
        public void onSessionClosed(final long sequence, final int session) {
            figures.onSessionClosed(session);
        }

        @Override
        public void onSignaled(final long sequence) {
            if (command.topic != null) {
                final CutOff cutOff = CutOff.of(sequence, timestampNs, command.topic, command.text);
                if (cutOff != null) {
                    cutOffs.add(cutOff);
                }
            }
        }

        private void endIfFilled(final long orderNumber, final long openLots) {
            if (openLots == 0) {
                final Live order = live.remove(orderNumber);
                order.owner.onFilled();
                ends.onFilled(order.side);
            }
        }

        private void moveFunds() {
            if (command.fromAccount != NO_ACCOUNT) {
                figures.accounts().get(command.fromAccount).onFunded(command.asset, -command.amount);
            }
            if (command.toAccount != NO_ACCOUNT) {
                figures.accounts().get(command.toAccount).onFunded(command.asset, command.amount);
            }
        }
    }
}
