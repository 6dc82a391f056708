package io.ringbook.core.marketdata;

import io.ringbook.core.CancelReason;
import io.ringbook.core.Limits;
import io.ringbook.core.OrderType;
import io.ringbook.core.Phase;
import io.ringbook.core.Records;
import io.ringbook.core.RejectReason;
import io.ringbook.core.Side;
import io.ringbook.core.command.CommandAdapter;
import io.ringbook.core.command.CommandListener;
import io.ringbook.core.command.OrderTerms;
import io.ringbook.core.command.QuoteTerms;
import io.ringbook.core.command.ReplaceTerms;
import io.ringbook.core.engine.InstrumentState;
import io.ringbook.core.engine.OrderState;
import io.ringbook.core.engine.StateListener;
import io.ringbook.core.event.EventAdapter;
import io.ringbook.core.event.EventListener;
import io.ringbook.core.event.StreamHandler;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.agrona.DirectBuffer;
import org.agrona.collections.IntArrayList;

/**
 * Builds the depth of all instruments, order by order, and the tape from the stream: from its first record on, or from a
 * {@linkplain #startingState state} and what follows it.
 *
 * <p>An event names an order by its number; price and display stand in the command. So the builder remembers those of
 * every live order, also of those that wait.
 */
public final class MarketData implements StreamHandler {
    private final MarketDataListener listener;
    private final CommandAdapter commands = new CommandAdapter(new Commands());
    private final EventAdapter events = new EventAdapter(new Events());
    private final LiveOrders live = new LiveOrders();
    private final List<Depth> depths = new ArrayList<>();
    /** Lowest and highest price of each instrument's band: where a market order without a worst price rests in an auction. */
    private final List<long[]> bands = new ArrayList<>();

    private final IntArrayList touched = new IntArrayList();
    private long lastSequence;
    private long timestampNs;

    // The command whose events follow.
    private final OrderTerms terms = new OrderTerms();
    private final QuoteTerms quote = new QuoteTerms();
    private boolean quoting;
    private long newPriceTicks;
    private long newDisplayLots;
    private int bandOf;
    private long[] band;

    // The tops before the command, of the instruments in touched: bid, its lots, ask, its lots.
    private long[] tops = new long[4];

    public MarketData(final MarketDataListener listener) {
        this.listener = listener;
    }

    /** @return the instrument's depth, which goes on changing, or null if it is not listed */
    public Depth depth(final int ofInstrument) {
        return ofInstrument >= 0 && ofInstrument < depths.size() ? depths.get(ofInstrument) : null;
    }

    /** @return instruments listed so far, also those that were delisted; their ids are below this */
    public int instruments() {
        return depths.size();
    }

    /**
     * For who joins late: to be told a whole state, before the first record. Records up to its sequence are then passed
     * over. Last trades are known by price alone.
     */
    public StateListener startingState() {
        return new Start();
    }

    /** @throws IllegalStateException if records are missing before this one */
    @Override
    public void onRecord(
            final long sequence, final DirectBuffer buffer, final int offset, final int length, final boolean last) {
        if (sequence <= lastSequence) {
            return;
        }
        if (sequence != lastSequence + 1) {
            throw new IllegalStateException("records are missing: sequence=" + sequence + " after " + lastSequence);
        }
        if (Records.isCommand(Records.templateId(buffer, offset))) {
            timestampNs = Records.timestampNs(buffer, offset);
            quoting = false;
            band = null;
            commands.onCommand(buffer, offset, length);
        } else {
            events.onEvent(sequence, buffer, offset);
        }
        if (last) {
            lastSequence = sequence;
            if (band != null) {
                bands.set(bandOf, band);
            }
            if (!touched.isEmpty()) {
                tellTops(sequence);
            }
        }
    }

    private void tellTops(final long sequence) {
        for (int i = 0; i < touched.size(); i++) {
            final int changed = touched.getInt(i);
            final Depth depth = depths.get(changed);
            final int top = 4 * i;
            if (depth != null
                    && (tops[top] != depth.bidTicks()
                            || tops[top + 1] != depth.bidLots()
                            || tops[top + 2] != depth.askTicks()
                            || tops[top + 3] != depth.askLots())) {
                listener.onTopChanged(changed, sequence, timestampNs);
            }
        }
        touched.clear();
    }

    private void rememberTop(final int instrument) {
        if (touched.containsInt(instrument)) {
            return;
        }
        final Depth depth = depths.get(instrument);
        final int top = 4 * touched.size();
        if (top == tops.length) {
            tops = Arrays.copyOf(tops, 2 * top);
        }
        touched.addInt(instrument);
        tops[top] = depth.bidTicks();
        tops[top + 1] = depth.bidLots();
        tops[top + 2] = depth.askTicks();
        tops[top + 3] = depth.askLots();
    }

    private void list(final int instrument, final Depth depth) {
        while (depths.size() <= instrument) {
            depths.add(null);
            bands.add(new long[] {1, Limits.MAX_PRICE_TICKS});
        }
        depths.set(instrument, depth);
    }

    private DepthSide side(final int order) {
        return depths.get(live.instrument(order)).of(live.side(order));
    }

    /** An order goes to the back of its price's queue, and shows so much. */
    private void join(final long sequence, final int order, final long shownLots) {
        rememberTop(live.instrument(order));
        live.shownLots(order, shownLots);
        live.shown(order, true);
        final long ofLevel = side(order).join(order);
        listener.onOrderJoined(
                live.instrument(order),
                sequence,
                timestampNs,
                live.number(order),
                live.side(order),
                live.priceTicks(order),
                shownLots);
        tellLevel(sequence, order, ofLevel);
    }

    private void leave(final long sequence, final int order) {
        rememberTop(live.instrument(order));
        live.shown(order, false);
        final long ofLevel = side(order).leave(order);
        listener.onOrderChanged(live.instrument(order), sequence, timestampNs, live.number(order), 0);
        tellLevel(sequence, order, ofLevel);
    }

    private void reduce(final long sequence, final int order, final long shownLots) {
        rememberTop(live.instrument(order));
        final long ofLevel = side(order).reduce(order, shownLots);
        listener.onOrderChanged(live.instrument(order), sequence, timestampNs, live.number(order), shownLots);
        tellLevel(sequence, order, ofLevel);
    }

    private void tellLevel(final long sequence, final int order, final long lots) {
        listener.onLevelChanged(
                live.instrument(order), sequence, timestampNs, live.side(order), live.priceTicks(order), lots);
    }

    private final class Commands implements CommandListener {
        @Override
        public void onNewOrder(final int session, final OrderTerms ofOrder) {
            terms.instrument(ofOrder.instrument())
                    .side(ofOrder.side())
                    .orderType(ofOrder.orderType())
                    .priceTicks(ofOrder.priceTicks())
                    .displayLots(ofOrder.displayLots());
        }

        @Override
        public void onReplaceOrder(final int session, final ReplaceTerms ofOrder) {
            newPriceTicks = ofOrder.priceTicks();
            newDisplayLots = ofOrder.displayLots();
        }

        @Override
        public void onQuote(final int session, final QuoteTerms ofQuote) {
            quoting = true;
            quote.instrument(ofQuote.instrument()).bidTicks(ofQuote.bidTicks()).askTicks(ofQuote.askTicks());
            newDisplayLots = ReplaceTerms.NONE;
        }

        @Override
        public void onSetPriceBand(
                final int session,
                final int instrument,
                final long referenceTicks,
                final long staticTicks,
                final long dynamicTicks,
                final long haltNs,
                final long auctionNs) {
            bandOf = instrument;
            band = new long[] {
                Limits.lowestTicks(referenceTicks, staticTicks), Limits.highestTicks(referenceTicks, staticTicks)
            };
        }
    }

    private final class Events implements EventListener {
        @Override
        public void onInstrumentListed(final long sequence, final int instrument) {
            list(instrument, new Depth(live));
        }

        @Override
        public void onInstrumentDelisted(final long sequence, final int instrument) {
            list(instrument, null);
        }

        @Override
        public void onCommandRejected(
                final long sequence, final RejectReason reason, final long asked, final long allowed) {
            band = null;
        }

        @Override
        public void onPhaseChanged(final long sequence, final int instrument, final Phase phase) {
            depths.get(instrument).phase(phase);
            listener.onPhaseChanged(instrument, sequence, timestampNs, phase);
        }

        @Override
        public void onOrderAccepted(final long sequence) {
            final int order = live.add(sequence, terms.instrument(), terms.side());
            live.terms(order, limit(), terms.displayLots());
        }

        @Override
        public void onOrderRested(final long sequence, final long orderNumber, final long openLots) {
            int order = live.find(orderNumber);
            if (order == LiveOrders.NONE) {
                // Of a quote, which is not accepted first: the ask has the negative number.
                final Side side = orderNumber < 0 ? Side.SELL : Side.BUY;
                order = live.add(orderNumber, quote.instrument(), side);
                live.terms(order, side == Side.BUY ? quote.bidTicks() : quote.askTicks(), 0);
            }
            final long display = live.displayLots(order);
            join(sequence, order, display == 0 ? openLots : Math.min(display, openLots));
        }

        @Override
        public void onOrderExecuted(
                final long sequence,
                final int instrument,
                final long makerOrderNumber,
                final long takerOrderNumber,
                final Side takerSide,
                final long atTicks,
                final long lots,
                final long makerOpenLots,
                final long takerOpenLots,
                final long makerFee,
                final long takerFee) {
            trade(sequence, makerOrderNumber, lots, makerOpenLots);
            trade(sequence, takerOrderNumber, lots, takerOpenLots);
            depths.get(instrument).traded(atTicks, lots, takerSide);
            listener.onTrade(instrument, sequence, timestampNs, atTicks, lots, takerSide);
        }

        /** One that has traded all that it shows leaves; it comes back if there is a reserve. */
        private void trade(final long sequence, final long orderNumber, final long lots, final long openLots) {
            final int order = live.find(orderNumber);
            if (order == LiveOrders.NONE) {
                return;
            }
            if (live.isShown(order)) {
                if (live.shownLots(order) == lots) {
                    leave(sequence, order);
                } else {
                    reduce(sequence, order, live.shownLots(order) - lots);
                }
            }
            if (openLots == 0) {
                live.remove(order);
            }
        }

        @Override
        public void onOrderRefreshed(final long sequence, final long orderNumber, final long shownLots) {
            join(sequence, live.find(orderNumber), shownLots);
        }

        @Override
        public void onOrderReduced(final long sequence, final long orderNumber, final long openLots) {
            final int order = live.find(orderNumber);
            // An incoming order that lost lots to one of its owner's is not shown.
            if (order != LiveOrders.NONE && live.isShown(order) && openLots < live.shownLots(order)) {
                reduce(sequence, order, openLots);
            }
        }

        @Override
        public void onOrderReplaced(final long sequence, final long orderNumber) {
            final int order = live.find(orderNumber);
            if (live.isShown(order)) {
                leave(sequence, order);
            }
            final boolean bid = live.side(order) == Side.BUY;
            live.terms(
                    order,
                    quoting ? bid ? quote.bidTicks() : quote.askTicks() : newPriceTicks,
                    newDisplayLots == ReplaceTerms.NONE ? live.displayLots(order) : newDisplayLots);
        }

        @Override
        public void onOrderCanceled(
                final long sequence, final long orderNumber, final long openLots, final CancelReason reason) {
            final int order = live.find(orderNumber);
            if (order == LiveOrders.NONE) {
                // Of a quote, gone before it rested.
                return;
            }
            if (live.isShown(order)) {
                leave(sequence, order);
            }
            live.remove(order);
        }

        private long limit() {
            if (terms.orderType() == OrderType.LIMIT || terms.priceTicks() != 0) {
                return terms.priceTicks();
            }
            return bands.get(terms.instrument())[terms.side() == Side.BUY ? 1 : 0];
        }
    }

    private final class Start implements StateListener {
        @Override
        public void onPosition(final long sequence, final long atNs) {
            lastSequence = sequence;
            timestampNs = atNs;
        }

        @Override
        public void onInstrument(final InstrumentState listed) {
            final int instrument = listed.instrument().id();
            final Depth depth = new Depth(live);
            depth.phase(listed.phase());
            depth.traded(listed.lastTicks(), 0, Side.BUY);
            list(instrument, depth);
            bands.set(instrument, new long[] {listed.lowestTicks(), listed.highestTicks()});
        }

        @Override
        public void onOrder(final OrderState state) {
            final int order = live.add(state.orderNumber(), state.instrument(), state.side());
            live.terms(order, state.priceTicks(), state.displayLots());
            if (!state.isWaiting()) {
                live.shownLots(order, state.shownLots());
                live.shown(order, true);
                side(order).join(order);
            }
        }
    }
}
