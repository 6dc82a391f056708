package io.ringbook.agents.hub;

import io.ringbook.agents.Fill;
import io.ringbook.agents.Message;
import io.ringbook.agents.Message.QuoteRequest;
import io.ringbook.agents.Rejection;
import io.ringbook.agents.Rejection.Request;
import io.ringbook.agents.Signal;
import io.ringbook.agents.TradingAgent;
import io.ringbook.core.CancelReason;
import io.ringbook.core.Instrument;
import io.ringbook.core.Records;
import io.ringbook.core.RejectReason;
import io.ringbook.core.Side;
import io.ringbook.core.command.CommandAdapter;
import io.ringbook.core.command.CommandListener;
import io.ringbook.core.command.CommandPublisher;
import io.ringbook.core.command.CommandSink;
import io.ringbook.core.command.OrderTerms;
import io.ringbook.core.command.QuoteTerms;
import io.ringbook.core.command.ReplaceTerms;
import io.ringbook.core.event.EventAdapter;
import io.ringbook.core.event.EventListener;
import java.nio.charset.StandardCharsets;
import org.agrona.DirectBuffer;

/**
 * Reads lanes, keeps what each seat has of orders and holdings, and tells the agents. What it takes to read and to write
 * bytes is here and not in each seat: there is one for all seats that run on one thread.
 */
final class Bookkeeper implements Lane.Reader {
    private final Directory directory;
    private final CommandPublisher publisher;
    private final OrderTerms orderTerms = new OrderTerms();
    private final QuoteTerms quoteTerms = new QuoteTerms();
    private final CommandAdapter commands = new CommandAdapter(new Commands());
    private final EventAdapter events = new EventAdapter(new Events());

    // Whose lane is being read.
    private Seat seat;
    private OwnCommand command;

    /** @param sink where the commands of its seats go */
    Bookkeeper(final Directory directory, final CommandSink sink) {
        this.directory = directory;
        publisher = new CommandPublisher(sink, Records.OPERATOR);
    }

    /**
     * Tells an agent everything that is on its lane.
     *
     * @param untilNs and was sequenced by then
     * @return whether there was anything
     */
    boolean read(final Seat ofAgent, final long untilNs) {
        seat = ofAgent;
        command = ofAgent.command;
        return ofAgent.lane.drain(this, untilNs) > 0;
    }

    /** @return to send with at once: the next seat sends with the same one */
    CommandPublisher publisher(final int session, final long seenSequence) {
        publisher.session(session);
        publisher.seenSequence(seenSequence);
        return publisher;
    }

    /** @return to be filled and sent at once */
    OrderTerms orderTerms() {
        return orderTerms;
    }

    /** @return to be filled and sent at once */
    QuoteTerms quoteTerms() {
        return quoteTerms;
    }

    @Override
    public void onRecord(
            final long sequence,
            final long timestampNs,
            final DirectBuffer buffer,
            final int offset,
            final int length) {
        seat.see(sequence);
        if (Records.isCommand(Records.templateId(buffer, offset))) {
            command.sequence = sequence;
            command.isQuote = false;
            commands.onCommand(buffer, offset, length);
        } else {
            events.onEvent(sequence, buffer, offset);
        }
    }

    private void accept(final LiveOrder order) {
        seat.add(order);
        seat.call(TradingAgent::onAccepted, order.desk, order);
    }

    /**
     * An order of the own quote that is not accepted first is made when it rests, trades, or is gone before.
     *
     * @return the order, or null if it is another's
     */
    private LiveOrder find(final long sequence, final long orderNumber) {
        final LiveOrder known = seat.orders.byNumber(orderNumber);
        final boolean isOfQuote = command.isQuote && sequence == command.sequence && Math.abs(orderNumber) == sequence;
        if (known != null || !isOfQuote) {
            return known;
        }
        final QuoteTerms quote = command.quote();
        final SeatDesk desk = seat.deskOf(quote.instrument());
        final LiveOrder made = orderNumber > 0
                ? new LiveOrder(desk, quote.bidOrderId(), orderNumber, Side.BUY, quote.bidTicks(), quote.bidLots())
                : new LiveOrder(desk, quote.askOrderId(), orderNumber, Side.SELL, quote.askTicks(), quote.askLots());
        accept(made);
        return made;
    }

    private void fill(
            final LiveOrder order,
            final long priceTicks,
            final long lots,
            final long openLots,
            final long fee,
            final boolean maker) {
        seat.hold(order, -lots);
        order.openLots = openLots;
        final Instrument instrument = order.desk.instrument();
        final long sign = order.side() == Side.BUY ? 1 : -1;
        seat.holdings.add(instrument.baseAsset(), sign * lots * instrument.lotSize());
        final long paid = -sign * instrument.value(priceTicks, lots) - fee;
        seat.holdings.add(instrument.quoteAsset(), paid);
        order.desk.paidIn += paid;
        order.desk.boughtLots += sign * lots;
        if (openLots == 0) {
            order.heldPerLot = 0;
            seat.remove(order);
        }
        seat.call(TradingAgent::onFill, order.desk, new Fill(order, priceTicks, lots, fee, maker));
    }

    /** The hub passes on only a seat's own commands, and those of others that concern it and were carried out. */
    private final class Commands implements CommandListener {
        @Override
        public void onNewOrder(final int session, final OrderTerms terms) {
            about(Request.ORDER, terms.orderId(), seat.deskOrFirst(terms.instrument()));
            command.underWay--;
            command.side = terms.side();
            command.priceTicks = terms.priceTicks();
            command.lots = terms.lots();
        }

        @Override
        public void onCancelOrder(final int session, final long orderId) {
            about(Request.CANCEL, orderId, deskOfOrder(orderId));
        }

        @Override
        public void onReplaceOrder(final int session, final ReplaceTerms terms) {
            about(Request.REPLACE, terms.orderId(), deskOfOrder(terms.orderId()));
            command.priceTicks = terms.priceTicks();
            command.lots = terms.openLots();
        }

        @Override
        public void onQuote(final int session, final QuoteTerms terms) {
            about(Request.QUOTE, terms.bidOrderId(), seat.deskOrFirst(terms.instrument()));
            command.isQuote = true;
            command.quote()
                    .instrument(terms.instrument())
                    .bidOrderId(terms.bidOrderId())
                    .bidTicks(terms.bidTicks())
                    .bidLots(terms.bidLots())
                    .askOrderId(terms.askOrderId())
                    .askTicks(terms.askTicks())
                    .askLots(terms.askLots());
        }

        @Override
        public void onMassCancel(final int session, final int ofAccount, final int instrument, final Side side) {
            about(Request.CANCEL_ALL, 0, seat.deskOrFirst(instrument));
        }

        private void about(final Request request, final long orderId, final SeatDesk desk) {
            command.request = request;
            command.orderId = orderId;
            command.desk = desk;
        }

        private SeatDesk deskOfOrder(final long orderId) {
            final LiveOrder order = seat.orders.byId(orderId);
            return order == null ? seat.desks()[0] : order.desk;
        }

        @Override
        public void onSetFees(
                final int session,
                final int instrument,
                final int group,
                final int makerFeePpm,
                final int takerFeePpm,
                final long leastFee) {
            seat.ownTariff().onSetFees(session, instrument, group, makerFeePpm, takerFeePpm, leastFee);
        }

        @Override
        public void onSetAccountGroup(final int session, final int ofAccount, final int group) {
            seat.ownTariff().onSetAccountGroup(session, ofAccount, group);
        }

        @Override
        public void onTransfer(
                final int session, final int fromAccount, final int toAccount, final int asset, final long amount) {
            if (seat.isOwn(session)) {
                about(Request.TRANSFER, 0, seat.desks()[0]);
                command.asset = asset;
                command.amount = amount;
            } else {
                seat.holdings.add(asset, fromAccount == seat.account ? -amount : amount);
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
            if (seat.isOwn(session)) {
                about(Request.SIGNAL, 0, seat.desks()[0]);
                return;
            }
            final int account = directory.accountOf(session);
            final String sender = account < 0 ? "session " + session : directory.accountName(account);
            final Message message = Message.decode(kind, payload, payloadOffset, payloadLength);
            if (message instanceof QuoteRequest request && topic.toString().equals(Message.QUOTE_REQUESTS)) {
                askForQuote(request.symbol(), sender);
                return;
            }
            final byte[] bytes = new byte[message == null ? payloadLength : 0];
            payload.getBytes(payloadOffset, bytes);
            seat.call(
                    TradingAgent::onSignal,
                    seat.desks()[0],
                    new Signal(sender, topic.toString(), kind, new String(bytes, StandardCharsets.UTF_8), message));
        }

        private void askForQuote(final String symbol, final String sender) {
            for (final SeatDesk desk : seat.desks()) {
                if (desk.instrument().symbol().equals(symbol)) {
                    seat.call(TradingAgent::onQuoteRequest, desk, sender);
                }
            }
        }
    }

    private final class Events implements EventListener {
        @Override
        public void onSessionOpened(final long sequence, final int session) {
            seat.revive(session);
        }

        @Override
        public void onOrderAccepted(final long sequence) {
            accept(new LiveOrder(
                    command.desk, command.orderId, sequence, command.side, command.priceTicks, command.lots));
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
            seat.call(
                    TradingAgent::onRejected,
                    command.desk,
                    new Rejection(command.request, command.orderId, reason, asked, allowed));
        }

        @Override
        public void onTransferred(final long sequence) {
            if (sequence == command.sequence && command.request == Request.TRANSFER) {
                seat.holdings.add(command.asset, -command.amount);
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
            order.heldPerLot = seat.heldPerLot(order, seat.fees(order.desk.instrument()));
            seat.hold(order, openLots);
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
            seat.hold(order, openLots - order.openLots);
            order.openLots = openLots;
        }

        @Override
        public void onOrderReplaced(final long sequence, final long orderNumber) {
            final LiveOrder order = seat.orders.byNumber(orderNumber);
            seat.hold(order, -order.openLots);
            order.heldPerLot = 0;
            if (!command.isQuote) {
                order.priceTicks = command.priceTicks;
                order.openLots = command.lots;
            } else if (order.side() == Side.BUY) {
                order.priceTicks = command.quote().bidTicks();
                order.openLots = command.quote().bidLots();
            } else {
                order.priceTicks = command.quote().askTicks();
                order.openLots = command.quote().askLots();
            }
        }

        @Override
        public void onOrderCanceled(
                final long sequence, final long orderNumber, final long openLots, final CancelReason reason) {
            final LiveOrder order = find(sequence, orderNumber);
            if (order == null) {
                return;
            }
            seat.hold(order, -openLots);
            order.heldPerLot = 0;
            seat.remove(order);
            seat.call((agent, desk, about) -> agent.onCanceled(desk, about, reason), order.desk, order);
        }

        @Override
        public void onBalanceChanged(final long sequence, final int ofAccount, final int asset, final long available) {
            seat.holdings.available(asset, available);
        }
    }
}
