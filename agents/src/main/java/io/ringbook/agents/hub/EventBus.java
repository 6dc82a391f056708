package io.ringbook.agents.hub;

import io.ringbook.agents.MarketEvent;
import io.ringbook.agents.Message;
import io.ringbook.core.CancelReason;
import io.ringbook.core.Records;
import io.ringbook.core.Side;
import io.ringbook.core.command.CommandAdapter;
import io.ringbook.core.command.CommandListener;
import io.ringbook.core.command.OrderTerms;
import io.ringbook.core.command.QuoteTerms;
import io.ringbook.core.event.EventAdapter;
import io.ringbook.core.event.EventListener;
import io.ringbook.core.event.StreamHandler;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.agrona.DirectBuffer;
import org.agrona.collections.Long2ObjectHashMap;

/** The stream by kinds of what happens, for who looks on: on the hub's thread, which waits for them. */
final class EventBus implements StreamHandler {
    private final Map<MarketEvent.Type, List<Consumer<MarketEvent>>> listeners = new EnumMap<>(MarketEvent.Type.class);
    private final Directory directory;
    private final CommandAdapter commands = new CommandAdapter(new Commands());
    private final EventAdapter events = new EventAdapter(new Events());
    private final Long2ObjectHashMap<String> owners = new Long2ObjectHashMap<>();

    // The command whose events follow.
    private long timeNs;
    private String sender = "";
    private String symbol = "";
    private String text = "";
    private MarketEvent.Type signal;

    EventBus(final Directory directory) {
        this.directory = directory;
    }

    void on(final MarketEvent.Type type, final Consumer<MarketEvent> listener) {
        listeners.computeIfAbsent(type, any -> new ArrayList<>()).add(listener);
    }

    /** The market opens, or has closed. */
    void onMarket(final MarketEvent.Type type, final long nowNs) {
        tell(new MarketEvent(type, 0, nowNs, "", "", ""));
    }

    void onQuote(final int instrument, final Quote quote) {
        tell(new MarketEvent(
                MarketEvent.Type.MARKET_DATA,
                quote.sequence(),
                quote.timeNs(),
                "",
                symbol(instrument),
                "bid " + quote.bidLots() + " @ " + quote.bidTicks() + ", ask " + quote.askLots() + " @ "
                        + quote.askTicks() + ", last " + quote.lastTicks() + ", " + quote.phase()));
    }

    @Override
    public void onRecord(
            final long sequence, final DirectBuffer buffer, final int offset, final int length, final boolean last) {
        if (Records.isCommand(Records.templateId(buffer, offset))) {
            timeNs = Records.timestampNs(buffer, offset);
            sender = name(Records.session(buffer, offset));
            symbol = "";
            signal = null;
            commands.onCommand(buffer, offset, length);
        } else {
            events.onEvent(sequence, buffer, offset);
        }
    }

    private void tell(final MarketEvent event) {
        for (final Consumer<MarketEvent> listener : listeners.getOrDefault(event.type(), List.of())) {
            listener.accept(event);
        }
    }

    private void tell(final MarketEvent.Type type, final long sequence, final String who, final String inWords) {
        tell(new MarketEvent(type, sequence, timeNs, who, symbol, inWords));
    }

    private String name(final int session) {
        final int account = directory.accountOf(session);
        return account < 0 ? "session " + session : directory.accountName(account);
    }

    private String symbol(final int instrument) {
        final var instruments = directory.instruments();
        return instrument >= 0 && instrument < instruments.size()
                ? instruments.get(instrument).symbol()
                : "";
    }

    private final class Commands implements CommandListener {
        @Override
        public void onNewOrder(final int session, final OrderTerms terms) {
            symbol = symbol(terms.instrument());
            text = terms.side() + " " + terms.lots() + " @ " + terms.priceTicks();
        }

        @Override
        public void onQuote(final int session, final QuoteTerms terms) {
            symbol = symbol(terms.instrument());
        }

        @Override
        public void onSignal(
                final int session,
                final CharSequence topic,
                final int kind,
                final DirectBuffer payload,
                final int payloadOffset,
                final int payloadLength) {
            final Message message = Message.decode(kind, payload, payloadOffset, payloadLength);
            text = String.valueOf(message);
            if (message instanceof Message.TradeSignal generated) {
                signal = MarketEvent.Type.SIGNAL_GENERATED;
                symbol = generated.symbol();
            } else if (message instanceof Message.Approval approval && approval.approved()) {
                signal = MarketEvent.Type.SIGNAL_EXECUTED;
            } else if (message instanceof Message.RiskAlert) {
                signal = MarketEvent.Type.RISK_ALERT;
            }
        }
    }

    private final class Events implements EventListener {
        @Override
        public void onOrderAccepted(final long sequence) {
            owners.put(sequence, sender);
            tell(MarketEvent.Type.ORDER_PLACED, sequence, sender, text);
        }

        @Override
        public void onSignaled(final long sequence) {
            if (signal != null) {
                tell(signal, sequence, sender, text);
            }
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
            symbol = symbol(instrument);
            final String taker = owner(sequence, takerOrderNumber);
            final String maker = owner(sequence, makerOrderNumber);
            tell(
                    MarketEvent.Type.ORDER_FILLED,
                    sequence,
                    taker,
                    takerSide + " " + lots + " @ " + priceTicks + " from " + maker);
            forget(makerOrderNumber, makerOpenLots);
            forget(takerOrderNumber, takerOpenLots);
        }

        @Override
        public void onOrderRested(final long sequence, final long orderNumber, final long openLots) {
            owner(sequence, orderNumber);
        }

        @Override
        public void onOrderCanceled(
                final long sequence, final long orderNumber, final long openLots, final CancelReason reason) {
            owners.remove(orderNumber);
        }

        private void forget(final long orderNumber, final long openLots) {
            if (openLots == 0) {
                owners.remove(orderNumber);
            }
        }

        /** Those of a quote are not accepted first. */
        private String owner(final long sequence, final long orderNumber) {
            if (Math.abs(orderNumber) == sequence) {
                owners.putIfAbsent(orderNumber, sender);
            }
            return owners.getOrDefault(orderNumber, "");
        }
    }
}
