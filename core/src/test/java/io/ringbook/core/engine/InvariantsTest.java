package io.ringbook.core.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ringbook.core.Fees;
import io.ringbook.core.Instrument;
import io.ringbook.core.Phase;
import io.ringbook.core.Records;
import io.ringbook.core.RejectReason;
import io.ringbook.core.Side;
import io.ringbook.core.codec.CommandRejectedDecoder;
import io.ringbook.core.codec.OrderRejectedDecoder;
import io.ringbook.core.command.Publication;
import io.ringbook.core.event.DirectSink;
import io.ringbook.core.event.RecordText;
import io.ringbook.core.event.StreamHandler;
import io.ringbook.core.marketdata.Depth;
import io.ringbook.core.marketdata.MarketData;
import io.ringbook.core.marketdata.MarketDataListener;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.agrona.DirectBuffer;
import org.agrona.MutableDirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;

/** What must hold whatever is sent: after each command, and looked into deeply after each thousand. */
final class InvariantsTest {
    private static final boolean CAMPAIGN = Boolean.getBoolean("campaign");
    private static final long COMMANDS = Long.getLong("campaign.commands", CAMPAIGN ? 20_000_000L : 200_000L);
    private static final long SEED = Long.getLong("campaign.seed", 1);
    private static final int DEEP = 1_000;

    @Test
    void sumsHoldsAndQuantitiesAreKept() {
        new Run(new EngineConfig(10_000, 10_000, 64, 16, 8, 8, 1 << 20, 5), SEED).run(COMMANDS);
    }

    @Test
    void theyAreKeptWhenEverythingIsFull() {
        // Ten orders on six levels, and room for the balances of three traders and a half.
        new Run(new EngineConfig(10, 6, 18, 8, 4, 3, 1 << 20, 7), SEED + 1).run(COMMANDS / 4);
    }

    /** Two engines that look their orders up differently are given the same commands. */
    private static final class Run {
        private final StreamModel model = new StreamModel();
        private final MarketData marketData = new MarketData(new MarketDataListener() {});
        /** Begins anew with each look. */
        private MarketData late = new MarketData(new MarketDataListener() {});

        private final Bytes bytes = new Bytes();
        private final Bytes otherBytes = new Bytes();
        private final Reasons reasons = new Reasons();
        private final Engine engine;
        private final Engine other;
        private final RandomCommands commands;
        private final long seed;

        private Run(final EngineConfig config, final long seed) {
            this.seed = seed;
            engine = new Engine(config, new DirectSink(this::onRecord));
            other = new Engine(
                    new EngineConfig(
                            config.orders(),
                            config.levels(),
                            config.balances(),
                            config.accounts(),
                            config.assets(),
                            config.instruments(),
                            config.sessions(),
                            ~config.hashSeed() * 31),
                    new DirectSink(otherBytes));
            commands = new RandomCommands(seed, this::send);
        }

        private void run(final long count) {
            commands.setUp();
            for (long i = 0; i < count; i++) {
                try {
                    commands.next();
                    if (i % DEEP == 0) {
                        lookDeeply();
                    }
                } catch (final Throwable e) {
                    throw new AssertionError("seed=" + seed + ", sequence=" + engine.sequence(), e);
                }
            }
            lookDeeply();
            assertTrue(model.executions() > count / 100, "too few executions: " + model.executions() + reasons.counts);
            assertTrue(reasons.counts.size() >= 15, "too few reasons: " + reasons.counts);
        }

        private void onRecord(
                final long sequence,
                final DirectBuffer buffer,
                final int offset,
                final int length,
                final boolean last) {
            bytes.onRecord(sequence, buffer, offset, length, last);
            model.onRecord(sequence, buffer, offset, length, last);
            marketData.onRecord(sequence, buffer, offset, length, last);
            late.onRecord(sequence, buffer, offset, length, last);
            reasons.onRecord(sequence, buffer, offset, length, last);
            commands.onRecord(sequence, buffer, offset, length, last);
        }

        private Publication send(final DirectBuffer buffer, final int offset, final int length) {
            final long sequence = engine.sequence() + 1;
            bytes.clear();
            otherBytes.clear();
            engine.apply(buffer, offset, length, sequence, commands.timestampNs());
            other.apply(buffer, offset, length, sequence, commands.timestampNs());
            engine.checkSums();
            if (!bytes.isSameAs(otherBytes)) {
                assertEquals(bytes.text(), otherBytes.text());
            }
            return Publication.PUBLISHED;
        }

        private void lookDeeply() {
            assertEquals(StateText.of(engine), StateText.of(other));
            final Look look = new Look();
            engine.describe(look);
            for (final long balance : look.held.keySet()) {
                assertEquals(
                        look.needed.getOrDefault(balance, BigInteger.ZERO), look.held.get(balance), "held " + balance);
            }
            assertTrue(look.held.keySet().containsAll(look.needed.keySet()));
            look.totals.forEach((balance, total) ->
                    assertEquals(model.total((int) (balance >> 32), balance.intValue()), total, "total " + balance));
            assertEquals(model.orders().size(), look.orders.size());
            StreamModel.Order ahead = null;
            for (final StreamModel.Order seen : look.orders) {
                final StreamModel.Order expected = model.orders().get(seen.number);
                expectSame(expected, seen, engine.timestampNs());
                seen.restedAt = expected.restedAt;
                if (ahead != null && ahead.isOnLevelOf(seen)) {
                    assertTrue(ahead.restedAt < seen.restedAt, "queue of order " + seen.number);
                }
                ahead = seen;
            }
            for (final Instrument instrument : look.instruments.values()) {
                final Depth depth = marketData.depth(instrument.id());
                expectDepth(look, instrument.id(), depth);
                expectDepth(look, instrument.id(), late.depth(instrument.id()));
                final boolean crossed =
                        depth.bidTicks() != 0 && depth.askTicks() != 0 && depth.bidTicks() >= depth.askTicks();
                assertFalse(depth.phase() == Phase.OPEN && crossed, "crossed: " + instrument);
            }
            late = new MarketData(new MarketDataListener() {});
            engine.describe(late.startingState());
        }

        private static void expectSame(
                final StreamModel.Order expected, final StreamModel.Order seen, final long timeNs) {
            assertNotNull(expected, "not in the stream: " + seen.number);
            assertEquals(expected.rests, seen.rests);
            assertEquals(expected.waits, seen.waits);
            assertEquals(expected.account, seen.account);
            assertEquals(expected.orderId, seen.orderId);
            assertEquals(expected.instrument, seen.instrument);
            assertEquals(expected.side, seen.side);
            // A market order without a worst price rests in an auction at what the rules say.
            assertTrue(expected.priceTicks == seen.priceTicks || expected.priceTicks == 0);
            assertEquals(expected.shownLots, seen.shownLots);
            assertEquals(expected.timeInForce, seen.timeInForce);
            assertEquals(expected.openLots, seen.openLots);
            assertEquals(expected.filledLots, seen.filledLots);
            assertEquals(expected.expiresAtNs, seen.expiresAtNs);
            assertTrue(seen.expiresAtNs == 0 || seen.expiresAtNs > timeNs, "expired: " + seen.number);
            if (seen.rests) {
                assertEquals(expected.fees.makerPpm(), seen.fees.makerPpm());
                assertEquals(expected.fees.least(), seen.fees.least());
            }
        }

        private static void expectDepth(final Look look, final int instrument, final Depth depth) {
            for (final Side side : Side.values()) {
                final List<String> queue = new ArrayList<>();
                depth.forEachOrder(
                        side, (number, priceTicks, lots) -> queue.add(number + " " + priceTicks + " " + lots));
                assertEquals(look.queue(instrument, side), queue);
                final List<String> levels = new ArrayList<>();
                for (int level = 0; level < depth.levels(side); level++) {
                    levels.add(depth.priceTicks(side, level) + " " + depth.openLots(side, level) + " "
                            + depth.orders(side, level));
                }
                assertEquals(look.levels(instrument, side), levels);
            }
        }
    }

    /** The engine's state, and what its orders need to have held for them. */
    private static final class Look implements StateListener {
        private final Map<Integer, Instrument> instruments = new TreeMap<>();
        private final Map<Long, BigInteger> held = new HashMap<>();
        private final Map<Long, BigInteger> totals = new HashMap<>();
        private final Map<Long, BigInteger> needed = new HashMap<>();
        private final List<StreamModel.Order> orders = new ArrayList<>();

        @Override
        public void onInstrument(final InstrumentState listed) {
            instruments.put(listed.instrument().id(), listed.instrument());
        }

        @Override
        public void onBalance(final BalanceState state) {
            final long balance = key(state.account(), state.asset());
            assertTrue(state.held() >= 0);
            // What is held may be owed, too.
            assertTrue(state.available() >= -state.credit(), "owes too much: " + state);
            held.put(balance, BigInteger.valueOf(state.held()));
            totals.put(balance, BigInteger.valueOf(state.available()).add(BigInteger.valueOf(state.held())));
        }

        @Override
        public void onOrder(final OrderState state) {
            assertTrue(state.openLots() > 0);
            final StreamModel.Order order = new StreamModel.Order(
                    state.orderNumber(),
                    state.account(),
                    state.orderId(),
                    state.instrument(),
                    state.side(),
                    state.priceTicks(),
                    state.openLots());
            order.fees = new Fees(state.makerFeePpm(), 0, state.leastFee());
            order.filledLots = state.filledLots();
            order.shownLots = state.shownLots();
            order.timeInForce = state.timeInForce();
            order.expiresAtNs = state.expiresAtNs();
            order.waits = state.isWaiting();
            order.rests = !order.waits;
            final StreamModel.Order before = orders.isEmpty() ? null : orders.get(orders.size() - 1);
            if (before != null && before.instrument == order.instrument && before.side == order.side && order.rests) {
                assertTrue(before.rests);
                assertTrue(
                        order.side == Side.BUY
                                ? before.priceTicks >= order.priceTicks
                                : before.priceTicks <= order.priceTicks);
            }
            orders.add(order);
            if (order.rests) {
                final Instrument of = instruments.get(order.instrument);
                final long perLot =
                        order.side == Side.BUY ? order.fees.mostPerLotAsMaker(of, order.priceTicks) : of.lotSize();
                assertTrue(perLot > 0);
                needed.merge(
                        key(order.account, order.side == Side.BUY ? of.quoteAsset() : of.baseAsset()),
                        BigInteger.valueOf(perLot).multiply(BigInteger.valueOf(order.openLots)),
                        BigInteger::add);
            }
        }

        private static long key(final int account, final int asset) {
            return (long) account << 32 | asset;
        }

        /** Number, price and shown lots, the best first: the state tells orders in that order. */
        private List<String> queue(final int instrument, final Side side) {
            return resting(instrument, side)
                    .map(order -> order.number + " " + order.priceTicks + " " + order.shownLots)
                    .toList();
        }

        /** Price, shown lots and orders, the best first. */
        private List<String> levels(final int instrument, final Side side) {
            final Map<Long, long[]> levels = new LinkedHashMap<>();
            resting(instrument, side).forEach(order -> {
                final long[] sums = levels.computeIfAbsent(order.priceTicks, price -> new long[2]);
                sums[0] += order.shownLots;
                sums[1]++;
            });
            final List<String> text = new ArrayList<>();
            levels.forEach((price, sums) -> text.add(price + " " + sums[0] + " " + sums[1]));
            return text;
        }

        private Stream<StreamModel.Order> resting(final int instrument, final Side side) {
            return orders.stream().filter(order -> order.rests && order.instrument == instrument && order.side == side);
        }
    }

    /** The records of one command, end to end. */
    private static final class Bytes implements StreamHandler {
        private final MutableDirectBuffer memory = new UnsafeBuffer(new byte[1 << 20]);
        private final List<Integer> lengths = new ArrayList<>();
        private int size;

        @Override
        public void onRecord(
                final long sequence,
                final DirectBuffer buffer,
                final int offset,
                final int length,
                final boolean last) {
            memory.putBytes(size, buffer, offset, length);
            lengths.add(length);
            size += length;
        }

        private void clear() {
            lengths.clear();
            size = 0;
        }

        private boolean isSameAs(final Bytes other) {
            if (size != other.size || !lengths.equals(other.lengths)) {
                return false;
            }
            for (int i = 0; i < size; i++) {
                if (memory.getByte(i) != other.memory.getByte(i)) {
                    return false;
                }
            }
            return true;
        }

        private List<String> text() {
            final List<String> text = new ArrayList<>();
            int offset = 0;
            for (final int length : lengths) {
                text.add(RecordText.of(memory, offset, length));
                offset += length;
            }
            return text;
        }
    }

    /** How often a command was rejected, and why. */
    private static final class Reasons implements StreamHandler {
        private final Map<RejectReason, Long> counts = new EnumMap<>(RejectReason.class);

        @Override
        public void onRecord(
                final long sequence,
                final DirectBuffer buffer,
                final int offset,
                final int length,
                final boolean last) {
            final int template = Records.templateId(buffer, offset);
            if (template == OrderRejectedDecoder.TEMPLATE_ID || template == CommandRejectedDecoder.TEMPLATE_ID) {
                // Both have the reason as the first and only byte of their block.
                final RejectReason reason = RejectReason.of(buffer.getByte(offset + Records.HEADER_LENGTH) & 0xFF);
                counts.merge(reason, 1L, Long::sum);
            }
        }
    }
}
