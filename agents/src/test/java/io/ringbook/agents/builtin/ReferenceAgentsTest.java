package io.ringbook.agents.builtin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ringbook.agents.Desk;
import io.ringbook.agents.TradingAgent;
import io.ringbook.core.Side;
import io.ringbook.core.TimeInForce;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What the agents of the reference configuration do one by one; {@link Rmsc04Test} has them together. */
final class ReferenceAgentsTest {
    private static final Duration MINUTE = Duration.ofMinutes(1);

    @Test
    void aValueTraderBuysWhatIsWorthMoreThanItCosts() {
        assertEquals(List.of(Side.BUY), sides(10_100));
        assertEquals(List.of(Side.SELL), sides(9_900));
    }

    @Test
    void withoutAFundamentalItIsWorthTheMean() {
        assertEquals(List.of(Side.BUY), sides(Double.NaN, "mean", "10050"));
    }

    @Test
    void aValueTraderHasOneOrderAndItsPriceIsBetweenTheBest() {
        final Tape tape = stall().withFundamental(timeNs -> 10_100)
                .with("value", "value", "every", "1s", "mean", "10000", "depth", "1")
                .run(Duration.ofMinutes(10));
        final List<Tape.Order> orders = tape.ordersOf("value");
        assertTrue(orders.size() > 400, () -> orders.size() + " orders");
        // 9,990 to 10,010 is the book without it; its own orders only narrow that.
        assertTrue(orders.stream().allMatch(order -> order.priceTicks() >= 9_990 && order.priceTicks() <= 10_010));
        assertTrue(orders.stream().anyMatch(order -> order.priceTicks() < 10_010), "most do not take");
        assertTrue(tape.lots("value") > 0, "some do");
    }

    @Test
    void visitorsComeOnceMostlyAtTheBeginAndTheEnd() {
        final Trial trial = stall();
        for (int i = 0; i < 400; i++) {
            trial.with("visitor-" + i, "visitor", "day", "100m", "before", "1ns");
        }
        final List<Integer> orders = new ArrayList<>();
        trial.with("clock", new TradingAgent() {
            @Override
            public void onStart(final Desk desk) {
                desk.wakeAfter(MINUTE.toNanos() * 10);
            }

            @Override
            public void onTimer(final Desk desk) {
                orders.add((int) desk.tradedLots());
                desk.wakeAfter(MINUTE.toNanos() * 10);
            }
        });
        final Tape tape = trial.run(Duration.ofMinutes(100));
        final Map<String, Long> each = tape.orders.stream()
                .filter(order -> order.name().startsWith("visitor"))
                .collect(Collectors.groupingBy(Tape.Order::name, Collectors.counting()));
        assertEquals(400, each.size());
        assertTrue(each.values().stream().allMatch(count -> count == 1));
        // The share before 0.1 and after 0.9 of the day is 0.244 each, between 0.4 and 0.6 it is 0.008.
        assertEquals(0.244, share(orders, 0, 1), 0.08);
        assertEquals(0.008, share(orders, 4, 6), 0.02);
    }

    @Test
    void aVisitorOfAnEmptyBookLeaves() {
        final Tape tape = new Trial(1).with("visitor", "visitor").run(Duration.ofHours(8));
        assertEquals(List.of(), tape.orders);
    }

    @Test
    void anAdaptiveMakerQuotesItsLevelsAroundTheMiddleThatOthersMake() {
        final Tape tape = stall().with(
                        "maker", "adaptive-maker", "levels", "3", "spread", "4", "alpha", "0", "gap", "5", "skew", "0")
                .run(MINUTE.multipliedBy(5));
        final List<Tape.Order> orders = tape.ordersOf("maker");
        // The middle of 9,990 and 10,010, a spread of 4, levels of 5 x 4; one lot, as nothing trades.
        assertEquals(
                List.of(
                        new Tape.Order("maker", true, Side.BUY, 9_998, 1, 0),
                        new Tape.Order("maker", true, Side.SELL, 10_002, 1, 0),
                        new Tape.Order("maker", true, Side.BUY, 9_978, 1, 0),
                        new Tape.Order("maker", true, Side.SELL, 10_022, 1, 0),
                        new Tape.Order("maker", true, Side.BUY, 9_958, 1, 0),
                        new Tape.Order("maker", true, Side.SELL, 10_042, 1, 0)),
                orders.subList(0, 6));
        assertEquals(orders.subList(0, 6), orders.subList(6, 12), "its own orders are not what it goes by");
    }

    @Test
    void anAdaptiveMakerQuotesAShareOfWhatTradedAndLeansWithTheTakers() {
        final Tape tape = stall().with(
                        "maker", "adaptive-maker", "every", "20s", "levels", "1", "share", "0.5", "skew", "7")
                .with("taker", new TradingAgent() {
                    @Override
                    public void onStart(final Desk desk) {
                        desk.wakeAfter(1_000_000_000);
                    }

                    @Override
                    public void onTimer(final Desk desk) {
                        desk.buy(40, 10_010, TimeInForce.IOC);
                        desk.wakeAfter(1_000_000_000);
                    }
                })
                .run(MINUTE.multipliedBy(10));
        final List<Tape.Order> orders = tape.ordersOf("maker");
        assertTrue(orders.stream().allMatch(order -> order.lots() == 1 || order.lots() % 20 == 0), "half of 40s");
        assertTrue(orders.stream().anyMatch(order -> order.lots() >= 200));
        final long middle = orders.get(0).priceTicks() + orders.get(1).priceTicks();
        assertEquals(2.0 * (10_000 + 7), (double) middle, 2, "all takers bought");
    }

    @Test
    void anAdaptiveMakerOfAnEmptyBookQuotesNothing() {
        final Tape tape =
                new Trial(1).with("maker", "adaptive-maker", "every", "1s").run(MINUTE);
        assertEquals(List.of(), tape.orders);
    }

    @Test
    void aTrendFollowerGoesWithThePrice() {
        assertEquals(List.of(Side.BUY), followed(1));
        assertEquals(List.of(Side.SELL), followed(-1));
    }

    /** What it does while the middle goes that way. */
    private static List<Side> followed(final long stepTicks) {
        final Tape tape = new Trial(1)
                .with("stall", new TradingAgent() {
                    private long middle = 10_000;

                    @Override
                    public void onStart(final Desk desk) {
                        onTimer(desk);
                    }

                    @Override
                    public void onTimer(final Desk desk) {
                        middle += stepTicks;
                        desk.quote(middle - 1, 500, middle + 1, 500);
                        desk.wakeAfter(1_000_000_000);
                    }
                })
                .with("trend", "trend-follower", "every", "1s", "few", "3", "more", "6")
                .run(MINUTE);
        return tape.ordersOf("trend").stream().map(Tape.Order::side).distinct().toList();
    }

    private static List<Side> sides(final double value, final String... parameters) {
        final Tape tape = stall().withFundamental(timeNs -> value)
                .with("value", "value", parameters.length > 0 ? parameters : new String[] {"mean", "10000"})
                .run(MINUTE);
        return tape.ordersOf("value").stream().map(Tape.Order::side).distinct().toList();
    }

    /** Someone who always buys at 9,990 and sells at 10,010. */
    private static Trial stall() {
        return new Trial(1).with("stall", new TradingAgent() {
            @Override
            public void onStart(final Desk desk) {
                desk.quote(9_990, 90_000, 10_010, 90_000);
            }
        });
    }

    private static double share(final List<Integer> traded, final int from, final int to) {
        final double before = from == 0 ? 0 : traded.get(from - 1);
        return (traded.get(to - 1) - before) / traded.get(traded.size() - 1);
    }
}
