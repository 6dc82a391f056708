package io.ringbook.core.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ringbook.core.CancelReason;
import io.ringbook.core.Fees;
import io.ringbook.core.Instrument;
import io.ringbook.core.Phase;
import io.ringbook.core.Records;
import io.ringbook.core.RejectReason;
import io.ringbook.core.Side;
import io.ringbook.core.TimeInForce;
import io.ringbook.core.Trigger;
import io.ringbook.core.command.CommandAdapter;
import io.ringbook.core.command.CommandListener;
import io.ringbook.core.command.OrderTerms;
import io.ringbook.core.command.QuoteTerms;
import io.ringbook.core.command.ReplaceTerms;
import io.ringbook.core.event.EventAdapter;
import io.ringbook.core.event.EventListener;
import io.ringbook.core.event.StreamHandler;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.agrona.DirectBuffer;

/**
 * For tests: what a reader can work out from the stream alone, in the most obvious way, with every event checked against
 * what is known already. Holds nothing of the engine's.
 */
final class StreamModel implements StreamHandler {
    /** Of orders that come in; others are of orders that rest or wait, but an account's suspension may be of either. */
    private static final Set<CancelReason> OF_INCOMING = EnumSet.of(
            CancelReason.REST_OF_IOC,
            CancelReason.NO_FUNDS_LEFT,
            CancelReason.NOT_FILLABLE,
            CancelReason.NO_ROOM,
            CancelReason.OUTSIDE_BAND,
            CancelReason.INSTRUMENT_HALTED);

    private static final BigInteger MILLION = BigInteger.valueOf(1_000_000);
    private static final int GROUPS = 16;

    private final CommandAdapter commands = new CommandAdapter(new Commands());
    private final EventAdapter events = new EventAdapter(new Events());
    private final Map<Long, Order> orders = new HashMap<>();
    private final Map<Integer, Integer> accountOfSession = new HashMap<>();
    private final List<Instrument> instruments = new ArrayList<>();
    private final List<Fees[]> fees = new ArrayList<>();
    private final List<Phase> phases = new ArrayList<>();
    private final List<Integer> owners = new ArrayList<>(List.of(0));
    private final Map<Integer, Integer> groups = new HashMap<>();
    private final Map<Long, BigInteger> totals = new HashMap<>();
    private final Map<Long, BigInteger> credits = new HashMap<>();
    private long executions;
    private long rested;

    // The command whose events follow, and what becomes of it if it is not rejected.
    private boolean inCommand;
    private long sequenceOfCommand;
    private long timeOfCommand;
    private Order accepted;
    private boolean replacing;
    private boolean quoting;
    private final Set<Side> sidesToReplace = EnumSet.noneOf(Side.class);
    private int quotedInstrument;
    private long bidOrderId;
    private long askOrderId;
    private int sender;
    private long bidTicks;
    private long bidLots;
    private long askTicks;
    private long askLots;
    private long newOpenLots;
    private long knownFilledLots;
    private long newPriceTicks;
    private long newDisplayLots;
    private TimeInForce newTimeInForce;
    private long newExpiresAtNs;
    private int openedFor;
    private Runnable whenDone;

    // The order that comes in now, and the auction that uncrosses now.
    private Order incoming;
    private long lotsOfIncoming;
    private int uncrossing = -1;
    private long uncrossingTicks;
    private long lotsToUncross;

    StreamModel() {
        accountOfSession.put(Records.OPERATOR, 0);
    }

    /** An order, from its acceptance until nothing is open of it. */
    static final class Order {
        final long number;
        final int account;
        final long orderId;
        final int instrument;
        final Side side;
        long priceTicks;
        long orderedLots;
        long openLots;
        long shownLots;
        long displayLots;
        long filledLots;
        long canceledLots;
        long minLots;
        TimeInForce timeInForce = TimeInForce.GTC;
        long expiresAtNs;
        Fees fees;
        boolean waits;
        boolean rests;
        long restedAt;

        Order(
                final long number,
                final int account,
                final long orderId,
                final int instrument,
                final Side side,
                final long priceTicks,
                final long lots) {
            this.number = number;
            this.account = account;
            this.orderId = orderId;
            this.instrument = instrument;
            this.side = side;
            this.priceTicks = priceTicks;
            orderedLots = lots;
            openLots = lots;
        }

        boolean isOnLevelOf(final Order other) {
            return instrument == other.instrument
                    && side == other.side
                    && priceTicks == other.priceTicks
                    && rests
                    && other.rests;
        }

        private void show() {
            shownLots = displayLots == 0 ? openLots : Math.min(displayLots, openLots);
        }

        private boolean comesIn() {
            return !rests && !waits;
        }

        private void check() {
            assertTrue(openLots >= 0 && filledLots >= 0 && canceledLots >= 0);
            assertEquals(orderedLots, openLots + filledLots + canceledLots, "lots of order " + number);
        }
    }

    /** Live orders by their number. */
    Map<Long, Order> orders() {
        return orders;
    }

    long executions() {
        return executions;
    }

    /** What an account has of an asset, available or held. */
    BigInteger total(final int account, final int asset) {
        return totals.getOrDefault(key(account, asset), BigInteger.ZERO);
    }

    @Override
    public void onRecord(
            final long sequence, final DirectBuffer buffer, final int offset, final int length, final boolean last) {
        if (inCommand) {
            events.onEvent(sequence, buffer, offset);
        } else {
            inCommand = true;
            whenDone = null;
            accepted = null;
            replacing = false;
            quoting = false;
            incoming = null;
            lotsToUncross = 0;
            sequenceOfCommand = sequence;
            timeOfCommand = Records.timestampNs(buffer, offset);
            sender = accountOfSession.getOrDefault(Records.session(buffer, offset), -1);
            commands.onCommand(buffer, offset, length);
        }
        if (last) {
            inCommand = false;
            if (whenDone != null) {
                whenDone.run();
            }
            comesIn(null);
            assertEquals(0, lotsToUncross, "not uncrossed whole");
        }
    }

    /** The one before has come to its end. */
    private void comesIn(final Order next) {
        if (incoming != null) {
            final long least = incoming.timeInForce == TimeInForce.FOK ? incoming.orderedLots : incoming.minLots;
            assertTrue(lotsOfIncoming == 0 || lotsOfIncoming >= least, "less than at least: " + incoming.number);
            assertTrue(incoming.openLots == 0 || incoming.rests, "neither resting nor gone: " + incoming.number);
            // It counts once.
            incoming.minLots = 0;
        }
        incoming = next;
        lotsOfIncoming = 0;
    }

    private void post(final int account, final int asset, final BigInteger amount) {
        final BigInteger sum = total(account, asset).add(amount);
        final BigInteger owed = credits.getOrDefault(key(account, asset), BigInteger.ZERO);
        assertTrue(sum.add(owed).signum() >= 0, "owes too much: account=" + account + ", asset=" + asset);
        totals.put(key(account, asset), sum);
    }

    private int owner(final int account) {
        return owners.get(account);
    }

    private Fees feesOf(final Order order) {
        return fees.get(order.instrument)[groups.getOrDefault(order.account, 0)];
    }

    private void closeIfDone(final Order order) {
        order.check();
        if (order.openLots == 0) {
            assertNotNull(orders.remove(order.number));
        }
    }

    /** A live order; a quote's new ones are not accepted before something happens to them. */
    private Order live(final long orderNumber) {
        final Order order = orders.get(orderNumber);
        if (order == null && quoting && Math.abs(orderNumber) == sequenceOfCommand) {
            final boolean bids = orderNumber > 0;
            final Order quoted = new Order(
                    orderNumber,
                    sender,
                    bids ? bidOrderId : askOrderId,
                    quotedInstrument,
                    bids ? Side.BUY : Side.SELL,
                    bids ? bidTicks : askTicks,
                    bids ? bidLots : askLots);
            orders.put(orderNumber, quoted);
            comesIn(quoted);
            return quoted;
        }
        assertNotNull(order, "no live order: " + orderNumber);
        return order;
    }

    /** Towards the venue: paid up, received down; who pays pays the least fee, but no more than there is. */
    private static BigInteger fee(final BigInteger value, final int ppm, final long least) {
        final BigInteger[] parts = value.multiply(BigInteger.valueOf(ppm)).divideAndRemainder(MILLION);
        final BigInteger rounded = parts[1].signum() > 0 ? parts[0].add(BigInteger.ONE) : parts[0];
        return ppm > 0 ? rounded.max(BigInteger.valueOf(least).min(value)) : rounded;
    }

    private static long key(final int account, final int asset) {
        return (long) account << 32 | asset;
    }

    private final class Commands implements CommandListener {
        @Override
        public void onNewOrder(final int session, final OrderTerms terms) {
            accepted = new Order(
                    sequenceOfCommand,
                    sender,
                    terms.orderId(),
                    terms.instrument(),
                    terms.side(),
                    terms.priceTicks(),
                    terms.lots());
            accepted.timeInForce = terms.timeInForce();
            accepted.expiresAtNs = terms.expiresAtNs();
            accepted.displayLots = terms.displayLots();
            accepted.minLots = terms.minLots();
            accepted.waits = terms.trigger() != Trigger.NONE;
        }

        @Override
        public void onReplaceOrder(final int session, final ReplaceTerms terms) {
            replacing = true;
            newPriceTicks = terms.priceTicks();
            newOpenLots = terms.openLots();
            knownFilledLots = terms.knownFilledLots();
            newDisplayLots = terms.displayLots();
            newTimeInForce = terms.timeInForce();
            newExpiresAtNs = terms.expiresAtNs();
        }

        @Override
        public void onQuote(final int session, final QuoteTerms terms) {
            quoting = true;
            sidesToReplace.addAll(EnumSet.allOf(Side.class));
            quotedInstrument = terms.instrument();
            bidOrderId = terms.bidOrderId();
            askOrderId = terms.askOrderId();
            bidTicks = terms.bidTicks();
            bidLots = terms.bidLots();
            askTicks = terms.askTicks();
            askLots = terms.askLots();
            knownFilledLots = -1;
            newDisplayLots = -1;
            newTimeInForce = null;
        }

        @Override
        public void onOpenAccount(final int session, final String name, final int ownerAccount) {
            whenDone = () -> owners.add(ownerAccount == -1 ? owners.size() : owners.get(ownerAccount));
        }

        @Override
        public void onDeposit(final int session, final int account, final int asset, final long amount) {
            whenDone = () -> post(account, asset, BigInteger.valueOf(amount));
        }

        @Override
        public void onWithdraw(final int session, final int account, final int asset, final long amount) {
            whenDone = () -> post(account, asset, BigInteger.valueOf(-amount));
        }

        @Override
        public void onTransfer(
                final int session, final int fromAccount, final int toAccount, final int asset, final long amount) {
            whenDone = () -> {
                post(fromAccount, asset, BigInteger.valueOf(-amount));
                post(toAccount, asset, BigInteger.valueOf(amount));
            };
        }

        @Override
        public void onSetAssetLimits(
                final int session, final int account, final int asset, final long credit, final long mostOwned) {
            whenDone = () -> {
                credits.put(key(account, asset), BigInteger.valueOf(credit));
                post(account, asset, BigInteger.ZERO);
            };
        }

        @Override
        public void onListInstrument(
                final int session,
                final String symbol,
                final int baseAsset,
                final int quoteAsset,
                final long tickSize,
                final long lotSize,
                final int makerFeePpm,
                final int takerFeePpm) {
            whenDone = () -> {
                instruments.add(new Instrument(instruments.size(), symbol, baseAsset, quoteAsset, tickSize, lotSize));
                final Fees[] ofGroups = new Fees[GROUPS];
                Arrays.fill(ofGroups, new Fees(makerFeePpm, takerFeePpm, 0));
                fees.add(ofGroups);
                phases.add(Phase.OPEN);
            };
        }

        @Override
        public void onSetFees(
                final int session,
                final int instrument,
                final int group,
                final int makerFeePpm,
                final int takerFeePpm,
                final long leastFee) {
            whenDone = () -> Arrays.fill(
                    fees.get(instrument),
                    Math.max(group, 0),
                    group == -1 ? GROUPS : group + 1,
                    new Fees(makerFeePpm, takerFeePpm, leastFee));
        }

        @Override
        public void onSetAccountGroup(final int session, final int account, final int group) {
            whenDone = () -> groups.put(account, group);
        }

        @Override
        public void onOpenSession(final int session, final int account, final boolean cancelOnClose) {
            openedFor = account;
        }
    }

    private final class Events implements EventListener {
        @Override
        public void onOrderAccepted(final long sequence) {
            assertEquals(sequence, accepted.number);
            accepted.check();
            assertNull(orders.put(sequence, accepted));
            if (!accepted.waits) {
                comesIn(accepted);
            }
        }

        @Override
        public void onOrderRejected(
                final long sequence, final RejectReason reason, final long asked, final long allowed) {
            assertNotNull(reason);
            assertTrue(accepted == null || !orders.containsKey(accepted.number));
            whenDone = null;
        }

        @Override
        public void onCommandRejected(
                final long sequence, final RejectReason reason, final long asked, final long allowed) {
            assertNotNull(reason);
            whenDone = null;
        }

        @Override
        public void onPhaseChanged(final long sequence, final int instrument, final Phase phase) {
            assertFalse(phases.set(instrument, phase) == phase);
            uncrossing = -1;
        }

        @Override
        public void onAuctionUncrossed(
                final long sequence, final int instrument, final long priceTicks, final long lots) {
            assertEquals(Phase.AUCTION, phases.get(instrument));
            assertEquals(0, lotsToUncross);
            uncrossing = instrument;
            uncrossingTicks = priceTicks;
            lotsToUncross = lots;
        }

        @Override
        public void onOrderTriggered(final long sequence, final long orderNumber) {
            final Order order = live(orderNumber);
            assertTrue(order.waits);
            assertEquals(Phase.OPEN, phases.get(order.instrument));
            order.waits = false;
            comesIn(order);
        }

        @Override
        public void onOrderRested(final long sequence, final long orderNumber, final long openLots) {
            final Order order = live(orderNumber);
            assertEquals(order.openLots, openLots);
            assertTrue(openLots > 0 && order.comesIn());
            order.rests = true;
            order.restedAt = ++rested;
            order.show();
            order.fees = feesOf(order);
        }

        @Override
        public void onOrderRefreshed(final long sequence, final long orderNumber, final long shownLots) {
            final Order order = live(orderNumber);
            assertTrue(order.rests && order.shownLots == 0 && order.openLots > 0);
            order.restedAt = ++rested;
            order.show();
            assertEquals(order.shownLots, shownLots);
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
            executions++;
            final Order taker = live(takerOrderNumber);
            final Order maker = live(makerOrderNumber);
            assertTrue(maker.rests && lots > 0 && lots <= maker.shownLots);
            assertTrue(maker.expiresAtNs == 0 || maker.expiresAtNs > timeOfCommand || instrument == uncrossing);
            if (instrument == uncrossing) {
                assertTrue(taker.rests && lots <= taker.shownLots);
                assertTrue(Math.abs(taker.number) > Math.abs(maker.number) || taker.number == -maker.number);
                assertEquals(uncrossingTicks, priceTicks);
                assertTrue(isWithin(maker, priceTicks) && isWithin(taker, priceTicks));
                lotsToUncross -= lots;
                taker.shownLots -= lots;
            } else {
                assertEquals(Phase.OPEN, phases.get(instrument));
                assertTrue(taker.comesIn() && taker == incoming);
                assertEquals(maker.priceTicks, priceTicks);
                lotsOfIncoming += lots;
            }
            assertEquals(instrument, maker.instrument);
            assertEquals(instrument, taker.instrument);
            assertEquals(takerSide, taker.side);
            assertEquals(takerSide.opposite(), maker.side);
            maker.shownLots -= lots;
            maker.openLots -= lots;
            maker.filledLots += lots;
            taker.openLots -= lots;
            taker.filledLots += lots;
            assertEquals(maker.openLots, makerOpenLots);
            assertEquals(taker.openLots, takerOpenLots);
            settle(maker, taker, priceTicks, lots, makerFee, takerFee);
            closeIfDone(maker);
            closeIfDone(taker);
        }

        @Override
        public void onOrderReduced(final long sequence, final long orderNumber, final long openLots) {
            final Order order = live(orderNumber);
            assertTrue(openLots > 0 && openLots <= order.openLots);
            if (quoting ? isQuoted(order) : incoming == null) {
                assertEquals(openAfterReplace(order), openLots);
                // A market order rests at the edge of its band, which is not kept here.
                assertTrue(order.priceTicks == 0 || order.priceTicks == newPrice(order));
                assertTrue(order.rests);
                become(order);
            } else {
                assertTrue(isSelfTrade(order));
            }
            order.canceledLots += order.openLots - openLots;
            order.openLots = openLots;
            order.shownLots = Math.min(order.shownLots, openLots);
            closeIfDone(order);
        }

        @Override
        public void onOrderReplaced(final long sequence, final long orderNumber) {
            final Order order = live(orderNumber);
            assertTrue(order.rests || order.waits);
            assertTrue(!quoting || isQuoted(order));
            final long openLots = openAfterReplace(order);
            assertTrue(openLots > 0);
            order.orderedLots += openLots - order.openLots;
            order.openLots = openLots;
            order.priceTicks = newPrice(order);
            order.displayLots = newDisplayLots == -1 ? order.displayLots : newDisplayLots;
            become(order);
            order.check();
            if (order.rests) {
                order.rests = false;
                comesIn(order);
            }
        }

        @Override
        public void onOrderCanceled(
                final long sequence, final long orderNumber, final long openLots, final CancelReason reason) {
            assertNotNull(reason);
            final Order order = live(orderNumber);
            assertEquals(order.openLots, openLots);
            if (reason == CancelReason.SELF_TRADE) {
                assertTrue(isSelfTrade(order));
            } else if (reason != CancelReason.ACCOUNT_SUSPENDED) {
                assertEquals(order.comesIn(), OF_INCOMING.contains(reason), "canceled with " + reason);
            }
            if (reason == CancelReason.EXPIRED) {
                assertTrue(order.timeInForce == TimeInForce.DAY
                        || (order.expiresAtNs > 0 && order.expiresAtNs <= timeOfCommand));
            }
            if (reason == CancelReason.FILLED_MEANWHILE) {
                assertTrue(openAfterReplace(order) <= 0);
            }
            order.canceledLots += openLots;
            order.openLots = 0;
            closeIfDone(order);
        }

        @Override
        public void onSessionOpened(final long sequence, final int session) {
            accountOfSession.put(session, openedFor);
        }

        @Override
        public void onSessionClosed(final long sequence, final int session) {
            accountOfSession.remove(session);
        }

        private long openAfterReplace(final Order order) {
            assertTrue(replacing || quoting);
            final long asked = quoting ? order.side == Side.BUY ? bidLots : askLots : newOpenLots;
            return knownFilledLots == -1 ? asked : asked - (order.filledLots - knownFilledLots);
        }

        /** Each side of a quote replaces one order, once. */
        private boolean isQuoted(final Order order) {
            return Math.abs(order.number) != sequenceOfCommand
                    && order.account == sender
                    && order.orderId == (order.side == Side.BUY ? bidOrderId : askOrderId)
                    && sidesToReplace.remove(order.side);
        }

        private long newPrice(final Order order) {
            return quoting ? order.side == Side.BUY ? bidTicks : askTicks : newPriceTicks;
        }

        private void become(final Order order) {
            if (newTimeInForce != null) {
                order.timeInForce = newTimeInForce;
                order.expiresAtNs = newExpiresAtNs;
            }
        }

        private boolean isSelfTrade(final Order order) {
            if (quoting && owner(order.account) == owner(sender)) {
                // What a quote's new order meets first may be told before it.
                return true;
            }
            return incoming != null
                    && (order == incoming
                            || (order.rests
                                    && order.side != incoming.side
                                    && order.instrument == incoming.instrument
                                    && owner(order.account) == owner(incoming.account)
                                    && isWithin(incoming, order.priceTicks)));
        }

        private boolean isWithin(final Order order, final long priceTicks) {
            return order.priceTicks == 0
                    || (order.side == Side.BUY ? priceTicks <= order.priceTicks : priceTicks >= order.priceTicks);
        }

        private void settle(
                final Order maker,
                final Order taker,
                final long priceTicks,
                final long lots,
                final long makerFee,
                final long takerFee) {
            final Instrument instrument = instruments.get(maker.instrument);
            final BigInteger value = BigInteger.valueOf(priceTicks)
                    .multiply(BigInteger.valueOf(instrument.tickSize()))
                    .multiply(BigInteger.valueOf(lots));
            final BigInteger quantity = BigInteger.valueOf(lots).multiply(BigInteger.valueOf(instrument.lotSize()));
            final BigInteger makerRate = fee(value, maker.fees.makerPpm(), maker.fees.least());
            final BigInteger takerRate = taker.rests
                    ? fee(value, taker.fees.makerPpm(), taker.fees.least())
                    : fee(value, feesOf(taker).takerPpm(), feesOf(taker).least());
            // Neither receives more than the other pays.
            assertEquals(
                    makerRate.max(takerRate.max(BigInteger.ZERO).negate()),
                    BigInteger.valueOf(makerFee),
                    "maker's fee");
            assertEquals(
                    takerRate.max(makerRate.max(BigInteger.ZERO).negate()),
                    BigInteger.valueOf(takerFee),
                    "taker's fee");
            final boolean takerBuys = taker.side == Side.BUY;
            final Order buyer = takerBuys ? taker : maker;
            final Order seller = takerBuys ? maker : taker;
            final BigInteger buyerFee = BigInteger.valueOf(takerBuys ? takerFee : makerFee);
            final BigInteger sellerFee = BigInteger.valueOf(takerBuys ? makerFee : takerFee);
            post(buyer.account, instrument.quoteAsset(), value.add(buyerFee).negate());
            post(seller.account, instrument.baseAsset(), quantity.negate());
            post(buyer.account, instrument.baseAsset(), quantity);
            post(seller.account, instrument.quoteAsset(), value.subtract(sellerFee));
            post(0, instrument.quoteAsset(), buyerFee.add(sellerFee));
        }
    }
}
