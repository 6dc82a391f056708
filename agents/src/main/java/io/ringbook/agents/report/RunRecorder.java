package io.ringbook.agents.report;

import io.ringbook.core.CancelReason;
import io.ringbook.core.Instrument;
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
import org.agrona.DirectBuffer;
import org.agrona.collections.Long2LongHashMap;

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
    private final Long2LongHashMap accountsOfLiveOrders = new Long2LongHashMap(NO_ACCOUNT);
    private long commands;
    private long events;
    private long trades;
    private long firstTimestampNs;
    private long timestampNs;

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
            onCommand(buffer, offset, length);
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

    RunFigures figures() {
        return figures;
    }

    private void onCommand(final DirectBuffer buffer, final int offset, final int length) {
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
    }

    private AccountFigures ownerOf(final long orderNumber, final long sequence) {
        if (Math.abs(orderNumber) == sequence && !accountsOfLiveOrders.containsKey(orderNumber)) {
            beginOfQuote(orderNumber);
        }
        final int account = (int) accountsOfLiveOrders.get(orderNumber);
        if (account == NO_ACCOUNT) {
            throw new IllegalStateException(
                    "not the whole stream: sequence=" + sequence + ", unknown orderNumber=" + orderNumber);
        }
        return figures.accounts().get(account);
    }

    /** An order of the command's quote, which is not accepted first. */
    private void beginOfQuote(final long orderNumber) {
        command.sender.onOrder();
        command.sender.onAccepted();
        figures.instruments().get(command.quoted).onOrder();
        accountsOfLiveOrders.put(orderNumber, command.sender.id());
    }

    private final class Events implements EventListener {
        @Override
        public void onOrderAccepted(final long sequence) {
            command.sender.onAccepted();
            accountsOfLiveOrders.put(sequence, command.sender.id());
        }

        @Override
        public void onOrderRejected(
                final long sequence, final RejectReason reason, final long asked, final long allowed) {
            command.sender.rejections().add(command.kind, reason);
        }

        @Override
        public void onCommandRejected(
                final long sequence, final RejectReason reason, final long asked, final long allowed) {
            command.sender.rejections().add(command.kind, reason);
        }

        @Override
        public void onOrderRested(final long sequence, final long orderNumber, final long openLots) {
            ownerOf(orderNumber, sequence);
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
            final AccountFigures maker = ownerOf(makerOrderNumber, sequence);
            final AccountFigures taker = ownerOf(takerOrderNumber, sequence);
            final InstrumentFigures traded = figures.instruments().get(ofInstrument);
            final long value = traded.instrument().value(priceTicks, lots);
            trades++;
            traded.onTrade(timestampNs, priceTicks, lots, value, makerFee + takerFee);
            maker.onFill(ofInstrument, takerSide.opposite(), lots, value, makerFee);
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
            endIfFilled(maker, makerOrderNumber, makerOpenLots);
            endIfFilled(taker, takerOrderNumber, takerOpenLots);
        }

        @Override
        public void onOrderReduced(final long sequence, final long orderNumber, final long openLots) {
            final AccountFigures owner = ownerOf(orderNumber, sequence);
            // An order that lost lots to one of its owner's was not replaced.
            if (command.kind == Rejections.Kind.REQUEST) {
                owner.onReplaced();
            }
        }

        @Override
        public void onOrderReplaced(final long sequence, final long orderNumber) {
            ownerOf(orderNumber, sequence).onReplaced();
        }

        @Override
        public void onOrderCanceled(
                final long sequence, final long orderNumber, final long openLots, final CancelReason reason) {
            ownerOf(orderNumber, sequence).onCanceled();
            accountsOfLiveOrders.remove(orderNumber);
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
        public void onSessionOpened(final long sequence, final int session) {
            figures.onSessionOpened(session, command.toAccount);
        }

        @Override
        public void onSessionClosed(final long sequence, final int session) {
            figures.onSessionClosed(session);
        }

        private void endIfFilled(final AccountFigures account, final long orderNumber, final long openLots) {
            if (openLots == 0) {
                account.onFilled();
                accountsOfLiveOrders.remove(orderNumber);
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
