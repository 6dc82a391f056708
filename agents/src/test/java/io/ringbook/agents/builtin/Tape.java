package io.ringbook.agents.builtin;

import io.ringbook.core.CancelReason;
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
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.agrona.DirectBuffer;

/** For tests: what each account did, as the stream says it. */
final class Tape implements StreamHandler {
    final List<Order> orders = new ArrayList<>();
    final List<Trade> trades = new ArrayList<>();
    final List<String> signals = new ArrayList<>();
    final Map<String, Integer> replaces = new HashMap<>();
    final Map<String, Integer> cancels = new HashMap<>();
    final Map<String, Integer> quotes = new HashMap<>();
    /** Of orders that were gone without a trade, or with less than they asked for. */
    final List<CancelReason> canceled = new ArrayList<>();

    final List<RejectReason> rejected = new ArrayList<>();
    int rejections;

    private final List<String> accounts = new ArrayList<>(List.of("operator"));
    private final Map<Integer, String> sessions = new HashMap<>(Map.of(Records.OPERATOR, "operator"));
    private final Map<Long, String> owners = new HashMap<>();
    private final CommandAdapter commands = new CommandAdapter(new Commands());
    private final EventAdapter events = new EventAdapter(new Events());
    private final Map<String, Long> traded = new HashMap<>();
    private String sender;
    private int openedAccount;

    /** @param tradedBefore lots that its account had traded until then */
    record Order(String name, boolean limit, Side side, long priceTicks, long lots, long tradedBefore) {}

    record Trade(String maker, String taker, Side takerSide, long priceTicks, long lots) {
        /** How the position of an account changes. */
        long change(final String name) {
            final long taken = takerSide == Side.BUY ? lots : -lots;
            return (taker.equals(name) ? taken : 0) - (maker.equals(name) ? taken : 0);
        }
    }

    List<Order> ordersOf(final String name) {
        return orders.stream().filter(order -> order.name.equals(name)).toList();
    }

    /** Positions of an account after each of its trades, from 0. */
    List<Long> positions(final String name) {
        final List<Long> positions = new ArrayList<>();
        long position = 0;
        for (final Trade trade : trades) {
            if (trade.change(name) != 0) {
                position += trade.change(name);
                positions.add(position);
            }
        }
        return positions;
    }

    long farthest(final String name) {
        return positions(name).stream().mapToLong(Math::abs).max().orElse(0);
    }

    long lots(final String name) {
        return traded.getOrDefault(name, 0L);
    }

    long lots() {
        return trades.stream().mapToLong(Trade::lots).sum();
    }

    long tradesWithItself(final String name) {
        return trades.stream()
                .filter(trade -> trade.maker.equals(name) && trade.taker.equals(name))
                .count();
    }

    @Override
    public void onRecord(
            final long sequence, final DirectBuffer buffer, final int offset, final int length, final boolean last) {
        if (Records.isCommand(Records.templateId(buffer, offset))) {
            commands.onCommand(buffer, offset, length);
        } else {
            events.onEvent(sequence, buffer, offset);
        }
    }

    private final class Commands implements CommandListener {
        @Override
        public void onOpenAccount(final int session, final String name, final int ownerAccount) {
            accounts.add(name);
        }

        @Override
        public void onOpenSession(final int session, final int account, final boolean cancelOnClose) {
            openedAccount = account;
        }

        @Override
        public void onNewOrder(final int session, final OrderTerms terms) {
            sender = sessions.get(session);
            orders.add(new Order(
                    sender, terms.priceTicks() > 0, terms.side(), terms.priceTicks(), terms.lots(), lots(sender)));
        }

        @Override
        public void onQuote(final int session, final QuoteTerms terms) {
            sender = sessions.get(session);
            quotes.merge(sender, 1, Integer::sum);
        }

        @Override
        public void onReplaceOrder(final int session, final ReplaceTerms terms) {
            replaces.merge(sessions.get(session), 1, Integer::sum);
        }

        @Override
        public void onCancelOrder(final int session, final long orderId) {
            cancels.merge(sessions.get(session), 1, Integer::sum);
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
            signals.add(
                    sessions.get(session) + " " + topic + " " + kind + " " + new String(bytes, StandardCharsets.UTF_8));
        }
    }

    private final class Events implements EventListener {
        @Override
        public void onSessionOpened(final long sequence, final int session) {
            sessions.put(session, accounts.get(openedAccount));
        }

        @Override
        public void onOrderAccepted(final long sequence) {
            owners.put(sequence, sender);
        }

        @Override
        public void onOrderRejected(
                final long sequence, final RejectReason reason, final long asked, final long allowed) {
            rejections++;
            rejected.add(reason);
        }

        @Override
        public void onOrderRested(final long sequence, final long orderNumber, final long openLots) {
            ownerOf(sequence, orderNumber);
        }

        @Override
        public void onOrderCanceled(
                final long sequence, final long orderNumber, final long openLots, final CancelReason reason) {
            canceled.add(reason);
        }

        /** Orders of a quote are not accepted first. */
        private String ownerOf(final long sequence, final long orderNumber) {
            if (Math.abs(orderNumber) == sequence) {
                owners.putIfAbsent(orderNumber, sender);
            }
            return owners.get(orderNumber);
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
            final String maker = ownerOf(sequence, makerOrderNumber);
            final String taker = ownerOf(sequence, takerOrderNumber);
            traded.merge(maker, lots, Long::sum);
            traded.merge(taker, lots, Long::sum);
            trades.add(new Trade(maker, taker, takerSide, priceTicks, lots));
        }
    }
}
