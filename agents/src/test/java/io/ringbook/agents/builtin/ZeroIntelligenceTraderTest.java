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
import org.junit.jupiter.api.Test;

/** Rates and prices are those that were asked for. */
final class ZeroIntelligenceTraderTest {
    private static final Duration TIME = Duration.ofHours(2);
    private static final long SECONDS = TIME.toSeconds();

    /**
     * Beside a wall of bids at 9,900 and asks at 10,100 there is always something to trade with. Counts of Poisson processes are within five deviations of what was asked.
     */
    @Test
    void ordersAndCancelsComeAtTheRatesThatWereAskedFor() {
        final Tape tape = new Trial(1)
                .with("wall", new Wall())
                .with("zi", "zero-intelligence", "limit", "1s", "market", "4s", "life", "30s", "range", "50")
                .run(TIME);
        final List<Tape.Order> orders = tape.ordersOf("zi");
        final long limits = orders.stream().filter(Tape.Order::limit).count();
        assertPoisson(SECONDS, limits);
        assertPoisson(SECONDS / 4, orders.size() - limits);
        assertPoisson(
                orders.size() / 2,
                orders.stream().filter(order -> order.side() == Side.BUY).count());
        // Canceled are all but those that market orders took before, and the thirty or so that rest at the end.
        final long taken = tape.trades.stream()
                .filter(trade -> trade.maker().equals("zi"))
                .mapToLong(Tape.Trade::lots)
                .sum();
        assertPoisson(limits - taken - resting(limits - taken, SECONDS), tape.cancels.get("zi"));
    }

    @Test
    void limitPricesAreAnyWithinTheRangeEachAsLikely() {
        final Tape tape = new Trial(2)
                .with("wall", new Wall())
                .with("zi", "zero-intelligence", "limit", "500ms", "market", "100h", "life", "1us", "range", "10")
                .run(TIME);
        final int[] away = new int[11];
        final List<Tape.Order> besideOwn = new ArrayList<>();
        tape.ordersOf("zi").forEach(order -> {
            final long ticks = order.side() == Side.BUY ? 10_100 - order.priceTicks() : order.priceTicks() - 9_900;
            if (ticks > 0 && ticks <= 10) {
                away[(int) ticks]++;
            } else {
                besideOwn.add(order);
            }
        });
        // An own order is the best of its side as long as it lives.
        assertTrue(besideOwn.size() < 20, besideOwn::toString);
        for (int i = 1; i <= 10; i++) {
            assertPoisson(SECONDS * 2 / 10, away[i]);
        }
    }

    /** Without anything else: a market of its own that goes on trading and has two sides. */
    @Test
    void aCrowdOfThemMakesAMarket() {
        final Trial trial = new Trial(3);
        for (int i = 0; i < 20; i++) {
            trial.with("zi-" + i, "zero-intelligence", "limit", "5s", "market", "20s");
        }
        final Tape tape = trial.run(Duration.ofMinutes(30));
        assertTrue(tape.lots() > 1_000, () -> "it traded " + tape.lots());
        assertEquals(0, tape.rejections);
        assertTrue(tape.trades.stream().allMatch(trade -> Math.abs(trade.priceTicks() - 10_000) < 500));
    }

    /** How many of so many with a mean life of 30 s rest at a time. */
    private static long resting(final long orders, final long seconds) {
        return orders * 30 / seconds;
    }

    private static void assertPoisson(final long expected, final long found) {
        assertTrue(
                Math.abs(found - expected) < 5 * Math.sqrt((double) expected),
                () -> "found=" + found + ", expected=" + expected);
    }

    private static final class Wall implements TradingAgent {
        @Override
        public void onStart(final Desk desk) {
            desk.buy(90_000, 9_900, TimeInForce.GTC);
            desk.sell(90_000, 10_100, TimeInForce.GTC);
        }
    }
}
