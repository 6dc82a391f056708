package io.ringbook.agents.report;

import io.ringbook.agents.Message;
import io.ringbook.core.CancelReason;
import io.ringbook.core.Phase;
import io.ringbook.core.Records;
import io.ringbook.core.RejectReason;
import io.ringbook.core.Side;
import io.ringbook.core.command.CommandAdapter;
import io.ringbook.core.command.CommandListener;
import io.ringbook.core.command.OrderTerms;
import io.ringbook.core.command.QuoteTerms;
import io.ringbook.core.command.ReplaceTerms;
import io.ringbook.core.event.EventAdapter;
import io.ringbook.core.event.EventListener;
import io.ringbook.core.event.StreamHandler;
import io.ringbook.core.marketdata.Depth;
import io.ringbook.core.marketdata.MarketData;
import io.ringbook.core.marketdata.MarketDataListener;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.agrona.DirectBuffer;
import org.agrona.collections.Int2ObjectHashMap;

/** Reads the whole stream once more and keeps what it has around moves that are known. */
final class CauseReader implements StreamHandler {
    private static final int MOST_TEXT = 100;

    private final List<MoveTrail> trails;
    private final RunRecorder recorder;
    private final MarketData market = new MarketData(new Levels());
    private final Command command = new Command();
    private final CommandAdapter commands = new CommandAdapter(command);
    private final EventAdapter events = new EventAdapter(new Events());
    private final Int2ObjectHashMap<Told> toldBySession = new Int2ObjectHashMap<>();
    private boolean isSettled = true;

    /** What the sender of an order had been given: with this one, and with the one before. */
    private static final class Told {
        private long before;
        private long now;
    }

    /**
     * @param moves of which to keep what led to them
     * @param recorder that is given each record after this, and knows all before
     */
    CauseReader(final List<Move> moves, final RunRecorder recorder) {
        trails = moves.stream().map(MoveTrail::new).toList();
        this.recorder = recorder;
    }

    /** @return by move, once the stream has gone through */
    List<MoveTrail> trails() {
        trails.forEach(this::endMakers);
        return trails;
    }

    @Override
    public void onRecord(
            final long sequence, final DirectBuffer buffer, final int offset, final int length, final boolean last) {
        if (trails.isEmpty()) {
            return;
        }
        final int templateId = Records.templateId(buffer, offset);
        if (templateId != Records.ENGINE_BUILT) {
            if (!Records.isCommand(templateId)) {
                events.onEvent(sequence, buffer, offset);
            } else if (length >= Records.COMMAND_HEAD_LENGTH) {
                settle();
                command.begin(sequence, buffer, offset);
                commands.onCommand(buffer, offset, length);
            }
        }
        market.onRecord(sequence, buffer, offset, length, last);
    }

    /** After a command with trades: what its makers have left, as the recorder knows by now. */
    private void settle() {
        if (isSettled) {
            return;
        }
        isSettled = true;
        for (final MoveTrail trail : trails) {
            trail.makers.forEach((account, maker) -> {
                if (maker.ranOutSequence == 0) {
                    maker.left = offered(account, trail);
                    if (maker.left.compareTo(leastOffer(trail)) < 0) {
                        maker.ranOutSequence = command.sequence;
                        maker.ranOutNs = command.timeNs;
                    }
                }
            });
        }
    }

    /** @return what the account has of what makers give in this move, minor units */
    private BigInteger offered(final int account, final MoveTrail trail) {
        final InstrumentFigures instrument = instrument(trail);
        final int asset = (trail.move.rises() ? instrument.base() : instrument.quote()).id();
        return Holdings.of(recorder.figures().accounts().get(account), recorder.figures())
                .get(asset);
    }

    /** @return what one lot takes, minor units */
    private BigInteger leastOffer(final MoveTrail trail) {
        final InstrumentFigures instrument = instrument(trail);
        return BigInteger.valueOf(
                trail.move.rises()
                        ? instrument.instrument().lotSize()
                        : instrument.instrument().value(instrument.lastTicks(), 1));
    }

    private InstrumentFigures instrument(final MoveTrail trail) {
        return recorder.figures().instruments().get(trail.move.instrument());
    }

    private void endMakers(final MoveTrail trail) {
        settle();
        trail.makers.forEach((account, maker) -> {
            if (maker.liveOrders < 0) {
                maker.liveOrders = recorder.liveOrders(account, trail.move.instrument(), trail.pushing.opposite());
            }
        });
    }

    private final class Command implements CommandListener {
        private long sequence;
        private long timeNs;
        private AccountFigures sender;
        private int session;
        private long seenSequence;
        private int instrument;
        private MoveTrail.Sent sent;
        // Of its last trade.
        private long tradedTicks;

        private void begin(final long newSequence, final DirectBuffer buffer, final int offset) {
            sequence = newSequence;
            timeNs = Records.timestampNs(buffer, offset);
            session = Records.session(buffer, offset);
            sender = recorder.figures().ofSession(session);
            seenSequence = Records.seenSequence(buffer, offset);
            instrument = -1;
            sent = null;
            tradedTicks = 0;
            for (final MoveTrail trail : trails) {
                if (trail.isOver(timeNs)) {
                    endMakers(trail);
                }
            }
        }

        @Override
        public void onNewOrder(final int ofSession, final OrderTerms terms) {
            instrument = terms.instrument();
            final Told told = told();
            for (final MoveTrail trail : trails) {
                if (trail.move.instrument() == instrument && trail.pushing == terms.side() && trail.isNear(timeNs)) {
                    if (sent == null) {
                        sent = new MoveTrail.Sent(sender.id(), sequence, timeNs, told.before, told.now);
                    }
                    trail.sent(sent);
                }
            }
        }

        @Override
        public void onQuote(final int ofSession, final QuoteTerms terms) {
            instrument = terms.instrument();
            told();
        }

        @Override
        public void onReplaceOrder(final int ofSession, final ReplaceTerms terms) {
            told();
        }

        /** The orders of one call of an agent were decided on the same. */
        private Told told() {
            final Told told = toldBySession.computeIfAbsent(session, key -> new Told());
            if (seenSequence != told.now) {
                told.before = told.now;
                told.now = seenSequence;
            }
            return told;
        }

        @Override
        public void onSignal(
                final int ofSession,
                final CharSequence topic,
                final int kind,
                final DirectBuffer payload,
                final int payloadOffset,
                final int payloadLength) {
            MoveTrail.Said said = null;
            for (final MoveTrail trail : trails) {
                if (trail.isNear(timeNs)) {
                    if (said == null) {
                        final String text = text(kind, payload, payloadOffset, payloadLength);
                        said = new MoveTrail.Said(name(), sender.id(), topic.toString(), text, sequence, timeNs);
                    }
                    trail.said(said);
                }
            }
        }

        private String name() {
            return session == Records.OPERATOR ? "operator" : sender.name();
        }

        private static String text(final int kind, final DirectBuffer buffer, final int offset, final int length) {
            final Message message = Message.decode(kind, buffer, offset, length);
            if (message instanceof Message.TradeSignal signal) {
                return signal.action() + " " + signal.symbol() + ", " + signal.reason();
            }
            if (message != null) {
                return message.getClass().getSimpleName();
            }
            final byte[] bytes = new byte[Math.min(length, MOST_TEXT)];
            buffer.getBytes(offset, bytes);
            return new String(bytes, StandardCharsets.UTF_8) + (length > MOST_TEXT ? "..." : "");
        }
    }

    private final class Events implements EventListener {
        @Override
        public void onOrderRejected(
                final long sequence, final RejectReason reason, final long asked, final long allowed) {
            for (final MoveTrail trail : trails) {
                if (trail.move.instrument() == command.instrument && trail.isAfterBegin(sequence, command.timeNs)) {
                    trail.refused(reason, command.sender.name(), sequence, command.timeNs);
                    final MoveTrail.Maker maker = trail.makers.get(command.sender.id());
                    if (maker != null) {
                        maker.firstRefused = maker.refused == 0 ? sequence : maker.firstRefused;
                        maker.lastRefused = sequence;
                        maker.refused++;
                    }
                }
            }
            if (command.sent != null) {
                command.sent.isRefused = true;
            }
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
            command.tradedTicks = priceTicks;
            if (command.sent != null && takerOrderNumber == sequence) {
                command.sent.takenLots += lots;
            }
            for (final MoveTrail trail : trails) {
                if (trail.move.instrument() == ofInstrument && trail.pushing == takerSide && trail.isDuring(sequence)) {
                    trail.trades++;
                    trail.lots += lots;
                    isSettled = false;
                    final AccountFigures maker = recorder.ownerOf(makerOrderNumber, command.sender);
                    trail.makers.computeIfAbsent(
                            maker.id(), id -> new MoveTrail.Maker(maker.name(), offered(id, trail)));
                }
            }
        }

        @Override
        public void onOrderCanceled(
                final long sequence, final long orderNumber, final long openLots, final CancelReason reason) {
            if (reason != CancelReason.REQUESTED && reason != CancelReason.MASS_CANCELED) {
                return;
            }
            for (final MoveTrail trail : trails) {
                if (trail.isAfterBegin(sequence, command.timeNs)) {
                    final MoveTrail.Maker maker = trail.makers.get(
                            recorder.ownerOf(orderNumber, command.sender).id());
                    if (maker != null
                            && recorder.isOf(orderNumber, trail.move.instrument(), trail.pushing.opposite())) {
                        maker.withdrawn++;
                    }
                }
            }
        }

        @Override
        public void onPhaseChanged(final long sequence, final int ofInstrument, final Phase phase) {
            for (final MoveTrail trail : trails) {
                if (trail.move.instrument() != ofInstrument) {
                    continue;
                }
                if (phase == Phase.HALTED
                        && trail.haltSequence == 0
                        && command.instrument >= 0
                        && trail.isAfterBegin(sequence, command.timeNs)) {
                    trail.haltSequence = sequence;
                    trail.haltNs = command.timeNs;
                    trail.haltedBy = command.sender.name();
                } else if (phase == Phase.OPEN && trail.haltSequence != 0 && trail.resumedSequence == 0) {
                    trail.resumedSequence = sequence;
                    trail.resumedNs = command.timeNs;
                }
            }
        }
    }

    private final class Levels implements MarketDataListener {
        @Override
        public void onLevelChanged(
                final int ofInstrument,
                final long sequence,
                final long timestampNs,
                final Side side,
                final long priceTicks,
                final long lots) {
            if (lots > 0) {
                return;
            }
            for (final MoveTrail trail : trails) {
                if (trail.move.instrument() == ofInstrument && trail.pushing != side && trail.isDuring(sequence)) {
                    if (priceTicks == command.tradedTicks) {
                        trail.emptiedByTrades++;
                    } else {
                        trail.emptiedByCancels++;
                    }
                }
            }
        }

        @Override
        public void onTopChanged(final int ofInstrument, final long sequence, final long timestampNs) {
            for (final MoveTrail trail : trails) {
                if (trail.move.instrument() == ofInstrument && sequence >= trail.move.fromSequence()) {
                    onTop(trail, sequence, timestampNs);
                }
            }
        }

        private void onTop(final MoveTrail trail, final long sequence, final long timestampNs) {
            final Depth depth = market.depth(trail.move.instrument());
            final boolean isEmpty = (trail.move.rises() ? depth.askTicks() : depth.bidTicks()) == 0;
            if (isEmpty && trail.emptySequence == 0 && trail.isAfterBegin(sequence, timestampNs)) {
                trail.emptySequence = sequence;
                trail.emptyNs = timestampNs;
            } else if (!isEmpty && trail.emptySequence != 0 && trail.filledSequence == 0) {
                trail.filledSequence = sequence;
                trail.filledNs = timestampNs;
            }
        }
    }
}
