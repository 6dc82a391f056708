package io.ringbook.core.engine;

import static io.ringbook.core.Side.BUY;
import static io.ringbook.core.Side.SELL;
import static io.ringbook.core.TimeInForce.GTC;
import static io.ringbook.core.TimeInForce.IOC;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ringbook.core.Limits;
import io.ringbook.core.SelfTrade;
import io.ringbook.core.command.CommandPublisher;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Places in a book where implementations break: ends of queues, many orders, many prices, the limits of the types. */
final class BookEdgesTest {
    private static final int ABC = 0;
    private static final int MANY = 100_000;

    private Venue venue;
    private CommandPublisher one;
    private CommandPublisher two;

    @BeforeEach
    void open() {
        venue = Venue.withTraders(new EngineConfig(MANY + 10, MANY + 10, 64, 16, 4, 4, 16, 3));
        one = venue.session(1);
        two = venue.session(2);
        for (int account = 1; account <= 2; account++) {
            venue.operator().deposit(account, Venue.USD, 1L << 60);
            venue.operator().deposit(account, Venue.ABC, 1L << 60);
        }
        venue.events();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 2, 4})
    void theRestOfAQueueIsInOrderWhenOneIsTakenOut(final int which) {
        for (int id = 0; id < 5; id++) {
            one.limit(id, ABC, SELL, 101, id + 1, GTC);
        }
        one.cancel(which);
        venue.events();
        two.limit(1, ABC, BUY, 101, 15, IOC);
        final List<String> expected = IntStream.range(0, 5)
                .filter(id -> id != which)
                .mapToObj(id -> "lots=" + (id + 1))
                .toList();
        assertEquals(expected, fills());
        assertEquals(0, restingOrders());
    }

    @Test
    void anExactFillOverSeveralLevelsLeavesNothing() {
        one.limit(1, ABC, SELL, 101, 3, GTC);
        one.limit(2, ABC, SELL, 102, 4, GTC);
        one.limit(3, ABC, SELL, 105, 5, GTC);
        venue.events();
        two.limit(1, ABC, BUY, 105, 12, GTC);
        assertEquals(List.of("lots=3", "lots=4", "lots=5"), fills());
        assertEquals(0, restingOrders());
    }

    @Test
    void whatIsLeftBecomesTheTouchAndIsMetFirst() {
        one.limit(1, ABC, SELL, 101, 3, GTC);
        two.limit(1, ABC, BUY, 99, 5, GTC);
        two.limit(2, ABC, BUY, 101, 8, GTC);
        venue.events();
        one.limit(2, ABC, SELL, 99, 7, GTC);
        assertEquals(List.of("lots=5", "lots=2"), fills());
    }

    @Test
    void aReplaceThatCrossesIsBetteredOnEitherSide() {
        one.limit(1, ABC, SELL, 105, 3, GTC);
        two.limit(1, ABC, BUY, 95, 3, GTC);
        one.limit(2, ABC, SELL, 110, 1, GTC);
        two.limit(2, ABC, BUY, 90, 1, GTC);
        venue.events();
        one.replace(2, 91, 1);
        two.replace(2, 109, 1);
        final List<String> events = venue.events();
        assertTrue(events.get(1).contains("priceTicks=95 "), events.toString());
        assertTrue(events.get(3).contains("priceTicks=105 "), events.toString());
    }

    @Test
    void anIdIsFreeAgainAfterAFillAndAfterACancel() {
        one.limit(1, ABC, SELL, 101, 3, GTC);
        two.limit(1, ABC, BUY, 101, 3, GTC);
        one.limit(1, ABC, SELL, 101, 3, GTC);
        two.limit(1, ABC, BUY, 99, 3, GTC);
        one.cancel(1);
        one.limit(1, ABC, SELL, 101, 3, GTC);
        assertTrue(venue.events().stream().noneMatch(event -> event.startsWith("OrderRejected")));
        assertEquals(2, restingOrders());
    }

    @Test
    void aHundredThousandOrdersOnOnePriceTradeInTheirOrder() {
        for (int id = 0; id < MANY; id++) {
            one.limit(id, ABC, SELL, 101, 1, GTC);
        }
        for (int id = 0; id < MANY; id += 2) {
            one.cancel(id);
        }
        venue.events();
        two.limit(1, ABC, BUY, 101, MANY / 2, GTC);
        final List<String> events = venue.events();
        assertEquals(MANY / 2 + 1, events.size());
        long before = 0;
        for (final String event : events.subList(1, events.size())) {
            final long maker = Long.parseLong(event.replaceAll(".*makerOrderNumber=(\\d+) .*", "$1"));
            assertTrue(maker > before, event);
            before = maker;
        }
        assertEquals(0, restingOrders());
    }

    @ParameterizedTest
    @ValueSource(strings = {"from the best", "from the worst", "at random"})
    void aHundredThousandPricesAreCanceledOneByOne(final String how) {
        final List<Integer> ids =
                new ArrayList<>(IntStream.range(0, MANY).boxed().toList());
        for (final int id : ids) {
            one.limit(id, ABC, SELL, 1_000 + id, 1, GTC);
        }
        if (how.equals("from the worst")) {
            Collections.reverse(ids);
        } else if (how.equals("at random")) {
            Collections.shuffle(ids, new Random(1));
        }
        venue.events();
        for (int i = 0; i < MANY - 3; i++) {
            one.cancel(ids.get(i));
        }
        final List<Integer> left = new ArrayList<>(ids.subList(MANY - 3, MANY));
        Collections.sort(left);
        venue.events();
        two.limit(1, ABC, BUY, Limits.MAX_PRICE_TICKS / 1_000, 3, IOC);
        final List<String> events = venue.events();
        for (int i = 0; i < 3; i++) {
            assertTrue(events.get(i + 1).contains("priceTicks=" + (1_000 + left.get(i)) + " "), events.toString());
        }
        assertEquals(0, restingOrders());
    }

    @Test
    void theLimitsOfTheTypesTrade() {
        one.limit(1, ABC, SELL, Limits.MAX_PRICE_TICKS, 1, GTC);
        one.limit(2, ABC, SELL, 1, Limits.MAX_LOTS, GTC);
        venue.events();
        two.limit(1, ABC, BUY, 1, Limits.MAX_LOTS, IOC);
        two.limit(2, ABC, BUY, Limits.MAX_PRICE_TICKS, 1, IOC);
        assertEquals(List.of("lots=" + Limits.MAX_LOTS, "lots=1"), fills());
    }

    @ParameterizedTest
    @ValueSource(strings = {"CANCEL_OLDEST", "DECREMENT"})
    void manyOrdersOfOnesOwnAreMetInOneCommand(final SelfTrade selfTrade) {
        for (int id = 0; id < 5_000; id++) {
            one.limit(id, ABC, SELL, 100 + id % 50, 1, GTC);
        }
        two.limit(1, ABC, SELL, 149, 1, GTC);
        venue.events();
        one.newOrder(Venue.order(9_999, ABC, BUY, 149, 5_001).selfTrade(selfTrade));
        final List<String> events = venue.events();
        assertEquals(
                1,
                events.stream()
                        .filter(event -> event.startsWith("OrderExecuted"))
                        .count());
        assertEquals(
                5_000,
                events.stream().filter(event -> event.contains("SELF_TRADE")).count());
        assertEquals(selfTrade == SelfTrade.CANCEL_OLDEST ? 1 : 0, restingOrders());
    }

    private List<String> fills() {
        return venue.events().stream()
                .filter(event -> event.startsWith("OrderExecuted"))
                .map(event -> event.replaceAll(".* (lots=\\d+) .*", "$1"))
                .toList();
    }

    private long restingOrders() {
        return venue.state().lines().filter(line -> line.startsWith("order")).count();
    }
}
