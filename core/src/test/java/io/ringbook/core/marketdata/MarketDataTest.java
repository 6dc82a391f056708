package io.ringbook.core.marketdata;

import static io.ringbook.core.Side.BUY;
import static io.ringbook.core.Side.SELL;
import static io.ringbook.core.TimeInForce.GTC;
import static io.ringbook.core.TimeInForce.IOC;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.ringbook.core.Phase;
import io.ringbook.core.Side;
import io.ringbook.core.command.CommandPublisher;
import io.ringbook.core.engine.Venue;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;

/** What a listener is told of each change, by price and by order. That depth is the book's is held by InvariantsTest. */
final class MarketDataTest {
    private static final int ABC = 0;

    private final List<String> told = new ArrayList<>();
    private final Venue venue = Venue.withTraders();
    private final CommandPublisher one = venue.session(1);
    private final CommandPublisher two = venue.session(2);
    private final MarketData marketData = new MarketData(new Told());

    MarketDataTest() {
        venue.engine().describe(marketData.startingState());
        venue.tell(marketData);
    }

    @Test
    void anOrderThatRestsJoinsItsLevel() {
        one.limit(1, ABC, SELL, 101, 10, GTC);
        two.limit(1, ABC, SELL, 101, 5, GTC);
        expect(
                "16 joins SELL 101 x 10",
                "level SELL 101 x 10",
                "top",
                "17 joins SELL 101 x 5",
                "level SELL 101 x 15",
                "top");
        assertEquals(2, marketData.depth(ABC).orders(SELL, 0));
    }

    @Test
    void aTradeChangesOrderAndLevelAndTheTopIsToldOnce() {
        one.limit(1, ABC, SELL, 101, 4, GTC);
        one.limit(2, ABC, SELL, 102, 4, GTC);
        told.clear();
        two.limit(1, ABC, BUY, 103, 6, IOC);
        expect(
                "16 has 0",
                "level SELL 101 x 0",
                "trade 101 x 4 BUY",
                "17 has 2",
                "level SELL 102 x 2",
                "trade 102 x 2 BUY",
                "top");
    }

    @Test
    void aReserveIsNeverSeen() {
        one.newOrder(Venue.order(1, ABC, SELL, 101, 10).displayLots(3));
        two.limit(1, ABC, BUY, 101, 4, IOC);
        expect(
                "16 joins SELL 101 x 3",
                "level SELL 101 x 3",
                "top",
                "16 has 0",
                "level SELL 101 x 0",
                "trade 101 x 3 BUY",
                "16 joins SELL 101 x 3",
                "level SELL 101 x 3",
                "16 has 2",
                "level SELL 101 x 2",
                "trade 101 x 1 BUY",
                "top");
    }

    @Test
    void aReplaceLeavesAndJoins() {
        one.limit(1, ABC, SELL, 101, 10, GTC);
        told.clear();
        one.replace(1, 101, 7);
        one.replace(1, 102, 7);
        one.cancel(1);
        expect(
                "16 has 7",
                "level SELL 101 x 7",
                "top",
                "16 has 0",
                "level SELL 101 x 0",
                "16 joins SELL 102 x 7",
                "level SELL 102 x 7",
                "top",
                "16 has 0",
                "level SELL 102 x 0",
                "top");
    }

    @Test
    void anAuctionMayBeCrossed() {
        venue.operator().setPhase(ABC, Phase.AUCTION);
        one.limit(1, ABC, SELL, 101, 10, GTC);
        two.limit(1, ABC, BUY, 103, 4, GTC);
        assertEquals(103, marketData.depth(ABC).bidTicks());
        assertEquals(101, marketData.depth(ABC).askTicks());
        assertEquals(Phase.AUCTION, marketData.depth(ABC).phase());
        told.clear();
        venue.operator().setPhase(ABC, Phase.OPEN);
        expect(
                "17 has 6",
                "level SELL 101 x 6",
                "18 has 0",
                "level BUY 103 x 0",
                "trade 101 x 4 BUY",
                "phase OPEN",
                "top");
    }

    @Test
    void manyLevelsStandInTheirOrder() {
        final SplittableRandom random = new SplittableRandom(4);
        final TreeMap<Long, Long> lots = new TreeMap<>(Comparator.reverseOrder());
        for (int i = 1; i <= 3_000; i++) {
            final long price = 1L + random.nextInt(700);
            if (lots.containsKey(price)) {
                one.cancel(price);
                lots.remove(price);
            } else {
                one.limit(price, ABC, BUY, price, 1 + i % 5, GTC);
                lots.put(price, 1L + i % 5);
            }
            final Depth depth = marketData.depth(ABC);
            assertEquals(lots.size(), depth.levels(BUY));
            int level = 0;
            for (final Map.Entry<Long, Long> each : lots.entrySet()) {
                assertEquals(each.getKey(), depth.priceTicks(BUY, level));
                assertEquals(each.getValue(), depth.openLots(BUY, level++));
            }
        }
    }

    @Test
    void whoJoinsLateIsToldTheRest() {
        one.newOrder(Venue.order(1, ABC, SELL, 101, 10).displayLots(3));
        two.limit(1, ABC, BUY, 99, 4, GTC);
        two.limit(2, ABC, BUY, 101, 1, IOC);
        final MarketData late = new MarketData(new MarketDataListener() {});
        venue.engine().describe(late.startingState());
        venue.tell(late);
        two.limit(3, ABC, BUY, 101, 4, IOC);
        assertEquals(orders(marketData), orders(late));
        assertEquals(List.of("SELL 16 101 x 1", "BUY 17 99 x 4"), orders(late));
        assertEquals(101, late.depth(ABC).lastTicks());
    }

    @Test
    void aDelistedInstrumentHasNoDepth() {
        one.limit(1, ABC, SELL, 101, 10, GTC);
        venue.operator().setPhase(ABC, Phase.CLOSED);
        venue.operator().delistInstrument(ABC);
        assertNull(marketData.depth(ABC));
        assertEquals(1, marketData.instruments());
    }

    @Test
    void recordsThatAreMissingAreNamed() {
        final UnsafeBuffer record = new UnsafeBuffer(new byte[64]);
        final IllegalStateException thrown =
                assertThrows(IllegalStateException.class, () -> marketData.onRecord(17, record, 0, 64, true));
        assertEquals("records are missing: sequence=17 after 15", thrown.getMessage());
    }

    private static List<String> orders(final MarketData marketData) {
        final List<String> orders = new ArrayList<>();
        for (final Side side : List.of(SELL, BUY)) {
            marketData
                    .depth(ABC)
                    .forEachOrder(
                            side,
                            (number, ticks, lots) -> orders.add(side + " " + number + " " + ticks + " x " + lots));
        }
        return orders;
    }

    private void expect(final String... changes) {
        assertEquals(List.of(changes), told);
    }

    private final class Told implements MarketDataListener {
        @Override
        public void onTopChanged(final int instrument, final long sequence, final long timestampNs) {
            told.add("top");
        }

        @Override
        public void onTrade(
                final int instrument,
                final long sequence,
                final long timestampNs,
                final long priceTicks,
                final long lots,
                final Side takerSide) {
            told.add("trade " + priceTicks + " x " + lots + " " + takerSide);
        }

        @Override
        public void onLevelChanged(
                final int instrument,
                final long sequence,
                final long timestampNs,
                final Side side,
                final long priceTicks,
                final long lots) {
            told.add("level " + side + " " + priceTicks + " x " + lots);
        }

        @Override
        public void onOrderJoined(
                final int instrument,
                final long sequence,
                final long timestampNs,
                final long orderNumber,
                final Side side,
                final long priceTicks,
                final long lots) {
            told.add(orderNumber + " joins " + side + " " + priceTicks + " x " + lots);
        }

        @Override
        public void onOrderChanged(
                final int instrument,
                final long sequence,
                final long timestampNs,
                final long orderNumber,
                final long lots) {
            told.add(orderNumber + " has " + lots);
        }

        @Override
        public void onPhaseChanged(
                final int instrument, final long sequence, final long timestampNs, final Phase phase) {
            told.add("phase " + phase);
        }
    }
}
