package io.ringbook.core.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ringbook.core.Instrument;
import io.ringbook.core.Records;
import io.ringbook.core.RejectReason;
import io.ringbook.core.SelfTrade;
import io.ringbook.core.Side;
import io.ringbook.core.codec.CommandRejectedDecoder;
import io.ringbook.core.codec.OrderRejectedDecoder;
import io.ringbook.core.command.Publication;
import io.ringbook.core.event.EventAdapter;
import io.ringbook.core.event.EventListener;
import io.ringbook.core.event.RecordText;
import io.ringbook.core.event.StreamHandler;
import io.ringbook.core.marketdata.Depth;
import io.ringbook.core.marketdata.MarketData;
import io.ringbook.core.marketdata.MarketDataListener;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
        private final Bytes bytes = new Bytes();
        private final Bytes otherBytes = new Bytes();
        private final Reasons reasons = new Reasons();
        private final Engine engine;
        private final Engine other;
        private final RandomCommands commands;
        private final EventAdapter sessions = new EventAdapter(new EventListener() {
            @Override
            public void onSessionOpened(final long sequence, final int session) {
                commands.opened(session);
            }

            @Override
            public void onSessionClosed(final long sequence, final int session) {
                commands.closed(session);
            }
        });
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
            assertTrue(model.executions() > count / 50, "too few executions: " + model.executions() + reasons.counts);
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
            reasons.onRecord(sequence, buffer, offset, length, last);
            if (!Records.isCommand(Records.templateId(buffer, offset))) {
                sessions.onEvent(sequence, buffer, offset);
            }
        }

        private Publication send(final DirectBuffer buffer, final int offset, final int length) {
            final long sequence = engine.sequence() + 1;
            bytes.clear();
            otherBytes.clear();
            engine.apply(buffer, offset, length, sequence, sequence);
            other.apply(buffer, offset, length, sequence, sequence);
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
                if (ahead != null && ahead.isOnLevelOf(expected)) {
                    assertTrue(ahead.restedAt < expected.restedAt, "queue of order " + seen.number);
                }
                ahead = expected;
            }
            for (int instrument = 0; instrument < look.instruments.size(); instrument++) {
                final Depth depth = marketData.depth(instrument);
                expectDepth(look.levels(instrument, Side.BUY), depth, Side.BUY);
                expectDepth(look.levels(instrument, Side.SELL), depth, Side.SELL);
                final boolean oneSided = depth.bidTicks() == 0 || depth.askTicks() == 0;
                assertTrue(oneSided || depth.bidTicks() < depth.askTicks(), "crossed: " + instrument);
            }
        }

        private static void expectSame(
                final StreamModel.Order expected, final StreamModel.Order seen, final long timeNs) {
            assertNotNull(expected, "not in the stream: " + seen.number);
            assertTrue(expected.rests);
            assertEquals(expected.account, seen.account);
            assertEquals(expected.orderId, seen.orderId);
            assertEquals(expected.instrument, seen.instrument);
            assertEquals(expected.side, seen.side);
            assertEquals(expected.priceTicks, seen.priceTicks);
            assertEquals(expected.openLots, seen.openLots);
            assertEquals(expected.filledLots, seen.filledLots);
            assertEquals(expected.expiresAtNs, seen.expiresAtNs);
            assertTrue(seen.expiresAtNs == 0 || seen.expiresAtNs > timeNs, "expired: " + seen.number);
            assertEquals(expected.makerFeePpm, seen.makerFeePpm);
        }

        private static void expectDepth(final List<long[]> levels, final Depth depth, final Side side) {
            assertEquals(levels.size(), depth.levels(side));
            for (int i = 0; i < levels.size(); i++) {
                assertEquals(levels.get(i)[0], depth.priceTicks(side, i));
                assertEquals(levels.get(i)[1], depth.openLots(side, i));
            }
        }
    }

    /** The engine's state, and what its orders need to have held for them. */
    private static final class Look implements StateListener {
        private final List<Instrument> instruments = new ArrayList<>();
        private final Map<Long, BigInteger> held = new HashMap<>();
        private final Map<Long, BigInteger> totals = new HashMap<>();
        private final Map<Long, BigInteger> needed = new HashMap<>();
        private final List<StreamModel.Order> orders = new ArrayList<>();

        @Override
        public void onInstrument(
                final Instrument instrument, final int makerFeePpm, final int takerFeePpm, final boolean halted) {
            instruments.add(instrument);
        }

        @Override
        public void onBalance(final int account, final int asset, final long available, final long heldAmount) {
            final long balance = (long) account << 32 | asset;
            assertTrue(available >= 0 && heldAmount >= 0);
            held.put(balance, BigInteger.valueOf(heldAmount));
            totals.put(balance, BigInteger.valueOf(available).add(BigInteger.valueOf(heldAmount)));
        }

        @Override
        public void onOrder(
                final int instrument,
                final Side side,
                final long priceTicks,
                final long orderNumber,
                final long orderId,
                final int account,
                final long openLots,
                final long filledLots,
                final int ofSession,
                final int makerFeePpm,
                final SelfTrade selfTrade,
                final boolean postOnly,
                final long expiresAtNs) {
            assertTrue(openLots > 0);
            final Instrument of = instruments.get(instrument);
            final StreamModel.Order before = orders.isEmpty() ? null : orders.get(orders.size() - 1);
            if (before != null && before.instrument == instrument && before.side == side) {
                assertTrue(side == Side.BUY ? before.priceTicks >= priceTicks : before.priceTicks <= priceTicks);
            }
            final StreamModel.Order order =
                    new StreamModel.Order(orderNumber, account, orderId, instrument, side, priceTicks, openLots);
            order.makerFeePpm = makerFeePpm;
            order.filledLots = filledLots;
            order.expiresAtNs = expiresAtNs;
            orders.add(order);
            final int asset = side == Side.BUY ? of.quoteAsset() : of.baseAsset();
            final long perLot = side == Side.BUY ? of.mostPerLot(priceTicks, makerFeePpm) : of.lotSize();
            assertTrue(perLot > 0);
            needed.merge(
                    (long) account << 32 | asset,
                    BigInteger.valueOf(perLot).multiply(BigInteger.valueOf(openLots)),
                    BigInteger::add);
        }

        /** Price and lots, the best first: the state tells orders in that order. */
        private List<long[]> levels(final int instrument, final Side side) {
            final List<long[]> levels = new ArrayList<>();
            for (final StreamModel.Order order : orders) {
                if (order.instrument == instrument && order.side == side) {
                    if (levels.isEmpty() || levels.get(levels.size() - 1)[0] != order.priceTicks) {
                        levels.add(new long[] {order.priceTicks, 0});
                    }
                    levels.get(levels.size() - 1)[1] += order.openLots;
                }
            }
            return levels;
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
