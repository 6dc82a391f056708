package io.ringbook.core.marketdata;

import io.ringbook.core.CancelReason;
import io.ringbook.core.OrderType;
import io.ringbook.core.Records;
import io.ringbook.core.SelfTrade;
import io.ringbook.core.Side;
import io.ringbook.core.TimeInForce;
import io.ringbook.core.command.CommandAdapter;
import io.ringbook.core.command.CommandListener;
import io.ringbook.core.event.EventAdapter;
import io.ringbook.core.event.EventListener;
import io.ringbook.core.event.StreamHandler;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.agrona.DirectBuffer;
import org.agrona.collections.IntArrayList;

/**
 * Builds depth and tape of all instruments from the stream, from its first record on.
 *
 * <p>An event names an order by its number, so the builder remembers instrument, side, price and open lots of those that
 * rest.
 */
public final class MarketData implements StreamHandler {
    private final MarketDataListener listener;
    private final CommandAdapter commands = new CommandAdapter(new Commands());
    private final EventAdapter events = new EventAdapter(new Events());
    private final LiveOrders live = new LiveOrders();
    private final List<Depth> depths = new ArrayList<>();
    private final IntArrayList touched = new IntArrayList();
    private long timestampNs;

    // The order command whose events follow.
    private int instrument;
    private Side side;
    private long priceTicks;

    // The tops before the command, of the instruments in touched: bid, its lots, ask, its lots.
    private long[] tops = new long[4];

    public MarketData(final MarketDataListener listener) {
        this.listener = listener;
    }

    /** @return the instrument's depth, which goes on changing, or null if it is not listed */
    public Depth depth(final int ofInstrument) {
        return ofInstrument >= 0 && ofInstrument < depths.size() ? depths.get(ofInstrument) : null;
    }

    /** @return instruments listed so far; their ids are below this */
    public int instruments() {
        return depths.size();
    }

    @Override
    public void onRecord(
            final long sequence, final DirectBuffer buffer, final int offset, final int length, final boolean last) {
        if (Records.isCommand(Records.templateId(buffer, offset))) {
            timestampNs = Records.timestampNs(buffer, offset);
            commands.onCommand(buffer, offset, length);
        } else {
            events.onEvent(sequence, buffer, offset);
        }
        if (last && !touched.isEmpty()) {
            tellTops(sequence);
        }
    }

    private void tellTops(final long sequence) {
        for (int i = 0; i < touched.size(); i++) {
            final int changed = touched.getInt(i);
            final Depth depth = depths.get(changed);
            final int top = 4 * i;
            if (tops[top] != depth.bidTicks()
                    || tops[top + 1] != depth.bidLots()
                    || tops[top + 2] != depth.askTicks()
                    || tops[top + 3] != depth.askLots()) {
                listener.onTopChanged(changed, sequence, timestampNs);
            }
        }
        touched.clear();
    }

    private void add(final int ofInstrument, final Side ofSide, final long atTicks, final long lots) {
        final Depth depth = depths.get(ofInstrument);
        if (!touched.containsInt(ofInstrument)) {
            rememberTop(ofInstrument, depth);
        }
        depth.add(ofSide, atTicks, lots);
    }

    private void rememberTop(final int ofInstrument, final Depth depth) {
        final int top = 4 * touched.size();
        if (top == tops.length) {
            tops = Arrays.copyOf(tops, 2 * top);
        }
        touched.addInt(ofInstrument);
        tops[top] = depth.bidTicks();
        tops[top + 1] = depth.bidLots();
        tops[top + 2] = depth.askTicks();
        tops[top + 3] = depth.askLots();
    }

    private final class Commands implements CommandListener {
        @Override
        public void onNewOrder(
                final int session,
                final long orderId,
                final int newInstrument,
                final Side newSide,
                final OrderType orderType,
                final TimeInForce timeInForce,
                final SelfTrade selfTrade,
                final boolean postOnly,
                final long newPriceTicks,
                final long lots,
                final long minLots,
                final long expiresAtNs) {
            instrument = newInstrument;
            side = newSide;
            priceTicks = newPriceTicks;
        }

        @Override
        public void onReplaceOrder(
                final int session,
                final long orderId,
                final long newPriceTicks,
                final long openLots,
                final long knownFilledLots) {
            priceTicks = newPriceTicks;
        }
    }

    private final class Events implements EventListener {
        @Override
        public void onInstrumentListed(final long sequence, final int newInstrument) {
            depths.add(new Depth());
        }

        @Override
        public void onOrderRested(final long sequence, final long orderNumber, final long openLots) {
            live.put(orderNumber, instrument, side, priceTicks, openLots);
            add(instrument, side, priceTicks, openLots);
        }

        @Override
        public void onOrderExecuted(
                final long sequence,
                final int ofInstrument,
                final long makerOrderNumber,
                final long takerOrderNumber,
                final Side takerSide,
                final long atTicks,
                final long lots,
                final long makerOpenLots,
                final long takerOpenLots,
                final long makerFee,
                final long takerFee) {
            add(ofInstrument, takerSide.opposite(), atTicks, -lots);
            live.openLots(makerOrderNumber, makerOpenLots);
            depths.get(ofInstrument).traded(atTicks, lots, takerSide);
            listener.onTrade(ofInstrument, sequence, timestampNs, atTicks, lots, takerSide);
        }

        @Override
        public void onOrderReduced(final long sequence, final long orderNumber, final long openLots) {
            final int order = live.find(orderNumber);
            if (order == LiveOrders.NONE) {
                // An incoming order that lost lots to one of its owner's does not rest.
                return;
            }
            add(live.instrument(order), live.side(order), live.priceTicks(order), openLots - live.openLots(order));
            live.openLots(orderNumber, openLots);
        }

        @Override
        public void onOrderReplaced(final long sequence, final long orderNumber) {
            final int order = live.find(orderNumber);
            instrument = live.instrument(order);
            side = live.side(order);
            takeOut(orderNumber);
        }

        @Override
        public void onOrderCanceled(
                final long sequence, final long orderNumber, final long openLots, final CancelReason reason) {
            if (live.find(orderNumber) != LiveOrders.NONE) {
                takeOut(orderNumber);
            }
        }

        private void takeOut(final long orderNumber) {
            final int order = live.find(orderNumber);
            add(live.instrument(order), live.side(order), live.priceTicks(order), -live.openLots(order));
            live.openLots(orderNumber, 0);
        }
    }
}
