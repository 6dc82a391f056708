package io.ringbook.core.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ringbook.core.CancelReason;
import io.ringbook.core.Instrument;
import io.ringbook.core.OrderType;
import io.ringbook.core.Records;
import io.ringbook.core.RejectReason;
import io.ringbook.core.SelfTrade;
import io.ringbook.core.Side;
import io.ringbook.core.TimeInForce;
import io.ringbook.core.command.CommandAdapter;
import io.ringbook.core.command.CommandListener;
import io.ringbook.core.event.EventAdapter;
import io.ringbook.core.event.EventListener;
import io.ringbook.core.event.StreamHandler;
import java.math.BigInteger;
import java.util.ArrayList;
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
    private static final Set<CancelReason> OF_RESTING = EnumSet.of(
            CancelReason.REQUESTED,
            CancelReason.MASS_CANCELED,
            CancelReason.FILLED_MEANWHILE,
            CancelReason.SESSION_CLOSED,
            CancelReason.EXPIRED,
            CancelReason.ACCOUNT_SUSPENDED);
    private static final BigInteger MILLION = BigInteger.valueOf(1_000_000);

    private final CommandAdapter commands = new CommandAdapter(new Commands());
    private final EventAdapter events = new EventAdapter(new Events());
    private final Map<Long, Order> orders = new HashMap<>();
    private final Map<Integer, Integer> accountOfSession = new HashMap<>();
    private final List<Instrument> instruments = new ArrayList<>();
    private final List<int[]> fees = new ArrayList<>();
    private final List<Integer> owners = new ArrayList<>(List.of(0));
    private final Map<Long, BigInteger> totals = new HashMap<>();
    private long executions;

    // The command whose events follow, and what becomes of it if it is not rejected.
    private boolean inCommand;
    private long sequenceOfCommand;
    private Order incoming;
    private long newPriceTicks;
    private long newOpenLots;
    private long replacing;
    private long timeOfCommand;
    private long leastAtOnce;
    private long lotsInCommand;
    private int openedFor;
    private Runnable whenDone;

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
        long filledLots;
        long canceledLots;
        int makerFeePpm;
        boolean rests;
        long restedAt;
        long expiresAtNs;

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
            return instrument == other.instrument && side == other.side && priceTicks == other.priceTicks;
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
            incoming = null;
            sequenceOfCommand = sequence;
            timeOfCommand = Records.timestampNs(buffer, offset);
            leastAtOnce = 0;
            lotsInCommand = 0;
            commands.onCommand(buffer, offset, length);
        }
        if (last) {
            inCommand = false;
            if (whenDone != null) {
                whenDone.run();
            }
            assertTrue(lotsInCommand == 0 || lotsInCommand >= leastAtOnce, "less than at least " + leastAtOnce);
            if (incoming != null && incoming.openLots > 0) {
                assertTrue(incoming.rests, "neither resting nor gone: " + incoming.number);
            }
        }
    }

    private void post(final int account, final int asset, final BigInteger amount) {
        final BigInteger sum = total(account, asset).add(amount);
        assertTrue(sum.signum() >= 0, "below zero: account=" + account + ", asset=" + asset);
        totals.put(key(account, asset), sum);
    }

    private int owner(final int account) {
        return owners.get(account);
    }

    private void closeIfDone(final Order order) {
        order.check();
        if (order.openLots == 0) {
            assertNotNull(orders.remove(order.number));
        }
    }

    private Order live(final long orderNumber) {
        final Order order = orders.get(orderNumber);
        assertNotNull(order, "no live order: " + orderNumber);
        return order;
    }

    /** Towards the venue: paid up, received down. */
    private static BigInteger fee(final BigInteger value, final int ppm) {
        final BigInteger[] parts = value.multiply(BigInteger.valueOf(ppm)).divideAndRemainder(MILLION);
        return parts[1].signum() > 0 ? parts[0].add(BigInteger.ONE) : parts[0];
    }

    private static long key(final int account, final int asset) {
        return (long) account << 32 | asset;
    }

    private final class Commands implements CommandListener {
        @Override
        public void onNewOrder(
                final int session,
                final long orderId,
                final int instrument,
                final Side side,
                final OrderType orderType,
                final TimeInForce timeInForce,
                final SelfTrade selfTrade,
                final boolean postOnly,
                final long priceTicks,
                final long lots,
                final long minLots,
                final long expiresAtNs) {
            final Integer account = accountOfSession.get(session);
            incoming = new Order(
                    sequenceOfCommand, account == null ? -1 : account, orderId, instrument, side, priceTicks, lots);
            incoming.expiresAtNs = expiresAtNs;
            leastAtOnce = timeInForce == TimeInForce.FOK ? lots : minLots;
        }

        @Override
        public void onReplaceOrder(
                final int session,
                final long orderId,
                final long priceTicks,
                final long openLots,
                final long knownFilledLots) {
            newPriceTicks = priceTicks;
            newOpenLots = openLots;
            replacing = knownFilledLots;
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
                fees.add(new int[] {makerFeePpm, takerFeePpm});
            };
        }

        @Override
        public void onSetFees(final int session, final int instrument, final int makerFeePpm, final int takerFeePpm) {
            whenDone = () -> fees.set(instrument, new int[] {makerFeePpm, takerFeePpm});
        }

        @Override
        public void onOpenSession(final int session, final int account, final boolean cancelOnClose) {
            openedFor = account;
        }
    }

    private final class Events implements EventListener {
        @Override
        public void onOrderAccepted(final long sequence) {
            assertEquals(sequence, incoming.number);
            incoming.check();
            assertNull(orders.put(sequence, incoming));
        }

        @Override
        public void onOrderRejected(final long sequence, final RejectReason reason) {
            assertNotNull(reason);
            assertTrue(incoming == null || !orders.containsKey(incoming.number));
            incoming = null;
            whenDone = null;
        }

        @Override
        public void onCommandRejected(final long sequence, final RejectReason reason) {
            assertNotNull(reason);
            whenDone = null;
        }

        @Override
        public void onOrderRested(final long sequence, final long orderNumber, final long openLots) {
            final Order order = live(orderNumber);
            assertEquals(order.openLots, openLots);
            assertTrue(openLots > 0 && !order.rests);
            order.rests = true;
            order.restedAt = sequence;
            order.makerFeePpm = fees.get(order.instrument)[0];
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
            final Order maker = live(makerOrderNumber);
            final Order taker = live(takerOrderNumber);
            assertTrue(maker.rests && !taker.rests && lots > 0);
            assertTrue(maker.expiresAtNs == 0 || maker.expiresAtNs > timeOfCommand, "expired: " + maker.number);
            lotsInCommand += lots;
            assertEquals(maker.priceTicks, priceTicks);
            assertEquals(instrument, maker.instrument);
            assertEquals(instrument, taker.instrument);
            assertEquals(takerSide, taker.side);
            assertEquals(takerSide.opposite(), maker.side);
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
            if (incoming == null) {
                assertEquals(openAfterReplace(order), openLots);
                assertEquals(newPriceTicks, order.priceTicks);
                assertTrue(order.rests);
            } else {
                expectSelfTrade(order);
            }
            order.canceledLots += order.openLots - openLots;
            order.openLots = openLots;
            closeIfDone(order);
        }

        @Override
        public void onOrderReplaced(final long sequence, final long orderNumber) {
            final Order order = live(orderNumber);
            assertTrue(order.rests);
            order.rests = false;
            final long openLots = openAfterReplace(order);
            assertTrue(openLots > 0);
            order.orderedLots += openLots - order.openLots;
            order.openLots = openLots;
            order.priceTicks = newPriceTicks;
            order.check();
            incoming = order;
        }

        @Override
        public void onOrderCanceled(
                final long sequence, final long orderNumber, final long openLots, final CancelReason reason) {
            assertNotNull(reason);
            final Order order = live(orderNumber);
            assertEquals(order.openLots, openLots);
            if (reason == CancelReason.SELF_TRADE) {
                expectSelfTrade(order);
            } else {
                assertEquals(order.rests, OF_RESTING.contains(reason));
            }
            if (reason == CancelReason.EXPIRED) {
                assertTrue(order.expiresAtNs > 0 && order.expiresAtNs <= timeOfCommand);
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
            return replacing == -1 ? newOpenLots : newOpenLots - (order.filledLots - replacing);
        }

        private void expectSelfTrade(final Order order) {
            assertTrue(order == incoming || (order.rests && owner(order.account) == owner(incoming.account)));
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
            final BigInteger makerRate = fee(value, maker.makerFeePpm);
            final BigInteger takerRate = fee(value, fees.get(maker.instrument)[1]);
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
