package io.ringbook.agents.builtin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ringbook.agents.Market;
import io.ringbook.core.CancelReason;
import io.ringbook.core.RejectReason;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Ten followers and one maker, without and with a circuit breaker. */
final class FlashCrashTest {
    private static final long SEED = 2;
    private static final long MOST_TICKS = 10;

    @Test
    void theMakerRunsOutAndThePriceJumps() {
        final Tape tape = run(false);
        final List<Long> stock = stockOfMaker(tape);
        assertTrue(stock.contains(0L), "it ran out");
        assertTrue(stock.stream().allMatch(lots -> lots >= 0), "and sold nothing that it did not have");
        final int empty = stock.indexOf(0L);
        final List<Long> prices =
                tape.trades.stream().map(Tape.Trade::priceTicks).toList();
        // Up to there nobody paid more than a few ticks above 100; half of what it sold is how much dearer it is now.
        assertTrue(prices.subList(0, empty + 1).stream().allMatch(ticks -> ticks < 110));
        assertTrue(prices.get(empty + 1) > 140, () -> "next " + prices.get(empty + 1));
        // Those who came too late bought nothing.
        assertTrue(tape.canceled.contains(CancelReason.REST_OF_IOC));
        // Then the ten sell, and it comes down again.
        assertTrue(prices.subList(empty, prices.size()).stream().anyMatch(ticks -> ticks < 110));
        assertTrue(largestStep(tape) > 3 * MOST_TICKS);
    }

    @Test
    void theCircuitBreakerLetsNoTradeBeFarFromTheLast() {
        final Tape tape = run(true);
        assertTrue(stockOfMaker(tape).contains(0L), "it runs out all the same");
        assertTrue(largestStep(tape) <= MOST_TICKS, () -> "step " + largestStep(tape));
        assertTrue(tape.rejected.contains(RejectReason.INSTRUMENT_HALTED), "orders are refused meanwhile");
    }

    /** Nine shares each at more than 100 are 90, and two go to those who ask. */
    @Test
    void withAThousandEachTheMakerKeepsSome() {
        final Tape tape = new Tape();
        final ScenarioTrial trial =
                new ScenarioTrial("flash-crash", text -> text.replace("\"2500.00\"", "\"1000.00\""));
        try (Market market = trial.open(null, SEED, tape)) {
            market.start();
            market.run(Duration.ofMillis(3_500));
        }
        final List<Long> stock = stockOfMaker(tape);
        final long left = stock.get(stock.size() - 1);
        assertTrue(left >= 8 && left <= 10, () -> "left " + left);
    }

    private static Tape run(final boolean withBreaker) {
        final Tape tape = new Tape();
        final ScenarioTrial trial =
                new ScenarioTrial("flash-crash", text -> withBreaker ? text : text.replaceAll("\\n *band: .*", ""));
        try (Market market = trial.open(null, SEED, tape)) {
            market.start();
            market.run(trial.scenario.openFor());
            assertEquals(0, market.cutOffCount());
        }
        return tape;
    }

    private static List<Long> stockOfMaker(final Tape tape) {
        final List<Long> stock = new ArrayList<>();
        long lots = 100;
        for (final Tape.Trade trade : tape.trades) {
            lots += trade.change("maker");
            stock.add(lots);
        }
        return stock;
    }

    private static long largestStep(final Tape tape) {
        long largest = 0;
        for (int i = 1; i < tape.trades.size(); i++) {
            largest = Math.max(
                    largest,
                    Math.abs(tape.trades.get(i).priceTicks()
                            - tape.trades.get(i - 1).priceTicks()));
        }
        return largest;
    }
}
